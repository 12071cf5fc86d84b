using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class AccountEvidence
{
    /// <summary>
    /// What this account adds to the sums of a period as of <paramref name="t"/>: registrations answered in time, and those that became overdue,
    /// each by the instant that settled it. One that the close overtook by the time its answer was due asks for none.
    /// </summary>
    public OkrSums OkrsIn(PeriodBounds period, Instant t, EngagementInForce terms)
    {
        var known = period.AsOf(t);
        var inTime = 0;
        var overdue = 0;
        foreach (var registration in RegistrationsAt(t, terms))
        {
            var due = ResponseClock.Due(registration.Submitted.Time, terms.At(registration.Submitted.Time));
            if (registration.AnsweredAt > due)
            {
                if (known.Contains(due)) overdue++;
            }
            else if (registration.Answer != RegistrationAnswer.Closed && known.Contains(registration.AnsweredAt))
            {
                inTime++;
            }
        }
        return new() { AnswersInTime = inTime, AnswersDue = inTime + overdue };
    }
}
