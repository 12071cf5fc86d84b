using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>How far the partner has come with its activation at <paramref name="t"/>; null before it is introduced and accepted.</summary>
    public ActivationState? ActivationAt(Instant t, ActivationTerms terms)
    {
        var accepted = AcceptedAt;
        if (!IntroducedAt(t) || accepted > t) return null;
        var until = Instant.Min(t, new(accepted.AddDays(terms.Days).Ticks - 1));
        bool Did(ActivityKind kind) => OneEach([kind], accepted, until, t) is not null;
        return new(
            Id,
            accepted,
            ActivitiesFrom(accepted, terms.Days, t),
            Did(ActivityKind.DealRegistration),
            Did(ActivityKind.CosellIntroduction),
            Did(ActivityKind.ComarketingLaunch));
    }
}
