using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>
/// A deadline that a state sets, written only when it changes. After a load nobody knows which stands in the store, and left there by mistake it would be
/// due for ever: then it is written whatever it is.
/// </summary>
/// <param name="name">Which of the subject's deadlines.</param>
public sealed class OwnDeadline(string name)
{
    private Instant? last;
    private bool isKnown;

    /// <summary>The change that sets it, or with null removes it; none when it stands so already.</summary>
    public IReadOnlyList<DeadlineChange> Set(Instant? due)
    {
        if (isKnown && due == last) return [];
        (last, isKnown) = (due, true);
        return [new(name, due)];
    }
}
