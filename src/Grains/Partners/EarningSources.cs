using PemActors.Grains.Incentives;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>What a partner's earnings are worked out from, as of an instant; each part is made when it is first asked for.</summary>
/// <param name="evidence">What is known of the partner.</param>
/// <param name="programs">The rules, each document in its time.</param>
/// <param name="tiers">Its tiers up to the instant.</param>
/// <param name="now">The instant.</param>
internal sealed class EarningSources(PartnerEvidence evidence, ProgramTimeline programs, TierHistory tiers, Instant now)
{
    private IReadOnlyList<DealShare>? shares;
    private IReadOnlyList<SpifActivity>? activities;

    /// <summary>What strikes bring about.</summary>
    public ComplianceStatus Compliance => evidence.ComplianceAt(now, programs);

    /// <summary>Whether strikes or a suspension ever brought anything about.</summary>
    public bool HasConduct => evidence.HasConduct;

    /// <summary>When a fact known already, but dated ahead, begins to count.</summary>
    public Instant? NextFact => evidence.NextEarning(now);

    private IReadOnlyList<DealShare> Shares => shares ??= evidence.SharesAt(now);

    private IReadOnlyList<SpifActivity> Activities => activities ??= evidence.EarningActivitiesBy(now);

    /// <summary>What was earned under an incentive by causes after an instant, quarter by quarter.</summary>
    public IReadOnlyList<PartnerEarned> Earned(PublishedIncentive one, Instant after) => PartnerEarnings.Of(
        one.Incentive, one.Calendar, evidence.Id, Shares, Activities, t => evidence.StandingAt(t, programs, tiers), after, now);

    /// <summary>The last instant that can have caused an earning under an incentive, and the next close that can.</summary>
    public (Instant? Last, Instant? Next) Causes(PublishedIncentive one) => PartnerEarnings.Causes(one.Incentive, one.Calendar, Shares, Activities, now);
}
