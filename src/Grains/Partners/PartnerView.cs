using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>A partner as of an instant: figures only, so that it is small; words are made when somebody asks.</summary>
/// <param name="Id">Which partner.</param>
/// <param name="At">The instant.</param>
/// <param name="Version">Journal version it was made from.</param>
/// <param name="Profile">How it introduced itself.</param>
/// <param name="AcceptedAt">When it was accepted; null when not by then.</param>
/// <param name="Activated">Whether it was activated by then.</param>
/// <param name="Lifecycle">How far the partnership has come.</param>
/// <param name="Health">What the score is made of.</param>
/// <param name="NextChangeAt">When the health card changes without an event.</param>
/// <param name="Tiers">The tiers up to the instant.</param>
/// <param name="TierInputs">What tiers are made of.</param>
/// <param name="Restated">Closes whose decision was restated.</param>
/// <param name="Program">The document that made it: the one in force at the instant.</param>
public sealed record PartnerView(
    PartnerId Id,
    Instant At,
    long Version,
    PartnerProfile Profile,
    Instant? AcceptedAt,
    bool Activated,
    LifecycleStage Lifecycle,
    HealthInputs Health,
    Instant? NextChangeAt,
    TierHistory Tiers,
    TierInputs TierInputs,
    IReadOnlySet<Instant> Restated,
    ProgramDocument Program)
{
    /// <summary>The partner at <paramref name="t"/>; null before its introduction.</summary>
    /// <param name="evidence">What is known of it.</param>
    /// <param name="programs">The rules.</param>
    /// <param name="t">The instant.</param>
    /// <param name="version">Journal version of the evidence.</param>
    /// <param name="known">A tier history that still holds and may be extended.</param>
    /// <param name="restated">Closes whose decision was restated.</param>
    public static PartnerView? Of(PartnerEvidence evidence, ProgramTimeline programs, Instant t, long version, TierHistory? known, IReadOnlySet<Instant> restated)
    {
        if (!evidence.IntroducedAt(t)) return null;
        return new(
            evidence.Id, t, version, evidence.Profile!, evidence.AcceptedBy(t), LifecycleRules.ActivatedAt(evidence, programs, t) is not null,
            LifecycleRules.StageAt(evidence, programs, t), evidence.HealthAt(t, programs), HealthCalendar.NextChange(evidence, programs, t),
            TierHistory.At(evidence, programs, t, known), evidence.TierAt(t, QuarterCalendar.QuarterStart(programs, t), programs), restated, programs.At(t));
    }
}
