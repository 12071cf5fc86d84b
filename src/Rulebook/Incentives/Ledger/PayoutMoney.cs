using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>How the money of a payout moves. Each method leaves entitled ≥ settled ≥ granted ≥ approved ≥ paid ≥ 0.</summary>
internal static class PayoutMoney
{
    /// <summary>Brings what a payout has accrued to another sum, taken from <paramref name="from"/>, by default the budget.</summary>
    public static void Regrant(this BookDraft draft, PayoutPosition position, long grantedMinor, Account? from = null)
    {
        var after = grantedMinor >= position.GrantedMinor ? draft.Grown(position, grantedMinor, from ?? draft.Source) : draft.Shrunk(position, grantedMinor);
        draft.Put(after);
        var fell = position.GrantedMinor - after.GrantedMinor;
        if (fell > 0 && position.Entitlement.Lines.Any(line => line.Kind == LineKind.Clawback))
            draft.Tell(new IncentiveConsequence.ClawedBack(after.Payout, after.Partner, fell, after.OwedMinor - position.OwedMinor));
        else if (fell != 0 || after.CutMinor > 0)
            draft.Tell(new IncentiveConsequence.Accrued(
                after.Payout, after.Partner, position.GrantedMinor, after.GrantedMinor, PayoutStatement.OfAccrual(after)));
    }

    /// <summary>Approves a part of what is accrued.</summary>
    public static void Approve(this BookDraft draft, PayoutPosition position, long amountMinor)
    {
        draft.Post(draft.Unpaid(position.Partner, approved: true), draft.Unpaid(position.Partner, approved: false), amountMinor, position.Payout);
        draft.Put(position with { ApprovedMinor = position.ApprovedMinor + amountMinor });
    }

    /// <summary>
    /// Pays a part of what is approved. What the partner owes is kept: that money is out already, pays now for this, and as much goes back
    /// to the budget.
    /// </summary>
    public static void Pay(this BookDraft draft, PayoutPosition position, long amountMinor)
    {
        var (unpaid, paid, receivable) = (draft.Unpaid(position.Partner, approved: true), Paid(position), Receivable(position));
        var netted = Math.Min(draft.Book.Ledger[receivable], amountMinor);
        draft.Post(paid, unpaid, amountMinor - netted, position.Payout);
        draft.Post(draft.Source, unpaid, netted, position.Payout);
        draft.Post(paid, receivable, netted, position.Payout);
        draft.Put(position with { PaidMinor = position.PaidMinor + amountMinor });
        draft.Net(position.Partner, netted);
        var statement = PayoutStatement.OfPayment(position, amountMinor, netted);
        draft.Tell(new IncentiveConsequence.Paid(position.Payout, position.Partner, amountMinor - netted, netted, statement));
    }

    private static PayoutPosition Grown(this BookDraft draft, PayoutPosition position, long grantedMinor, Account from)
    {
        var grows = grantedMinor - position.GrantedMinor;
        var owed = Math.Min(position.OwedMinor, grows);
        draft.Post(Paid(position), Receivable(position), owed, position.Payout);
        draft.Post(draft.Unpaid(position.Partner, approved: false), from, grows - owed, position.Payout);
        return position with
        {
            GrantedMinor = grantedMinor,
            ApprovedMinor = position.ApprovedMinor + owed,
            PaidMinor = position.PaidMinor + owed,
            OwedMinor = position.OwedMinor - owed,
        };
    }

    private static PayoutPosition Shrunk(this BookDraft draft, PayoutPosition position, long grantedMinor)
    {
        var approved = Math.Min(position.ApprovedMinor, grantedMinor);
        var paid = Math.Min(position.PaidMinor, grantedMinor);
        draft.Post(draft.Source, draft.Unpaid(position.Partner, approved: false), position.UnapprovedMinor - (grantedMinor - approved), position.Payout);
        draft.Post(draft.Source, draft.Unpaid(position.Partner, approved: true), position.UnpaidMinor - (approved - paid), position.Payout);
        draft.Post(Receivable(position), Paid(position), position.PaidMinor - paid, position.Payout);
        return position with
        {
            GrantedMinor = grantedMinor,
            ApprovedMinor = approved,
            PaidMinor = paid,
            OwedMinor = position.OwedMinor + position.PaidMinor - paid,
        };
    }

    /// <summary>Strikes what was netted off what the partner's payouts owe, by name.</summary>
    private static void Net(this BookDraft draft, PartnerId partner, long amountMinor)
    {
        foreach (var position in draft.Book.PayoutsOf(partner))
        {
            if (amountMinor == 0) return;
            var netted = Math.Min(position.OwedMinor, amountMinor);
            draft.Put(position with { OwedMinor = position.OwedMinor - netted });
            amountMinor -= netted;
        }
    }

    private static Account Paid(PayoutPosition position) => new(AccountKind.Paid, position.Partner);

    private static Account Receivable(PayoutPosition position) => new(AccountKind.Receivable, position.Partner);
}
