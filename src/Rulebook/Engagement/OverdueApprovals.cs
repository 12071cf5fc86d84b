using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Engagement;

/// <summary>Approvals that the clock makes where a program says that an answer overdue is one (<c>onBreach: approve</c>).</summary>
public static class OverdueApprovals
{
    /// <summary>Source of what the clock makes.</summary>
    public const string Source = "pem:clock";

    /// <summary>The approval of a submission at its due instant, named by the submission, so that the clock makes it once.</summary>
    /// <param name="registration">The submission.</param>
    /// <param name="due">When its answer was due.</param>
    /// <param name="protectionDays">Days that it protects.</param>
    public static RegistrationStep.Approved Of(Registration registration, Instant due, int protectionDays) => new(
        new(due, Source, CausedName.Of("approval", registration.Submitted.Source, registration.Submitted.Id)), registration.Opportunity, registration.Partner,
        ProtectionRules.Grant(due, null, protectionDays).Until);

    /// <summary>Steps with those approvals of the clock among them whose submission still waits when they come.</summary>
    /// <param name="steps">Ascending by key.</param>
    /// <param name="approvals">Ascending by key.</param>
    /// <param name="terms">How long a grant without an end of its own protects.</param>
    public static List<RegistrationStep> Among(List<RegistrationStep> steps, IEnumerable<RegistrationStep.Approved> approvals, EngagementInForce terms)
    {
        var among = new List<RegistrationStep>(steps);
        foreach (var approval in approvals)
        {
            var before = among.TakeWhile(step => step.Key < approval.Key).ToList();
            if (Waits(before, approval, terms)) among.Insert(before.Count, approval);
        }
        return among;
    }

    private static bool Waits(List<RegistrationStep> before, RegistrationStep.Approved approval, EngagementInForce terms) =>
        RegistrationQueue.Of(before, ProtectionFold.Over(before, terms).Void).Any(one =>
            one.Answer == RegistrationAnswer.Pending && one.Opportunity == approval.Opportunity && one.Partner == approval.Partner);
}
