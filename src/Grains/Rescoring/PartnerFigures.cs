using PemActors.Grains.Partners;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Rescoring;

/// <summary>What a partner comes to under one program: card, tier, every close, what it earned, and what is missing.</summary>
/// <param name="View">Card and tiers at the instant.</param>
/// <param name="Card">The card, scored.</param>
/// <param name="Explained">What lifts each dimension.</param>
/// <param name="Next">What the next tier needs; null at the highest.</param>
/// <param name="Earned">What was earned by causes up to the instant, by incentive; those that gave nothing are left out.</param>
public sealed record PartnerFigures(PartnerView View, HealthCard Card, HealthExplanation Explained, NextTier? Next, IReadOnlyDictionary<IncentiveId, EarnedFigures> Earned)
{
    private static readonly IReadOnlySet<Instant> NoneRestated = new HashSet<Instant>();

    /// <summary>The figures at an instant; null before the introduction.</summary>
    /// <param name="evidence">What is known.</param>
    /// <param name="programs">The documents.</param>
    /// <param name="incentives">What there is to earn.</param>
    /// <param name="t">The instant.</param>
    public static PartnerFigures? Of(PartnerEvidence evidence, ProgramTimeline programs, IReadOnlyList<Incentive> incentives, Instant t)
    {
        if (PartnerView.Of(evidence, programs, t, 0, null, NoneRestated) is not { } view) return null;
        var program = view.Program;
        var explained = HealthRules.Explain(view.Health, HealthCuts.For(program.Health, view.Profile.Type, view.Profile.Region));
        return new(view, explained.Card, explained, TierRules.Next(view.TierInputs, view.Tiers.Standing, program.Tiers, program.Health.Quality), Earnings(evidence, programs, incentives, view.Tiers, t));
    }

    private static Dictionary<IncentiveId, EarnedFigures> Earnings(
        PartnerEvidence evidence, ProgramTimeline programs, IReadOnlyList<Incentive> incentives, TierHistory tiers, Instant t)
    {
        var earned = new Dictionary<IncentiveId, EarnedFigures>();
        if (incentives.Count == 0) return earned;
        var shares = evidence.SharesAt(t);
        var activities = evidence.EarningActivitiesBy(t);
        foreach (var incentive in incentives)
        {
            var calendar = programs.At(incentive.From).Calendar;
            // A SPIF pays whoever claims: this is what there is to claim.
            var entitlements = incentive.Terms is IncentiveTerms.Spif
                ? SpifEntitlements.Of(incentive, activities, calendar, (_, at) => evidence.StandingAt(at, programs, tiers))
                : PartnerEarnings.Of(incentive, calendar, evidence.Id, shares, activities, at => evidence.StandingAt(at, programs, tiers), default, t)
                    .SelectMany(quarter => quarter.Entitlements).ToList();
            if (entitlements.Count > 0) earned[incentive.Id] = new(entitlements.Count, entitlements.Sum(one => one.AmountMinor));
        }
        return earned;
    }
}

/// <summary>How many payouts, and their sum before budgets ration them.</summary>
public readonly record struct EarnedFigures(int Count, long AmountMinor)
{
    /// <summary>The sum of two.</summary>
    public static EarnedFigures operator +(EarnedFigures a, EarnedFigures b) => new(a.Count + b.Count, a.AmountMinor + b.AmountMinor);
}
