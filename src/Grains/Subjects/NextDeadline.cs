using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>The one deadline of a subject that has a single next thing to do, written when it differs.</summary>
public sealed class NextDeadline
{
    private Instant? last;
    private bool isKnown;

    /// <summary>What has to be written so that the subject is woken at <paramref name="due"/>; null: never.</summary>
    public IReadOnlyList<DeadlineChange> Take(Instant? due)
    {
        // After a load nobody knows which deadline stands in the store; left there by mistake it would be due for ever.
        IReadOnlyList<DeadlineChange> changes = isKnown && due == last ? [] : [new(SubjectDeadline.Card, due)];
        (last, isKnown) = (due, true);
        return changes;
    }
}
