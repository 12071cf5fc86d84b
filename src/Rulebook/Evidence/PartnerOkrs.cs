using PemActors.Rulebook.Health;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>
    /// What this partner adds to the sums of a period as of <paramref name="t"/>: activation, certifications, CSAT, the time to its first
    /// activity, NPS, and one health band unless it is terminated. Deals are asked of the opportunities, each once; money is the
    /// caller's. All zero before the introduction, and before the period has begun.
    /// </summary>
    public OkrSums OkrsIn(PeriodBounds period, Instant t, ProgramTimeline programs)
    {
        if (!IntroducedAt(t) || t <= period.After) return default;
        var known = period.AsOf(t);
        var (earned, scores) = certifications.EarnedIn(known);
        var (answers, csat) = satisfaction.In(known.After, known.Until);
        var (promoters, detractors, asked) = rare?.Recommendations.In(known) ?? default;
        var activated = LifecycleRules.ActivatedAt(this, programs, t) is { } activation && known.Contains(activation);
        var accepted = AcceptedAt;
        var first = NthActivity(1, accepted, t, t) is { } active && known.Contains(active) ? active : (Instant?)null;
        var band = BandAt(known.Until, programs);
        return new()
        {
            PartnersActivated = activated ? 1 : 0,
            CertificationsEarned = earned,
            CertificationScoreHundredths = scores,
            CsatAnswers = answers,
            CsatHundredths = csat,
            Green = band == Band.Green ? 1 : 0,
            Yellow = band == Band.Yellow ? 1 : 0,
            Red = band == Band.Red ? 1 : 0,
            FirstActivities = first is null ? 0 : 1,
            FirstActivityTicks = first is { } at ? (at - accepted).Ticks : 0,
            Promoters = promoters,
            Detractors = detractors,
            NpsAnswers = asked,
        };
    }

    private Band? BandAt(Instant at, ProgramTimeline programs) => Profile is not { } profile || !IntroducedAt(at) || TerminatedAt(at)
        ? null
        : HealthRules.Score(HealthAt(at, programs), HealthCuts.For(programs.At(at).Health, profile.Type, profile.Region)).Overall;
}
