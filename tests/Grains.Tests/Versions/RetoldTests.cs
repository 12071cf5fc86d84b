using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Earnings;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Replays;

namespace PemActors.Grains.Tests.Versions;

/// <summary>
/// A document that another system published long ago, and that is learned of late, changes consequences without a fact: everybody hears of it, once, and in
/// the end knows what a fresh installation knows that heard of the document first.
/// </summary>
public sealed class RetoldTests
{
    private const string Other = "2026.2";
    private static readonly Instant Start = Instant.Utc(2025, 2, 3, 9);
    private static readonly Instant Published = Start.AddDays(1);
    private static readonly Instant Now = Start.AddDays(60);
    private static readonly IncentiveId Fee = new("fee");
    private static readonly string[] Types =
    [
        EventNames.OpportunityRetold, EventNames.AccountRetold, EventNames.PartnerRetold, EventNames.PartnerOpportunityNoted, EventNames.AccountRegistrationsNoted,
        EventNames.OpportunityProtectionsRuled, EventNames.OpportunityPartnerNoted, EventNames.OpportunityConflictNoted, EventNames.ConflictContestNoted,
    ];

    public static TheoryData<string> Changes => ["model", "look-back", "days", "renewal", "strikes", "ladder"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Learned_AfterEverything_IsAsIfLearnedFirst(string change)
    {
        await using var late = await FedAsync();
        var before = await StateAsync(late);
        await late.AcceptAsync(Publication(change));
        await late.SettleAsync();
        await EqualsFreshAsync(late, change, before);
    }

    // It is known, but nobody has been woken for it: each finds it at its next start, in whichever order.
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Learned_ThenRestartedBeforeAnybodyWakes_IsAsIfLearnedFirst(string change)
    {
        await using var late = await FedAsync();
        var before = await StateAsync(late);
        await late.AcceptAsync(Publication(change));
        await late.RestartAsync();
        await EverybodyActivatesAsync(late);
        await late.SettleAsync();
        await EqualsFreshAsync(late, change, before);

        var told = await ToldAsync(late);
        await late.RestartAsync();
        await EverybodyActivatesAsync(late);
        await WakeEverybodyAsync(late);
        await late.SettleAsync();
        Assert.Equal(told, await ToldAsync(late));
    }

    // The new document is told by a fact that comes before the wake; what the fact does not concern is told, too.
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Learned_ThenAFactBeforeTheWake_IsAsIfLearnedFirst(string change)
    {
        await using var late = await FedAsync();
        var before = await StateAsync(late);
        await late.AcceptAsync(Publication(change));
        await late.RestartAsync();
        await late.AcceptAsync(More());
        await late.SettleAsync();
        await EqualsFreshAsync(late, change, before, More());
    }

    [Fact]
    public async Task Learned_ButNothingDiffers_NothingIsWritten_WhoeverWakesHoweverOften()
    {
        await using var silo = await FedAsync();
        var told = await ToldAsync(silo);
        await silo.AcceptAsync(Publication("none"));
        await silo.SettleAsync();
        await silo.RestartAsync();
        await EverybodyActivatesAsync(silo);
        await WakeEverybodyAsync(silo);
        await silo.SettleAsync();
        Assert.Equal(told, await ToldAsync(silo));
        Assert.Equal(1, silo.Timeline().Publications);

        // Nor does a fact that comes after it make anything be told by it that would be the same by the old one.
        await silo.AcceptAsync(More());
        await silo.SettleAsync();
        Assert.DoesNotContain(await ToldAsync(silo), told => told.Contains(".retold.", StringComparison.Ordinal));
    }

    // Two documents, and a silo that dies after each.
    [Fact]
    public async Task Learned_OneAfterTheOther_EachIsToldOnce()
    {
        await using var late = await FedAsync();
        var before = await StateAsync(late);
        await late.AcceptAsync(Publication("days"));
        await late.RestartAsync();
        await late.SettleAsync();
        await late.AcceptAsync(Publication("model", "2026.3"));
        await late.RestartAsync();
        await late.SettleAsync();

        await using var fresh = await LiveSilo.StartAsync(Now);
        await fresh.AcceptAsync(Publication("days"), Publication("model", "2026.3"));
        await fresh.SettleAsync();
        await FeedAsync(fresh);
        Assert.Equal(await StateAsync(fresh), await StateAsync(late));
        Assert.NotEqual(before, await StateAsync(late));
    }

    private static async Task EqualsFreshAsync(LiveSilo late, string change, IReadOnlyList<string> before, params Reading[] more)
    {
        await using var fresh = await LiveSilo.StartAsync(Now);
        await fresh.AcceptAsync(Publication(change));
        await fresh.SettleAsync();
        await FeedAsync(fresh);
        if (more.Length > 0) await fresh.AcceptAsync(more);
        await fresh.SettleAsync();
        var state = await StateAsync(fresh);
        Assert.Equal(state, await StateAsync(late));
        // A document that changes nothing here would prove nothing.
        Assert.NotEqual(before, state);
    }

    private static async Task<LiveSilo> FedAsync()
    {
        var silo = await LiveSilo.StartAsync(Now);
        await FeedAsync(silo);
        return silo;
    }

    private static async Task FeedAsync(LiveSilo silo)
    {
        var fee = new Incentive(Fee, "Fee", Instant.Utc(2025, 1, 1), Instant.Utc(2027, 1, 1), null, Eligibility.Any, ProgramLoader.Default().Incentives.ReferralFee);
        await silo.PublishAsync(fee);
        await silo.AcceptAsync(
        [
            .. Given.Registered("first", Start), .. Given.Registered("last", Start), .. Given.Registered("third", Start),
            // A deal of two, sourced by the one that touched it before it was created.
            Created("deal", "north", Start.AddDays(10)), Given.Touch("deal", "deal-1", "first", Start.AddDays(-20)), Given.Touch("deal", "deal-2", "last", Start.AddDays(12)),
            Given.Won("deal", Start.AddDays(20), 1_000_000),
            // A protection, renewed by an activity, and another partner that asks for the account some time later.
            Created("held", "south", Start.AddDays(2)), Submitted("held", "first", Start.AddDays(3)), Approved("held", "first", Start.AddDays(4)), Involved("first", "held", Start.AddDays(15)),
            Created("asked", "south", Start.AddDays(30)), Submitted("asked", "last", Start.AddDays(45)),
            // A protection that strikes may end.
            Created("struck", "west", Start.AddDays(2)), Submitted("struck", "third", Start.AddDays(3)), Approved("struck", "third", Start.AddDays(4)),
            .. Enumerable.Range(1, 2).Select(n => Given.Event("third", new PartnerFact.StrikeConfirmed(Given.Key($"v{n}", Start.AddDays(20 + n)), $"v{n}"))),
        ]);
        await silo.SettleAsync();
    }

    private static Reading[] More() => [Given.Touch("deal", "deal-3", "third", Start.AddDays(13)), Involved("first", "held", Start.AddDays(16)), Given.Activity("third", "seen", Start.AddDays(50))];

    private static Reading.Accepted Created(string opportunity, string account, Instant at) => Given.Event(
        opportunity, new OpportunityFact.Created(Given.Key($"{opportunity}-created", at), account, "core", 1_000_000, Stage.Propose, Motion.CoSell, null, false));

    private static Reading.Accepted Submitted(string opportunity, string partner, Instant at) =>
        Given.Event(opportunity, new OpportunityFact.RegistrationSubmitted(Given.Key($"{opportunity}-{partner}-asked", at), new(partner)));

    private static Reading.Accepted Approved(string opportunity, string partner, Instant at) =>
        Given.Event(opportunity, new OpportunityFact.RegistrationApproved(Given.Key($"{opportunity}-{partner}-granted", at), new(partner), null));

    private static Reading.Accepted Involved(string partner, string opportunity, Instant at) =>
        Given.Event(partner, new PartnerFact.ActivityRecorded(Given.Key($"{opportunity}-{partner}-{at}", at), ActivityKind.Demo, opportunity, null, null, true));

    private static ProgramDocument Document(string change, string version) => Desk.Changed(version, old => change switch
    {
        "model" => old with { Attribution = old.Attribution with { Model = AttributionModel.LastTouch } },
        "look-back" => old with { Attribution = old.Attribution with { LookBackDays = 10 } },
        "days" => old with { Engagement = old.Engagement with { ProtectionDays = 20 } },
        "renewal" => old with { Engagement = old.Engagement with { ProtectionDays = 35, QualifyingActivities = [ActivityKind.Poc] } },
        "strikes" => old with { Health = old.Health with { Compliance = old.Health.Compliance with { SuspendFrom = 2 } } },
        "ladder" => old with { Engagement = old.Engagement with { Ladder = new(20, 20, 20) } },
        _ => old,
    });

    private static Reading.Accepted Publication(string change, string version = Other)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(
            new { version, effectiveFrom = Published.ToString(), document = ProgramPrinter.Print(Document(change, version)) });
        return EventCatalog.TryFind(EventNames.ProgramPublished, out var type)
            ? new(1, new("crm", $"published-{version}", EventNames.ProgramPublished, "default", Published, data), type)
            : throw new InvalidOperationException();
    }

    // Cards, tiers, rulings, conflicts and balances; not by which postings a balance came about, nor what was owed once and is not any more.
    private static async Task<IReadOnlyList<string>> StateAsync(LiveSilo silo)
    {
        var lines = (await StateText.LinesAsync(silo.Journal, silo.Grains, silo.Now, CancellationToken.None))
            .Where(line => line.Split(' ') is not (["postings" or "programs" or "incentives", ..] or ["payouts", _, "none", ..])).ToList();
        foreach (var balance in (await silo.Grains.GetGrain<IIncentiveGrain>(Fee.Value).GetBalances(null, 0, 1_000))!) lines.Add($"{balance}");
        foreach (var conflict in await silo.Journal.AllAsync(new(ListNames.Conflicts)).ToListAsync())
            lines.Add(JsonSerializer.Serialize((await silo.Grains.GetGrain<IConflictGrain>(conflict.Id).GetSnapshot())! with { Version = 0 }));
        return lines;
    }

    private static async Task EverybodyActivatesAsync(LiveSilo silo)
    {
        foreach (var subject in await SubjectsAsync(silo)) await silo.Subject(subject).Wake([SubjectDeadline.Card]);
    }

    private static async Task WakeEverybodyAsync(LiveSilo silo)
    {
        for (var twice = 0; twice < 2; twice++)
            foreach (var subject in (await SubjectsAsync(silo)).Where(subject => subject.Kind != SubjectKind.Partner)) await silo.Subject(subject).Wake([SubjectDeadline.Terms]);
    }

    private static async Task<IReadOnlyList<Subject>> SubjectsAsync(LiveSilo silo) =>
    [
        .. ((string[])["first", "last", "third"]).Select(partner => new Subject(SubjectKind.Partner, partner)),
        .. ((string[])["deal", "held", "asked", "struck"]).Select(opportunity => new Subject(SubjectKind.Opportunity, opportunity)),
        .. ((string[])["north", "south", "west"]).Select(account => Subject.OfAccount(account, "core")),
        .. (await silo.Journal.AllAsync(new(ListNames.Conflicts)).ToListAsync()).Select(conflict => new Subject(SubjectKind.Conflict, conflict.Id)),
    ];

    // What was ever told by each, or to it; a close that another document judges is restated whatever that gives, for a decision names its document.
    private static async Task<IReadOnlyList<string>> ToldAsync(LiveSilo silo)
    {
        var told = new List<string>();
        foreach (var subject in await SubjectsAsync(silo))
            told.AddRange((await silo.Journal.LoadAsync(subject, CancellationToken.None)).Entries.Where(entry => Types.Contains(entry.Type)).Select(entry => $"{subject} {entry.Version} {entry.Type}"));
        return told;
    }
}
