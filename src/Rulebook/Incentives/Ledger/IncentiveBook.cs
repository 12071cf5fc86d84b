using System.Collections.Immutable;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Everything about the money of one incentive: ledger, payouts, holds, MDF requests and SPIF claims. What happens to it is a
/// <see cref="BookDecision"/>, with the next book in it. Facts and time enter here; commands through <see cref="PayoutCommands"/>,
/// <see cref="BudgetCommands"/>, <see cref="MdfWorkflow"/> and <see cref="SpifWorkflow"/>. Immutable.
/// </summary>
public sealed record IncentiveBook
{
    private IncentiveBook(Incentive incentive, SettlementCadence settlement, CalendarTerms calendar) =>
        (Incentive, Settlement, Calendar) = (incentive, settlement, calendar);

    /// <summary>Opens the book of an incentive, its budget funded. It settles and counts quarters by the program in force when it was published.</summary>
    public static BookDecision Open(Incentive incentive, SettlementCadence settlement, CalendarTerms calendar)
    {
        var draft = new BookDraft(new(incentive, settlement, calendar));
        draft.Post(Account.Budget, Account.Funding, incentive.BudgetMinor ?? 0, null);
        return draft.Done();
    }

    /// <summary>The incentive with its budget as changed since; one that was closed ends there.</summary>
    public Incentive Incentive { get; internal init; }

    /// <summary>When a limited budget settles.</summary>
    public SettlementCadence Settlement { get; }

    /// <summary>What a quarter is.</summary>
    public CalendarTerms Calendar { get; }

    /// <summary>How far time has been told; <see cref="Advance"/> alone moves it.</summary>
    public Instant Clock { get; internal init; }

    /// <summary>Since when nothing new is taken; null while open.</summary>
    public Instant? ClosedAt { get; internal init; }

    /// <summary>Balances.</summary>
    public Ledger Ledger { get; internal init; } = Ledger.Empty;

    /// <summary>Payouts by name.</summary>
    public ImmutableSortedDictionary<PayoutId, PayoutPosition> Payouts { get; internal init; } = ImmutableSortedDictionary<PayoutId, PayoutPosition>.Empty;

    /// <summary>The payouts of each partner, by name.</summary>
    public ImmutableSortedDictionary<PartnerId, ImmutableSortedSet<PayoutId>> Partners { get; internal init; } =
        ImmutableSortedDictionary<PartnerId, ImmutableSortedSet<PayoutId>>.Empty;

    /// <summary>Partners whose unpaid accruals are held, for strikes or for review.</summary>
    public ImmutableSortedDictionary<PartnerId, ComplianceStatus> Holds { get; internal init; } = ImmutableSortedDictionary<PartnerId, ComplianceStatus>.Empty;

    /// <summary>Entitlements that wait for a settlement, in the order in which it takes them.</summary>
    public ImmutableSortedSet<SettlementTurn> Pending { get; internal init; } = ImmutableSortedSet<SettlementTurn>.Empty;

    /// <summary>MDF requests.</summary>
    public MdfDesk Mdf { get; internal init; } = MdfDesk.Empty;

    /// <summary>SPIF claims.</summary>
    public SpifDesk Spif { get; internal init; } = SpifDesk.Empty;

    /// <summary>What can still be taken: <see cref="long.MaxValue"/> where the budget is unlimited.</summary>
    public long AvailableMinor => Incentive.BudgetMinor is null ? long.MaxValue : Ledger[Account.Budget];

    /// <summary>What has been taken or reserved, and what is owed back until it is netted.</summary>
    public long TakenMinor => -Ledger[Account.Funding] - Ledger[Account.Budget];

    /// <summary>The next settlement that has something to take; null when there is none.</summary>
    public Instant? NextSettlement => Pending.IsEmpty ? null : SettlementRules.Next(Settlement, Instant.Max(Clock, Pending[0].Cause.Time));

    /// <summary>The first instant at which something happens by itself: a settlement, or the lapse of an MDF request; null when there is none.</summary>
    public Instant? NextInstant => NextSettlement ?? Mdf.NextLapse?.At;

    /// <summary>Whether a partner's unpaid accruals are held.</summary>
    public bool IsHeld(PartnerId partner) => Holds.ContainsKey(partner);

    /// <summary>
    /// A partner is entitled to something, or an entitlement of that name is now known to be another: the greater version holds, a lesser or equal
    /// one changes nothing. With an unlimited budget it accrues at once, and whatever order entitlements and restatements come in, the balances end
    /// the same. With a limited one, what was never put to the budget waits for the settlement after its cause, or after <see cref="Clock"/> if that is later.
    /// What falls is reversed, newest stage first: unapproved, approved, paid; what was paid is then owed back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or above <see cref="BudgetRules.MostMinor"/>.</exception>
    /// <exception cref="ArgumentException">The payout is another partner's.</exception>
    public BookDecision Entitle(Entitlement entitlement, long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entitlement.AmountMinor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entitlement.AmountMinor, BudgetRules.MostMinor);
        var draft = new BookDraft(this);
        if (!Payouts.TryGetValue(entitlement.Payout, out var known)) draft.Entitle(PayoutPosition.Of(entitlement, version));
        else if (known.Partner != entitlement.Partner)
            throw new ArgumentException($"{entitlement.Payout} is a payout of {known.Partner}, not of {entitlement.Partner}.", nameof(entitlement));
        else if (version > known.Version)
        {
            draft.Unqueue(known);
            draft.Entitle(known with { Entitlement = entitlement, Version = version });
        }
        return draft.Done();
    }

    /// <summary>
    /// What strikes bring about changed for a partner: from <see cref="ComplianceStatus.Hold"/> on its unpaid accruals are held, those to come included; below
    /// it they are released. What is in force already changes nothing.
    /// </summary>
    public BookDecision Comply(PartnerId partner, ComplianceStatus status)
    {
        var draft = new BookDraft(this);
        var holds = status >= ComplianceStatus.Hold;
        if (holds != IsHeld(partner) || (holds && status != Holds[partner])) draft.Hold(partner, holds ? status : null);
        return draft.Done();
    }

    /// <summary>
    /// Time passes to <paramref name="t"/>, itself included: settlements and lapses due by then happen in order. What is told later about causes before
    /// it waits for the next settlement, so tell a batch of late facts after advancing to now, and in a replay advance only after the facts of an instant.
    /// </summary>
    public BookDecision Advance(Instant t)
    {
        var draft = new BookDraft(this);
        draft.Advance(t);
        return draft.Done();
    }

    /// <summary>The money of one partner, stage by stage.</summary>
    public PartnerMoney MoneyOf(PartnerId partner)
    {
        long Balance(AccountKind kind) => Ledger[new(kind, partner)];
        var pending = 0L;
        foreach (var payout in PayoutsOf(partner)) pending += payout.PendingMinor;
        return new(
            pending,
            Balance(AccountKind.Reserved),
            Balance(AccountKind.Accrued),
            Balance(AccountKind.Held),
            Balance(AccountKind.Approved),
            Balance(AccountKind.Paid),
            Balance(AccountKind.Receivable),
            Balance(AccountKind.Margin));
    }

    internal IEnumerable<PayoutPosition> PayoutsOf(PartnerId partner) =>
        Partners.TryGetValue(partner, out var names) ? names.Select(name => Payouts[name]) : [];
}

/// <summary>One entitlement's turn in a settlement: by its cause, then by name.</summary>
public readonly record struct SettlementTurn(FactKey Cause, PayoutId Payout) : IComparable<SettlementTurn>
{
    /// <inheritdoc/>
    public int CompareTo(SettlementTurn other)
    {
        var byCause = Cause.CompareTo(other.Cause);
        return byCause != 0 ? byCause : Payout.CompareTo(other.Payout);
    }
}

/// <summary>The money of one partner in one incentive, in minor units: what waits for a settlement, and the balance of each of its accounts.</summary>
public readonly record struct PartnerMoney(
    long PendingMinor, long ReservedMinor, long AccruedMinor, long HeldMinor, long ApprovedMinor, long PaidMinor, long ReceivableMinor, long MarginMinor);
