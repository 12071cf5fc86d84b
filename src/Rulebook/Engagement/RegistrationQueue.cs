using System.Diagnostics;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>Pairs submissions with their answers.</summary>
public static class RegistrationQueue
{
    /// <summary>
    /// Every registration, ascending by submission. A submission is answered by the next step, by key, that is an approval of it (not void), a
    /// rejection, a decided conflict over its opportunity with its partner a party, or the opportunity's close. A submission after the close asks nothing.
    /// </summary>
    /// <param name="steps">Ascending by key.</param>
    /// <param name="voided">Decisions without effect, which answer nothing.</param>
    public static IReadOnlyList<Registration> Of(IEnumerable<RegistrationStep> steps, IReadOnlyList<RegistrationStep> voided)
    {
        var registrations = new List<Registration>();
        var closed = new HashSet<OpportunityId>();
        var without = voided.Select(step => step.Key).ToHashSet();
        foreach (var step in steps)
        {
            if (without.Contains(step.Key)) continue;
            switch (step)
            {
                case RegistrationStep.Submitted submitted:
                    if (!closed.Contains(step.Opportunity)
                        && !registrations.Exists(known => Waits(known, step.Opportunity) && known.Partner == submitted.Partner))
                        registrations.Add(new(step.Opportunity, submitted.Partner, step.Key, RegistrationAnswer.Pending, null));
                    break;
                case RegistrationStep.Approved approved: Answer(step, RegistrationAnswer.Approved, partner => partner == approved.Partner); break;
                case RegistrationStep.Rejected rejected: Answer(step, RegistrationAnswer.Rejected, partner => partner == rejected.Partner); break;
                case RegistrationStep.ConflictDecided decided: Answer(step, RegistrationAnswer.Ruled, decided.Parties.Contains); break;
                case RegistrationStep.Closed:
                    closed.Add(step.Opportunity);
                    Answer(step, RegistrationAnswer.Closed, _ => true);
                    break;
                case RegistrationStep.Renewed or RegistrationStep.StageAdvanced or RegistrationStep.ActivityDone or RegistrationStep.Lapsed: break;
                default: throw new UnreachableException($"Nothing is known of {step.GetType().Name}.");
            }
        }
        return registrations;

        void Answer(RegistrationStep step, RegistrationAnswer answer, Predicate<PartnerId> whose)
        {
            for (var i = 0; i < registrations.Count; i++)
                if (Waits(registrations[i], step.Opportunity) && whose(registrations[i].Partner))
                    registrations[i] = registrations[i] with { Answer = answer, Answered = step.Key };
        }
    }

    private static bool Waits(Registration registration, OpportunityId opportunity) =>
        registration.Answer == RegistrationAnswer.Pending && registration.Opportunity == opportunity;
}
