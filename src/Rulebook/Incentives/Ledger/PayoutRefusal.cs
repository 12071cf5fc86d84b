namespace PemActors.Rulebook.Incentives;

/// <summary>Why a payout is not approved or not paid, in order of precedence.</summary>
public enum PayoutRefusal : byte
{
    /// <summary>No such incentive was published.</summary>
    UnknownIncentive,
    /// <summary>The incentive has no such payout.</summary>
    UnknownPayout,
    /// <summary>A margin is a price; it is never approved or paid.</summary>
    NotPayable,
    /// <summary>The amount is not above 0.</summary>
    AmountNotPositive,
    /// <summary>It is accrued, and nothing of it that is not paid is approved.</summary>
    NotApproved,
    /// <summary>It waits for its settlement.</summary>
    Pending,
    /// <summary>Nothing is left: all of it is approved or paid, was cut, or was taken back.</summary>
    NothingOpen,
    /// <summary>More than is open.</summary>
    AmountAboveOpen,
    /// <summary>The partner's accruals are held.</summary>
    Held,
    /// <summary>Payment is not due yet.</summary>
    NotDue,
    /// <summary>Who claimed, proposed or proved may not approve.</summary>
    SamePerson,
}
