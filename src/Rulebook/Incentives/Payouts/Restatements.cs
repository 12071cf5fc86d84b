namespace PemActors.Rulebook.Incentives;

/// <summary>What a ledger must be told when entitlements are worked out anew over more facts.</summary>
public static class Restatements
{
    /// <summary>
    /// The entitlements that are new or differ, and those that hold no more, which are of 0 without a line; in order of cause, then name. Nothing where both
    /// are the same.
    /// </summary>
    /// <param name="before">As worked out last, each payout once.</param>
    /// <param name="after">As worked out now, each payout once.</param>
    public static IReadOnlyList<Entitlement> Between(IEnumerable<Entitlement> before, IEnumerable<Entitlement> after)
    {
        var known = before.ToDictionary(entitlement => entitlement.Payout);
        var changed = new List<Entitlement>();
        foreach (var entitlement in after)
            if (!known.Remove(entitlement.Payout, out var old) || !Same(old, entitlement))
                changed.Add(entitlement);
        changed.AddRange(known.Values.Where(old => old.Lines.Count > 0).Select(old => old with { AmountMinor = 0, Lines = [] }));
        return [.. changed.OrderBy(entitlement => entitlement.Cause).ThenBy(entitlement => entitlement.Payout)];
    }

    private static bool Same(Entitlement a, Entitlement b) => a.Lines.SequenceEqual(b.Lines) && a with { Lines = b.Lines } == b;
}
