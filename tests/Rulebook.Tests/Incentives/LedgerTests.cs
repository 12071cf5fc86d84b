using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

public sealed class LedgerTests
{
    private static readonly Account Acme = new(AccountKind.Accrued, new("acme"));

    [Fact]
    public void Post_MovesFromCreditToDebit()
    {
        var ledger = Ledger.Empty.Post(new(Account.Budget, Account.Funding, 500, null)).Post(new(Acme, Account.Budget, 120, new("p1")));
        Assert.Equal([KeyValuePair.Create(Account.Funding, -500L), KeyValuePair.Create(Account.Budget, 380L), KeyValuePair.Create(Acme, 120L)], ledger.Balances);
        Assert.Equal((380, 0), (ledger[Account.Budget], ledger[new(AccountKind.Accrued, new("bolt"))]));
    }

    [Fact]
    public void Post_AccountAtZero_IsLeftOut() => Assert.Empty(
        Ledger.Empty.Post(new(Account.Budget, Account.Funding, 7, null)).Post(new(Account.Funding, Account.Budget, 7, null)).Balances);

    [Fact]
    public void Post_AllThereIs_Passes_OneMoreThrows()
    {
        var ledger = Ledger.Empty.Post(new(Account.Budget, Account.Funding, 500, null));
        Assert.Equal(500, ledger.Post(new(Acme, Account.Budget, 500, null))[Acme]);
        var overdrawn = Assert.Throws<InvalidOperationException>(() => ledger.Post(new(Acme, Account.Budget, 501, null)));
        Assert.Equal("budget → accrued/acme 5.01 would overdraw an account that holds 500 minor units.", overdrawn.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Post_NothingToMove_Throws(long amount) => Assert.Throws<ArgumentOutOfRangeException>(() => Ledger.Empty.Post(new(Account.Budget, Account.Funding, amount, null)));

    [Fact]
    public void Post_LeavesTheOldLedgerAsItWas()
    {
        var before = Ledger.Empty.Post(new(Account.Budget, Account.Funding, 500, null));
        before.Post(new(Acme, Account.Budget, 500, null));
        Assert.Equal(500, before[Account.Budget]);
    }

    [Fact]
    public void Accounts_AreOrderedByKindThenPartner()
    {
        var ordered = new[] { Account.Funding, Account.Budget, Acme, new(AccountKind.Accrued, new("bolt")), new(AccountKind.Paid, new("acme")) };
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    [Fact]
    public void Take_GrantsWhatIsLeft() => Table.Check(
        """
        available | wanted | granted
        100       | 99     | 99
        100       | 100    | 100
        100       | 101    | 100
        0         | 1      | 0
        100       | 0      | 0
        """,
        row => Assert.Equal(row.Long("granted"), BudgetRules.Take(row.Long("available"), row.Long("wanted"))));

    // A settlement is strictly after a cause: one at the very instant belongs to the next.
    [Fact]
    public void NextSettlement_IsStrictlyAfter() => Table.Check(
        """
        cadence | after                        | next
        daily   | 2026-03-01T23:59:59.9999999Z | 2026-03-02
        daily   | 2026-03-02T00:00:00Z         | 2026-03-03
        daily   | 2026-03-02T00:00:00.0000001Z | 2026-03-03
        daily   | 2026-12-31T12:00:00Z         | 2027-01-01
        weekly  | 2026-03-01T23:59:59.9999999Z | 2026-03-02
        weekly  | 2026-03-02T00:00:00Z         | 2026-03-09
        weekly  | 2026-03-02T00:00:00.0000001Z | 2026-03-09
        weekly  | 2026-03-08T23:59:59.9999999Z | 2026-03-09
        monthly | 2026-02-28T23:59:59.9999999Z | 2026-03-01
        monthly | 2026-03-01T00:00:00Z         | 2026-04-01
        monthly | 2026-03-01T00:00:00.0000001Z | 2026-04-01
        monthly | 2026-12-31T23:59:59.9999999Z | 2027-01-01
        """,
        row => Assert.Equal(Story.At(row["next"]), SettlementRules.Next(row.Enum<SettlementCadence>("cadence"), Story.At(row["after"]))));

    [Fact]
    public void NextSettlement_UnknownCadence_Throws() => Assert.Throws<System.Diagnostics.UnreachableException>(() => SettlementRules.Next((SettlementCadence)9, Story.At("2026-01-01")));

    [Fact]
    public void Open_FundsTheBudget()
    {
        var limited = BookScript.Referral(50_000);
        Assert.Equal(["funding → budget 500.00"], limited.Last.Postings.Select(posting => posting.ToString()));
        Assert.Equal((50_000, 0), (limited.Book.AvailableMinor, limited.Book.TakenMinor));
        var unlimited = BookScript.Referral();
        Assert.Empty(unlimited.Last.Postings);
        Assert.Equal((long.MaxValue, 0), (unlimited.Book.AvailableMinor, unlimited.Book.TakenMinor));
    }

    [Fact]
    public void Postings_NameThePayout()
    {
        var script = BookScript.Referral();
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        Assert.Equal([new Posting(new(AccountKind.Accrued, new("acme")), Account.Funding, 10_000, new PayoutId("p1"))], script.Last.Postings);
    }
}
