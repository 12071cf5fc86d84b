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
    public static LifecycleStage StageAt(PartnerEvidence evidence, ProgramDocument program, Instant t)
    {
        if (!evidence.IntroducedAt(t)) return LifecycleStage.None;
        if (evidence.TerminatedAt(t)) return LifecycleStage.Terminated;
        if (evidence.SuspendedAt(t, program)) return LifecycleStage.Suspended;
        if (RetainedAt(evidence, program.Lifecycle) <= t) return LifecycleStage.Retain;
        if (evidence.Book.FirstWin() <= t || Activities(evidence, t) >= program.Activation.Activities) return LifecycleStage.Grow;
        if (evidence.FirstCertifiedAt <= t) return LifecycleStage.Activate;
        if (evidence.OnboardedAt <= t) return LifecycleStage.Enable;
        return evidence.AcceptedAt <= t && evidence.Agreements.FirstSigned(AgreementKind.Terms) <= t ? LifecycleStage.Onboard : LifecycleStage.Recruit;
    }

    /// <summary>
    /// When the partner was activated, as of <paramref name="t"/>: the instant of the last activity it took, all of them at or after the
    /// first acceptance and less than the program's days of 24 h after it; null when it was not.
    /// </summary>
    public static Instant? ActivatedAt(PartnerEvidence evidence, ProgramDocument program, Instant t)
    {
        var accepted = evidence.AcceptedAt;
        if (accepted > t || !evidence.IntroducedAt(t)) return null;
        var until = Instant.Min(t, new(accepted.AddDays(program.Activation.Days).Ticks - 1));
        return program.Activation.Rule == ActivationRule.Any3
            ? evidence.NthActivity(program.Activation.Activities, accepted, until, t)
            : evidence.OneEach([ActivityKind.DealRegistration, ActivityKind.CosellIntroduction, ActivityKind.ComarketingLaunch], accepted, until, t);
    }

    /// <summary>The first instant after <paramref name="t"/> at which the stage can change without a new fact; null when there is none.</summary>
    public static Instant? NextChange(PartnerEvidence evidence, ProgramDocument program, Instant t)
    {
        if (evidence.Profile is null) return null;
        var next = new NextInstant(t);
        evidence.OfferTiers(ref next, program);
        next.Offer(evidence.AcceptedAt);
        next.Offer(evidence.OnboardedAt);
        next.Offer(RetainedAt(evidence, program.Lifecycle));
        return next.Best == Instant.Never ? null : next.Best;
    }

    private static int Activities(PartnerEvidence evidence, Instant t) => evidence.ActivitiesIn(default, t, t);

    private static Instant RetainedAt(PartnerEvidence evidence, LifecycleTerms terms) =>
        evidence.AcceptedAt == Instant.Never ? Instant.Never : Instant.Max(evidence.AcceptedAt.AddMonths(terms.RetainMonths), evidence.FirstRenewal);
}
