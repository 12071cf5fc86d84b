namespace PemActors.Rulebook.Incentives;

/// <summary>
/// The lines a partner reads. An accrual shows every line of its entitlement and what the budget cut; a payment shows the same, less what is
/// not part of it (paid before, or not approved yet), less what is netted for other payouts. The lines sum to the amount, to the minor unit.
/// </summary>
public static class PayoutStatement
{
    /// <summary>The lines of what is accrued; they sum to what is granted and pending.</summary>
    public static IReadOnlyList<StatementLine> OfAccrual(PayoutPosition position) => [.. position.Entitlement.Lines, .. Taken(LineKind.Cut, position.CutMinor)];

    /// <summary>
    /// The lines of a payment of <paramref name="settlesMinor"/> of a payout, of which <paramref name="nettedMinor"/> the partner owed
    /// and keeps; they sum to the money that moves.
    /// </summary>
    /// <param name="position">The payout before the payment.</param>
    /// <param name="settlesMinor">How much of it is settled.</param>
    /// <param name="nettedMinor">How much of that was owed back.</param>
    public static IReadOnlyList<StatementLine> OfPayment(PayoutPosition position, long settlesMinor, long nettedMinor) =>
    [
        .. OfAccrual(position),
        .. Taken(LineKind.Adjustment, position.Entitlement.AmountMinor - position.CutMinor - settlesMinor),
        .. Taken(LineKind.Adjustment, nettedMinor),
    ];

    private static StatementLine[] Taken(LineKind kind, long amountMinor) => amountMinor == 0 ? [] : [LineOf.Taken(kind, amountMinor)];
}
