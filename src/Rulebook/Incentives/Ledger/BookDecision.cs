using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>What a command, a fact or the passing of time does to the book of an incentive.</summary>
/// <param name="Book">The book afterwards.</param>
/// <param name="Postings">What moved, in order.</param>
/// <param name="Consequences">What others must hear of, in order.</param>
public sealed record BookDecision(IncentiveBook Book, IReadOnlyList<Posting> Postings, IReadOnlyList<IncentiveConsequence> Consequences)
{
    /// <value>Names of the payouts, MDF requests and SPIF claims that were put anew, each once; whoever shows the book looks at these alone.</value>
    public IReadOnlyCollection<PayoutId> Changed { get; init; } = [];
}

/// <summary>What the rules made happen. Whoever runs the book journals and sends it; the rule knows neither.</summary>
public abstract record IncentiveConsequence
{
    private IncentiveConsequence()
    {
    }

    /// <summary>What a payout has accrued changed, or a settlement granted none of it.</summary>
    /// <param name="Payout">Which.</param>
    /// <param name="Partner">Whose.</param>
    /// <param name="BeforeMinor">Accrued before, cumulatively.</param>
    /// <param name="AfterMinor">Accrued now.</param>
    /// <param name="Statement">Every line that made the number, a <see cref="LineKind.Cut"/> included.</param>
    public sealed record Accrued(PayoutId Payout, PartnerId Partner, long BeforeMinor, long AfterMinor, IReadOnlyList<StatementLine> Statement)
        : IncentiveConsequence;

    /// <summary>Fees were taken back: reversed where unpaid, owed back where paid.</summary>
    /// <param name="Payout">Which.</param>
    /// <param name="Partner">Whose.</param>
    /// <param name="AmountMinor">How much.</param>
    /// <param name="OwedMinor">How much of it had been paid and is now owed.</param>
    public sealed record ClawedBack(PayoutId Payout, PartnerId Partner, long AmountMinor, long OwedMinor) : IncentiveConsequence;

    /// <summary>A payment was made.</summary>
    /// <param name="Payout">Which.</param>
    /// <param name="Partner">To whom.</param>
    /// <param name="AmountMinor">The money that moves; 0 where all of it was owed back.</param>
    /// <param name="NettedMinor">What was owed back and is kept instead of paid again.</param>
    /// <param name="Statement">Lines that sum to the amount.</param>
    public sealed record Paid(PayoutId Payout, PartnerId Partner, long AmountMinor, long NettedMinor, IReadOnlyList<StatementLine> Statement)
        : IncentiveConsequence;

    /// <summary>A partner's unpaid accruals were held, released, or are held for another cause.</summary>
    /// <param name="Partner">Whose.</param>
    /// <param name="Status">Why they are held from now on; null: released.</param>
    /// <param name="AmountMinor">What is held now, approved or not; 0 after a release.</param>
    public sealed record HoldChanged(PartnerId Partner, ComplianceStatus? Status, long AmountMinor) : IncentiveConsequence;

    /// <summary>An MDF request was proven and its payout accrued.</summary>
    /// <param name="Request">Which.</param>
    /// <param name="Partner">Whose.</param>
    /// <param name="Payout">The payout made of it.</param>
    /// <param name="AmountMinor">min(approved, proven) × share.</param>
    public sealed record Reimbursed(PayoutId Request, PartnerId Partner, PayoutId Payout, long AmountMinor) : IncentiveConsequence;

    /// <summary>An MDF request was not proven in time.</summary>
    /// <param name="Request">Which.</param>
    /// <param name="Partner">Whose.</param>
    /// <param name="FreedMinor">What had been reserved for it and is back in the budget.</param>
    public sealed record Lapsed(PayoutId Request, PartnerId Partner, long FreedMinor) : IncentiveConsequence;
}
