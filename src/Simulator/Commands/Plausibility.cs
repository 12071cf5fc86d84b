using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Commands;

/// <summary>
/// What a population comes to in the figures that it was tuned to, read off the facts of a replication as a stranger would read them. Only partners whose
/// window had ended by the run's end are judged.
/// </summary>
internal sealed class Plausibility
{
    private const int ActivationDays = 45, ActivationActivities = 3, OpportunityDays = 90, YearDays = 365;

    private readonly Dictionary<string, Partner> _partners = [];
    private readonly Instant _end;

    private Plausibility(Instant end) => _end = end;

    /// <summary>The figures, with what to expect of each and who says so.</summary>
    public static IReadOnlyList<(string Name, string Title, double Least, double Most, string Source)> Ranges { get; } =
    [
        ("zeroSellers", "Partners that close nothing in a year", 0.60, 0.75, "64 % at the method's rates; trade sources say 60 % and more"),
        ("topTenthShare", "Share of the year's won ACV that the top tenth brings", 0.70, 0.95, "77 % at the method's rates; trade sources say 80/20 to 95/5"),
        ("activation", "Three activities within 45 days of acceptance", 0.25, 0.37, "30 % at the method's rates"),
        ("opportunity90", "An opportunity within 90 days of acceptance", 0.25, 0.40, "36 % at the method's rates; trade sources say 25–35 % without structured onboarding"),
    ];

    /// <summary>The figures of one replication, in the order of <see cref="Ranges"/>.</summary>
    public static double[] Of(KernelPlan plan, ulong seed, int replication)
    {
        var log = new FactLog(plan.Parameters.Start);
        var sink = log.Sink;
        new Replication(plan).Run(seed, (uint)replication, ref sink);
        var figures = new Plausibility(plan.Parameters.Start.AddDays(7 * plan.Weeks));
        foreach (var fact in log.Facts) figures.Take(fact);
        return figures.Read();
    }

    private void Take(EmittedFact fact)
    {
        // The third part of a synthetic id is the partner's index, of opportunities too.
        if (fact.Decision is not null || fact.Key.Id.Split('-') is not [_, _, var entity, ..]) return;
        if (!_partners.TryGetValue(entity, out var partner)) _partners[entity] = partner = new();
        switch (fact.Fact)
        {
            case PartnerFact.Accepted: partner.AcceptedAt = fact.Key.Time; break;
            case PartnerFact.ActivityRecorded or OpportunityFact.RegistrationSubmitted: partner.Activities.Add(fact.Key.Time); break;
            case OpportunityFact.Created: partner.Openings.Add(fact.Key.Time); break;
            case OpportunityFact.Won won: partner.Wins.Add((fact.Key.Time, won.AmountMinor)); break;
            default: break;
        }
    }

    private double[] Read()
    {
        var yearAgo = _end.AddDays(-YearDays);
        long[] acv = [.. _partners.Values.Where(partner => partner.AcceptedAt is not null).Select(partner => partner.Wins.Where(win => win.At >= yearAgo).Sum(win => win.AmountMinor)).Order()];
        return
        [
            Share(YearDays, (partner, _) => !partner.Wins.Any(win => win.At >= yearAgo)),
            Concentration.TopShare(acv, 0.1),
            Share(ActivationDays, (partner, until) => partner.Activities.Count(at => at < until) >= ActivationActivities),
            Share(OpportunityDays, (partner, until) => partner.Openings.Any(at => at < until)),
        ];
    }

    private double Share(int days, Func<Partner, Instant, bool> holds)
    {
        var judged = _partners.Values.Where(partner => partner.AcceptedAt is { } at && at.AddDays(days) <= _end).ToList();
        return judged.Count(partner => holds(partner, partner.AcceptedAt!.Value.AddDays(days))) / (double)judged.Count;
    }

    private sealed class Partner
    {
        public Instant? AcceptedAt { get; set; }
        public List<Instant> Activities { get; } = [];
        public List<Instant> Openings { get; } = [];
        public List<(Instant At, long AmountMinor)> Wins { get; } = [];
    }
}
