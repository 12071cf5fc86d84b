using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>Two submissions inside the same protection: a conflict to open, between the holder and the contender.</summary>
/// <param name="Conflict">Named by the contender's submission.</param>
/// <param name="Opportunity">The contender's opportunity.</param>
/// <param name="Holder">Who is protected.</param>
/// <param name="Contender">Who asked beside.</param>
/// <param name="Cause">What made it a conflict: the submission inside the protection, or the grant beside which it was pending.</param>
public sealed record Contest(ConflictId Conflict, OpportunityId Opportunity, PartnerId Holder, PartnerId Contender, FactKey Cause)
{
    /// <summary>The name of the conflict that a submission causes.</summary>
    public static ConflictId Name(FactKey submission) => new(CausedName.Of("conflict", submission.Source, submission.Id));

    /// <summary>
    /// Conflicts, ascending by submission. A submission contests a protection of another partner that is live when it is made, or that is granted
    /// while it is pending. It contests one protection, the first, and of several submissions of one contender against one protection the first does.
    /// </summary>
    /// <param name="registrations">Ascending by submission.</param>
    /// <param name="held">Ascending by grant.</param>
    public static IReadOnlyList<Contest> Of(IReadOnlyList<Registration> registrations, IReadOnlyList<Protection> held)
    {
        var contests = new List<Contest>();
        var contested = new HashSet<(FactKey, PartnerId)>();
        foreach (var registration in registrations)
            foreach (var protection in held)
            {
                if (protection.Partner == registration.Partner || CauseOf(registration, protection) is not { } cause) continue;
                if (!contested.Add((protection.Approved, registration.Partner))) continue;
                contests.Add(new(Name(registration.Submitted), registration.Opportunity, protection.Partner, registration.Partner, cause));
                break;
            }
        return contests;
    }

    private static FactKey? CauseOf(Registration registration, Protection protection)
    {
        if (registration.Submitted > protection.Approved) return protection.Held.Contains(registration.Submitted.Time) ? registration.Submitted : null;
        return registration.Answered is not { } answered || answered > protection.Approved ? protection.Approved : null;
    }
}
