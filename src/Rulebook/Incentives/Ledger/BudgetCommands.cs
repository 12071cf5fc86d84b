using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Incentives.BookDecision, PemActors.Rulebook.Incentives.BudgetRefusal>;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Why a budget is not changed or an incentive not closed, in order of precedence. Each breaks an invariant, so an event of another
/// system's history is void for it too.
/// </summary>
public enum BudgetRefusal : byte
{
    /// <summary>No such incentive was published.</summary>
    UnknownIncentive,
    /// <summary>It is closed already.</summary>
    AlreadyClosed,
    /// <summary>A budget is never negative.</summary>
    AmountNegative,
    /// <summary>More than 10^13 minor units.</summary>
    AmountTooLarge,
    /// <summary>Less than has been taken or reserved.</summary>
    BelowTaken,
}

/// <summary>Changes budgets and closes incentives.</summary>
public static class BudgetCommands
{
    /// <summary>
    /// Sets the budget to another sum, or to unlimited (null). What waits for a settlement accrues at once when no limit is left; what was cut stays cut.
    /// The budget of a closed incentive can still be changed, for what was earned before.
    /// </summary>
    public static Ruled Change(IncentiveBook? book, long? budgetMinor)
    {
        if (book is null) return Unknown;
        if (budgetMinor < 0) return new Ruled.Refused(BudgetRefusal.AmountNegative, $"A budget is never negative, and {budgetMinor} minor units are.");
        if (budgetMinor > BudgetRules.MostMinor)
            return new Ruled.Refused(BudgetRefusal.AmountTooLarge, $"A budget is at most {Figures.Money(BudgetRules.MostMinor)}.");
        if (budgetMinor < book.TakenMinor)
        {
            var sentence = $"{Figures.Money(book.TakenMinor)} are taken or reserved, so {Figures.Money(budgetMinor.Value)} would overdraw the budget.";
            return new Ruled.Refused(BudgetRefusal.BelowTaken, sentence);
        }
        var draft = new BookDraft(book);
        var grows = ((budgetMinor - book.TakenMinor) ?? 0) - book.Ledger[Account.Budget];
        if (grows > 0) draft.Post(Account.Budget, Account.Funding, grows, null);
        else draft.Post(Account.Funding, Account.Budget, -grows, null);
        draft.Book = draft.Book with { Incentive = book.Incentive with { BudgetMinor = budgetMinor } };
        if (budgetMinor is null)
            foreach (var turn in book.Pending)
                draft.Settle(draft.Book.Payouts[turn.Payout]);
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>
    /// Closes: from that instant on causes earn nothing, and nothing new is proposed or claimed. What came before is served to its end.
    /// </summary>
    public static Ruled Close(IncentiveBook? book, FactKey key)
    {
        if (book is null) return Unknown;
        if (book.ClosedAt is { } closed) return new Ruled.Refused(BudgetRefusal.AlreadyClosed, $"{book.Incentive.Id} is closed since {closed}.");
        var draft = new BookDraft(book);
        draft.Book = book with { ClosedAt = key.Time, Incentive = book.Incentive with { Until = Instant.Min(book.Incentive.Until, key.Time) } };
        return new Ruled.Granted(draft.Done());
    }

    private static Ruled.Refused Unknown => new(BudgetRefusal.UnknownIncentive, "No such incentive was published.");
}
