using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>SPIF claims: sums, caps, quarters, refusals.</summary>
public sealed class SpifTests
{
    [Fact]
    public void PartnerCap_IsCountedOverApprovedClaimsOfTheActivitysQuarter() => SettlementTests.Tell(BookScript.Spif(quarterMax: 2),
        """
        at         | do                                       | answer
        2026-05-01 | claim c1 acme demo a1 on 2026-01-10      |
        2026-05-01 | claim c2 acme poc a2 on 2026-03-31       |
        2026-05-01 | claim c3 acme demo a3 on 2026-04-01      |
        2026-05-01 | claim c4 acme demo a4 on 2026-04-01T00:00:00.0000001Z |
        2026-05-01 | claim c5 bolt demo a5 on 2026-01-10      |
        2026-05-01 | deny c1                                  |
        2026-05-01 | grant c2                                 | funding → accrued/acme 500.00
        2026-05-01 | grant c3                                 | funding → accrued/acme 250.00
        2026-05-01 | claim c6 acme demo a6 on 2026-02-10      |
        2026-05-01 | grant c6                                 | cap-reached
        2026-05-01 | history grant c6                         | cap-reached
        2026-05-01 | grant c4                                 | funding → accrued/acme 250.00
        2026-05-01 | grant c5                                 | funding → accrued/bolt 250.00
        2026-05-01 | grant c5                                 | already-decided
        2026-05-01 | deny c5                                  | already-decided
        2026-05-01 | grant c1                                 | already-decided
        """);

    [Fact]
    public void TotalCap_AndBudget_AreServedInOrderOfApproval() => SettlementTests.Tell(BookScript.Spif(90_000, totalMax: 3),
        """
        at         | do                    | answer
        2026-03-01 | claim c1 acme poc a1  |
        2026-03-01 | claim c2 bolt poc a2  |
        2026-03-01 | claim c3 acme demo a3 |
        2026-03-01 | claim c4 core demo a4 |
        2026-03-01 | claim c5 core demo a5 |
        2026-03-01 | grant c2              | budget → accrued/bolt 500.00
        2026-03-01 | grant c1              | budget-exhausted
        2026-03-01 | history grant c1      | budget-exhausted
        2026-03-01 | grant c3              | budget → accrued/acme 250.00
        2026-03-01 | grant c4              | budget-exhausted
        2026-03-01 | budget 1000.00        | funding → budget 100.00
        2026-03-01 | grant c4              | budget → accrued/core 250.00
        2026-03-01 | budget unlimited      |
        2026-03-01 | grant c5              | cap-reached
        2026-03-01 | history grant c5      | cap-reached
        """);

    // Inside the box means at an instant of the period; a claim may come after it, until the incentive is closed.
    [Fact]
    public void Box_BothEnds() => Table.Check(
        """
        claimed    | activity                     | answer
        2026-05-01 | 2025-12-31T23:59:59.9999999Z | activity-outside-box
        2026-05-01 | 2026-01-01                   |
        2027-05-01 | 2026-12-31T23:59:59.9999999Z |
        2027-05-01 | 2027-01-01                   | activity-outside-box
        """,
        row => Assert.Equal(row["answer"], BookScript.Spif().Do(row["claimed"], $"claim c1 acme demo a1 on {row["activity"]}")));

    [Fact]
    public void Activity_IsClaimedOnce_WhateverBecameOfIt() => SettlementTests.Tell(BookScript.Spif(),
        """
        at         | do                            | answer
        2026-03-01 | claim c1 acme demo a1         |
        2026-03-01 | claim c2 acme demo a1         | activity-already-claimed
        2026-03-01 | deny c1                       |
        2026-03-01 | claim c2 acme demo a1         | activity-already-claimed
        2026-03-01 | history claim c2 acme demo a1 | activity-already-claimed
        2026-03-01 | claim c2 acme demo a2         |
        2026-03-01 | claim c2 acme demo a3         | duplicate-claim
        """);

    // Caused by the activity: standing, quarter and due instant are from there.
    [Fact]
    public void Approve_AccruesTheFixedSum()
    {
        var script = BookScript.Spif(100_000);
        script.Do("2026-03-01", "claim c1 acme poc a1 on 2026-02-10T09:00:00Z by ann");
        Assert.Equal("budget → accrued/acme 500.00", script.Do("2026-03-05", "grant c1 by bob"));
        var activity = new FactKey(Story.At("2026-02-10T09:00:00Z"), "prm", "a1");
        var position = script.Book.Payouts[PayoutNames.OfActivity(new("inc"), new("acme"), activity)];
        Assert.StartsWith("payout:", position.Payout.Value);
        Assert.Equal(
            (activity, Story.At("2026-03-12T09:00:00Z"), 50_000, 50_000, 50_000),
            (position.Entitlement.Cause, position.Entitlement.Due, position.Entitlement.AmountMinor, position.SettledMinor, position.GrantedMinor));
        Assert.Equal("spif 50000 × 1000000 = 50000", BookScript.Lines(position.Entitlement.Lines));
        Assert.Equal(["ann"], position.Claimants.Select(person => person.Value));
        Assert.IsType<IncentiveConsequence.Accrued>(Assert.Single(script.Last.Consequences));
        Assert.Equal((SpifState.Approved, 1, 1), (script.Book.Spif.Claims[new("c1")].State, script.Book.Spif.PaidInBox, script.Book.Spif.PaidIn(new("acme"), Story.At("2026-04-01"))));
        Assert.Equal(("same-person", "accrued/acme → approved/acme 500.00"), (script.Do("2026-03-05", "approve c1 by ann"), script.Do("2026-03-05", "approve c1 by bob")));
    }

    [Fact]
    public void Claim_KeepsWhatItSaw()
    {
        var script = BookScript.Spif();
        script.Do("2026-03-01", "claim c1 acme demo a1 by ann");
        var activity = new SpifActivity(new(Story.At("2026-02-10"), "prm", "a1"), new("acme"), ActivityKind.Demo, true);
        Assert.Equal(new SpifClaim(new("c1"), new("acme"), activity, 25_000, new PersonId("ann"), SpifState.Claimed), script.Book.Spif.Claims[new("c1")]);
        script.Do("2026-03-01", "deny c1");
        Assert.Equal(SpifState.Denied, script.Book.Spif.Claims[new("c1")].State);
        Assert.Empty(script.Book.Payouts);
    }

    [Fact]
    public void Claim_RefusalsByPrecedence()
    {
        var walk = new Walk<SpifRefusal>();
        var activity = new SpifActivity(new(Story.At("2025-02-10"), "prm", "a1"), new("bolt"), ActivityKind.JointMeeting, false);
        var claiming = new SpifClaiming(Key("2026-03-01"), new("c1"), new("acme"), null, null, new("ann"));
        var script = BookScript.Spif();
        script.Do("2026-03-01", "claim c1 acme demo a1");
        var open = script.Book;
        script.Do("2026-06-01", "close");
        walk.Refused(SpifRefusal.UnknownIncentive, "No such SPIF was published.", SpifWorkflow.Claim(BookScript.Mdf().Book, claiming, Origin.Command));
        walk.Refused(SpifRefusal.DuplicateClaim, "c1 was claimed before.", SpifWorkflow.Claim(script.Book, claiming, Origin.Command));
        claiming = claiming with { Claim = new("c2") };
        walk.Refused(SpifRefusal.Closed, "inc is closed since 2026-06-01T00:00:00Z.", SpifWorkflow.Claim(script.Book, claiming, Origin.Command));
        walk.Refused(SpifRefusal.ActivityUnknown, "acme has no activity of that id.", SpifWorkflow.Claim(open, claiming, Origin.Command));
        walk.Refused(SpifRefusal.ActivityOfAnother, "a1 is an activity of another partner.", Claim());
        activity = activity with { Partner = new("acme") };
        walk.Refused(SpifRefusal.ActivityNotPaid, "inc pays nothing for a1.", Claim());
        activity = activity with { Kind = ActivityKind.Demo };
        walk.Refused(SpifRefusal.ActivityUnverified, "a1 carries no evidence.", Claim());
        activity = activity with { Verified = true };
        walk.Refused(SpifRefusal.ActivityOutsideBox, "a1 was at 2025-02-10T00:00:00Z, and the box runs from 2026-01-01T00:00:00Z until 2027-01-01T00:00:00Z.", Claim());
        activity = activity with { Key = activity.Key with { Time = Story.At("2026-02-10") } };
        walk.Refused(SpifRefusal.ActivityAlreadyClaimed, "a1 was claimed before.", Claim());
        activity = activity with { Key = activity.Key with { Id = "a2" } };
        walk.Refused(SpifRefusal.NotEligible, "acme was not eligible for inc at 2026-02-10T00:00:00Z: NotIntroduced.", Claim());
        claiming = claiming with { Standing = BookScript.Premier };
        walk.Granted(Claim());
        walk.Never(SpifRefusal.UnknownClaim, SpifRefusal.AlreadyDecided, SpifRefusal.SamePerson, SpifRefusal.CapReached, SpifRefusal.BudgetExhausted);

        Ruling<BookDecision, SpifRefusal> Claim() => SpifWorkflow.Claim(open, claiming with { Activity = activity }, Origin.Command);
    }

    [Fact]
    public void Approve_RefusalsByPrecedence()
    {
        var walk = new Walk<SpifRefusal>();
        var decision = new SpifDecision(Key("2026-03-01"), new("nil"), new("ann"));
        var script = BookScript.Spif(25_000, totalMax: 1, quarterMax: 1);
        foreach (var (claim, activity) in new[] { ("c1", "a1"), ("c2", "a2"), ("c3", "a3") }) script.Do("2026-03-01", $"claim {claim} acme demo {activity} by ann");
        script.Do("2026-03-01", "claim c4 bolt demo a4");
        script.Do("2026-03-01", "deny c1");
        script.Do("2026-03-01", "grant c2");
        walk.Refused(SpifRefusal.UnknownIncentive, "No such SPIF was published.", SpifWorkflow.Approve(null, decision, Origin.Command));
        walk.Refused(SpifRefusal.UnknownClaim, "Nobody claimed nil.", SpifWorkflow.Approve(script.Book, decision, Origin.Command));
        walk.Refused(SpifRefusal.AlreadyDecided, "c1 is denied already.", SpifWorkflow.Approve(script.Book, decision with { Claim = new("c1") }, Origin.Command));
        decision = decision with { Claim = new("c3") };
        walk.Refused(SpifRefusal.SamePerson, "ann claimed c3 and may not approve it.", SpifWorkflow.Approve(script.Book, decision, Origin.Command));
        decision = decision with { By = new("bob") };
        walk.Refused(
            SpifRefusal.CapReached,
            "acme has 1 paid activities in the quarter that closes at 2026-04-01T00:00:00Z, and the box 1.",
            SpifWorkflow.Approve(script.Book, decision, Origin.Command));
        decision = decision with { Claim = new("c4") };
        Assert.Equal(SpifRefusal.CapReached, SpifWorkflow.Approve(script.Book, decision, Origin.Command).Code);
        var poor = BookScript.Spif(24_999);
        poor.Do("2026-03-01", "claim c4 bolt demo a4");
        walk.Refused(SpifRefusal.BudgetExhausted, "250.00 would be paid, and 249.99 is left.", SpifWorkflow.Approve(poor.Book, decision, Origin.Command));
        poor.Do("2026-03-01", "budget 250.00");
        walk.Granted(SpifWorkflow.Approve(poor.Book, decision, Origin.Command));
        walk.Never(
            SpifRefusal.DuplicateClaim, SpifRefusal.Closed, SpifRefusal.ActivityUnknown, SpifRefusal.ActivityOfAnother, SpifRefusal.ActivityNotPaid, SpifRefusal.ActivityUnverified,
            SpifRefusal.ActivityOutsideBox, SpifRefusal.ActivityAlreadyClaimed, SpifRefusal.NotEligible);
    }

    [Fact]
    public void Deny_OfWhatIsNotThere()
    {
        Assert.Equal(SpifRefusal.UnknownIncentive, SpifWorkflow.Deny(null, new(Key("2026-03-01"), new("c1"), null)).Code);
        Assert.Equal(SpifRefusal.UnknownClaim, SpifWorkflow.Deny(BookScript.Spif().Book, new(Key("2026-03-01"), new("c1"), null)).Code);
    }

    [Fact]
    public void History_IsTakenAsItStands_OrVoid() => SettlementTests.Tell(BookScript.Spif(),
        """
        at         | do                                                                           | answer
        2026-02-01 | close                                                                        |
        2026-03-01 | claim c1 acme demo a1                                                        | closed
        2026-03-01 | history claim c1 acme demo none                                              | activity-unknown
        2026-03-01 | history claim c1 acme joint-meeting a1                                       | activity-not-paid
        2026-03-01 | history claim c1 acme demo a1 of bolt on 2025-02-01 unverified ended by ann |
        2026-03-01 | grant c1 by ann                                                              | same-person
        2026-03-01 | history grant c1 by ann                                                      | funding → accrued/acme 250.00
        """);

    private static FactKey Key(string at) => new(Story.At(at), "console", "e1");
}
