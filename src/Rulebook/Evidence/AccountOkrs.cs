using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class AccountEvidence
{
    /// <summary>Every partner that ever asked for a registration that was told here, of this account or by now of another; ascending.</summary>
    public IReadOnlyList<PartnerId> Registrants =>
    [
        .. opportunities.Values.SelectMany(history => history.Steps).Concat(decisions.Values).OfType<RegistrationStep.Submitted>()
            .Select(submitted => submitted.Partner).Distinct().Order(),
    ];

    /// <summary>What this account adds to the sums of a period, of all partners together; as <see cref="OkrsByPartner"/>.</summary>
    public OkrSums OkrsIn(PeriodBounds period, Instant t, EngagementInForce terms) =>
        OkrsByPartner(period, t, terms).Values.Aggregate(default(OkrSums), (sums, partner) => sums + partner);

    /// <summary>
    /// What this account adds to the sums of a period as of <paramref name="t"/>, by the partner who asked: registrations answered in time, and those that
    /// became overdue, each by the instant that settled it. One that the close overtook by the time its answer was due asks for none.
    /// </summary>
    public IReadOnlyDictionary<PartnerId, OkrSums> OkrsByPartner(PeriodBounds period, Instant t, EngagementInForce terms)
    {
        var known = period.AsOf(t);
        var sums = new Dictionary<PartnerId, OkrSums>();
        foreach (var registration in RegistrationsAt(t, terms))
        {
            var due = ResponseClock.Due(registration.Submitted.Time, terms.At(registration.Submitted.Time));
            var isOverdue = registration.AnsweredAt > due;
            if (isOverdue ? !known.Contains(due) : registration.Answer == RegistrationAnswer.Closed || !known.Contains(registration.AnsweredAt)) continue;
            sums[registration.Partner] = sums.GetValueOrDefault(registration.Partner) + new OkrSums { AnswersInTime = isOverdue ? 0 : 1, AnswersDue = 1 };
        }
        return sums;
    }
}
