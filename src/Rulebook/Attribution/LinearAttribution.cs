using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// The linear credit model: each touch alike, a partner's credit its part of the touches. Credits in ppm and in money are each split by
/// largest remainder from the counts of touches, ties to the lesser partner id; with no touch there is no credit.
/// </summary>
public static class LinearAttribution
{
    /// <summary>Credits by partner id ascending, for touches already limited to the window the rule reads.</summary>
    public static IReadOnlyList<Credit> Credits(IReadOnlyCollection<Touch> touches, long amountMinor)
    {
        var counts = new SortedDictionary<PartnerId, long>();
        foreach (var touch in touches) counts[touch.Partner] = counts.GetValueOrDefault(touch.Partner) + 1;
        var partners = counts.Keys.ToArray();
        var weights = counts.Values.ToArray();
        var ppm = Split.LargestRemainder(1_000_000, weights);
        var money = Split.LargestRemainder(amountMinor, weights);
        var credits = new Credit[partners.Length];
        for (var i = 0; i < credits.Length; i++) credits[i] = new(partners[i], ppm[i], money[i]);
        return credits;
    }
}
