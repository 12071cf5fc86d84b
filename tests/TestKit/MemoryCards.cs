using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.TestKit;

/// <summary>Lists and sums of card rows, as plainly as can be said.</summary>
internal static class MemoryCards
{
    private static readonly string[] Tiers = ["none", "registered", "select", "premier", "elite"];
    private static readonly Comparer<string> Bytes = Comparer<string>.Create(ByteOrder.Compare);

    public static CardPage Page(IEnumerable<CardRow> cards, CardQuery query, CardCursor? after)
    {
        var matching = cards.Where(card => IsWanted(card, query)).ToList();
        var ordered = query.Descending
            ? matching.OrderByDescending(card => Text(card, query.Sort), Bytes).ThenByDescending(card => Number(card, query.Sort))
            : matching.OrderBy(card => Text(card, query.Sort), Bytes).ThenBy(card => Number(card, query.Sort));
        var rest = ordered.ThenBy(card => card.Partner, Bytes).ToList();
        if (after is not null) rest.RemoveRange(0, rest.FindIndex(card => card.Partner == after.Partner) + 1);
        var rows = rest.Take(query.Limit).ToList();
        return new(rows, rest.Count > rows.Count ? new CardCursor(query.Sort, query.Descending, Value(rows[^1], query.Sort), rows[^1].Partner).ToString() : null, matching.Count);
    }

    public static IReadOnlyList<EcosystemCell> Ecosystem(IEnumerable<CardRow> cards) =>
    [
        .. cards.GroupBy(card => (card.Region, card.Band, card.Tier))
            .Select(cell => new EcosystemCell(
                cell.Key.Region, cell.Key.Band, cell.Key.Tier, cell.Count(), cell.Sum(card => card.OpenMinor), cell.Sum(card => card.ArrMinor), cell.Sum(card => card.ScoreMicro)))
            .OrderBy(cell => cell.Region, Bytes).ThenBy(cell => cell.Band, Bytes).ThenBy(cell => cell.Tier, Bytes),
    ];

    private static bool IsWanted(CardRow card, CardQuery query) =>
        (query.Search is null || card.Partner.Contains(query.Search, StringComparison.OrdinalIgnoreCase) || card.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase))
        && (query.Band ?? card.Band) == card.Band && (query.Tier ?? card.Tier) == card.Tier
        && (query.Type ?? card.Type) == card.Type && (query.Region ?? card.Region) == card.Region;

    private static string Text(CardRow card, CardSort sort) => sort switch { CardSort.Partner => card.Partner, CardSort.Name => card.Name, _ => "" };

    private static long Number(CardRow card, CardSort sort) => sort switch
    {
        CardSort.Score => card.ScoreMicro,
        CardSort.Tier => Array.IndexOf(Tiers, card.Tier),
        CardSort.Open => card.OpenMinor,
        CardSort.Arr => card.ArrMinor,
        _ => 0,
    };

    private static string Value(CardRow card, CardSort sort) => sort is CardSort.Partner or CardSort.Name ? Text(card, sort) : $"{Number(card, sort)}";
}
