using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Replays;

namespace PemActors.Silo.Tests.Replays;

public sealed class LockstepStepTests
{
    private static readonly Instant Midnight = Instant.Utc(2026, 4, 1);

    [Fact]
    public void Of_NothingDue_GoesToTheEndOfTheDay_OrOfTheReplay()
    {
        Assert.Equal((new Instant(Midnight.AddDays(1).Ticks - 1), false), Through(Midnight, Instant.Never));
        Assert.Equal((new Instant(Midnight.AddDays(1).Ticks - 1), false), Through(At(23), Instant.Never));
        Assert.Equal((At(5), false), Through(At(3), At(5)));
    }

    [Fact]
    public void Of_CardsWithinTheDay_HoldNoFactBack_AndFireEachAtItsOwnInstant()
    {
        var step = LockstepStep.Of(At(2), Instant.Never, [Card("a", At(3)), Card("b", At(4)), Card("a", At(4)), Card("b", At(9))]);
        Assert.Equal((LockstepStep.DayEnd(Midnight), false), (step.Through, step.IsBarrier));
        Assert.Equal([Card("a", At(3)), Card("b", At(4))], step.Fires);
    }

    [Fact]
    public void Of_ADeadlineOfSeveral_IsABarrier_BehindTheCardsBeforeIt()
    {
        DueDeadline settlement = new(new(SubjectKind.Incentive, "i"), "settle", At(6)), lapse = new(new(SubjectKind.Account, "k"), "lapse", At(6));
        var before = LockstepStep.Of(At(2), Instant.Never, [Card("a", At(3)), settlement, lapse, Card("b", At(6)), Card("c", At(7))]);
        Assert.Equal((At(6), true), (before.Through, before.IsBarrier));
        Assert.Equal([Card("a", At(3))], before.Fires);
        Assert.Equal([settlement, lapse, Card("b", At(6))], LockstepStep.Of(At(2), Instant.Never, [settlement, lapse, Card("b", At(6)), Card("c", At(7))]).Fires);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_CardsAtTheDaysFirstInstants_AreABarrier_ForTheyMayBeACloseOfAll(int tick)
    {
        var close = new Instant(Midnight.Ticks + tick);
        var step = LockstepStep.Of(Midnight, Instant.Never, [Card("a", close), Card("b", close), Card("c", At(1))]);
        Assert.Equal((close, true), (step.Through, step.IsBarrier));
        Assert.Equal([Card("a", close), Card("b", close)], step.Fires);
    }

    private static (Instant, bool) Through(Instant from, Instant end)
    {
        var step = LockstepStep.Of(from, end, []);
        Assert.Empty(step.Fires);
        return (step.Through, step.IsBarrier);
    }

    private static Instant At(int hour) => Midnight + TimeSpan.FromHours(hour);

    private static DueDeadline Card(string partner, Instant due) => new(new(SubjectKind.Partner, partner), "card", due);
}
