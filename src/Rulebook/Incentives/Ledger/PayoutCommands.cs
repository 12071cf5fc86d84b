using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Incentives.BookDecision, PemActors.Rulebook.Incentives.PayoutRefusal>;

namespace PemActors.Rulebook.Incentives;

/// <summary>Approval or payment of a payout.</summary>
/// <param name="Key">When it was decided, and by which entry.</param>
/// <param name="Payout">Which.</param>
/// <param name="AmountMinor">How much of what is open; null: all of it.</param>
/// <param name="By">Who decides; null where another system does not tell.</param>
public sealed record PayoutCommand(FactKey Key, PayoutId Payout, long? AmountMinor, PersonId? By);

/// <summary>
/// Approves and pays. A payout may be approved from its accrual on and is payable from its due instant on. A hold and the due instant bind
/// commands alone: another system that paid has paid. What is not accrued cannot be approved, nor paid what is not approved, whoever says so.
/// </summary>
public static class PayoutCommands
{
    /// <summary>Approves what is accrued and not approved.</summary>
    public static Ruled Approve(IncentiveBook? book, PayoutCommand command, Origin origin)
    {
        if (Missing(book, command, out var position) is { } missing) return missing;
        var open = position!.UnapprovedMinor;
        if (open == 0)
            return position.PendingMinor > 0
                ? Refuse(PayoutRefusal.Pending, $"{command.Payout} waits for the settlement of its budget.")
                : Refuse(PayoutRefusal.NothingOpen, $"Nothing of {command.Payout} is left to approve.");
        if (command.AmountMinor > open) return Above(command, open, "waits for approval");
        if (origin == Origin.Command)
        {
            if (book!.IsHeld(position.Partner)) return IsHeld(position);
            if (command.By is { } by && position.Claimants.Contains(by))
                return Refuse(PayoutRefusal.SamePerson, $"{by} claimed {command.Payout} and may not approve it.");
        }
        var draft = new BookDraft(book!);
        draft.Approve(position, command.AmountMinor ?? open);
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>Pays what is approved and not paid, less what the partner owes.</summary>
    public static Ruled Pay(IncentiveBook? book, PayoutCommand command, Origin origin)
    {
        if (Missing(book, command, out var position) is { } missing) return missing;
        var open = position!.UnpaidMinor;
        if (open == 0)
        {
            if (position.UnapprovedMinor > 0)
                return Refuse(PayoutRefusal.NotApproved, $"{Figures.Money(position.UnapprovedMinor)} of {command.Payout} waits for approval.");
            return position.PendingMinor > 0
                ? Refuse(PayoutRefusal.Pending, $"{command.Payout} waits for the settlement of its budget.")
                : Refuse(PayoutRefusal.NothingOpen, $"Nothing of {command.Payout} is left to pay.");
        }
        if (command.AmountMinor > open) return Above(command, open, "waits for payment");
        if (origin == Origin.Command)
        {
            if (book!.IsHeld(position.Partner)) return IsHeld(position);
            if (command.Key.Time < position.Entitlement.Due) return Refuse(PayoutRefusal.NotDue, $"{command.Payout} is due at {position.Entitlement.Due}.");
        }
        var draft = new BookDraft(book!);
        draft.Pay(position, command.AmountMinor ?? open);
        return new Ruled.Granted(draft.Done());
    }

    private static Ruled.Refused? Missing(IncentiveBook? book, PayoutCommand command, out PayoutPosition? position)
    {
        position = null;
        if (book is null) return Refuse(PayoutRefusal.UnknownIncentive, "No such incentive was published.");
        if (!book.Payouts.TryGetValue(command.Payout, out position))
            return Refuse(PayoutRefusal.UnknownPayout, $"{book.Incentive.Id} has no payout {command.Payout}.");
        if (book.Incentive.Terms.Kind == IncentiveKind.Margin)
            return Refuse(PayoutRefusal.NotPayable, $"{command.Payout} is a margin, a price that was given.");
        if (command.AmountMinor > 0 || command.AmountMinor is null) return null;
        return Refuse(PayoutRefusal.AmountNotPositive, $"An amount must be above 0, and {command.AmountMinor} minor units are not.");
    }

    private static Ruled.Refused Above(PayoutCommand command, long open, string waits) =>
        Refuse(PayoutRefusal.AmountAboveOpen, $"Only {Figures.Money(open)} of {command.Payout} {waits}, not {Figures.Money(command.AmountMinor!.Value)}.");

    private static Ruled.Refused IsHeld(PayoutPosition position) => Refuse(PayoutRefusal.Held, $"The accruals of {position.Partner} are held.");

    private static Ruled.Refused Refuse(PayoutRefusal code, string sentence) => new(code, sentence);
}
