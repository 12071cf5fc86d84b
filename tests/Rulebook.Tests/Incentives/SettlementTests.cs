using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Entitlements against limited budgets: when they are taken, in which order, and what is cut.</summary>
public sealed class SettlementTests
{
    [Fact]
    public void Limited_WaitsForTheSettlementAfterItsCause() => Tell(BookScript.Referral(50_000),
        """
        at                           | do                     | answer
        2026-03-01T23:59:59.9999999Z | entitle p1 acme 100.00 |
        2026-03-02T00:00:00Z         | entitle p2 acme 50.00  |
        2026-03-01T23:59:59.9999999Z | advance                |
        2026-03-02T00:00:00Z         | advance                | budget → accrued/acme 100.00
        2026-03-02T23:59:59.9999999Z | advance                |
        2026-03-03T00:00:00Z         | advance                | budget → accrued/acme 50.00
        2026-03-04T00:00:00Z         | advance                |
        """);

    [Fact]
    public void Limited_IsTakenByCauseThenName_AndTheRestIsCut()
    {
        var script = BookScript.Referral(10_000);
        script.Do("2026-03-01T10:00:00Z", "entitle p3 acme 60.00");
        script.Do("2026-03-01T09:00:00Z", "entitle p2 bolt 70.00");
        script.Do("2026-03-01T09:00:00Z", "entitle p1 acme 20.00");
        script.Do("2026-03-01T11:00:00Z", "entitle p0 acme 5.00");
        Assert.Equal("budget → accrued/acme 20.00; budget → accrued/bolt 70.00; budget → accrued/acme 10.00", script.Do("2026-03-02", "advance"));
        Assert.Equal(
            [
                "p1 0 2000 referral-fee 20000 × 100000 = 2000",
                "p2 0 7000 referral-fee 70000 × 100000 = 7000",
                "p3 0 1000 referral-fee 60000 × 100000 = 6000; cut 5000 × 1000000 = -5000",
                "p0 0 0 referral-fee 5000 × 100000 = 500; cut 500 × 1000000 = -500",
            ],
            script.Last.Consequences.Cast<IncentiveConsequence.Accrued>().Select(each => $"{each.Payout} {each.BeforeMinor} {each.AfterMinor} {BookScript.Lines(each.Statement)}"));
        Assert.Equal((5_000, 0), (script.Book.Payouts[new("p3")].CutMinor, script.Book.Payouts[new("p3")].PendingMinor));
    }

    [Fact]
    public void Limited_WhatIsCutStaysCut()
    {
        var script = BookScript.Referral(10_000);
        Tell(script,
            """
            at         | do                      | answer
            2026-03-01 | entitle p1 acme 150.00  |
            2026-03-02 | advance                 | budget → accrued/acme 100.00
            2026-03-02 | budget 500.00           | funding → budget 400.00
            2026-03-03 | advance                 |
            2026-03-03 | entitle p1 acme 120.00  |
            2026-03-04 | advance                 |
            2026-03-04 | entitle p1 acme 90.00   | accrued/acme → budget 10.00
            2026-03-04 | entitle p1 acme 120.00  |
            2026-03-05 | advance                 | budget → accrued/acme 30.00
            2026-03-05 | budget unlimited        | budget → funding 380.00
            """);
        Assert.Equal(0, script.Book.Payouts[new("p1")].CutMinor);
    }

    [Fact]
    public void Limited_KnownLate_WaitsForTheNextToCome()
    {
        var script = BookScript.Referral(10_000);
        Tell(script,
            """
            at                   | do                                       | answer
            2026-03-10T08:00:00Z | advance                                  |
            2026-03-10T08:00:00Z | entitle p2 acme 80.00 caused 2026-03-02  |
            2026-03-10T08:00:00Z | entitle p1 bolt 50.00 caused 2026-03-01  |
            2026-03-10T23:00:00Z | advance                                  |
            2026-03-11T00:00:00Z | advance                                  | budget → accrued/bolt 50.00; budget → accrued/acme 50.00
            """);
        Assert.Equal(Story.At("2026-03-11"), script.Book.Clock);
    }

    [Fact]
    public void Advance_OverSeveralSettlements_TakesEachInTurn()
    {
        var script = BookScript.Referral(10_000);
        script.Do("2026-03-05", "entitle p1 acme 80.00");
        script.Do("2026-03-02", "entitle p2 bolt 90.00");
        Assert.Equal("budget → accrued/bolt 90.00; budget → accrued/acme 10.00", script.Do("2026-03-20T12:00:00Z", "advance"));
        Assert.Equal(Story.At("2026-03-20T12:00:00Z"), script.Book.Clock);
        script.Do("2026-03-01", "advance");
        Assert.Equal(Story.At("2026-03-20T12:00:00Z"), script.Book.Clock);
    }

    [Fact]
    public void NextInstant_IsTheNextSettlementThatHasSomethingToTake()
    {
        var script = BookScript.Referral(10_000);
        Assert.Null(script.Book.NextInstant);
        script.Do("2026-03-05T10:00:00Z", "entitle p1 acme 80.00");
        Assert.Equal(Story.At("2026-03-06"), script.Book.NextInstant);
        script.Do("2026-03-06", "advance");
        Assert.Null(script.Book.NextInstant);
        script.Do("2026-03-06", "entitle p2 acme 80.00 caused 2026-01-02");
        Assert.Equal(Story.At("2026-03-07"), script.Book.NextInstant);
    }

    [Fact]
    public void Settlement_HasTheCadenceOfTheProgram()
    {
        var script = new BookScript(Defaults.Program.Incentives.ReferralFee, 10_000, SettlementCadence.Weekly);
        script.Do("2026-03-03", "entitle p1 acme 80.00");
        Assert.Equal(Story.At("2026-03-09"), script.Book.NextSettlement);
    }

    [Fact]
    public void Limited_RestatedWhilePending_TakesItsNewTurn()
    {
        var script = BookScript.Referral(10_000);
        Tell(script,
            """
            at         | do                                                 | answer
            2026-03-01 | entitle p1 acme 80.00 caused 2026-03-01T01:00:00Z  |
            2026-03-01 | entitle p2 bolt 80.00 caused 2026-03-01T02:00:00Z  |
            2026-03-01 | entitle p1 acme 90.00 caused 2026-03-01T03:00:00Z  |
            2026-03-01 | entitle p3 core 10.00 caused 2026-03-01T04:00:00Z  |
            2026-03-01 | entitle p3 core 0.00                               |
            2026-03-02 | advance                                            | budget → accrued/bolt 80.00; budget → accrued/acme 20.00
            """);
        Assert.Empty(script.Book.Pending);
    }

    [Fact]
    public void Limited_RestatedUpWithSomethingOwed_TakesThatFirst() => Tell(BookScript.Referral(10_000),
        """
        at         | do                     | answer
        2026-03-01 | entitle p1 acme 100.00 |
        2026-03-02 | advance                | budget → accrued/acme 100.00
        2026-03-02 | approve p1             | accrued/acme → approved/acme 100.00
        2026-06-01 | pay p1                 | approved/acme → paid/acme 100.00
        2026-06-01 | entitle p1 acme 60.00  | paid/acme → receivable/acme 40.00
        2026-06-01 | budget 110.00          | funding → budget 10.00
        2026-06-01 | entitle p1 acme 120.00 |
        2026-06-02 | advance                | receivable/acme → paid/acme 40.00; budget → accrued/acme 10.00
        """);

    [Fact]
    public void MoneyOf_TellsWhatIsPending()
    {
        var script = BookScript.Referral(10_000);
        script.Do("2026-03-01", "entitle p1 acme 80.00");
        script.Do("2026-03-01", "entitle p2 acme 5.00");
        Assert.Equal(new PartnerMoney(8_500, 0, 0, 0, 0, 0, 0, 0), script.Book.MoneyOf(new("acme")));
        Assert.Equal(default, script.Book.MoneyOf(new("bolt")));
    }

    internal static void Tell(BookScript script, string story) => Table.Check(story, row => Assert.Equal(row["answer"], script.Do(row["at"], row["do"])));
}
