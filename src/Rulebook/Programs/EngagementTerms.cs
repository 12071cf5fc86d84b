using PemActors.Rulebook.Facts;

namespace PemActors.Rulebook.Programs;

/// <summary>Terms of deal registration and conflicts (RULEBOOK §5).</summary>
/// <param name="ProtectionDays">Days that an approval, and a renewal, protects; default 90.</param>
/// <param name="ResponseHours">Hours in which a submission is answered; default 48.</param>
/// <param name="OnBreach">What follows when it is not; default escalate.</param>
/// <param name="QualifyingActivities">Activities naming the opportunity that renew its protection, beside a stage that moves forward; ascending.</param>
/// <param name="Ladder">How long each step of the conflict ladder lasts.</param>
public sealed record EngagementTerms(int ProtectionDays, int ResponseHours, OnBreach OnBreach, IReadOnlyList<ActivityKind> QualifyingActivities, LadderTerms Ladder);

/// <summary>What an unanswered registration does when its answer is overdue.</summary>
public enum OnBreach : byte
{
    /// <summary>It stays open, is escalated and listed.</summary>
    Escalate,
    /// <summary>It is approved at that instant, where the rules find no reason against it.</summary>
    Approve,
}

/// <summary>Days until a step of the conflict ladder times out; default 5, 5 and 10.</summary>
public sealed record LadderTerms(int MediationDays, int AdjudicationDays, int CouncilDays);

/// <summary>What strikes in the compliance window bring about (RULEBOOK §5); the figure that suspends stands with the health cuts.</summary>
/// <param name="WarnFrom">So many are a warning; default 1.</param>
/// <param name="HoldFrom">So many hold accruals until the count falls; default 2.</param>
public sealed record ComplianceTerms(int WarnFrom, int HoldFrom);
