using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Tests.Versions;

/// <summary>A published document takes effect at its instant, for everybody and once; what was decided before stays.</summary>
public sealed class PublicationTests
{
    private const string Partner = "acme";
    private static readonly Instant Start = Instant.Utc(2025, 2, 3, 9);
    private static readonly Instant Effect = Start.AddDays(50);

    [Fact]
    public async Task Published_ForLater_CardsChangeAtThatInstantOnce_AlsoAfterRestart()
    {
        await using var silo = await ActiveAsync();
        await silo.TakeOverAsync(Desk.Brisk("2026.2"), Effect);
        await silo.SettleAsync();
        var before = (await silo.Partner(Partner).GetSnapshot())!;
        Assert.Equal(("2026.1", "yellow", Effect), (before.Health.Program, before.Health.Dimensions.Activity.Band, Instant.From(before.Health.NextChangeAt!.Value)));

        silo.MoveTo(new(Effect.Ticks - 1));
        await silo.SettleAsync();
        Assert.Equal("2026.1", (await silo.Partner(Partner).GetSnapshot())!.Health.Program);
        Assert.Equal(0, await TicksAsync(silo));

        await silo.RestartAsync();
        silo.MoveTo(Effect);
        await silo.SettleAsync();
        var after = (await silo.Partner(Partner).GetSnapshot())!;
        Assert.Equal(("2026.2", "red", 0), (after.Health.Program, after.Health.Dimensions.Activity.Band, after.Health.Dimensions.Activity.Evidence.Activities));
        Assert.Equal(1, await TicksAsync(silo));

        await silo.Partner(Partner).Wake([SubjectDeadline.Terms]);
        await silo.Subject(Desk.Program).Wake(["effective"]);
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Equal(1, await TicksAsync(silo));
        Assert.Equal(1, (await ProgramEntriesAsync(silo)).Count(entry => entry.Type == EventNames.ProgramTookEffect));
        Assert.Equal("2026.1", (await silo.Partner(Partner).ViewAt(Effect.Ticks - 1))!.Health.Program);
    }

    // The process is down when the document takes effect, and nobody has been told of it before.
    [Fact]
    public async Task Published_DownWhenItTakesEffect_IsMadeUpForAtTheStart()
    {
        var journal = new TestKit.MemoryJournal();
        await using (var first = await ActiveAsync(journal))
            await first.TakeOverAsync(Desk.Brisk("2026.2"), Effect);
        await using var silo = await LiveSilo.StartAsync(Effect.AddDays(3), journal: journal);
        await silo.SettleAsync();
        var card = (await silo.Partner(Partner).GetSnapshot())!;
        Assert.Equal(("2026.2", "red"), (card.Health.Program, card.Health.Dimensions.Activity.Band));
        Assert.Equal(1, await TicksAsync(silo));
    }

    [Fact]
    public async Task Published_AtOnce_IsInForceForTheNextCard()
    {
        await using var silo = await ActiveAsync();
        await silo.TakeOverAsync(Desk.Brisk("2026.2"));
        await silo.SettleAsync();
        Assert.Equal(("2026.2", "green"), await ActivityAsync(silo));
        await silo.AcceptAsync([.. Given.Registered("zeta", silo.Now)]);
        Assert.Equal("2026.2", (await silo.Partner("zeta").GetSnapshot())!.Health.Program);
    }

    // The close at the end of March is judged by the old document, the one at the end of June by the new; a late fact restates each by its own.
    [Fact]
    public async Task Closes_AreJudgedByTheirOwnDocument_AlsoWhenRestated()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        await silo.AcceptAsync([.. Given.Registered(Partner, Start), .. Won("o-1", Start), Certified("c-1", Start), Given.Activity(Partner, "a-1", Start)]);
        await silo.SettleAsync();
        // From the second of April on Select asks for two wins.
        await silo.TakeOverAsync(Desk.Changed("2026.2", old => old with { Tiers = old.Tiers with { Select = old.Tiers.Select with { Wins = 2 } } }), Instant.Utc(2025, 4, 2));
        silo.MoveTo(Instant.Utc(2025, 7, 2));
        await silo.SettleAsync();
        var tier = (await silo.Partner(Partner).GetSnapshot())!.Tier;
        Assert.Equal([("2026.2", "select", "select"), ("2026.1", "registered", "select")], tier.Decisions.Select(decision => (decision.Program, decision.From, decision.To)));

        // The terms had ended in March already: then nobody entered Select under the old document, and under the new one it takes two wins.
        await silo.AcceptAsync(
            Given.Event(Partner, new PartnerFact.Suspended(Given.Key("late", Instant.Utc(2025, 3, 1)), "late")),
            Given.Event(Partner, new PartnerFact.Reinstated(Given.Key("back", Instant.Utc(2025, 5, 1)))));
        await silo.SettleAsync();
        tier = (await silo.Partner(Partner).GetSnapshot())!.Tier;
        Assert.Equal([("2026.2", "registered", "registered", true)], tier.Decisions.Select(decision => (decision.Program, decision.From, decision.To, decision.Restated)));
        Assert.Contains(tier.Decisions[0].Requirements, requirement => requirement is { Name: "select.entry.wins", Met: false, Needed: "at least 2" });
    }

    // Credit is given by the document in force at the close, whoever hears of it later.
    [Fact]
    public async Task Credit_ByTheDocumentAtTheClose()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        await silo.AcceptAsync([.. Given.Registered("first", Start), .. Given.Registered("last", Start)]);
        await silo.TakeOverAsync(Desk.Changed("2026.2", old => old with { Attribution = old.Attribution with { Model = AttributionModel.LastTouch } }), Start.AddDays(10));
        foreach (var (deal, day) in new[] { ("old", 9), ("new", 10) })
            await silo.AcceptAsync(
                Given.Created(deal, "nobody", Start, 1_000), Given.Touch(deal, $"{deal}-1", "first", Start), Given.Touch(deal, $"{deal}-2", "last", Start + TimeSpan.FromHours(1)));
        silo.MoveTo(Start.AddDays(20));
        await silo.AcceptAsync(Given.Won("old", Start.AddDays(9), 1_000), Given.Won("new", Start.AddDays(10), 1_000));
        await silo.SettleAsync();
        Assert.Equal((500, 1_500), ((await silo.Partner("first").GetSnapshot())!.ArrMinor, (await silo.Partner("last").GetSnapshot())!.ArrMinor));
    }

    // What another system published is taken as it stands, but void where it would break what is decided here.
    [Fact]
    public async Task Events_OfAnotherSystem_AreHistory_AndVoidWhereTheyBreakAnInvariant()
    {
        await using var silo = await ActiveAsync();
        silo.MoveTo(Start.AddDays(2));
        var good = ProgramPrinter.Print(Desk.Brisk("history"));
        await silo.AcceptAsync(
            Published("e-1", Start.AddDays(1), "history", Start.AddDays(1), good),
            Published("e-2", Start.AddDays(1), "history", Start.AddDays(2), good),
            Published("e-3", Start.AddDays(1), "early", Start, ProgramPrinter.Print(Desk.Brisk("early"))),
            Published("e-4", Start.AddDays(1), "faulty", Start.AddDays(1), "version: faulty\ncurrency: USD\n"));
        await silo.SettleAsync();
        Assert.Equal(("history", "green"), await ActivityAsync(silo));
        var rows = (await silo.Journal.ListAsync(new(ProgramRow.List), CancellationToken.None)).Rows.Select(row => (row.State, Row: ProgramRow.Of(row))).ToList();
        Assert.Equal("history", Assert.Single(rows, row => row.State == ProgramRow.Published).Row.Version);
        var reasons = rows.Where(row => row.State == ProgramRow.Void).Select(row => row.Row.Reason!).ToList();
        Assert.Equal(3, reasons.Count);
        Assert.Contains(reasons, reason => reason.StartsWith("published-already: ", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.StartsWith("effective-before-publication: ", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.StartsWith("line 1, column 1: ", StringComparison.Ordinal));
    }

    private static async Task<LiveSilo> ActiveAsync(IJournal? journal = null)
    {
        var silo = await LiveSilo.StartAsync(Start, journal: journal);
        await silo.AcceptAsync([.. Given.Registered(Partner, Start), .. Enumerable.Range(1, 3).Select(n => Given.Activity(Partner, $"a-{n}", Start))]);
        await silo.SettleAsync();
        return silo;
    }

    private static IEnumerable<Reading> Won(string deal, Instant at) => [Given.Created(deal, Partner, at, 100), Given.Won(deal, at, 100)];

    private static Reading.Accepted Certified(string id, Instant at) =>
        Given.Event(Partner, new PartnerFact.CertificationEarned(Given.Key(id, at), "u", "first", CertificationLevel.Foundational, 9_000, null));

    private static Reading.Accepted Published(string id, Instant at, string version, Instant effectiveFrom, string document)
    {
        var data = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { version, effectiveFrom = effectiveFrom.ToString(), document });
        return EventCatalog.TryFind(EventNames.ProgramPublished, out var type)
            ? new(1, new("crm", id, EventNames.ProgramPublished, "default", at, data), type)
            : throw new InvalidOperationException();
    }

    private static async Task<(string Program, string Band)> ActivityAsync(LiveSilo silo) =>
        (await silo.Partner(Partner).GetSnapshot())! is var card ? (card.Health.Program, card.Health.Dimensions.Activity.Band) : default;

    private static async Task<int> TicksAsync(LiveSilo silo) => (await silo.EntriesAsync(Partner)).Count(entry => entry.Type == EventNames.PartnerCardTicked);

    private static async Task<IReadOnlyList<StoredEntry>> ProgramEntriesAsync(LiveSilo silo) => (await silo.Journal.LoadAsync(Desk.Program, CancellationToken.None)).Entries;
}
