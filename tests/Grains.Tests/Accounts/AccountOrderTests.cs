using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Grains.Tests.Accounts;

/// <summary>
/// Another system's history of one contested account, in any order of arrival, with deliveries, sweeps, sleep and restarts in between, gives the protections,
/// queue and conflicts of the rulebook's own fold over the clean log: to the account, to its opportunities, and in the lists.
/// </summary>
public sealed class AccountOrderTests
{
    private const int Facts = 45;
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);
    private static readonly Instant End = Start.AddDays(200);
    private static readonly string[] Partners = ["acme", "bolt", "cog"];
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("PEM_LAW_SEED"), out var seed) ? seed : 11;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Account_AnyArrival_EqualsTheFoldOfTheCleanLog(int run)
    {
        var chance = new Chance(Seed + (ulong)run);
        var log = Log(chance);
        var conflicts = Conflicts(chance);
        await using var silo = await LiveSilo.StartAsync(End);
        var fold = new PureFold(log, silo.Program, conflicts.Select(one => one.Evidence));
        List<Reading> arrivals = [.. log.Select(fact => (Reading)Given.Event(fact)), .. conflicts.SelectMany(one => one.Events)];
        arrivals = chance.Shuffled(arrivals.Concat(arrivals.Where(_ => chance.Percent(5))));
        for (var at = 0; at < arrivals.Count;)
        {
            var batch = arrivals.Skip(at).Take(1 + chance.Next(8)).ToArray();
            await silo.TakeAsync(batch);
            at += batch.Length;
            if (chance.Percent(40)) await silo.DeliverAsync();
            if (chance.Percent(30)) await silo.SweepAsync();
            if (chance.Percent(15)) await silo.SleepAsync();
            if (at < arrivals.Count && chance.Percent(5)) await silo.RestartAsync();
        }
        await silo.SettleAsync();
        await HoldsAsync(silo, fold);
        await silo.RestartAsync();
        await HoldsAsync(silo, fold);
    }

    private static async Task HoldsAsync(LiveSilo silo, PureFold fold)
    {
        var desk = new DealDeskOf(silo);
        var terms = silo.Program.Engagement;
        var expected = fold.Accounts[new("acct", "core")].ViewAt(End, terms);
        var account = (await desk.SnapshotAsync())!;
        Assert.Equal(
            expected.Live.Select(held => $"{held.Opportunity} {held.Partner} {held.Held.From} {held.Held.Until}"),
            account.Protections.Select(held => $"{held.Opportunity} {held.Partner} {Instant.From(held.From)} {Instant.From(held.Until)}"));
        Assert.Equal(
            expected.Queue.Select(queued => $"{queued.Registration.Opportunity} {queued.Registration.Partner} {queued.Due} {Words.Of(queued.State)}"),
            account.Queue.Select(queued => $"{queued.Opportunity} {queued.Partner} {Instant.From(queued.Due)} {queued.State}"));
        var contests = expected.Contests.Select(contest => contest.Conflict.Value).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(contests, account.Conflicts);
        Assert.Equal(expected.Live.Select(held => $"{held.Opportunity}~{held.Partner}").Order(StringComparer.Ordinal), (await desk.RowsAsync(ListNames.Protections)).Select(row => row.Id).Order(StringComparer.Ordinal));
        foreach (var contest in expected.Contests)
        {
            var conflict = await desk.ConflictAsync(contest.Conflict.Value);
            Assert.Equal([contest.Holder.Value, contest.Contender.Value], conflict!.Parties);
        }
        foreach (var name in (string[])["o0", "o1", "o2"])
        {
            var opportunity = await silo.Grains.GetGrain<IOpportunityGrain>(name).GetSnapshot();
            var held = expected.Live.Where(one => one.Opportunity.Value == name).Select(one => (one.Partner.Value, (DateTimeOffset?)one.Held.Until.ToDateTimeOffset()));
            Assert.Equal(held, opportunity!.Partners.Where(partner => partner.ProtectedUntil is not null).Select(partner => (partner.Partner, partner.ProtectedUntil)));
        }
        foreach (var partner in Partners) Assert.Equal(Shown.InForce(fold.At(partner, End)), Shown.InForce(await silo.Partner(partner).GetSnapshot()));
    }

    // Days are few, so that things meet; ends lie around the end of the test, so that some are live then.
    private static List<EmittedFact> Log(Chance chance)
    {
        var log = new List<EmittedFact>();
        foreach (var partner in Partners) log.Add(Of(partner, new PartnerFact.Applied(new(Start, "crm", partner), PartnerType.Reseller, "emea", partner, [])));
        for (var o = 0; o < 3; o++)
        {
            log.Add(Of(o, new OpportunityFact.Created(new(Start.AddDays(10 * o), "crm", $"created{o}"), "acct", "core", 100, Stage.Qualify, Motion.CoSell, null, false)));
            // A second creation, of another account, by a later clock: kept, and of no effect.
            if (chance.Percent(30)) log.Add(Of(o, new OpportunityFact.Created(new(Start.AddDays(50), "prm", $"again{o}"), "other", "core", 100, Stage.Qualify, Motion.CoSell, null, false)));
        }
        for (var i = 0; i < Facts; i++) log.Add(One(chance, i));
        return log;
    }

    private static EmittedFact One(Chance chance, int i)
    {
        var key = new FactKey(Start.AddDays(60 + chance.Next(135)), chance.Percent(50) ? "crm" : "prm", $"f{i}");
        var o = chance.Next(3);
        var partner = new PartnerId(Partners[chance.Next(3)]);
        Instant? until = chance.Percent(30) ? key.Time.AddDays(chance.Next(120)) : null;
        return chance.Next(100) switch
        {
            < 25 => Of(o, new OpportunityFact.RegistrationSubmitted(key, partner)),
            < 50 => Of(o, new OpportunityFact.RegistrationApproved(key, partner, until)),
            < 56 => Of(o, new OpportunityFact.RegistrationRejected(key, partner, "not-icp")),
            < 62 => Of(o, new OpportunityFact.RegistrationRenewed(key, partner, until)),
            < 70 => Of(o, new OpportunityFact.StageChanged(key, (Stage)chance.Next(4))),
            < 76 => Of(o, new OpportunityFact.TouchRecorded(key, partner, EvidenceKind.ActivityLog, true)),
            < 90 => Of(partner.Value, new PartnerFact.ActivityRecorded(key, chance.Percent(60) ? ActivityKind.Demo : ActivityKind.LeadSubmitted, null, $"o{o}", null, true)),
            < 94 => Of(partner.Value, new PartnerFact.Suspended(key, "audit")),
            < 97 => Of(partner.Value, new PartnerFact.Reinstated(key)),
            _ => Of(o, new OpportunityFact.Lost(key, "price")),
        };
    }

    private static List<(ConflictEvidence Evidence, Reading[] Events)> Conflicts(Chance chance)
    {
        var conflicts = new List<(ConflictEvidence, Reading[])>();
        for (var i = 0; i < 3; i++)
        {
            var first = chance.Next(3);
            PartnerId[] parties = [new(Partners[first]), new(Partners[(first + 1) % 3])];
            var opened = new ConflictFact.Opened(new(Start.AddDays(70 + chance.Next(60)), "prm", $"opened{i}"), new($"o{chance.Next(3)}"), parties, ConflictLevel.Mediation);
            ConflictOutcome outcome = chance.Next(3) switch { 0 => new ConflictOutcome.Void(), 1 => new ConflictOutcome.Split([new(parties[0], 400_000), new(parties[1], 600_000)]), _ => new ConflictOutcome.Award(parties[1]) };
            var decided = new ConflictFact.Decided(new(opened.Key.Time.AddDays(1 + chance.Next(60)), "prm", $"decided{i}"), outcome);
            var evidence = new ConflictEvidence(new($"theirs{i}"));
            evidence.Apply(opened);
            evidence.Apply(decided);
            conflicts.Add((evidence, [Event(evidence.Id, opened, opened), Event(evidence.Id, decided, opened)]));
        }
        return conflicts;
    }

    private static Reading.Accepted Event(ConflictId conflict, ConflictFact fact, ConflictFact.Opened opened)
    {
        var (type, data) = FactEncoder.Encode(fact, opened.Opportunity, opened.Parties);
        Assert.True(EventCatalog.TryFind(type, out var known));
        return new(1, new(fact.Key.Source, fact.Key.Id, type, conflict.Value, fact.Key.Time, data), known);
    }

    private static EmittedFact Of(int opportunity, OpportunityFact fact) => new(new(SubjectKind.Opportunity, $"o{opportunity}"), null, fact);

    private static EmittedFact Of(string partner, PartnerFact fact) => new(new(SubjectKind.Partner, partner), fact, null);
}
