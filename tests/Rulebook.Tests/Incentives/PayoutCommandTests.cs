using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Approval and payment: what is open, when it is due, who may, and which refusal comes first.</summary>
public sealed class PayoutCommandTests
{
    [Fact]
    public void Payment_IsDueAfterTheTerms() => SettlementTests.Tell(BookScript.Referral(),
        """
        at                           | do                     | answer
        2026-03-01T12:00:00Z         | entitle p1 acme 100.00 | funding → accrued/acme 100.00
        2026-03-01T12:00:00Z         | approve p1             | accrued/acme → approved/acme 100.00
        2026-04-15T11:59:59.9999999Z | pay p1                 | not-due
        2026-04-15T12:00:00Z         | pay p1                 | approved/acme → paid/acme 100.00
        """);

    [Fact]
    public void Amounts_UpToWhatIsOpen() => SettlementTests.Tell(BookScript.Referral(),
        """
        at         | do                     | answer
        2026-03-01 | entitle p1 acme 100.00 | funding → accrued/acme 100.00
        2026-05-01 | pay p1                 | not-approved
        2026-05-01 | approve p1 0.00        | amount-not-positive
        2026-05-01 | approve p1 0.01        | accrued/acme → approved/acme 0.01
        2026-05-01 | approve p1 100.00      | amount-above-open
        2026-05-01 | approve p1 99.99       | accrued/acme → approved/acme 99.99
        2026-05-01 | approve p1             | nothing-open
        2026-05-01 | pay p1 100.01          | amount-above-open
        2026-05-01 | pay p1 -0.01           | amount-not-positive
        2026-05-01 | pay p1 99.99           | approved/acme → paid/acme 99.99
        2026-05-01 | pay p1 0.01            | approved/acme → paid/acme 0.01
        2026-05-01 | pay p1                 | nothing-open
        2026-05-01 | history pay p1 100.00  | nothing-open
        2026-05-01 | history approve p1     | nothing-open
        """);

    // Everything that can refuse an approval at once, taken away one by one.
    [Fact]
    public void Approve_RefusalsByPrecedence()
    {
        var walk = new Walk<PayoutRefusal>();
        var script = BookScript.Spif(100_000);
        script.Do("2026-03-01", "claim c1 acme demo a1 by ann");
        script.Do("2026-03-01", "grant c1 by bob");
        script.Do("2026-03-01", "hold acme");
        var command = new PayoutCommand(new(Story.At("2026-03-01"), "console", "e1"), new("nil"), -1, new("ann"));
        var margin = new BookScript(Defaults.Program.Incentives.Margin, null);
        margin.Do("2026-03-01", "entitle p1 acme 100.00");
        var limited = BookScript.Referral(5_000);
        limited.Do("2026-03-01", "entitle p1 acme 100.00");

        walk.Refused(PayoutRefusal.UnknownIncentive, "No such incentive was published.", PayoutCommands.Approve(null, command, Origin.Command));
        walk.Refused(PayoutRefusal.UnknownPayout, "inc has no payout nil.", PayoutCommands.Approve(margin.Book, command, Origin.Command));
        command = command with { Payout = new("p1") };
        walk.Refused(PayoutRefusal.NotPayable, "p1 is a margin, a price that was given.", PayoutCommands.Approve(margin.Book, command, Origin.Command));
        walk.Refused(PayoutRefusal.AmountNotPositive, "An amount must be above 0, and -1 minor units are not.", PayoutCommands.Approve(limited.Book, command, Origin.Command));
        command = command with { AmountMinor = 90_000 };
        walk.Refused(PayoutRefusal.Pending, "p1 waits for the settlement of its budget.", PayoutCommands.Approve(limited.Book, command, Origin.Command));
        limited.Do("2026-03-02", "advance");
        limited.Do("2026-03-02", "approve p1");
        walk.Refused(PayoutRefusal.NothingOpen, "Nothing of p1 is left to approve.", PayoutCommands.Approve(limited.Book, command, Origin.Command));
        command = command with { Payout = script.Known("c1") };
        walk.Refused(PayoutRefusal.AmountAboveOpen, $"Only 250.00 of {command.Payout} waits for approval, not 900.00.", PayoutCommands.Approve(script.Book, command, Origin.Command));
        command = command with { AmountMinor = 25_000 };
        walk.Refused(PayoutRefusal.Held, "The accruals of acme are held.", PayoutCommands.Approve(script.Book, command, Origin.Command));
        script.Do("2026-03-01", "release acme");
        walk.Refused(PayoutRefusal.SamePerson, $"ann claimed {command.Payout} and may not approve it.", PayoutCommands.Approve(script.Book, command, Origin.Command));
        walk.Granted(PayoutCommands.Approve(script.Book, command with { By = new("bob") }, Origin.Command));
        walk.Granted(PayoutCommands.Approve(script.Book, command with { By = null }, Origin.Command));
        walk.Never(PayoutRefusal.NotApproved, PayoutRefusal.NotDue);
    }

    [Fact]
    public void Pay_RefusalsByPrecedence()
    {
        var walk = new Walk<PayoutRefusal>();
        var command = new PayoutCommand(new(Story.At("2026-04-14"), "console", "e1"), new("nil"), -1, null);
        var margin = new BookScript(Defaults.Program.Incentives.Margin, null);
        margin.Do("2026-03-01", "entitle p1 acme 100.00");
        var script = BookScript.Referral(10_000);
        script.Do("2026-03-01", "entitle p1 acme 50.00");
        script.Do("2026-03-02", "advance");
        script.Do("2026-03-02", "entitle p1 acme 60.00 caused 2026-03-01");
        script.Do("2026-03-02", "hold acme");

        walk.Refused(PayoutRefusal.UnknownIncentive, "No such incentive was published.", PayoutCommands.Pay(null, command, Origin.Command));
        walk.Refused(PayoutRefusal.UnknownPayout, "inc has no payout nil.", PayoutCommands.Pay(margin.Book, command, Origin.Command));
        command = command with { Payout = new("p1") };
        walk.Refused(PayoutRefusal.NotPayable, "p1 is a margin, a price that was given.", PayoutCommands.Pay(margin.Book, command, Origin.Command));
        walk.Refused(PayoutRefusal.AmountNotPositive, "An amount must be above 0, and -1 minor units are not.", PayoutCommands.Pay(script.Book, command, Origin.Command));
        command = command with { AmountMinor = 5_001 };
        walk.Refused(PayoutRefusal.NotApproved, "50.00 of p1 waits for approval.", PayoutCommands.Pay(script.Book, command, Origin.Command));
        Assert.Equal("", script.Do("2026-03-02", "history approve p1"));
        var paid = BookScript.Referral(10_000);
        paid.Do("2026-03-01", "entitle p1 acme 50.00");
        walk.Refused(PayoutRefusal.Pending, "p1 waits for the settlement of its budget.", PayoutCommands.Pay(paid.Book, command, Origin.Command));
        paid.Do("2026-03-01", "entitle p1 acme 0.00");
        walk.Refused(PayoutRefusal.NothingOpen, "Nothing of p1 is left to pay.", PayoutCommands.Pay(paid.Book, command, Origin.Command));
        walk.Refused(PayoutRefusal.AmountAboveOpen, "Only 50.00 of p1 waits for payment, not 50.01.", PayoutCommands.Pay(script.Book, command, Origin.Command));
        command = command with { AmountMinor = 5_000 };
        walk.Refused(PayoutRefusal.Held, "The accruals of acme are held.", PayoutCommands.Pay(script.Book, command, Origin.Command));
        script.Do("2026-03-02", "release acme");
        walk.Refused(PayoutRefusal.NotDue, "p1 is due at 2026-04-15T00:00:00Z.", PayoutCommands.Pay(script.Book, command, Origin.Command));
        walk.Granted(PayoutCommands.Pay(script.Book, command with { Key = command.Key with { Time = Story.At("2026-04-15") } }, Origin.Command));
        walk.Never(PayoutRefusal.SamePerson);
    }

    // Another system has approved and paid: what binds commands alone does not undo it, and what is not there cannot be paid.
    [Fact]
    public void History_IsTakenAsItStands_OrVoid()
    {
        var script = BookScript.Spif(100_000);
        SettlementTests.Tell(script,
            """
            at         | do                           | answer
            2026-03-01 | claim c1 acme demo a1 by ann |
            2026-03-01 | grant c1 by bob              | budget → accrued/acme 250.00
            2026-03-01 | review acme                  | accrued/acme → held/acme 250.00
            2026-03-01 | history pay c1               | not-approved
            2026-03-01 | approve c1 by ann            | held
            2026-03-01 | history approve c1 by ann    |
            2026-03-01 | history approve c1 by ann    | nothing-open
            2026-03-01 | history pay c1 250.01        | amount-above-open
            2026-03-01 | history pay c1 250.00        | held/acme → paid/acme 250.00
            2026-03-01 | history pay c1 250.00        | nothing-open
            """);
    }
}
