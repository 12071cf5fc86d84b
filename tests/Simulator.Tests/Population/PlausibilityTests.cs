using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Population;

/// <summary>The figures that the parameters were tuned to, over 3,000 partners, with room for chance.</summary>
public sealed class PlausibilityTests
{
    private static readonly EcosystemParameters Parameters = new() { Partners = 3_000 };
    private static readonly Instant End = Parameters.Start.AddDays(7 * Ecosystem500.Weeks);
    private static readonly Lazy<IReadOnlyList<Partner>> Partners = new(Tally);

    [Fact]
    public void Activation_IsNearThirtyPercent() =>
        Assert.InRange(Share(45, partner => partner.Activities.Count(at => at <= partner.AcceptedAt.AddDays(45)) >= 3), 0.27, 0.37);

    [Fact]
    public void AnOpportunityInNinetyDays_IsNearThirtySixPercent() =>
        Assert.InRange(Share(90, partner => partner.Openings.Any(at => at <= partner.AcceptedAt.AddDays(90))), 0.32, 0.42);

    // 64 % in a year of steady trade; the first year starts with an empty pipeline, so somewhat more.
    [Fact]
    public void NoWinInTheFirstYear_IsNearTwoThirds() =>
        Assert.InRange(Share(365, partner => !partner.Wins.Any(win => win.At <= partner.AcceptedAt.AddDays(365))), 0.62, 0.75);

    [Fact]
    public void TheTopTenth_BringsMostOfRevenue()
    {
        var arr = Partners.Value.Select(partner => partner.Arr).OrderDescending().ToList();
        Assert.InRange(arr.Take(arr.Count / 10).Sum() / (double)arr.Sum(), 0.75, 0.96);
    }

    [Fact]
    public void WinRate_IsNearTheBenchmark()
    {
        var (won, lost) = (Partners.Value.Sum(partner => partner.Wins.Count), Partners.Value.Sum(partner => partner.Losses));
        Assert.InRange(won / (double)(won + lost), 0.22, 0.28);
    }

    [Fact]
    public void EveryTier_IsInReachOfSome()
    {
        var partners = Partners.Value;
        Assert.InRange(partners.Count(partner => !partner.Fits), 60, 360);
        Assert.InRange(partners.Count(partner => partner is { Wins.Count: > 0, Certificates: >= 1 }), 300, 1_050);
        Assert.InRange(partners.Count(partner => partner is { Arr: >= 250_000_00, Certificates: >= 3 }), 45, 240);
        Assert.InRange(partners.Count(partner => partner is { Arr: >= 1_000_000_00, Certificates: >= 5, Referred: true, PlansLong: true, Specialized: true }), 3, 60);
    }

    private static double Share(int days, Func<Partner, bool> holds)
    {
        var judged = Partners.Value.Where(partner => partner.AcceptedAt != default && partner.AcceptedAt < End.AddDays(-days)).ToList();
        return judged.Count(holds) / (double)judged.Count;
    }

    private static IReadOnlyList<Partner> Tally()
    {
        var partners = new Dictionary<string, Partner>();
        foreach (var fact in Ecosystem500.Emit(Parameters).Where(fact => fact.Decision is null))
        {
            var id = fact.Partner is null ? $"p-{fact.Subject.Id.Split('-')[2]}" : fact.Subject.Id;
            if (!partners.TryGetValue(id, out var partner)) partners[id] = partner = new();
            partner.Take(fact.Fact, fact.Key.Time);
        }

        return [.. partners.Values];
    }

    private sealed class Partner
    {
        public Instant AcceptedAt { get; private set; }
        public bool Fits { get; private set; }
        public int Certificates { get; private set; }
        public int Losses { get; private set; }
        public bool Referred { get; private set; }
        public bool Specialized { get; private set; }
        public bool PlansLong { get; private set; }
        public List<Instant> Activities { get; } = [];
        public List<Instant> Openings { get; } = [];
        public List<(Instant At, long AmountMinor)> Wins { get; } = [];
        public long Arr => Wins.Where(win => win.At > End.AddDays(-365)).Sum(win => win.AmountMinor);

        public void Take(object fact, Instant at)
        {
            switch (fact)
            {
                case PartnerFact.Accepted: AcceptedAt = at; break;
                case PartnerFact.IcpFitAssessed fit: Fits = fit.Fit; break;
                case PartnerFact.ActivityRecorded or OpportunityFact.RegistrationSubmitted: Activities.Add(at); break;
                case PartnerFact.CertificationEarned: Certificates++; break;
                case PartnerFact.ReferenceProvided: Referred = true; break;
                case PartnerFact.SpecializationAwarded: Specialized = true; break;
                case PartnerFact.PlanAgreed plan: PlansLong |= plan.Until >= plan.From.AddMonths(24); break;
                case OpportunityFact.Created: Openings.Add(at); break;
                case OpportunityFact.Won won: Wins.Add((at, won.AmountMinor)); break;
                case OpportunityFact.Lost: Losses++; break;
            }
        }
    }
}
