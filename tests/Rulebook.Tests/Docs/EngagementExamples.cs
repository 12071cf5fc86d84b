using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Docs;

/// <summary>The worked examples of the pages on the rules of engagement, read from the pages and executed.</summary>
public sealed class EngagementExamples
{
    [Fact]
    public void DealRegistration() => Table.Check(RulePage.Example("deal-registration.md"), row =>
    {
        var inputs = new RegistrationInputs(
            row["existing"] == "yes", row["protected"] == "yes", row.Enum<Finding>("territory"), row.Enum<Finding>("fit"), true, row.Long("amount minor"), row["may register"] == "yes", false, false, row.Int("strikes"));
        var reason = RegistrationRules.Reason(inputs, Defaults.Program.Compliance);
        Assert.Equal(row["answer"], reason is { } known ? Kebab(known) : "approved");
    });

    [Fact]
    public void ResponseClockWorked()
    {
        var due = ResponseClock.Due(Story.At("2024-03-01T09:00:00Z"), Defaults.Program.Engagement);
        Table.Check(RulePage.Example("deal-registration.md", "**The clock, worked**"), row =>
            Assert.Equal(row.Enum<ResponseState>("state"), ResponseClock.StateAt(due, row["answered"] == "never" ? Instant.Never : Story.At(row["answered"]), Story.At(row["at"]))));
    }

    [Fact]
    public void Protection()
    {
        var told = new List<string>();
        Table.Check(RulePage.Example("protection.md"), row =>
        {
            told.Add(row["step"]);
            var view = new AccountStory(string.Join(", ", told)).Account().ViewAt(AccountStory.At(row["day"]), AccountStory.Terms);
            Assert.Equal(row["holder"], view.Holder?.Value ?? "none");
            Assert.Equal(row["until"], view.Live.Count == 0 ? "" : AccountStory.Day(view.Live[0].Held.Until));
        });
    }

    [Fact]
    public void Conflicts()
    {
        var account = new AccountStory("o1 approve acme 01-02, o2 submit bolt 01-05T12:00").Account();
        var contest = Assert.Single(account.ViewAt(Instant.Never, AccountStory.Terms).Contests);
        Assert.Equal((new PartnerId("acme"), new PartnerId("bolt")), (contest.Holder, contest.Contender));
        Table.Check(RulePage.Example("conflicts.md"), row =>
        {
            var step = ConflictLadder.At(contest.Cause.Time, ConflictLevel.Mediation, Story.At(row["at"]), Defaults.Program.Engagement.Ladder);
            Assert.Equal((row.Enum<ConflictLevel>("level"), Story.At(row["due"]), row["overdue"] == "yes"), (step.Level, step.Due, step.Overdue));
        });
    }

    [Fact]
    public void ConflictSplitWorked()
    {
        List<Credit> credits = [], divided = [];
        List<PartyShare> shares = [];
        Table.Check(RulePage.Example("conflicts.md", "**The split, worked**"), row =>
        {
            credits.Add(new(new(row["partner"]), row.Long("credit ppm"), row.Long("credit minor")));
            divided.Add(new(new(row["partner"]), row.Long("divided ppm"), row.Long("divided minor")));
            if (row["share ppm"] != "none") shares.Add(new(new(row["partner"]), row.Int("share ppm")));
        });
        Assert.Equal(divided, JointCredit.Divide(credits, shares));
    }

    [Fact]
    public void Compliance()
    {
        var evidence = new Story().Applied("2024-01-01")
            .Say("2024-01-10", key => new PartnerFact.StrikeConfirmed(key, "a")).Say("2024-02-10", key => new PartnerFact.StrikeConfirmed(key, "b")).Say("2024-03-10", key => new PartnerFact.StrikeConfirmed(key, "c"))
            .Say("2024-04-01", key => new PartnerFact.StrikeCleared(key, "c")).Say("2024-05-01", key => new PartnerFact.Reinstated(key)).Evidence;
        Table.Check(RulePage.Example("compliance.md"), row =>
        {
            var at = Story.At(row["at"]);
            Assert.Equal(row.Enum<ComplianceStatus>("status"), evidence.ComplianceAt(at, Defaults.Program));
            var hold = evidence.HoldsAt(at, Defaults.Program).FirstOrDefault(held => held.Contains(at));
            Assert.Equal(row["held until"], hold == default ? "" : hold.Until.ToString()[..10]);
        });
    }

    private static string Kebab(RegistrationReason reason) => string.Concat(reason.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
