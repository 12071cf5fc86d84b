namespace PemActors.Rulebook.Tests.Twin;

/// <summary>Where two roads part: what differs, for whom and when.</summary>
internal static class Differences
{
    public static IReadOnlyList<string> Between(Outcomes columns, Outcomes folded) =>
    [
        .. Each("health figures, week", columns.Health, folded.Health),
        .. Each("tier figures, week", columns.Tiers, folded.Tiers),
        .. Each("card, close", columns.Cards, folded.Cards),
        .. Same("decision", columns.Decisions, folded.Decisions),
        .. Same("payout", columns.Payouts, folded.Payouts),
    ];

    private static IEnumerable<string> Each<T>(string what, List<T[]> columns, List<T[]> folded) where T : IEquatable<T>
    {
        if (columns.Count != folded.Count) yield return $"{what}: {columns.Count} and {folded.Count}";
        for (var time = 0; time < columns.Count; time++)
            for (var partner = 0; partner < columns[time].Length; partner++)
                if (!columns[time][partner].Equals(folded[time][partner]))
                    yield return $"{what} {time}, partner {partner}: columns {columns[time][partner]}, folded {folded[time][partner]}";
    }

    // Each answer once, whatever the order they were come upon in.
    private static IEnumerable<string> Same<T>(string what, List<T> columns, List<T> folded)
    {
        if (columns.Count != folded.Count) yield return $"{what}s: {columns.Count} and {folded.Count}";
        var (ours, theirs) = (columns.ToHashSet(), folded.ToHashSet());
        foreach (var one in ours.Except(theirs)) yield return $"{what} of the columns alone: {one}";
        foreach (var one in theirs.Except(ours)) yield return $"{what} of the fold alone: {one}";
    }
}
