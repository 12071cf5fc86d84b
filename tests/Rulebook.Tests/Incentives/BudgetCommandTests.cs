using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Budgets that change, incentives that close.</summary>
public sealed class BudgetCommandTests
{
    [Fact]
    public void Change_NeverBelowWhatIsTakenOrReserved() => SettlementTests.Tell(BookScript.Mdf(100_000),
        """
        at         | do                       | answer
        2026-03-01 | propose r1 acme 800.00   |
        2026-03-01 | preapprove r1            | budget → reserved/acme 400.00
        2026-03-01 | budget 399.99            | below-taken
        2026-03-01 | budget 400.00            | budget → funding 600.00
        2026-03-01 | budget 400.00            |
        2026-03-01 | budget 400.01            | funding → budget 0.01
        2026-03-01 | budget unlimited         | budget → funding 0.01
        2026-03-01 | propose r2 acme 200.00   |
        2026-03-01 | preapprove r2            | funding → reserved/acme 100.00
        2026-03-01 | budget 499.99            | below-taken
        2026-03-01 | budget 600.00            | funding → budget 100.00
        2026-03-01 | budget 10000000000.01    | below-taken
        """.Replace("10000000000.01    | below-taken", "100000000000.01   | amount-too-large", StringComparison.Ordinal));

    [Fact]
    public void Change_ToUnlimited_TakesWhatWaits()
    {
        var script = BookScript.Referral(1_000);
        SettlementTests.Tell(script,
            """
            at         | do                     | answer
            2026-03-01 | entitle p1 acme 100.00 |
            2026-03-01 | entitle p2 bolt 50.00  |
            2026-03-01 | budget unlimited       | budget → funding 10.00; funding → accrued/acme 100.00; funding → accrued/bolt 50.00
            2026-03-01 | budget 160.00          | funding → budget 10.00
            2026-03-01 | entitle p3 bolt 50.00  |
            2026-03-01 | budget 0.00            | below-taken
            """);
        Assert.Equal((15_000, 1_000, 16_000), (script.Book.TakenMinor, script.Book.AvailableMinor, script.Book.Incentive.BudgetMinor));
    }

    [Fact]
    public void Change_ToNothing_WhereNothingIsTaken() => SettlementTests.Tell(BookScript.Referral(1_000),
        """
        at         | do                  | answer
        2026-03-01 | budget 100000000000 | funding → budget 99,999,999,990.00
        2026-03-01 | budget 0.00         | budget → funding 100,000,000,000.00
        """);

    // What is owed back counts as taken until it is netted: the money is out.
    [Fact]
    public void Change_CountsWhatIsOwedAsTaken() => SettlementTests.Tell(BookScript.Referral(10_000),
        """
        at         | do                     | answer
        2026-03-01 | entitle p1 acme 100.00 |
        2026-03-02 | advance                | budget → accrued/acme 100.00
        2026-03-02 | approve p1             | accrued/acme → approved/acme 100.00
        2026-05-02 | pay p1                 | approved/acme → paid/acme 100.00
        2026-05-02 | entitle p1 acme 10.00  | paid/acme → receivable/acme 90.00
        2026-05-02 | budget 99.99           | below-taken
        2026-05-02 | budget 100.00          |
        """);

    [Fact]
    public void Change_RefusalsByPrecedence()
    {
        var walk = new Walk<BudgetRefusal>();
        var script = BookScript.Referral();
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        walk.Refused(BudgetRefusal.UnknownIncentive, "No such incentive was published.", BudgetCommands.Change(null, -1));
        walk.Refused(BudgetRefusal.AmountNegative, "A budget is never negative, and -1 minor units are.", BudgetCommands.Change(script.Book, -1));
        walk.Refused(BudgetRefusal.AmountTooLarge, "A budget is at most 100,000,000,000.00.", BudgetCommands.Change(script.Book, 10_000_000_000_001));
        walk.Refused(BudgetRefusal.BelowTaken, "100.00 are taken or reserved, so 99.99 would overdraw the budget.", BudgetCommands.Change(script.Book, 9_999));
        walk.Granted(BudgetCommands.Change(script.Book, 10_000));
        walk.Never(BudgetRefusal.AlreadyClosed);
    }

    [Fact]
    public void Close_RefusalsByPrecedence()
    {
        var walk = new Walk<BudgetRefusal>();
        var script = BookScript.Referral();
        var key = new Facts.FactKey(Story.At("2026-06-01"), "console", "e1");
        walk.Refused(BudgetRefusal.UnknownIncentive, "No such incentive was published.", BudgetCommands.Close(null, key));
        var closed = BudgetCommands.Close(script.Book, key);
        walk.Granted(closed);
        walk.Refused(BudgetRefusal.AlreadyClosed, "inc is closed since 2026-06-01T00:00:00Z.", BudgetCommands.Close(closed.Decision!.Book, key));
        walk.Never(BudgetRefusal.AmountNegative, BudgetRefusal.AmountTooLarge, BudgetRefusal.BelowTaken);
    }

    // Causes earn until the closing, not at it; one after the period changes no end.
    [Fact]
    public void Close_EndsThePeriod()
    {
        var script = BookScript.Referral();
        script.Do("2026-06-01", "close");
        Assert.True(script.Book.Incentive.Runs(new(Story.At("2026-06-01").Ticks - 1)));
        Assert.False(script.Book.Incentive.Runs(Story.At("2026-06-01")));
        var late = BookScript.Referral();
        late.Do("2027-06-01", "close");
        Assert.Equal((Story.At("2027-01-01"), Story.At("2027-06-01")), (late.Book.Incentive.Until, late.Book.ClosedAt));
        Assert.Empty(late.Last.Postings);
    }
}
