using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>
    /// What the partner was at <paramref name="t"/>, by which a payout caused then is judged; null before the introduction. At a quarter's close the tier is
    /// the one before its decision. A <paramref name="known"/> history spares the walk through earlier closes, as in <see cref="TierHistory.At"/>; one that
    /// reaches to t or past it is asked itself.
    /// </summary>
    public PartnerStanding? StandingAt(Instant t, ProgramTimeline programs, TierHistory? known = null)
    {
        if (Profile is not { } profile || profile.AppliedAt > t) return null;
        return new(
            known is not null && t <= known.Instant ? known.TierAt(t) : TierHistory.At(this, programs, t, known).Tier,
            profile.Type,
            profile.Region,
            rare?.Specializations.ValidAt(t) ?? 0,
            rare?.Strikes.CountAt(t, new(programs.At(t).Health.Compliance.WindowDays)) ?? 0,
            SuspendedAt(t, programs),
            TerminatedAt(t));
    }
}
