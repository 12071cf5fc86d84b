using PemActors.Rulebook.Facts;

namespace PemActors.Rulebook.Incentives;

/// <summary>How far a payout has come, in one word: what of it waits for somebody, nearest to its cause first, else how it ended.</summary>
public enum PayoutStage : byte
{
    /// <summary>Given as a price.</summary>
    Given,
    /// <summary>Something of it is unpaid, and its partner is held.</summary>
    Held,
    /// <summary>Something of it waits for approval.</summary>
    Accrued,
    /// <summary>Something of it waits for payment.</summary>
    Approved,
    /// <summary>Something of it waits for a settlement.</summary>
    Pending,
    /// <summary>Something of it was paid and is owed back.</summary>
    Owed,
    /// <summary>All that the budget granted is paid.</summary>
    Paid,
    /// <summary>The budget covered nothing of it.</summary>
    Cut,
    /// <summary>Nothing is or was earned.</summary>
    None,
}

/// <summary>Words for positions.</summary>
public static class PayoutStages
{
    /// <summary>The stage of a payout in its book.</summary>
    public static PayoutStage Of(PayoutPosition position, IncentiveBook book)
    {
        if (book.Incentive.Terms.Kind == IncentiveKind.Margin) return position.PendingMinor > 0 ? PayoutStage.Pending : PayoutStage.Given;
        if (position.UnapprovedMinor + position.UnpaidMinor > 0 && book.IsHeld(position.Partner)) return PayoutStage.Held;
        if (position.UnapprovedMinor > 0) return PayoutStage.Accrued;
        if (position.UnpaidMinor > 0) return PayoutStage.Approved;
        if (position.PendingMinor > 0) return PayoutStage.Pending;
        if (position.OwedMinor > 0) return PayoutStage.Owed;
        if (position.PaidMinor > 0) return PayoutStage.Paid;
        return position.CutMinor > 0 ? PayoutStage.Cut : PayoutStage.None;
    }
}
