using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>What the health score reads at <paramref name="t"/>; all zero before the introduction.</summary>
    public HealthInputs HealthAt(Instant t, ProgramTimeline programs)
    {
        if (!IntroducedAt(t)) return default;
        var health = programs.At(t).Health;
        var (open, advanced) = book.OpenAt(t);
        var (counting, scores) = certifications.CountAt(t, programs, users);
        var quality = new Window(health.Quality.WindowDays);
        var (won, lost) = book.ClosedIn(quality, t);
        var (surveys, csat) = satisfaction.In(quality, t);
        var activitiesAfter = new Window(health.Activity.WindowDays).OpensAfter(t);
        return new(
            ActivitiesIn(activitiesAfter, t, t), open, advanced, counting, scores, won, lost, surveys, csat,
            rare?.Strikes.CountAt(t, new(health.Compliance.WindowDays)) ?? 0);
    }

    /// <summary>
    /// What a tier decision reads at <paramref name="close"/>, over facts not after it; activities of the quarter are those
    /// after <paramref name="closeBefore"/>. All zero before the introduction.
    /// </summary>
    public TierInputs TierAt(Instant close, Instant closeBefore, ProgramTimeline programs)
    {
        if (!IntroducedAt(close)) return default;
        var program = programs.At(close);
        var tiers = program.Tiers;
        var quality = new Window(program.Health.Quality.WindowDays);
        var (won, lost) = book.ClosedIn(quality, close);
        var (surveys, csat) = satisfaction.In(quality, close);
        var isAccepted = AcceptedAt <= close;
        return new(
            agreements.ValidAt(AgreementKind.Terms, close),
            icpFits.FitAt(close),
            isAccepted,
            isAccepted ? ActivitiesFrom(AcceptedAt, tiers.Registered.FirstActivityDays, close) : 0,
            book.WinsBy(close),
            certifications.CountAt(close, programs, users).Count,
            book.ArrAt(close, new(tiers.ArrWindowDays), tiers.ArrBasis == ArrBasis.Sourced),
            rare?.References.CountBy(close) ?? 0,
            ActivitiesIn(closeBefore, close, close),
            surveys,
            csat,
            won,
            lost,
            rare?.Strikes.CountAt(close, new(program.Health.Compliance.WindowDays)) ?? 0,
            rare?.Plans.ValidAt(close, tiers.Elite.PlanMonths) ?? 0,
            rare?.Specializations.ValidAt(close) ?? 0);
    }

    /// <summary>When the partner was accepted first; null when not by <paramref name="t"/>.</summary>
    public Instant? AcceptedBy(Instant t) => AcceptedAt <= t ? AcceptedAt : null;

    /// <summary>The version of the history held of an opportunity; 0 when it has not told of itself.</summary>
    public long NotedVersion(OpportunityId opportunity) => book.Find(opportunity)?.Version ?? 0;

    /// <summary>Whether the entry of Registered holds: terms signed and valid, and the latest assessment says fit.</summary>
    public bool RegisteredEntryAt(Instant t) => IntroducedAt(t) && agreements.ValidAt(AgreementKind.Terms, t) && icpFits.FitAt(t);

    /// <summary>Whether the latest assessment of fit with the ideal customer profile says fit; none is no fit.</summary>
    public bool FitAt(Instant t) => IntroducedAt(t) && icpFits.FitAt(t);

    /// <summary>
    /// Suspended by decision, or by a confirmation that made too many strikes under the document in force at it, and not reinstated since.
    /// </summary>
    public bool SuspendedAt(Instant t, ProgramTimeline programs)
    {
        if (rare is null || !IntroducedAt(t)) return false;
        return rare.Standing.SuspendedAt(t, rare.Strikes.LatestSuspending(t, programs));
    }

    /// <summary>Terminated by <paramref name="t"/>; final.</summary>
    public bool TerminatedAt(Instant t) => rare is not null && IntroducedAt(t) && rare.Standing.TerminatedAt(t);

    /// <summary>Users present at <paramref name="t"/>, of one role or of any.</summary>
    public int UsersAt(Instant t, UserRole? role = null) => users.CountAt(t, role);

    /// <summary>Listings up at <paramref name="t"/>.</summary>
    public int ListingsAt(Instant t) => rare?.Listings.PublishedAt(t) ?? 0;

    /// <summary>Projects started and completed and milestones reached by <paramref name="t"/>.</summary>
    public (int Started, int Completed, int Milestones) DeliveriesBy(Instant t) => rare?.Deliveries.By(t) ?? default;

    /// <summary>Answers on recommending in the last <paramref name="days"/> days at <paramref name="t"/>, and the sum of their scores.</summary>
    public (int Count, int Sum) RecommendationsIn(int days, Instant t) => rare?.Recommendations.In(new(days), t) ?? default;

    /// <summary>Learning paths started and exams failed by <paramref name="t"/>.</summary>
    public (int PathsStarted, int ExamsFailed) LearningBy(Instant t) =>
        rare is null ? default : (rare.PathsStarted.CountBy(t), rare.ExamsFailed.CountBy(t));

    /// <summary>Violations reported by <paramref name="t"/>, confirmed or not.</summary>
    public int ViolationsReportedBy(Instant t) => rare?.Strikes.ReportedBy(t) ?? 0;

    internal Instant FirstRenewal => rare?.Renewals.First ?? Instant.Never;

    /// <summary>Activities in (after, until] as of t: recorded, and registrations of opportunities created by t.</summary>
    internal int ActivitiesIn(Instant after, Instant until, Instant t) => activities.Count(after, until) + book.Submitted(after, until, t);

    /// <summary>Activities within so many days of an instant, the instant included and the end not, as of t.</summary>
    internal int ActivitiesFrom(Instant start, int days, Instant t) => ActivitiesIn(new(start.Ticks - 1), Instant.Min(t, new(start.AddDays(days).Ticks - 1)), t);

    /// <summary>When the n-th activity in [from, until] took place, as of t; null when there are fewer.</summary>
    internal Instant? NthActivity(int n, Instant from, Instant until, Instant t)
    {
        var times = new List<Instant>();
        foreach (ref readonly var item in activities.Items) Take(times, item.At, from, until);
        foreach (var deal in book.Deals)
            if (deal.CreatedAt <= t)
                foreach (var at in deal.Submissions)
                    Take(times, at, from, until);
        times.Sort();
        return times.Count >= n ? times[n - 1] : null;
    }

    /// <summary>When the last of so many kinds was first done in [from, until], as of t; null when one was not.</summary>
    internal Instant? OneEach(ReadOnlySpan<ActivityKind> kinds, Instant from, Instant until, Instant t)
    {
        var last = default(Instant);
        foreach (var kind in kinds)
        {
            var times = new List<Instant>();
            foreach (ref readonly var item in activities.Items)
                if (item.Kind == kind)
                    Take(times, item.At, from, until);
            if (kind == ActivityKind.DealRegistration)
                foreach (var deal in book.Deals)
                    if (deal.CreatedAt <= t)
                        foreach (var at in deal.Submissions)
                            Take(times, at, from, until);
            if (times.Count == 0) return null;
            last = Instant.Max(last, times.Min());
        }
        return last;
    }

    private static void Take(List<Instant> times, Instant at, Instant from, Instant until)
    {
        if (at >= from && at <= until) times.Add(at);
    }

    /// <summary>Offers every instant at which the health card can change, another document's beginning among them: up to there windows are those of this one.</summary>
    internal void OfferHealth(ref NextInstant next, ProgramTimeline programs)
    {
        var health = programs.At(next.After).Health;
        var quality = new Window(health.Quality.WindowDays);
        var activity = new Window(health.Activity.WindowDays);
        activities.Offer(ref next, activity);
        book.Offer(ref next, activity, quality);
        certifications.Offer(ref next, programs);
        users.Offer(ref next);
        satisfaction.Offer(ref next, quality);
        rare?.Strikes.Offer(ref next, new(health.Compliance.WindowDays));
        Offer(ref next, programs);
        if (Profile is { } profile) next.Offer(profile.AppliedAt);
    }

    /// <summary>Offers every instant at which the entry of Registered or the standing can change.</summary>
    internal void OfferRegistration(ref NextInstant next, ProgramTimeline programs)
    {
        agreements.Offer(ref next);
        icpFits.Offer(ref next);
        rare?.Standing.Offer(ref next);
        rare?.Strikes.Offer(ref next, new(programs.At(next.After).Health.Compliance.WindowDays));
        Offer(ref next, programs);
        if (Profile is { } profile) next.Offer(profile.AppliedAt);
    }

    private static void Offer(ref NextInstant next, ProgramTimeline programs)
    {
        if (programs.NextChange(next.After) is { } change) next.Offer(change);
    }

    /// <summary>Offers every instant at which a tier's entry or KPI can change between closes.</summary>
    internal void OfferTiers(ref NextInstant next, ProgramTimeline programs)
    {
        OfferHealth(ref next, programs);
        OfferRegistration(ref next, programs);
        book.OfferArr(ref next, new(programs.At(next.After).Tiers.ArrWindowDays));
        rare?.References.Offer(ref next);
        rare?.Plans.Offer(ref next);
        rare?.Specializations.Offer(ref next);
    }
}
