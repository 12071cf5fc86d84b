using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Entitlements, restatements by difference, clawback, netting, holds and margins.</summary>
public sealed class EntitlementTests
{
    // A fall takes what is least far first; a rise takes back what was owed first.
    [Fact]
    public void Restatement_MovesTheDifference() => SettlementTests.Tell(BookScript.Referral(),
        """
        at         | do                     | answer
        2026-03-01 | entitle p1 acme 100.00 | funding → accrued/acme 100.00
        2026-03-01 | entitle p1 acme 80.00  | accrued/acme → funding 20.00
        2026-03-01 | entitle p1 acme 80.00  |
        2026-03-01 | entitle p1 acme 120.00 | funding → accrued/acme 40.00
        2026-03-01 | approve p1             | accrued/acme → approved/acme 120.00
        2026-03-01 | entitle p1 acme 150.00 | funding → accrued/acme 30.00
        2026-03-01 | entitle p1 acme 110.00 | accrued/acme → funding 30.00; approved/acme → funding 10.00
        2026-04-15 | pay p1                 | approved/acme → paid/acme 110.00
        2026-04-15 | entitle p1 acme 140.00 | funding → accrued/acme 30.00
        2026-04-15 | approve p1 20.00       | accrued/acme → approved/acme 20.00
        2026-04-15 | entitle p1 acme 70.00  | accrued/acme → funding 10.00; approved/acme → funding 20.00; paid/acme → receivable/acme 40.00
        2026-04-15 | entitle p1 acme 60.00  | paid/acme → receivable/acme 10.00
        2026-04-15 | entitle p1 acme 80.00  | receivable/acme → paid/acme 20.00
        2026-04-15 | entitle p1 acme 115.00 | receivable/acme → paid/acme 30.00; funding → accrued/acme 5.00
        """);

    [Fact]
    public void Entitle_OlderOrEqualVersion_ChangesNothing()
    {
        var earned = new Entitlement(new("p1"), new("acme"), null, new(Story.At("2026-03-01"), "crm", "w"), 10_000, Story.At("2026-04-15"), []);
        var book = BookScript.Referral().Book.Entitle(earned, 2).Book;
        foreach (var version in new[] { 1L, 2L })
        {
            var again = book.Entitle(earned with { AmountMinor = 9_000 }, version);
            Assert.Equal((book, 0, 0), (again.Book, again.Postings.Count, again.Consequences.Count));
        }
        Assert.Single(book.Entitle(earned with { AmountMinor = 9_000 }, 3).Postings);
    }

    [Fact]
    public void Entitle_OutOfRangeOrOfAnother_Throws()
    {
        var earned = new Entitlement(new("p1"), new("acme"), null, default, 10_000_000_000_000, default, []);
        var book = BookScript.Referral().Book.Entitle(earned, 1).Book;
        Assert.Throws<ArgumentOutOfRangeException>(() => book.Entitle(earned with { AmountMinor = -1 }, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => book.Entitle(earned with { AmountMinor = 10_000_000_000_001 }, 2));
        var another = Assert.Throws<ArgumentException>(() => book.Entitle(earned with { Partner = new("bolt") }, 2));
        Assert.StartsWith("p1 is a payout of acme, not of bolt.", another.Message);
    }

    [Fact]
    public void Entitle_TellsWhatAccrued_Once()
    {
        var script = BookScript.Referral();
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        var accrued = Assert.IsType<IncentiveConsequence.Accrued>(Assert.Single(script.Last.Consequences));
        Assert.Equal((new PayoutId("p1"), new PartnerId("acme"), 0, 10_000, "referral-fee 100000 × 100000 = 10000"),
            (accrued.Payout, accrued.Partner, accrued.BeforeMinor, accrued.AfterMinor, BookScript.Lines(accrued.Statement)));
        script.Do("2026-03-01", "entitle p1 acme 70.00");
        Assert.Equal((10_000, 7_000), Assert.Single(script.Last.Consequences) is IncentiveConsequence.Accrued fell ? (fell.BeforeMinor, fell.AfterMinor) : default);
        script.Do("2026-03-01", "entitle p1 acme 70.00");
        Assert.Empty(script.Last.Consequences);
    }

    [Fact]
    public void Clawback_ReversesWhatIsUnpaid_AndIsOwedWhatIsPaid()
    {
        var script = BookScript.Referral();
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        script.Do("2026-03-01", "approve p1");
        script.Do("2026-05-01", "pay p1 60.00");
        Assert.Equal("approved/acme → funding 40.00; paid/acme → receivable/acme 60.00", script.Do("2026-05-02", "entitle p1 acme 0.00 clawback"));
        Assert.Equal([new IncentiveConsequence.ClawedBack(new("p1"), new("acme"), 10_000, 6_000)], script.Last.Consequences);
        script.Do("2026-05-03", "entitle p1 acme 10.00 clawback");
        Assert.Equal((0, 1_000), Assert.Single(script.Last.Consequences) is IncentiveConsequence.Accrued back ? (back.BeforeMinor, back.AfterMinor) : default);
    }

    // What is owed is kept from later payments; as much goes back to the budget, and the payout counts as paid in full.
    [Fact]
    public void Payment_NetsWhatIsOwed()
    {
        var script = BookScript.Referral(20_000);
        SettlementTests.Tell(script,
            """
            at         | do                     | answer
            2026-03-01 | entitle p1 acme 100.00 |
            2026-03-01 | entitle p2 acme 20.00  |
            2026-03-01 | entitle p3 acme 50.00  |
            2026-03-02 | advance                | budget → accrued/acme 100.00; budget → accrued/acme 20.00; budget → accrued/acme 50.00
            2026-03-02 | approve p1             | accrued/acme → approved/acme 100.00
            2026-03-02 | approve p2             | accrued/acme → approved/acme 20.00
            2026-03-02 | approve p3             | accrued/acme → approved/acme 50.00
            2026-05-01 | pay p1                 | approved/acme → paid/acme 100.00
            2026-05-01 | entitle p1 acme 70.00  | paid/acme → receivable/acme 30.00
            2026-05-01 | pay p2                 | approved/acme → budget 20.00; receivable/acme → paid/acme 20.00
            2026-05-01 | pay p3                 | approved/acme → paid/acme 40.00; approved/acme → budget 10.00; receivable/acme → paid/acme 10.00
            """);
        Assert.Equal("budget 60.00, paid/acme 140.00", script.Balances);
        var paid = Assert.IsType<IncentiveConsequence.Paid>(Assert.Single(script.Last.Consequences));
        Assert.Equal((new PayoutId("p3"), new PartnerId("acme"), 4_000, 1_000), (paid.Payout, paid.Partner, paid.AmountMinor, paid.NettedMinor));
        Assert.Equal("referral-fee 50000 × 100000 = 5000; adjustment 1000 × 1000000 = -1000", BookScript.Lines(paid.Statement));
        Assert.Equal((7_000, 0), (script.Book.Payouts[new("p1")].PaidMinor, script.Book.Payouts[new("p1")].OwedMinor));
    }

    [Fact]
    public void Payment_NetsTheOldestNameFirst()
    {
        var script = BookScript.Referral();
        foreach (var name in new[] { "p1", "p2", "p3" })
        {
            script.Do("2026-03-01", $"entitle {name} acme 30.00");
            script.Do("2026-03-01", $"approve {name}");
            if (name != "p3") script.Do("2026-05-01", $"pay {name}");
        }
        script.Do("2026-05-01", "entitle p2 acme 10.00");
        script.Do("2026-05-01", "entitle p1 acme 15.00");
        script.Do("2026-05-01", "pay p3 25.00");
        Assert.Equal((0, 1_000), (script.Book.Payouts[new("p1")].OwedMinor, script.Book.Payouts[new("p2")].OwedMinor));
        Assert.Equal(1_000, script.Book.MoneyOf(new("acme")).ReceivableMinor);
    }

    [Fact]
    public void Payment_OfADifference_ShowsWhatWasPaidBefore()
    {
        var script = BookScript.Referral();
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        script.Do("2026-03-01", "approve p1");
        script.Do("2026-05-01", "pay p1");
        Assert.Equal("referral-fee 100000 × 100000 = 10000", BookScript.Lines(((IncentiveConsequence.Paid)script.Last.Consequences[0]).Statement));
        script.Do("2026-05-01", "entitle p1 acme 130.00 caused 2026-03-01");
        script.Do("2026-05-01", "approve p1");
        script.Do("2026-05-02", "pay p1");
        Assert.Equal("referral-fee 130000 × 100000 = 13000; adjustment 10000 × 1000000 = -10000", BookScript.Lines(((IncentiveConsequence.Paid)script.Last.Consequences[0]).Statement));
    }

    [Fact]
    public void Payment_OfAPayoutThatWasCut_ShowsTheCut()
    {
        var script = BookScript.Referral(8_000);
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        script.Do("2026-03-02", "advance");
        script.Do("2026-03-02", "approve p1");
        script.Do("2026-05-02", "pay p1");
        Assert.Equal("referral-fee 100000 × 100000 = 10000; cut 2000 × 1000000 = -2000", BookScript.Lines(((IncentiveConsequence.Paid)script.Last.Consequences[0]).Statement));
    }

    // Every unpaid stage is held; each goes back to where its payout stands.
    [Fact]
    public void Hold_MovesWhatIsUnpaid_ReleaseBringsItBack()
    {
        var script = BookScript.Referral();
        SettlementTests.Tell(script,
            """
            at         | do                     | answer
            2026-03-01 | entitle p1 acme 100.00 | funding → accrued/acme 100.00
            2026-03-01 | approve p1             | accrued/acme → approved/acme 100.00
            2026-05-01 | pay p1 60.00           | approved/acme → paid/acme 60.00
            2026-05-01 | entitle p2 acme 7.00   | funding → accrued/acme 7.00
            2026-05-01 | entitle p3 bolt 9.00   | funding → accrued/bolt 9.00
            2026-05-01 | hold acme              | accrued/acme → held/acme 7.00; approved/acme → held/acme 40.00
            2026-05-01 | hold acme              |
            2026-05-01 | review acme            |
            2026-05-01 | entitle p2 acme 9.00   | funding → held/acme 2.00
            2026-05-01 | entitle p1 acme 90.00  | held/acme → funding 10.00
            2026-05-01 | release acme           | held/acme → accrued/acme 9.00; held/acme → approved/acme 30.00
            2026-05-01 | release acme           |
            """);
        Assert.Equal("accrued/acme 9.00, accrued/bolt 9.00, approved/acme 30.00, paid/acme 60.00", script.Balances);
    }

    [Fact]
    public void Hold_IsTold_WithWhatIsHeld()
    {
        var script = BookScript.Referral();
        script.Do("2026-03-01", "entitle p1 acme 100.00");
        script.Do("2026-03-01", "hold acme");
        Assert.Equal([new IncentiveConsequence.HoldChanged(new("acme"), ComplianceStatus.Hold, 10_000)], script.Last.Consequences);
        script.Do("2026-03-01", "review acme");
        Assert.Equal([new IncentiveConsequence.HoldChanged(new("acme"), ComplianceStatus.Suspended, 10_000)], script.Last.Consequences);
        Assert.Equal((true, ComplianceStatus.Suspended), (script.Book.IsHeld(new("acme")), script.Book.Holds[new("acme")]));
        script.Do("2026-03-01", "review acme");
        Assert.Empty(script.Last.Consequences);
        script.Do("2026-03-01", "release acme");
        Assert.Equal([new IncentiveConsequence.HoldChanged(new("acme"), null, 0)], script.Last.Consequences);
        Assert.Empty(script.Book.Holds);
    }

    [Fact]
    public void Margin_IsPostedAsGiven_AndNeverHeld() => SettlementTests.Tell(new(Defaults.Program.Incentives.Margin, null),
        """
        at         | do                     | answer
        2026-03-01 | entitle p1 acme 100.00 | funding → margin/acme 100.00
        2026-03-01 | hold acme              |
        2026-03-01 | entitle p1 acme 90.00  | margin/acme → funding 10.00
        2026-03-01 | release acme           |
        2026-03-01 | approve p1             | not-payable
        2026-05-01 | pay p1                 | not-payable
        """);

    [Fact]
    public void MoneyOf_TellsEachAccount()
    {
        var script = BookScript.Referral();
        foreach (var (name, amount) in new[] { ("p1", "1.00"), ("p2", "2.00"), ("p3", "4.00") }) script.Do("2026-03-01", $"entitle {name} acme {amount}");
        script.Do("2026-03-01", "approve p2");
        script.Do("2026-03-01", "approve p3");
        script.Do("2026-05-01", "pay p3");
        script.Do("2026-05-01", "entitle p3 acme 3.00");
        Assert.Equal(new PartnerMoney(0, 0, 100, 0, 200, 300, 100, 0), script.Book.MoneyOf(new("acme")));
        script.Do("2026-05-01", "hold acme");
        Assert.Equal(new PartnerMoney(0, 0, 0, 300, 0, 300, 100, 0), script.Book.MoneyOf(new("acme")));
    }
}
