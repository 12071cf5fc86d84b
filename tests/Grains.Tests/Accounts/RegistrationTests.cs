using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Grains.Accounts;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Accounts;

/// <summary>Given what an account knows, when a registration is asked for or answered, then the decision, and who has heard of it.</summary>
public sealed class RegistrationTests
{
    private static readonly Instant Start = Instant.Utc(2024, 2, 28, 12);

    [Fact]
    public async Task Approve_ASubmission_ProtectsOnceEverywhere()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        await silo.AcceptAsync([.. Given.Registered("acme", Start)]);
        var submitted = await desk.SubmitAsync("o1", "acme");
        Assert.True(submitted.Granted, submitted.Detail);
        Assert.Equal([("o1~acme", "pending", Start.AddDays(2))], Told(await desk.RowsAsync(ListNames.Registrations)));
        // It counts at the account at once, before the opportunity has told it back.
        Assert.Equal("pending-already", (await desk.SubmitAsync("o1", "acme")).Code);
        silo.MoveTo(Start.AddDays(1));
        var approved = await desk.ApproveAsync("o1", "acme");
        Assert.True(approved.Granted, approved.Detail);
        var until = Start.AddDays(1).AddDays(90);
        Assert.Equal(until, Instant.From(JsonSerializer.Deserialize<JsonElement>(approved.Data).GetProperty("until").GetDateTimeOffset()));
        await silo.SettleAsync();

        var opportunity = await silo.Grains.GetGrain<Interfaces.Opportunities.IOpportunityGrain>("o1").GetSnapshot();
        Assert.Equal(until.ToDateTimeOffset(), Assert.Single(opportunity!.Partners).ProtectedUntil);
        Assert.Equal(100_000, (await silo.Partner("acme").GetSnapshot())!.Health.Dimensions.Pipeline.Evidence.OpenMinor);
        Assert.Equal([("o1~acme", "approved", Start.AddDays(1))], Told(await desk.RowsAsync(ListNames.Registrations)));
        Assert.Equal([("o1~acme", "live", until)], Told(await desk.RowsAsync(ListNames.Protections)));
        Assert.Equal("acme", (await desk.SnapshotAsync())!.Holder);
        // What came back to the account under its own keys is counted once.
        Assert.Equal("protected-already", (await desk.SubmitAsync("o1", "acme")).Code);
        Assert.Equal("not-pending", (await desk.ApproveAsync("o1", "acme")).Code);
        await silo.RestartAsync();
        Assert.Single((await desk.SnapshotAsync())!.Protections);
        Assert.Equal("protected-already", (await desk.SubmitAsync("o1", "acme")).Code);
    }

    [Fact]
    public async Task Commands_ThatRulesStandAgainst_AreRefusedWithTheirCode_AndChangeNothing()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1", links: ["acme", "bolt"]);
        var entries = await silo.Journal.LoadAsync(desk.Account, CancellationToken.None);
        var eligible = DealDeskOf.Eligible("acme");
        Assert.Equal("unknown-opportunity", (await desk.SubmitAsync("o9", "acme")).Code);
        Assert.Equal("unknown-partner", (await desk.SubmitAsync("o1", "acme", eligible with { Known = false })).Code);
        Assert.Equal("partner-terminated", (await desk.SubmitAsync("o1", "acme", eligible with { Terminated = true })).Code);
        Assert.Equal("partner-suspended", (await desk.SubmitAsync("o1", "acme", eligible with { Suspended = true })).Code);
        Assert.Equal("tier-too-low", (await desk.SubmitAsync("o1", "acme", eligible with { MayRegister = false })).Code);
        Assert.Equal("not-pending", (await desk.ApproveAsync("o1", "acme")).Code);
        Assert.Equal("not-pending", (await desk.RejectAsync("o1", "acme")).Code);
        Assert.Equal("not-protected", (await desk.RenewAsync("o1", "acme")).Code);
        Assert.Equal("member-missing", (await desk.AskAsync(EventNames.OpportunityRegistrationSubmitted, new(null, "acme"), "operations")).Code);
        Assert.Equal("unknown-command", (await desk.AskAsync(EventNames.OpportunityWon, new("o1", "acme"), "operations")).Code);
        Assert.Equal(entries.Head.Version, (await silo.Journal.LoadAsync(desk.Account, CancellationToken.None)).Head.Version);

        Assert.True((await desk.SubmitAsync("o1", "acme")).Granted);
        Assert.Equal("rule-stands-against", (await desk.ApproveAsync("o1", "acme", eligible with { Strikes = 2 })).Code);
        Assert.Equal("text-missing", (await desk.RejectAsync("o1", "acme", "other", " ")).Code);
        var outside = new RegistrationData("o1", "acme", Territory: "missed", Partners: [eligible]);
        Assert.Equal("rule-stands-against", (await desk.AskAsync(EventNames.OpportunityRegistrationApproved, outside, "operations")).Code);
        Assert.True((await desk.RejectAsync("o1", "acme", "other", "A sister company.")).Granted);
        var row = JsonSerializer.Deserialize<RegistrationReport>((await desk.RowsAsync(ListNames.Registrations))[0].Body.Span, JsonSerializerOptions.Web)!;
        Assert.Equal(("rejected", "other", "A sister company.", "operations", "user@acme"), (row.State, row.Reason, row.Text, row.AnsweredBy, row.SubmittedBy));
        await silo.AcceptAsync(Given.Won("o1", silo.Now, 1));
        await silo.SettleAsync();
        Assert.Equal("opportunity-closed", (await desk.SubmitAsync("o1", "acme")).Code);
    }

    [Fact]
    public async Task Command_OfTheSameKey_GetsTheFirstAnswer_AndHasOneEffect()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        var first = await desk.SubmitAsync("o1", "acme", key: "k");
        var again = await desk.SubmitAsync("o1", "acme", key: "k");
        Assert.Equal(first.Data, again.Data);
        Assert.Equal("key-reused", (await desk.SubmitAsync("o1", "bolt", key: "k")).Code);
        Assert.Single(await desk.EntriesAsync(desk.Account, EventNames.OpportunityRegistrationSubmitted));
    }

    // An earlier valid submission wins; once it has, the other stands against its protection, and a conflict is open.
    [Fact]
    public async Task Approve_TheLaterOfTwo_IsRefused_AndTheirConflictOpens()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1", links: ["acme", "bolt"]);
        await desk.CreateAsync("o2", links: ["acme", "bolt"]);
        await desk.SubmitAsync("o1", "acme");
        await desk.SubmitAsync("o2", "bolt");
        var (acme, bolt) = (DealDeskOf.Eligible("acme"), DealDeskOf.Eligible("bolt"));
        Assert.Equal("earlier-submission", (await desk.ApproveAsync("o2", "bolt", bolt, acme)).Code);
        Assert.True((await desk.ApproveAsync("o1", "acme", acme, bolt)).Granted);
        Assert.Equal("rule-stands-against", (await desk.ApproveAsync("o2", "bolt", bolt, acme)).Code);
        await silo.SettleAsync();
        var conflict = await desk.ConflictAsync(Assert.Single((await desk.SnapshotAsync())!.Conflicts));
        Assert.Equal(("o2", "open", "mediation"), (conflict!.Opportunity, conflict.State, conflict.Level));
        Assert.Equal(["acme", "bolt"], conflict.Parties);
    }

    [Fact]
    public async Task Protection_IsRenewedByAnActivityThatNamesTheDeal_AndLapsesWithTheSuspension()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new DealDeskOf(silo);
        await silo.AcceptAsync([.. Given.Registered("acme", Start)]);
        await desk.CreateAsync("o1");
        await desk.SubmitAsync("o1", "acme");
        await desk.ApproveAsync("o1", "acme");
        silo.MoveTo(Start.AddDays(40));
        await silo.AcceptAsync(Given.Event("acme", new PartnerFact.ActivityRecorded(Given.Key("demo", silo.Now), ActivityKind.Demo, null, "o1", null, true)));
        await silo.SettleAsync();
        Assert.Equal([("o1~acme", "live", Start.AddDays(130))], Told(await desk.RowsAsync(ListNames.Protections)));
        // One that says nothing of the deal, and one of a kind that does not count, renew nothing.
        silo.MoveTo(Start.AddDays(50));
        await silo.AcceptAsync(
            Given.Event("acme", new PartnerFact.ActivityRecorded(Given.Key("other", silo.Now), ActivityKind.Demo, null, null, null, true)),
            Given.Event("acme", new PartnerFact.ActivityRecorded(Given.Key("lead", silo.Now), ActivityKind.LeadSubmitted, null, "o1", null, true)));
        await silo.SettleAsync();
        Assert.Equal([("o1~acme", "live", Start.AddDays(130))], Told(await desk.RowsAsync(ListNames.Protections)));
        silo.MoveTo(Start.AddDays(60));
        await silo.AcceptAsync(Given.Event("acme", new PartnerFact.Suspended(Given.Key("suspended", silo.Now), "audit")));
        await silo.SettleAsync();
        Assert.Empty(await desk.RowsAsync(ListNames.Protections));
        Assert.Null((await desk.SnapshotAsync())!.Holder);
        Assert.Equal(Start.AddDays(60), Assert.Single(await desk.EntriesAsync(Subject.Of(new OpportunityId("o1")), EventNames.OpportunityRegistrationExpired)).Time);
    }

    // A creation by an earlier clock moves the deal: both accounts hear, the old one frees what it ruled, and what was decided stays decided.
    [Fact]
    public async Task Opportunity_MovesToAnotherAccount_BothAreTold()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var (old, moved) = (new DealDeskOf(silo), new DealDeskOf(silo, "other"));
        await old.CreateAsync("o1");
        await old.SubmitAsync("o1", "acme");
        await old.ApproveAsync("o1", "acme");
        await silo.SettleAsync();
        await silo.AcceptAsync(Given.Event("o1", new OpportunityFact.Created(
            Given.Key("earlier", Start.AddDays(-1)), "other", "core", 1_000_00, Stage.Qualify, Motion.CoSell, null, false)));
        await silo.SettleAsync();
        Assert.Null(await old.SnapshotAsync());
        Assert.Equal("acme", (await moved.SnapshotAsync())!.Holder);
        Assert.Equal("unknown-opportunity", (await old.RenewAsync("o1", "acme")).Code);
        Assert.True((await moved.RenewAsync("o1", "acme")).Granted);
        await silo.SettleAsync();
        Assert.Equal(moved.Account.Id, (await silo.Journal.RowAsync(ListNames.Protections, "o1~acme", CancellationToken.None))!.About);
    }

    private static IEnumerable<(string, string, Instant)> Told(IEnumerable<Journal.ListRow> rows) => rows.Select(row => (row.Id, row.State, row.At));
}
