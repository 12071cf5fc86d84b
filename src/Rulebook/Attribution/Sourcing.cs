using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>Who sourced a deal: at most one partner.</summary>
public static class Sourcing
{
    /// <summary>
    /// The partner whose registration was approved first by the close; else the one whose touch is earliest by key, if that touch lies
    /// strictly before the creation; else nobody: the deal is influenced, or with no touch direct.
    /// </summary>
    public static PartnerId? Source(IEnumerable<Touch> approvals, IEnumerable<Touch> touches, Instant createdAt)
    {
        if (First(approvals) is { } approved) return approved.Partner;
        return First(touches) is { } touch && touch.Key.Time < createdAt ? touch.Partner : null;
    }

    private static Touch? First(IEnumerable<Touch> touches)
    {
        Touch? first = null;
        foreach (var touch in touches)
            if (first is not { } known || touch.Key < known.Key)
                first = touch;
        return first;
    }
}
