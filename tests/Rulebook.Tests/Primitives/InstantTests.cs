using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Primitives;

public sealed class InstantTests
{
    private static readonly Instant Noon = Instant.Utc(2026, 3, 1, 12, 30, 15);

    [Fact]
    public void ToString_KeepsTheValueWithTheShortestFraction()
    {
        Assert.Equal("2026-03-01T12:30:15Z", Noon.ToString());
        Assert.Equal("2026-03-01T12:30:15.0000001Z", new Instant(Noon.Ticks + 1).ToString());
        Assert.Equal("2026-03-01T12:30:15.5Z", (Noon + TimeSpan.FromMilliseconds(500)).ToString());
        Assert.Equal("never", Instant.Never.ToString());
    }

    [Fact]
    public void DateTimeOffset_IsTheSameInstant_NeverTheGreatest()
    {
        Assert.Equal(new(2026, 3, 1, 12, 30, 15, TimeSpan.Zero), Noon.ToDateTimeOffset());
        Assert.Equal(Noon, Instant.From(new(2026, 3, 1, 14, 30, 15, TimeSpan.FromHours(2))));
        Assert.Equal(DateTimeOffset.MaxValue, Instant.Never.ToDateTimeOffset());
    }

    [Fact]
    public void Shifts_GoBothWays()
    {
        var hour = TimeSpan.FromHours(1);
        Assert.Equal(Instant.Utc(2026, 3, 1, 13, 30, 15), Noon + hour);
        Assert.Equal(Instant.Utc(2026, 3, 1, 11, 30, 15), Noon - hour);
        Assert.Equal(hour, Noon - Instant.Utc(2026, 3, 1, 11, 30, 15));
        Assert.Equal(Instant.Utc(2026, 3, 3, 12, 30, 15), Noon.AddDays(2));
        Assert.Equal(Instant.Utc(2026, 2, 28), Instant.Utc(2026, 1, 31).AddMonths(1));
    }

    [Fact]
    public void Order_IsThatOfTicks()
    {
        var later = new Instant(Noon.Ticks + 1);
        var same = Noon;
        Assert.Equal((true, false, false), (Noon < later, later < Noon, Noon < same));
        Assert.Equal((false, true, false), (Noon > later, later > Noon, Noon > same));
        Assert.Equal((true, false, true), (Noon <= later, later <= Noon, Noon <= same));
        Assert.Equal((false, true, true), (Noon >= later, later >= Noon, Noon >= same));
        Assert.Equal((Noon, Noon), (Instant.Min(Noon, later), Instant.Min(later, Noon)));
        Assert.Equal((later, later), (Instant.Max(Noon, later), Instant.Max(later, Noon)));
        Assert.True(Noon.CompareTo(later) < 0);
    }

    // (t − N·24 h, t]: out at its early end to the tick, in at t.
    [Fact]
    public void Window_ExcludesItsEarlyEnd_AndIncludesItsLate()
    {
        var window = new Window(60);
        var early = Instant.Utc(2025, 12, 31, 12, 30, 15);
        Assert.Equal(early, window.OpensAfter(Noon));
        Assert.Equal(Noon, window.Leaves(early));
        Assert.False(window.Contains(early, Noon));
        Assert.True(window.Contains(new(early.Ticks + 1), Noon));
        Assert.True(window.Contains(Noon, Noon));
        Assert.False(window.Contains(new(Noon.Ticks + 1), Noon));
    }
}
