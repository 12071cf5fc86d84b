using PemActors.Documents.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Kernel;

/// <summary>Scenarios that tests run.</summary>
internal static class Worlds
{
    public static readonly Instant Start = Instant.Utc(2024, 1, 1);

    /// <summary>The default program, in quarters of thirteen weeks from the start.</summary>
    public static readonly ProgramDocument Program = ProgramLoader.Default() with { Calendar = new(CalendarKind.Weeks13, 1, Start) };

    /// <summary>The worked set of the method: one type, geometric stages of three weeks, all else off.</summary>
    public static EcosystemParameters Worked(int partners, bool mixed) => new()
    {
        Partners = partners,
        Start = Start,
        Types = [TypeParameters.Defaults[1] with { Mix = 1, Activities = 0.8, Opening = 0.15, WinProbability = 0.25, WeeksPerStage = 3, MedianAmount = 25_000, AmountSpread = 0.9, Sourced = 1 }],
        Joining = new() { FoundingShare = 1, FoundingWeeks = 1, RecruitsPerThousand = 0, EffortVaries = mixed, EffortShape = 0.7, AbilitySpread = 0, LargeShare = 0, Fit = 1 },
        Pipeline = new() { Stages = StageLaw.Geometric, PerTier = 0, PerCertificate = 0, PerLogAmount = 0, CoSold = 0, Registered = 0, UsualMotion = 1 },
        TierEffects = new() { On = false },
        Registration = new() { On = false },
        Attention = new() { On = false },
        Response = new() { On = false },
        Goal = new() { On = false },
        Learning = new() { On = false },
        Conduct = new() { On = false },
        Delivery = new() { On = false },
        Partnership = new() { On = false },
        Leaving = new() { On = false },
        Subscription = new() { EarlyChurn = 0 },
    };

    /// <summary>An incentive of the program's terms, or others of the kind, over many years.</summary>
    public static Incentive Offer(string id, IncentiveTerms terms) => new(new(id), id, Start, Start.AddDays(7_000), null, Eligibility.Any, terms);

    public static Census Take(EcosystemParameters parameters, int weeks, ulong seed = 20261122, ProgramDocument? program = null, params Incentive[] incentives)
    {
        var census = new Census(parameters.Partners, Start);
        var sink = new CensusSink(census);
        census.Tally = new Replication(new(parameters, program ?? Program, incentives, weeks)).Run(seed, 0, ref sink);
        return census;
    }
}

/// <summary>What a test looks at in the facts of a run, partner by partner.</summary>
internal sealed class Census(int partners, Instant start)
{
    public uint Entity;
    public Instant Start => start;
    public Tally Tally;
    public readonly List<int>[] ActivityDays = [.. Enumerable.Range(0, partners).Select(_ => new List<int>())];
    public readonly int[] Created = new int[partners];
    public readonly List<(int Week, long AmountMinor)>[] Wins = [.. Enumerable.Range(0, partners).Select(_ => new List<(int, long)>())];
    public readonly List<(int Born, int Closed, bool Won)> Deals = [];
    public readonly List<int>[] CertificateWeeks = [.. Enumerable.Range(0, partners).Select(_ => new List<int>())];
    public readonly List<CloseReport> Closes = [];
    public readonly Dictionary<string, int> Open = [];
}

internal readonly struct CensusSink(Census census) : IFactSink
{
    public static bool Writes => true;

    public FactKey Key(uint entity, long second, string source)
    {
        census.Entity = entity;
        return new(census.Start + TimeSpan.FromSeconds(second), source, "");
    }

    public void Post(PartnerId partner, PartnerFact fact)
    {
        if (fact is PartnerFact.ActivityRecorded) census.ActivityDays[census.Entity].Add((int)(fact.Key.Time - census.Start).TotalDays);
        if (fact is PartnerFact.CertificationEarned) census.CertificateWeeks[census.Entity].Add(Week(fact.Key));
    }

    public void Post(OpportunityId opportunity, OpportunityFact fact)
    {
        switch (fact)
        {
            case OpportunityFact.Created:
                census.Created[census.Entity]++;
                census.Open[opportunity.Value] = Week(fact.Key);
                break;
            case OpportunityFact.Won won:
                census.Wins[census.Entity].Add((Week(fact.Key), won.AmountMinor));
                Close(opportunity, fact, true);
                break;
            case OpportunityFact.Lost: Close(opportunity, fact, false); break;
        }
    }

    public FactKey VendorKey(long second, string source) => default;

    public void Post(IncentiveId incentive, SyntheticDecision decision)
    {
    }

    public void Close(in CloseReport report) => census.Closes.Add(report);

    private void Close(OpportunityId id, OpportunityFact fact, bool won)
    {
        census.Open.Remove(id.Value, out var born);
        census.Deals.Add((born, Week(fact.Key), won));
    }

    private int Week(FactKey key) => (int)((key.Time - census.Start).TotalDays / 7);
}
