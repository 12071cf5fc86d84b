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
        var band = BandAt(period.AsOf(t).Until, programs);
        return OkrFlowsIn(period, t, programs) with { Green = band == Band.Green ? 1 : 0, Yellow = band == Band.Yellow ? 1 : 0, Red = band == Band.Red ? 1 : 0 };
    }

    /// <summary>The same without the health band: what happened in the period.</summary>
    public OkrSums OkrFlowsIn(PeriodBounds period, Instant t, ProgramTimeline programs)
    {
        if (!IntroducedAt(t) || t <= period.After) return default;
        var known = period.AsOf(t);
        var (earned, scores) = certifications.EarnedIn(known);
        var (answers, csat) = satisfaction.In(known.After, known.Until);
        var (promoters, detractors, asked) = rare?.Recommendations.In(known) ?? default;
        var accepted = AcceptedAt;
        var mayActivate = accepted <= t && accepted.AddDays(programs.At(accepted).Activation.Days) > known.After;
        var activated = mayActivate && LifecycleRules.ActivatedAt(this, programs, t) is { } activation && known.Contains(activation);
        var first = accepted > t ? Instant.Never : FirstActivity(accepted, t);
        var isFirst = known.Contains(first);
        return new()
        {
            PartnersActivated = activated ? 1 : 0,
            CertificationsEarned = earned,
            CertificationScoreHundredths = scores,
            CsatAnswers = answers,
            CsatHundredths = csat,
            FirstActivities = isFirst ? 1 : 0,
            FirstActivityTicks = isFirst ? (first - accepted).Ticks : 0,
            Promoters = promoters,
            Detractors = detractors,
            NpsAnswers = asked,
        };
    }

    /// <summary>
    /// The first instant after <paramref name="t"/> at which an answer on recommending, known already, comes to count; null when none does. All else that
    /// OKRs read changes where health, tier or lifecycle can.
    /// </summary>
    public Instant? NextRecommendation(Instant t)
    {
        var next = new NextInstant(t);
        rare?.Recommendations.Offer(ref next);
        return next.Best == Instant.Never ? null : next.Best;
    }

    // The first activity at or after the acceptance, as of t.
    private Instant FirstActivity(Instant accepted, Instant t)
    {
        var first = activities.FirstFrom(accepted);
        foreach (var deal in book.Deals)
            if (deal.CreatedAt <= t)
                foreach (var at in deal.Submissions)
                    if (at >= accepted)
                        first = Instant.Min(first, at);
        return first <= t ? first : Instant.Never;
    }

    private Band? BandAt(Instant at, ProgramTimeline programs) => Profile is not { } profile || !IntroducedAt(at) || TerminatedAt(at)
        ? null
        : HealthRules.Score(HealthAt(at, programs), HealthCuts.For(programs.At(at).Health, profile.Type, profile.Region)).Overall;
}
