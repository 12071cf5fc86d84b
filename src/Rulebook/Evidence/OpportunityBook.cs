using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>The opportunities that have told the partner of themselves; of several histories of one the greatest version counts.</summary>
internal struct OpportunityBook
{
    private Deal[]? deals;
    private int count;

    public readonly ReadOnlySpan<Deal> Deals => new(deals, 0, count);

    public void Note(OpportunityHistory history, bool keepsWin)
    {
        var at = IndexOf(history.Opportunity);
        if (at >= 0)
        {
            if (history.Version > deals![at].Version) deals[at] = new(history, keepsWin);
            return;
        }
        at = ~at;
        if (deals is null) deals = new Deal[1];
        else if (count == deals.Length) Array.Resize(ref deals, count + 1 + count / 4);
        Array.Copy(deals, at, deals, at + 1, count - at);
        deals[at] = new(history, keepsWin);
        count++;
    }

    public readonly Deal? Find(OpportunityId id)
    {
        var at = IndexOf(id);
        return at >= 0 ? deals![at] : null;
    }

    /// <summary>Amount open at t and linked to the partner, and how much of it is at Propose or later.</summary>
    public readonly (long OpenMinor, long AdvancedMinor) OpenAt(Instant t)
    {
        var open = 0L;
        var advanced = 0L;
        foreach (var deal in Deals)
        {
            if (t < deal.CreatedAt || t >= deal.ClosedAt || !deal.LinkedAt(t)) continue;
            var amount = deal.AmountAt(t);
            open += amount;
            if (deal.AdvancedAt(t)) advanced += amount;
        }
        return (open, advanced);
    }

    /// <summary>Deals closed in the window and linked to the partner at their close.</summary>
    public readonly (int Won, int Lost) ClosedIn(Window window, Instant t)
    {
        var won = 0;
        var lost = 0;
        foreach (var deal in Deals)
        {
            if (!deal.ClosedBy(t) || !window.Contains(deal.ClosedAt, t) || !deal.LinkedAtClose) continue;
            if (deal.Won) won++;
            else lost++;
        }
        return (won, lost);
    }

    /// <summary>Wins ever: won deals linked to the partner at their close, churned since or not.</summary>
    public readonly int WinsBy(Instant t)
    {
        var wins = 0;
        foreach (var deal in Deals)
            if (deal.Won && deal.ClosedBy(t) && deal.LinkedAtClose)
                wins++;
        return wins;
    }

    /// <summary>The instant from which the first win counts; <see cref="Instant.Never"/> when there is none.</summary>
    public readonly Instant FirstWin()
    {
        var first = Instant.Never;
        foreach (var deal in Deals)
            if (deal.Won && deal.LinkedAtClose)
                first = Instant.Min(first, Instant.Max(deal.ClosedAt, deal.CreatedAt));
        return first;
    }

    /// <summary>ACV won in the window and not churned by t: the partner's credit of each deal, or the whole of those it sourced.</summary>
    public readonly long ArrAt(Instant t, Window window, bool sourced)
    {
        var arr = 0L;
        foreach (var deal in Deals)
        {
            if (!deal.Won || !deal.ClosedBy(t) || !window.Contains(deal.ClosedAt, t) || deal.ChurnedAt <= t) continue;
            arr += !sourced ? deal.CreditMinor : deal.Sourced ? deal.WonMinor : 0;
        }
        return arr;
    }

    /// <summary>Won deals as incentives read them at t, by opportunity id.</summary>
    public readonly List<DealShare> SharesAt(Instant t)
    {
        var shares = new List<DealShare>();
        foreach (var deal in Deals)
            if (deal.ShareAt(t) is { } share)
                shares.Add(share);
        return shares;
    }

    /// <summary>Instants at which a won deal gives incentives another answer.</summary>
    public readonly void OfferEarnings(ref NextInstant next)
    {
        foreach (var deal in Deals) deal.OfferEarnings(ref next);
    }

    /// <summary>Registrations asked for in (after, until], of opportunities created by <paramref name="t"/>.</summary>
    public readonly int Submitted(Instant after, Instant until, Instant t)
    {
        var submitted = 0;
        foreach (var deal in Deals)
        {
            if (deal.CreatedAt > t) continue;
            foreach (var at in deal.Submissions)
                if (at > after && at <= until)
                    submitted++;
        }
        return submitted;
    }

    /// <summary>Instants at which anything of the health card can change.</summary>
    public readonly void Offer(ref NextInstant next, Window activity, Window closes)
    {
        foreach (var deal in Deals)
        {
            foreach (var at in deal.Submissions) next.Offer(at, activity);
            next.Offer(deal.CreatedAt);
            if (deal.ClosedAt != Instant.Never) next.Offer(deal.ClosedAt, closes);
            if (deal.ClosedBy(next.After)) continue;
            next.Offer(deal.LinkedFrom);
            foreach (ref readonly var held in deal.Protections)
            {
                next.Offer(held.From);
                next.Offer(held.Until);
            }
            foreach (ref readonly var step in deal.LaterAmounts) next.Offer(step.At);
            foreach (ref readonly var step in deal.LaterStages) next.Offer(step.At);
        }
    }

    /// <summary>Instants at which anything of ARR can change.</summary>
    public readonly void OfferArr(ref NextInstant next, Window window)
    {
        foreach (var deal in Deals)
        {
            if (!deal.Won) continue;
            next.Offer(deal.ClosedAt, window);
            next.Offer(deal.ChurnedAt);
        }
    }

    private readonly int IndexOf(OpportunityId id)
    {
        var low = 0;
        var high = count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = deals![middle].Id.CompareTo(id);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }
}
