using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>A book being changed: gathers postings and consequences until the decision is done. Lives within one decision.</summary>
internal sealed class BookDraft(IncentiveBook book)
{
    private readonly List<Posting> postings = [];
    private readonly List<IncentiveConsequence> consequences = [];
    private readonly HashSet<PayoutId> changed = [];

    public IncentiveBook Book { get; set; } = book;

    /// <summary>Where what is taken comes from, and what is freed goes back to.</summary>
    public Account Source => Book.Incentive.BudgetMinor is null ? Account.Funding : Account.Budget;

    public BookDecision Done() => new(Book, postings, consequences) { Changed = changed };

    public void Tell(IncentiveConsequence consequence) => consequences.Add(consequence);

    /// <summary>Posts, unless there is nothing to move.</summary>
    public void Post(Account debit, Account credit, long amountMinor, PayoutId? payout)
    {
        if (amountMinor == 0 || debit == credit) return;
        var posting = new Posting(debit, credit, amountMinor, payout);
        Book = Book with { Ledger = Book.Ledger.Post(posting) };
        postings.Add(posting);
    }

    public void Put(PayoutPosition position)
    {
        changed.Add(position.Payout);
        Book = Book with
        {
            Payouts = Book.Payouts.SetItem(position.Payout, position),
            Partners = Book.Partners.SetItem(position.Partner, (Book.Partners.TryGetValue(position.Partner, out var names) ? names : []).Add(position.Payout)),
        };
    }

    public void Put(MdfRequest request)
    {
        changed.Add(request.Request);
        Book = Book with { Mdf = Book.Mdf.With(request) };
    }

    public void Put(SpifClaim claim)
    {
        changed.Add(claim.Claim);
        Book = Book with { Spif = Book.Spif with { Claims = Book.Spif.Claims.SetItem(claim.Claim, claim) } };
    }

    /// <summary>The account on which money of a partner stands that is accrued, and approved or not.</summary>
    public Account Unpaid(PartnerId partner, bool approved)
    {
        if (Book.Incentive.Terms.Kind == IncentiveKind.Margin) return new(AccountKind.Margin, partner);
        if (Book.IsHeld(partner)) return new(AccountKind.Held, partner);
        return new(approved ? AccountKind.Approved : AccountKind.Accrued, partner);
    }

    public void Unqueue(PayoutPosition position) => Book = Book with { Pending = Book.Pending.Remove(Turn(position)) };

    /// <summary>Puts an entitlement to the budget: at once where it is unlimited, else what is new of it waits in the queue.</summary>
    public void Entitle(PayoutPosition position)
    {
        var amount = position.Entitlement.AmountMinor;
        if (Book.Incentive.BudgetMinor is null) this.Regrant(position with { SettledMinor = amount }, amount);
        else if (amount <= position.SettledMinor) this.Regrant(position with { SettledMinor = amount }, Math.Min(position.GrantedMinor, amount));
        else
        {
            Put(position);
            Book = Book with { Pending = Book.Pending.Add(Turn(position)) };
        }
    }

    /// <summary>Holds or releases: what is unpaid moves, and goes back to where its payouts stand.</summary>
    public void Hold(PartnerId partner, ComplianceStatus? status)
    {
        var unapproved = 0L;
        var unpaid = 0L;
        foreach (var position in Book.PayoutsOf(partner))
        {
            unapproved += position.UnapprovedMinor;
            unpaid += position.UnpaidMinor;
            changed.Add(position.Payout);
        }
        var (accruedBefore, approvedBefore) = (Unpaid(partner, approved: false), Unpaid(partner, approved: true));
        Book = Book with { Holds = status is { } hold ? Book.Holds.SetItem(partner, hold) : Book.Holds.Remove(partner) };
        Post(Unpaid(partner, approved: false), accruedBefore, unapproved, null);
        Post(Unpaid(partner, approved: true), approvedBefore, unpaid, null);
        Tell(new IncentiveConsequence.HoldChanged(partner, status, Book.Ledger[new(AccountKind.Held, partner)]));
    }

    public void Advance(Instant t)
    {
        while (Book.NextSettlement is { } settlement && settlement <= t) Settle(settlement);
        while (Book.Mdf.NextLapse is { } lapse && lapse.At <= t) this.Lapse(lapse.Request);
        Book = Book with { Clock = Instant.Max(Book.Clock, t) };
    }

    /// <summary>Takes what was caused before the settlement, in order. What is owed back is used first, since that money is out already.</summary>
    private void Settle(Instant settlement)
    {
        while (!Book.Pending.IsEmpty && Book.Pending[0].Cause.Time < settlement) Settle(Book.Payouts[Book.Pending[0].Payout]);
        Book = Book with { Clock = settlement };
    }

    /// <summary>Puts to the budget what of an entitlement waits.</summary>
    public void Settle(PayoutPosition position)
    {
        Unqueue(position);
        var owed = Math.Min(position.OwedMinor, position.PendingMinor);
        var granted = position.GrantedMinor + owed + BudgetRules.Take(Book.AvailableMinor, position.PendingMinor - owed);
        this.Regrant(position with { SettledMinor = position.Entitlement.AmountMinor }, granted);
    }

    private static SettlementTurn Turn(PayoutPosition position) => new(position.Entitlement.Cause, position.Payout);
}
