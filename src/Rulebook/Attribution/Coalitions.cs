using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>Of a history the deals that no partner but the given ones touched, with the places of those that did.</summary>
internal sealed class Coalitions
{
    private readonly int[] partners;
    private readonly List<(int Until, bool Won)> deals = [];

    /// <summary>Reads the deals closed in the window to <paramref name="t"/>; partners are known by their places in <paramref name="among"/>.</summary>
    public Coalitions(IReadOnlyList<ClosedDeal> history, Window window, Instant t, ReadOnlySpan<PartnerId> among)
    {
        var places = new Dictionary<PartnerId, int>(among.Length);
        for (var i = 0; i < among.Length; i++) places[among[i]] = i;
        var read = new List<int>();
        foreach (var deal in history)
        {
            if (!window.Contains(deal.ClosedAt, t)) continue;
            var from = read.Count;
            var inside = true;
            foreach (var partner in deal.Path)
            {
                inside = places.TryGetValue(partner, out var place);
                if (!inside) break;
                read.Add(place);
            }
            if (inside) deals.Add((read.Count, deal.Won));
            else read.RemoveRange(from, read.Count - from);
        }
        partners = [.. read];
    }

    public int Count => deals.Count;

    public bool Won(int deal) => deals[deal].Won;

    /// <summary>Places of the partners that touched the deal, some perhaps twice.</summary>
    public ReadOnlySpan<int> Partners(int deal) => partners.AsSpan()[(deal == 0 ? 0 : deals[deal - 1].Until)..deals[deal].Until];
}
