using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>The life of a request: transitions, deadlines, refusals.</summary>
public sealed class MdfWorkflowTests
{
    [Fact]
    public void Lapse_FreesTheBudget_AtItsInstant()
    {
        var script = BookScript.Mdf(100_000);
        SettlementTests.Tell(script,
            """
            at                           | do                                        | answer
            2026-03-01                   | propose r2 bolt 600.00 event 2026-06-01   |
            2026-03-01                   | propose r1 acme 800.00 event 2026-05-01   |
            2026-03-01                   | propose r3 acme 10.00 event 2026-05-01    |
            2026-03-01                   | preapprove r1                             | budget → reserved/acme 400.00
            2026-03-01                   | preapprove r2                             | budget → reserved/bolt 300.00
            2026-06-29T23:59:59.9999999Z | advance                                   |
            2026-06-30                   | advance                                   | reserved/acme → budget 400.00
            """);
        Assert.Equal(
            [new IncentiveConsequence.Lapsed(new("r1"), new("acme"), 40_000), new IncentiveConsequence.Lapsed(new("r3"), new("acme"), 0)],
            script.Last.Consequences);
        Assert.Equal(Story.At("2026-07-31"), script.Book.NextInstant);
        script.Do("2026-06-30", "propose r4 acme 10.00 event 2026-07-01");
        Assert.Equal("", script.Do("2026-07-01", "reject r4"));
        Assert.Equal("reserved/bolt → budget 300.00", script.Do("2026-09-01", "advance"));
        Assert.Null(script.Book.NextInstant);
        Assert.Equal("budget 1000.00", script.Balances);
    }

    [Fact]
    public void StateAt_OpenRequestsLapse()
    {
        var script = BookScript.Mdf();
        script.Do("2026-03-01", "propose r1 acme 800.00");
        var lapses = Story.At("2026-06-30");
        var before = lapses - TimeSpan.FromTicks(1);
        MdfRequest Now() => script.Book.Mdf.Requests[new("r1")];
        Assert.Equal((MdfState.Proposed, MdfState.Lapsed), (Now().StateAt(before), Now().StateAt(lapses)));
        Assert.Equal(lapses, script.Book.NextInstant);
        script.Do("2026-03-02", "preapprove r1 600.00");
        Assert.Equal((MdfState.Approved, MdfState.Lapsed, 60_000, 30_000), (Now().StateAt(before), Now().StateAt(lapses), Now().ApprovedMinor, Now().ReservedMinor));
        var lapsed = script.Book.Advance(lapses).Book.Mdf.Requests[new("r1")];
        Assert.Equal((MdfState.Lapsed, 0), (lapsed.State, lapsed.ReservedMinor));
        script.Do("2026-05-02", "prove r1 600.00");
        Assert.Equal((MdfState.Reimbursed, MdfState.Reimbursed, 0), (Now().StateAt(before), Now().StateAt(lapses), Now().ReservedMinor));
        Assert.Null(script.Book.NextInstant);
    }

    // The payout is caused by the proof, due after the payment terms from there, and shows base and share.
    [Fact]
    public void Prove_AccruesThePayout_AndFreesTheRest()
    {
        var script = BookScript.Mdf(100_000);
        script.Do("2026-03-01", "propose r1 acme 800.00 by ann");
        script.Do("2026-03-02", "preapprove r1 by bob");
        Assert.Equal("reserved/acme → accrued/acme 300.00; reserved/acme → budget 100.00", script.Do("2026-05-02", "prove r1 600.00 by cid"));
        var payout = PayoutNames.OfRequest(new("inc"), new("acme"), new("r1"));
        Assert.StartsWith("payout:", payout.Value);
        Assert.NotEqual(payout, PayoutNames.OfRequest(new("inc"), new("acme"), new("r2")));
        Assert.Equal(new IncentiveConsequence.Reimbursed(new("r1"), new("acme"), payout, 30_000), script.Last.Consequences[0]);
        var accrued = Assert.IsType<IncentiveConsequence.Accrued>(script.Last.Consequences[1]);
        Assert.Equal((payout, 0, 30_000, "reimbursement 60000 × 500000 = 30000"), (accrued.Payout, accrued.BeforeMinor, accrued.AfterMinor, BookScript.Lines(accrued.Statement)));
        var position = script.Book.Payouts[payout];
        Assert.Equal(
            (Story.At("2026-05-02"), Story.At("2026-06-01"), 30_000, 30_000, 0, 0),
            (position.Entitlement.Cause.Time, position.Entitlement.Due, position.SettledMinor, position.GrantedMinor, position.ApprovedMinor, position.OwedMinor));
        Assert.Equal((null, 30_000), (position.Entitlement.Opportunity, position.Entitlement.AmountMinor));
        Assert.Equal(["ann", "cid"], position.Claimants.Select(person => person.Value));
        Assert.Equal(
            ["same-person", "same-person", "accrued/acme → approved/acme 300.00"],
            new[] { "ann", "cid", "bob" }.Select(person => script.Do("2026-05-02", $"approve r1 by {person}")));
        Assert.Equal(new MdfRequest(new("r1"), new("acme"), 80_000, Story.At("2026-06-30"), new("ann"), MdfState.Reimbursed, 80_000, 0), script.Book.Mdf.Requests[new("r1")]);
        Assert.All(script.Last.Postings, posting => Assert.Equal(payout, posting.Payout));
    }

    [Fact]
    public void Propose_OfAHeldPartner_AccruesIntoTheHold() => SettlementTests.Tell(BookScript.Mdf(),
        """
        at         | do                     | answer
        2026-03-01 | hold acme              |
        2026-03-01 | propose r1 acme 800.00 |
        2026-03-01 | preapprove r1          | funding → reserved/acme 400.00
        2026-03-01 | prove r1 100.00        | reserved/acme → held/acme 50.00; reserved/acme → funding 350.00
        2026-03-01 | approve r1             | held
        """);

    [Fact]
    public void Transitions_FromEveryState() => Table.Check(
        """
        state      | propose           | preapprove      | reject          | prove
        none       | ok                | unknown-request | unknown-request | unknown-request
        proposed   | duplicate-request | ok              | ok              | not-approved
        approved   | duplicate-request | already-decided | already-decided | ok
        rejected   | duplicate-request | already-decided | already-decided | not-approved
        reimbursed | duplicate-request | already-decided | already-decided | already-decided
        lapsed     | duplicate-request | proof-late      | proof-late      | proof-late
        stale      | duplicate-request | proof-late      | proof-late      | proof-late
        """,
        row =>
        {
            foreach (var command in new[] { "propose", "preapprove", "reject", "prove", "history propose", "history preapprove", "history prove" })
            {
                var script = BookScript.Mdf();
                if (row["state"] != "none") script.Do("2026-03-01", "propose r1 acme 800.00");
                if (row["state"] is "approved" or "reimbursed") script.Do("2026-03-01", "preapprove r1");
                if (row["state"] == "rejected") script.Do("2026-03-01", "reject r1");
                if (row["state"] == "reimbursed") script.Do("2026-03-01", "prove r1 800.00");
                if (row["state"] == "stale") script.Do("2026-07-01", "advance");
                var at = row["state"] == "lapsed" ? "2026-06-30" : "2026-03-02";
                var verb = command.Split(' ')[^1];
                var answer = script.Do(at, command + verb switch { "propose" => " r1 acme 800.00", "prove" => " r1 800.00", _ => " r1" });
                Assert.Equal(row[verb], answer == "" || answer.Contains('→') ? "ok" : answer);
            }
        });

    [Fact]
    public void Period_BothEnds_ForProposalAndEvent() => Table.Check(
        """
        at                           | event                        | answer
        2025-12-31T23:59:59.9999999Z | 2026-05-01                   | not-in-period
        2026-01-01                   | 2026-05-01                   |
        2026-12-31T23:59:59.9999999Z | 2026-12-31                   |
        2027-01-01                   | 2026-12-31                   | not-in-period
        2026-03-01                   | 2025-12-31T23:59:59.9999999Z | not-in-period
        2026-02-01                   | 2026-01-01                   |
        2026-03-01T23:59:59.9999999Z | 2026-01-01                   |
        2026-03-02                   | 2026-01-01                   | proof-late
        2026-03-01                   | 2026-12-31T23:59:59.9999999Z |
        2026-03-01                   | 2027-01-01                   | not-in-period
        """,
        row => Assert.Equal(row["answer"], BookScript.Mdf().Do(row["at"], $"propose r1 acme 800.00 event {row["event"]}")));

    [Fact]
    public void Propose_RefusalsByPrecedence()
    {
        var walk = new Walk<MdfRefusal>();
        var proposal = new MdfProposal(Key("2027-02-01"), new("r1"), new("acme"), -1, Story.At("2025-02-01"), null, false, new("ann"));
        var script = BookScript.Mdf();
        var open = script.Book;
        script.Do("2026-03-01", "propose r1 acme 800.00");
        script.Do("2026-06-01", "close");
        var closed = script.Book;
        walk.Refused(MdfRefusal.UnknownIncentive, "No such MDF incentive was published.", MdfWorkflow.Propose(BookScript.Spif().Book, proposal, Origin.Command));
        walk.Refused(MdfRefusal.DuplicateRequest, "r1 was proposed before.", MdfWorkflow.Propose(closed, proposal, Origin.Command));
        proposal = proposal with { Request = new("r2") };
        walk.Refused(MdfRefusal.Closed, "inc is closed since 2026-06-01T00:00:00Z.", MdfWorkflow.Propose(closed, proposal, Origin.Command));
        walk.Refused(
            MdfRefusal.NotInPeriod,
            "inc runs from 2026-01-01T00:00:00Z until 2027-01-01T00:00:00Z, for the proposal and for its event.",
            MdfWorkflow.Propose(open, proposal, Origin.Command));
        proposal = proposal with { Key = Key("2026-10-01"), EventDate = Story.At("2026-01-01") };
        walk.Refused(MdfRefusal.NotEligible, "acme is not eligible for inc: NotIntroduced.", MdfWorkflow.Propose(open, proposal, Origin.Command));
        proposal = proposal with { Standing = BookScript.Premier };
        walk.Refused(MdfRefusal.BenefitMissing, "acme does not have the benefit of MDF.", MdfWorkflow.Propose(open, proposal, Origin.Command));
        proposal = proposal with { HasBenefit = true };
        walk.Refused(MdfRefusal.AmountNotPositive, "An amount must be above 0, and -1 minor units are not.", MdfWorkflow.Propose(open, proposal, Origin.Command));
        Assert.Equal(MdfRefusal.AmountNotPositive, MdfWorkflow.Propose(open, proposal with { AmountMinor = 0 }, Origin.Command).Code);
        proposal = proposal with { AmountMinor = 10_000_000_000_001 };
        walk.Refused(MdfRefusal.AmountTooLarge, "An amount is at most 100,000,000,000.00.", MdfWorkflow.Propose(open, proposal, Origin.Command));
        proposal = proposal with { AmountMinor = 10_000_000_000_000 };
        walk.Refused(MdfRefusal.ProofLate, "Proof of r2 counted until 2026-03-02T00:00:00Z.", MdfWorkflow.Propose(open, proposal, Origin.Command));
        proposal = proposal with { EventDate = Story.At("2026-11-01") };
        walk.Granted(MdfWorkflow.Propose(open, proposal, Origin.Command));
        walk.Never(
            MdfRefusal.UnknownRequest, MdfRefusal.AlreadyDecided, MdfRefusal.NotApproved, MdfRefusal.AmountAboveProposed, MdfRefusal.ProofMissing, MdfRefusal.SamePerson, MdfRefusal.BudgetExhausted);
    }

    [Fact]
    public void Approve_RefusalsByPrecedence()
    {
        var walk = new Walk<MdfRefusal>();
        var approval = new MdfApproval(Key("2026-07-01"), new("nil"), -1, new("ann"));
        var script = BookScript.Mdf(10_000);
        script.Do("2026-03-01", "propose r1 acme 800.00 by ann");
        script.Do("2026-03-01", "propose r2 acme 800.00");
        script.Do("2026-03-01", "reject r2");
        walk.Refused(MdfRefusal.UnknownIncentive, "No such MDF incentive was published.", MdfWorkflow.Approve(null, approval, Origin.Command));
        walk.Refused(MdfRefusal.UnknownRequest, "Nobody proposed nil.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { Request = new("r2") };
        walk.Refused(MdfRefusal.AmountNotPositive, "An amount must be above 0, and -1 minor units are not.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { AmountMinor = 10_000_000_000_001 };
        walk.Refused(MdfRefusal.AmountTooLarge, "An amount is at most 100,000,000,000.00.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { AmountMinor = 80_001 };
        walk.Refused(MdfRefusal.AlreadyDecided, "r2 is rejected already.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { Request = new("r1") };
        walk.Refused(MdfRefusal.ProofLate, "Proof of r1 counted until 2026-06-30T00:00:00Z.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { Key = Key("2026-04-01") };
        walk.Refused(MdfRefusal.AmountAboveProposed, "800.00 was proposed, which 800.01 exceeds.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { AmountMinor = 80_000 };
        walk.Refused(MdfRefusal.SamePerson, "ann proposed r1 and may not approve it.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        approval = approval with { By = new("bob") };
        walk.Refused(MdfRefusal.BudgetExhausted, "400.00 would be reserved, and 100.00 is left.", MdfWorkflow.Approve(script.Book, approval, Origin.Command));
        walk.Granted(MdfWorkflow.Approve(script.Book, approval with { AmountMinor = 20_001 }, Origin.Command));
        Assert.Equal(MdfRefusal.BudgetExhausted, MdfWorkflow.Approve(script.Book, approval with { AmountMinor = 20_003 }, Origin.Command).Code);
        walk.Never(
            MdfRefusal.DuplicateRequest, MdfRefusal.Closed, MdfRefusal.NotInPeriod, MdfRefusal.NotEligible, MdfRefusal.BenefitMissing, MdfRefusal.NotApproved, MdfRefusal.ProofMissing);
    }

    [Fact]
    public void Prove_RefusalsByPrecedence()
    {
        var walk = new Walk<MdfRefusal>();
        var proof = new MdfProof(Key("2026-07-01"), new("nil"), -1, null, new("ann"));
        var script = BookScript.Mdf();
        foreach (var name in new[] { "r1", "r2", "r3" }) script.Do("2026-03-01", $"propose {name} acme 800.00 by ann");
        script.Do("2026-03-01", "preapprove r1");
        script.Do("2026-03-01", "preapprove r2");
        script.Do("2026-03-01", "prove r1 800.00");
        script.Do("2026-03-01", "reject r3");
        walk.Refused(MdfRefusal.UnknownIncentive, "No such MDF incentive was published.", MdfWorkflow.Prove(null, proof, Origin.Command));
        walk.Refused(MdfRefusal.UnknownRequest, "Nobody proposed nil.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        proof = proof with { Request = new("r1") };
        walk.Refused(MdfRefusal.AmountNotPositive, "An amount must be above 0, and -1 minor units are not.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        proof = proof with { AmountMinor = 10_000_000_000_001 };
        walk.Refused(MdfRefusal.AmountTooLarge, "An amount is at most 100,000,000,000.00.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        proof = proof with { AmountMinor = 10_000_000_000_000 };
        walk.Refused(MdfRefusal.AlreadyDecided, "r1 is reimbursed already.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        proof = proof with { Request = new("r3") };
        walk.Refused(MdfRefusal.NotApproved, "r3 is not approved.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        proof = proof with { Request = new("r2") };
        walk.Refused(MdfRefusal.ProofLate, "Proof of r2 counted until 2026-06-30T00:00:00Z.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        proof = proof with { Key = Key("2026-05-02") };
        walk.Refused(MdfRefusal.ProofMissing, "The proof of r2 names no evidence.", MdfWorkflow.Prove(script.Book, proof, Origin.Command));
        Assert.Equal(MdfRefusal.ProofMissing, MdfWorkflow.Prove(script.Book, proof with { ProofRef = "" }, Origin.Command).Code);
        walk.Granted(MdfWorkflow.Prove(script.Book, proof with { ProofRef = "scan-7" }, Origin.Command));
        walk.Never(
            MdfRefusal.DuplicateRequest, MdfRefusal.Closed, MdfRefusal.NotInPeriod, MdfRefusal.NotEligible, MdfRefusal.BenefitMissing,
            MdfRefusal.AmountAboveProposed, MdfRefusal.SamePerson, MdfRefusal.BudgetExhausted);
    }

    [Fact]
    public void Reject_OfWhatIsNotThere()
    {
        Assert.Equal(MdfRefusal.UnknownIncentive, MdfWorkflow.Reject(null, new(Key("2026-03-01"), new("r1"))).Code);
        Assert.Equal(MdfRefusal.UnknownRequest, MdfWorkflow.Reject(BookScript.Mdf().Book, new(Key("2026-03-01"), new("r1"))).Code);
    }

    // Another system's history: rules of asking do not bind it, money does.
    [Fact]
    public void History_IsTakenAsItStands_OrVoid() => SettlementTests.Tell(BookScript.Mdf(50_000),
        """
        at         | do                                                                              | answer
        2026-02-01 | close                                                                           |
        2026-03-01 | history propose r1 acme 800.00 event 2025-12-31 ended benefitless          | proof-late
        2026-03-01 | history propose r1 acme 0.00                                                    | amount-not-positive
        2026-03-01 | history propose r1 acme 800.00 event 2027-03-01 ended benefitless by ann   |
        2026-03-01 | history preapprove r1 1000.02 by ann                                            | budget-exhausted
        2026-03-01 | history preapprove r1 1000.01 by ann                                            | budget → reserved/acme 500.00
        2026-03-01 | history preapprove r1 1000.01 by ann                                            | already-decided
        2026-03-01 | history prove r1 900.00 bare                                                    | reserved/acme → accrued/acme 450.00; reserved/acme → budget 50.00
        2026-03-01 | history prove r1 900.00 bare                                                    | already-decided
        """);

    private static FactKey Key(string at) => new(Story.At(at), "console", "e1");
}
