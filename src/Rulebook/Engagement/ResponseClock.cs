using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Engagement;

/// <summary>When a submission must be answered, and what follows when it is not.</summary>
public static class ResponseClock
{
    /// <summary>The instant by which a submission is to be answered; an answer at that very instant is in time.</summary>
    public static Instant Due(Instant submitted, EngagementTerms terms) => submitted + TimeSpan.FromHours(terms.ResponseHours);

    /// <summary>How a submission stands at <paramref name="t"/>, not before it was submitted.</summary>
    /// <param name="due">When the answer is due.</param>
    /// <param name="answered">When it was answered; <see cref="Instant.Never"/>: not known to be.</param>
    /// <param name="t">An answer after it is not known yet.</param>
    public static ResponseState StateAt(Instant due, Instant answered, Instant t)
    {
        if (answered <= Instant.Min(due, t)) return ResponseState.Answered;
        return t >= due ? ResponseState.Breached : ResponseState.Pending;
    }

    /// <summary>
    /// Whether an unanswered submission is approved at its due instant: the program says so, it is the first valid one, and so nothing stands against it.
    /// </summary>
    public static bool ApprovesWhenDue(EngagementTerms terms, bool isFirstValid) => terms.OnBreach == OnBreach.Approve && isFirstValid;
}

/// <summary>How the answer to a submission stands.</summary>
public enum ResponseState : byte
{
    /// <summary>Not answered, and not due.</summary>
    Pending,
    /// <summary>Answered in time.</summary>
    Answered,
    /// <summary>Not answered by its due instant; an answer later does not undo that.</summary>
    Breached,
}
