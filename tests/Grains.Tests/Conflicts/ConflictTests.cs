using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Conflicts;

/// <summary>Conflicts from their opening to their decision: the ladder's time-outs, what a decision does to the account, and what is refused.</summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData("2024-02-24T12:00:00Z", "2024-02-29T12:00:00Z", "2024-03-05T12:00:00Z", "2024-03-15T12:00:00Z")]
    [InlineData("2023-12-27T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-06T00:00:00Z", "2024-01-16T00:00:00Z")]
    [InlineData("2025-04-30T23:59:59.9999999Z", "2025-05-05T23:59:59.9999999Z", "2025-05-10T23:59:59.9999999Z", "2025-05-20T23:59:59.9999999Z")]
    public async Task Ladder_TimesOutStepByStep_OnceAndAtTheTick(string opened, string adjudication, string council, string overdue)
    {
        await using var silo = await LiveSilo.StartAsync(At(opened));
        var (desk, conflict) = await ContestAsync(silo);
        // The second submission of an instant comes ticks later; the ladder counts from it.
        var since = Instant.From((await desk.ConflictAsync(conflict))!.OpenedAt);
        var late = since - At(opened);
        foreach (var (due, level, entries) in ((Instant, string, int)[])[(At(adjudication) + late, "adjudication", 1), (At(council) + late, "council", 2)])
            await StepAsync(silo, desk, conflict, due, level, entries);
        silo.MoveTo(At(overdue) + late);
        await silo.SettleAsync();
        var standing = await desk.ConflictAsync(conflict);
        Assert.Equal(("council", true, "open"), (standing!.Level, standing.Overdue, standing.State));
        Assert.Equal(2, (await EscalationsAsync(desk, conflict)).Count);
    }

    [Fact]
    public async Task Ladder_WhileNobodyRan_EveryStepIsWrittenAtItsInstant()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var (desk, conflict) = await ContestAsync(silo);
        var since = Instant.From((await desk.ConflictAsync(conflict))!.OpenedAt);
        silo.MoveTo(since.AddDays(300));
        await silo.RestartAsync();
        await silo.SettleAsync();
        Assert.Equal([since.AddDays(5), since.AddDays(10)], (await EscalationsAsync(desk, conflict)).Select(entry => entry.Time));
    }

    // A decision of the instant of its own cause would undo the cause, and account and conflict would tell each other so without end.
    [Fact]
    public async Task Void_InTheVeryInstantOfTheContest_ComesATickLater_AndEverybodyComesToRest()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var (desk, conflict) = await ContestAsync(silo);
        var opened = Instant.From((await desk.ConflictAsync(conflict))!.OpenedAt);
        var decided = await desk.DecideAsync(conflict, new { outcome = "void" });
        Assert.True(decided.Granted, decided.Detail);
        silo.MoveTo(silo.Now.AddDays(1));
        await silo.SettleAsync();
        var standing = (await desk.ConflictAsync(conflict))!;
        Assert.Equal(("decided", "void"), (standing.State, standing.Outcome));
        Assert.True(Instant.From(standing.DecidedAt!.Value) > opened);
        Assert.Null((await desk.SnapshotAsync())!.Holder);
    }

    [Fact]
    public async Task Award_ToTheContender_MovesTheProtection_AndIsListedToItsParties()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var (desk, conflict) = await ContestAsync(silo);
        Assert.Equal(["acme", "bolt"], (await desk.RowsAsync(ListNames.ConflictParties, conflict)).Select(row => row.Partner!));
        silo.MoveTo(silo.Now.AddDays(1));
        var at = silo.Now;
        var decided = await desk.DecideAsync(conflict, new { outcome = "award", winner = "bolt" });
        Assert.True(decided.Granted, decided.Detail);
        await silo.SettleAsync();
        var account = (await desk.SnapshotAsync())!;
        Assert.Equal(("bolt", "o2"), (account.Holder, Assert.Single(account.Protections).Opportunity));
        Assert.Equal(("decided", "award"), ((await desk.ConflictAsync(conflict))!.State, (await desk.ConflictAsync(conflict))!.Outcome));
        Assert.All(await desk.RowsAsync(ListNames.ConflictParties, conflict), row => Assert.Equal(("decided", at), (row.State, row.At)));
        Assert.Equal("ruled", (await desk.RowsAsync(ListNames.Registrations)).Single(row => row.Id == "o2~bolt").State);
        // A decided conflict climbs no ladder.
        silo.MoveTo(silo.Now.AddDays(30));
        await silo.SettleAsync();
        Assert.Empty(await EscalationsAsync(desk, conflict));
        Assert.Equal("decided-already", (await desk.DecideAsync(conflict, new { outcome = "void" })).Code);
    }

    [Fact]
    public async Task Split_DividesTheCreditOfTheWonDeal()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var (desk, conflict) = await ContestAsync(silo);
        Assert.True((await desk.DecideAsync(conflict, new { outcome = "split", shares = new { acme = 0.7m, bolt = 0.3m } })).Granted);
        await silo.AcceptAsync(Given.Won("o2", silo.Now + TimeSpan.FromMinutes(1), 1_000));
        silo.MoveTo(silo.Now.AddDays(1));
        await silo.SettleAsync();
        var answer = await silo.Grains.GetGrain<IOpportunityGrain>("o2").Attribute(new(null, []));
        Assert.Equal([("acme", 0.7m, 700L), ("bolt", 0.3m, 300L)], answer!.Credits.Select(credit => (credit.Partner, credit.Share, credit.AmountMinor)));
        Assert.Equal("acme", (await desk.SnapshotAsync())!.Holder);
    }

    [Fact]
    public async Task Commands_OutOfTheirRange_AreRefusedWithTheirCode()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var (desk, conflict) = await ContestAsync(silo);
        Assert.Equal("unknown-conflict", (await desk.DecideAsync("conflict:NONE", new { outcome = "void" })).Code);
        Assert.Equal("member-missing", (await desk.DecideAsync(conflict, new { outcome = "award" })).Code);
        Assert.Equal("member-missing", (await desk.DecideAsync(conflict, new { outcome = "maybe" })).Code);
        Assert.Equal("winner-not-party", (await desk.DecideAsync(conflict, new { outcome = "award", winner = "cog" })).Code);
        Assert.Equal("shares-not-of-parties", (await desk.DecideAsync(conflict, new { outcome = "split", shares = new { acme = 1 } })).Code);
        Assert.Equal("shares-do-not-sum", (await desk.DecideAsync(conflict, new { outcome = "split", shares = new { acme = 0.5m, bolt = 0.4m } })).Code);
        Assert.Equal("decider-is-party", (await desk.DecideAsync(conflict, new { outcome = "void", deciderPartner = "bolt" })).Code);
        silo.MoveTo(silo.Now.AddDays(11));
        await silo.SettleAsync();
        Assert.Equal("level-too-low", (await desk.DecideAsync(conflict, new { outcome = "void" })).Code);
        Assert.True((await desk.DecideAsync(conflict, new { outcome = "void", level = "council" })).Granted);
        await silo.SettleAsync();
        Assert.Null((await desk.SnapshotAsync())!.Holder);
    }

    [Fact]
    public async Task Open_ByPeople_OncePerPartiesAndOpportunity()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        Assert.Equal("unknown-opportunity", (await desk.OpenAsync("o9", "acme", "bolt")).Code);
        Assert.Equal("too-few-parties", (await desk.OpenAsync("o1", "acme", "acme")).Code);
        var opened = await desk.OpenAsync("o1", "acme", "bolt");
        Assert.True(opened.Granted, opened.Detail);
        Assert.Equal("open-already", (await desk.OpenAsync("o1", "bolt", "acme")).Code);
        await silo.SettleAsync();
        var conflict = Assert.Single((await desk.SnapshotAsync())!.Conflicts);
        Assert.Equal("open-already", (await desk.OpenAsync("o1", "bolt", "acme")).Code);
        Assert.True((await desk.DecideAsync(conflict, new { outcome = "void" })).Granted);
        await silo.SettleAsync();
        Assert.True((await desk.OpenAsync("o1", "bolt", "acme")).Granted);
    }

    // What made it a conflict was told wrongly: a submission dated earlier than the protection's end that was cut by a late suspension.
    [Fact]
    public async Task Contest_UndoneByALateFact_IsWithdrawn()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        await silo.AcceptAsync([.. Given.Registered("acme", silo.Now)]);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1", links: ["acme", "bolt"]);
        await desk.SubmitAsync("o1", "acme");
        await desk.ApproveAsync("o1", "acme");
        silo.MoveTo(silo.Now.AddDays(10));
        await silo.SettleAsync();
        await desk.SubmitAsync("o1", "bolt");
        await silo.SettleAsync();
        var conflict = Assert.Single((await desk.SnapshotAsync())!.Conflicts);
        Assert.NotNull(await desk.ConflictAsync(conflict));
        await silo.AcceptAsync(Given.Event("acme", new PartnerFact.Suspended(Given.Key("late", silo.Now.AddDays(-1)), "audit")));
        await silo.SettleAsync();
        Assert.Empty((await desk.SnapshotAsync())!.Conflicts);
        Assert.Null(await desk.ConflictAsync(conflict));
        Assert.Empty(await desk.RowsAsync(ListNames.ConflictParties, conflict));
    }

    [Fact]
    public async Task Conflict_OfAnotherSystem_RulesTheAccount()
    {
        await using var silo = await LiveSilo.StartAsync(At("2024-02-24T12:00:00Z"));
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        Assert.True(EventCatalog.TryFind(EventNames.ConflictOpened, out var openedType) & EventCatalog.TryFind(EventNames.ConflictDecided, out var decidedType));
        await silo.AcceptAsync(
            new Reading.Accepted(1, new("crm", "c-1", EventNames.ConflictOpened, "theirs", silo.Now, """{"opportunity":"o1","parties":["acme","bolt"]}"""u8.ToArray()), openedType!),
            new Reading.Accepted(2, new("crm", "c-2", EventNames.ConflictDecided, "theirs", new(silo.Now.Ticks + 1), """{"opportunity":"o1","parties":["acme","bolt"],"outcome":"award","shares":{"bolt":1}}"""u8.ToArray()), decidedType!));
        silo.MoveTo(silo.Now.AddDays(1));
        await silo.SettleAsync();
        Assert.Equal("bolt", (await desk.SnapshotAsync())!.Holder);
        Assert.Equal("decided", (await desk.ConflictAsync("theirs"))!.State);
    }

    private static async Task<(DealDeskOf Desk, string Conflict)> ContestAsync(LiveSilo silo)
    {
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1", links: ["acme", "bolt"]);
        await desk.CreateAsync("o2", links: ["acme", "bolt"]);
        await desk.SubmitAsync("o1", "acme");
        Assert.True((await desk.ApproveAsync("o1", "acme")).Granted);
        Assert.True((await desk.SubmitAsync("o2", "bolt")).Granted);
        await silo.SettleAsync();
        return (desk, Assert.Single((await desk.SnapshotAsync())!.Conflicts));
    }

    private static async Task StepAsync(LiveSilo silo, DealDeskOf desk, string conflict, Instant due, string level, int entries)
    {
        silo.MoveTo(new(due.Ticks - 1));
        await silo.SettleAsync();
        Assert.Equal(entries - 1, (await EscalationsAsync(desk, conflict)).Count);
        Assert.NotEqual(level, (await desk.ConflictAsync(conflict))!.Level);
        silo.MoveTo(due);
        await silo.SettleAsync();
        await silo.Subject(Subject.Of(new ConflictId(conflict))).Wake([SubjectDeadline.Card]);
        await silo.RestartAsync();
        await silo.Subject(Subject.Of(new ConflictId(conflict))).Wake([SubjectDeadline.Card]);
        await silo.SettleAsync();
        Assert.Equal(due, (await EscalationsAsync(desk, conflict))[^1].Time);
        Assert.Equal(entries, (await EscalationsAsync(desk, conflict)).Count);
        Assert.Equal(level, (await desk.ConflictAsync(conflict))!.Level);
    }

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static Task<IReadOnlyList<Journal.StoredEntry>> EscalationsAsync(DealDeskOf desk, string conflict) => desk.EntriesAsync(Subject.Of(new ConflictId(conflict)), EventNames.ConflictEscalated);
}
