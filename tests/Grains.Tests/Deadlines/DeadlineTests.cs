using PemActors.Grains.Subjects;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Tests.Deadlines;

/// <summary>What the passing of time alone does to a partner: nothing before its deadline, exactly what is due at it, and once.</summary>
public sealed class DeadlineTests
{
    private const string Partner = "acme";

    // 45 days of 24 h from the acceptance, its end not among them. The last activity is told ahead of its time, and nobody runs when it comes to count.
    [Theory]
    [InlineData("2024-01-31T12:00:00Z", -1, 1)]
    [InlineData("2024-01-31T12:00:00Z", 0, 0)]
    [InlineData("2025-04-30T23:59:59.9999999Z", -1, 1)]
    [InlineData("2025-04-30T23:59:59.9999999Z", 0, 0)]
    public async Task Activation_ByTheTickBefore45Days_CountsOnceItsTimeHasCome_AndNoMoreFromThenOn(string accepted, long late, int activated)
    {
        var at = Instant.From(DateTimeOffset.Parse(accepted));
        var last = new Instant(at.AddDays(45).Ticks + late);
        await using var silo = await LiveSilo.StartAsync(at);
        await silo.AcceptAsync(
            [.. Given.Registered(Partner, at), Given.Activity(Partner, "a-1", at), Given.Activity(Partner, "a-2", at.AddDays(1)), Given.Activity(Partner, "a-3", last)]);
        silo.MoveTo(new(last.Ticks - 1));
        await silo.SettleAsync();
        Assert.Equal(0, await ActivatedAsync(silo));
        silo.MoveTo(last);
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Equal(activated, await ActivatedAsync(silo));
        await silo.RestartAsync();
        await silo.Partner(Partner).Wake([SubjectDeadline.Card]);
        await silo.SettleAsync();
        Assert.Equal(activated, await ActivatedAsync(silo));
    }

    // Windows that slide over a leap day, the ends of months of every length and of a year.
    [Theory]
    [InlineData("2024-02-29T12:00:00Z")]
    [InlineData("2024-01-31T23:59:59.9999999Z")]
    [InlineData("2023-12-31T00:00:00Z")]
    [InlineData("2025-04-30T08:15:00.0000001Z")]
    public async Task Card_ActivitiesLeaveTheirWindow_ChangesAtTheTickAndNotBefore(string start)
    {
        var at = Instant.From(DateTimeOffset.Parse(start));
        await using var silo = await LiveSilo.StartAsync(at);
        await silo.AcceptAsync([.. Given.Registered(Partner, at), Given.Activity(Partner, "a-1", at), Given.Activity(Partner, "a-2", at + TimeSpan.FromTicks(1))]);
        silo.MoveTo(at.AddDays(59));
        await silo.SettleAsync();
        var before = await RowAsync(silo);
        Assert.Equal(("yellow", at.AddDays(60)), ((await silo.Partner(Partner).GetSnapshot())!.Health.Dimensions.Activity.Band, before.NextChangeAt));

        silo.MoveTo(new(at.AddDays(60).Ticks - 1));
        await silo.SettleAsync();
        await silo.Partner(Partner).Wake([SubjectDeadline.Card]);
        Assert.Equal(before, await RowAsync(silo) with { At = before.At, Version = before.Version });
        Assert.Equal(0, await TicksAsync(silo, at.AddDays(59)));

        silo.MoveTo(at.AddDays(60));
        await silo.SettleAsync();
        var after = await RowAsync(silo);
        Assert.Equal("red", (await silo.Partner(Partner).GetSnapshot())!.Health.Dimensions.Activity.Band);
        Assert.NotEqual(before.ScoreMicro, after.ScoreMicro);
        Assert.Equal(1, await TicksAsync(silo, at.AddDays(59)));

        await silo.Partner(Partner).Wake([SubjectDeadline.Card]);
        await silo.SettleAsync();
        await silo.RestartAsync();
        await silo.Partner(Partner).Wake([SubjectDeadline.Card]);
        Assert.Equal(1, await TicksAsync(silo, at.AddDays(59)));
        Assert.Equal(after.Version, (await RowAsync(silo)).Version);
    }

    // A month's end has no such day 24 months on; a leap day none in other years.
    [Theory]
    [InlineData("2024-02-29T10:00:00Z", "2026-02-28T10:00:00Z")]
    [InlineData("2023-12-31T10:00:00Z", "2025-12-31T10:00:00Z")]
    [InlineData("2022-02-28T10:00:00Z", "2024-02-28T10:00:00Z")]
    public async Task Card_CertificationExpires_AtTheSameTimeOfDayOrTheMonthsLastDay(string earned, string expires)
    {
        var (at, end) = (Instant.From(DateTimeOffset.Parse(earned)), Instant.From(DateTimeOffset.Parse(expires)));
        await using var silo = await LiveSilo.StartAsync(at);
        await silo.AcceptAsync([.. Given.Registered(Partner, at), .. Certified(at, 2)]);
        silo.MoveTo(new(end.Ticks - 1));
        await silo.SettleAsync();
        Assert.Equal(2, (await RowAsync(silo)).Certifications);
        silo.MoveTo(end);
        await silo.SettleAsync();
        Assert.Equal(0, (await RowAsync(silo)).Certifications);
    }

    [Fact]
    public async Task Close_WhileTheProcessWasDown_IsDecidedOnceAfterTheStart()
    {
        var at = Instant.Utc(2024, 2, 29);
        await using var silo = await LiveSilo.StartAsync(at);
        await silo.AcceptAsync([.. Given.Registered(Partner, at), Given.Activity(Partner, "a-1", at)]);
        silo.MoveTo(Instant.Utc(2024, 3, 31, 23, 59, 59));
        await silo.SettleAsync();
        Assert.Empty(await DecisionsAsync(silo));
        silo.MoveTo(Instant.Utc(2025, 1, 1, 6));
        await silo.RestartAsync();
        await silo.SettleAsync();
        await silo.SettleAsync();
        await silo.RestartAsync();
        await silo.Partner(Partner).Wake([SubjectDeadline.Card]);
        Assert.Equal(
            [Instant.Utc(2024, 4, 1), Instant.Utc(2024, 7, 1), Instant.Utc(2024, 10, 1), Instant.Utc(2025, 1, 1)], (await DecisionsAsync(silo)).Select(entry => entry.Time));
        Assert.All(await DecisionsAsync(silo), entry => Assert.Equal(EventNames.PartnerTierDecided, entry.Type));
    }

    // The old tier stands at the close itself; one tick later the outcome holds.
    [Fact]
    public async Task Close_ItsOutcome_HoldsOneTickAfter()
    {
        var (at, close) = (Instant.Utc(2024, 2, 1), Instant.Utc(2024, 4, 1));
        await using var silo = await LiveSilo.StartAsync(at);
        await silo.AcceptAsync([.. Select(at)]);
        await silo.SettleAsync();
        silo.MoveTo(close);
        await silo.SettleAsync();
        Assert.Equal("registered", (await RowAsync(silo)).Tier);
        silo.MoveTo(new(close.Ticks + 1));
        await silo.SettleAsync();
        Assert.Equal("select", (await RowAsync(silo)).Tier);
        var decision = Assert.Single(await DecisionsAsync(silo));
        Assert.Equal(close, decision.Time);
    }

    [Fact]
    public async Task Promotion_BetweenCloses_IsRecordedAtOnce()
    {
        var program = ProgramLoader.Default();
        await using var silo = await LiveSilo.StartAsync(Instant.Utc(2024, 2, 1), program with { Tiers = program.Tiers with { Promotion = Promotion.Immediate } });
        await silo.AcceptAsync([.. Given.Registered(Partner, silo.Now)]);
        silo.MoveTo(Instant.Utc(2024, 5, 1));
        await silo.SettleAsync();
        await silo.AcceptAsync([.. Select(silo.Now).Skip(4)]);
        await silo.SettleAsync();
        Assert.Equal("select", (await RowAsync(silo)).Tier);
        Assert.Equal([Instant.Utc(2024, 4, 1), silo.Now], (await DecisionsAsync(silo)).Select(entry => entry.Time));
    }

    private static IEnumerable<Reading.Accepted> Select(Instant at) =>
    [
        .. Given.Registered(Partner, at), Given.Activity(Partner, "a-1", at), .. Certified(at, 1),
        Given.Created("o-1", Partner, at, 100), Given.Touch("o-1", "o-1-touch", Partner, at), Given.Won("o-1", at, 100),
    ];

    private static IEnumerable<Reading.Accepted> Certified(Instant at, int users)
    {
        for (var n = 0; n < users; n++)
        {
            yield return Given.Event(Partner, new PartnerFact.UserAdded(Given.Key($"user-{n}", at), $"u{n}", UserRole.Seller));
            yield return Given.Event(Partner, new PartnerFact.CertificationEarned(Given.Key($"earned-{n}", at), $"u{n}", "basics", CertificationLevel.Foundational, 9_000, null));
        }
    }

    private static async Task<CardRow> RowAsync(LiveSilo silo) => (await silo.Journal.CardAsync(Partner, CancellationToken.None))!;

    private static async Task<int> TicksAsync(LiveSilo silo, Instant after) =>
        (await silo.EntriesAsync(Partner)).Count(entry => entry.Type == EventNames.PartnerCardTicked && entry.Time > after);

    private static async Task<List<StoredEntry>> DecisionsAsync(LiveSilo silo) =>
        [.. (await silo.EntriesAsync(Partner)).Where(entry => entry.Type is EventNames.PartnerTierDecided or EventNames.PartnerTierRestated)];

    private static async Task<int> ActivatedAsync(LiveSilo silo)
    {
        if (await silo.Journal.RowAsync(Okrs.OkrRow.List, Subject.Of(new PartnerId(Partner)).ToString(), CancellationToken.None) is not { } row) return 0;
        return Okrs.OkrRow.Read(row).Periods.Where(period => period.Period.Contains(silo.Now)).Max(period => period.Sums.PartnersActivated);
    }
}
