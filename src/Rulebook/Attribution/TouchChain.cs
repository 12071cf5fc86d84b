using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// The first-order chain of touches in closed deals: from the start over partners to won or lost, each step as likely as it was
/// frequent. A partner that follows itself is one visit: staying changes nothing of where a state is left for.
/// </summary>
internal sealed class TouchChain
{
    /// <summary>A removal effect of 1. Rounding to it is coarser than any error of the chances, so partners that are alike weigh alike.</summary>
    public const long One = 1_000_000_000;

    // Chances start at 0 and a sweep only ever raises them, rounding included, so they come to rest; most do in some fifty sweeps. A chain
    // that goes round thousands of times before it ends is stopped here, its chances still a little low.
    private const int MaxSweeps = 10_000;

    private readonly Dictionary<PartnerId, int> places = [];
    private readonly double winRate;

    // Partners are the states from 0 up, by id; the next is the start as an origin, and a win as a target: nothing leads to a start.
    private readonly int end;
    private readonly (int From, int To, double Chance)[] steps;

    /// <summary>Reads the deals closed in the window to <paramref name="t"/>.</summary>
    public TouchChain(IReadOnlyList<ClosedDeal> history, Window window, Instant t)
    {
        var deals = history.Where(deal => window.Contains(deal.ClosedAt, t)).ToArray();
        foreach (var partner in deals.SelectMany(deal => deal.Path).Distinct().Order()) places.Add(partner, places.Count);
        end = places.Count;
        var left = new int[end + 1];
        var taken = new Dictionary<(int From, int To), int>();
        foreach (var deal in deals)
        {
            var state = end;
            foreach (var partner in deal.Path)
            {
                var next = places[partner];
                if (next == state) continue;
                Take(state, next);
                state = next;
            }
            if (deal.Won) Take(state, end);
            else left[state]++;
        }
        steps = [.. taken.OrderBy(step => step.Key).Select(step => (step.Key.From, step.Key.To, (double)step.Value / left[step.Key.From]))];
        winRate = (double)deals.Count(deal => deal.Won) / Math.Max(1, deals.Length);

        void Take(int from, int to)
        {
            left[from]++;
            taken[(from, to)] = taken.GetValueOrDefault((from, to)) + 1;
        }
    }

    /// <summary>
    /// By what part, in <see cref="One"/>, the chance of a win falls when every visit to the partner is a loss; 0 for a partner that the
    /// chain does not know, and where nothing was won. The chance of a win with all partners is the win rate: a chain counted from paths gives theirs back.
    /// </summary>
    public long RemovalEffect(PartnerId partner)
    {
        if (!places.TryGetValue(partner, out var removed) || winRate == 0) return 0;
        return (long)((1 - WinsWithout(removed) / winRate) * One + 0.5);
    }

    // Gauss and Seidel, last state first: each state's chance from those it leads to. The steps are ordered by origin, the start's last.
    private double WinsWithout(int removed)
    {
        var wins = new double[end + 1];
        wins[end] = 1;
        var start = 0.0;
        var moved = true;
        for (var sweep = 0; moved && sweep < MaxSweeps; sweep++)
        {
            moved = false;
            for (var i = 0; i < steps.Length;)
            {
                var from = steps[i].From;
                var chance = 0.0;
                for (; i < steps.Length && steps[i].From == from; i++) chance += steps[i].Chance * wins[steps[i].To];
                if (from == end) start = chance;
                else if (from != removed && chance > wins[from]) (wins[from], moved) = (chance, true);
            }
        }
        return start;
    }
}
