using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Lifecycle;

/// <summary>
/// Lifecycle and activation (RULEBOOK §1). The stage is the highest whose condition has ever held by t: a stage can be skipped,
/// and is left backwards only by suspension, after which it is as before. What once happened stays: terms that have expired
/// since were signed, a certification that has expired was earned.
/// </summary>
public static class LifecycleRules
{
    /// <summary>The stage at <paramref name="t"/>; None before the introduction.</summary>
    public static LifecycleStage StageAt(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        if (!evidence.IntroducedAt(t)) return LifecycleStage.None;
        if (evidence.TerminatedAt(t)) return LifecycleStage.Terminated;
        if (evidence.SuspendedAt(t, programs)) return LifecycleStage.Suspended;
        if (RetainedAt(evidence, programs) <= t) return LifecycleStage.Retain;
        if (evidence.Book.FirstWin() <= t || HasGrown(evidence, programs, t)) return LifecycleStage.Grow;
        if (evidence.FirstCertifiedAt <= t) return LifecycleStage.Activate;
        if (evidence.OnboardedAt <= t) return LifecycleStage.Enable;
        return evidence.AcceptedAt <= t && evidence.Agreements.FirstSigned(AgreementKind.Terms) <= t ? LifecycleStage.Onboard : LifecycleStage.Recruit;
    }

    /// <summary>
    /// When the partner was activated, as of <paramref name="t"/>: the instant of the last activity it took, all of them at or after the
    /// first acceptance and less than the days of 24 h after it that the program in force at it gives; null when it was not.
    /// </summary>
    public static Instant? ActivatedAt(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        var accepted = evidence.AcceptedAt;
        if (accepted > t || !evidence.IntroducedAt(t)) return null;
        var terms = programs.At(accepted).Activation;
        var until = Instant.Min(t, new(accepted.AddDays(terms.Days).Ticks - 1));
        return terms.Rule == ActivationRule.Any3
            ? evidence.NthActivity(terms.Activities, accepted, until, t)
            : evidence.OneEach([ActivityKind.DealRegistration, ActivityKind.CosellIntroduction, ActivityKind.ComarketingLaunch], accepted, until, t);
    }

    /// <summary>The first instant after <paramref name="t"/> at which the stage can change without a new fact; null when there is none.</summary>
    public static Instant? NextChange(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        if (evidence.Profile is null) return null;
        var next = new NextInstant(t);
        evidence.OfferTiers(ref next, programs);
        next.Offer(evidence.AcceptedAt);
        next.Offer(evidence.OnboardedAt);
        next.Offer(RetainedAt(evidence, programs));
        return next.Best == Instant.Never ? null : next.Best;
    }

    // A stage is kept once entered, so each document is asked at the last instant that it was in force by t: the count only grows.
    private static bool HasGrown(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        for (var i = 0; i < programs.Versions.Count && programs.Versions[i].From <= t; i++)
        {
            var last = Instant.Min(t, new(programs.EndOf(i).Ticks - 1));
            if (evidence.ActivitiesIn(default, last, last) >= programs.Versions[i].Document.Activation.Activities) return true;
        }
        return false;
    }

    // The first instant at which the document in force then holds it retained.
    private static Instant RetainedAt(PartnerEvidence evidence, ProgramTimeline programs)
    {
        if (evidence.AcceptedAt == Instant.Never) return Instant.Never;
        for (var i = 0; i < programs.Versions.Count; i++)
        {
            var (from, document) = programs.Versions[i];
            var at = Instant.Max(from, Instant.Max(evidence.AcceptedAt.AddMonths(document.Lifecycle.RetainMonths), evidence.FirstRenewal));
            if (at < programs.EndOf(i)) return at;
        }
        return Instant.Never;
    }
}
