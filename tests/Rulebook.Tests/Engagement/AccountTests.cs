using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Engagement;

public sealed class AccountTests
{
    private static readonly RegistrationInputs Eligible = new(false, false, Finding.Unknown, Finding.Unknown, false, 0, MayRegister: true, false, false, 0);

    // Every registration: opportunity, partner, submitted, what answered it and when.
    [Fact]
    public void Registrations_ArePairedWithTheirAnswers() => Table.Check(
        """
        story                                                                                | registrations
        o1 submit acme 01-05                                                                 | o1 acme 01-05 Pending
        o1 submit acme 01-05, o1 submit acme 01-06                                           | o1 acme 01-05 Pending
        o1 submit acme 01-05, o1 submit bolt 01-06                                           | o1 acme 01-05 Pending; o1 bolt 01-06 Pending
        o1 submit acme 01-05, o2 submit acme 01-06                                           | o1 acme 01-05 Pending; o2 acme 01-06 Pending
        o1 submit acme 01-05, o1 approve acme 01-06                                          | o1 acme 01-05 Approved 01-06
        o1 submit acme 01-05, o1 approve acme 01-05                                          | o1 acme 01-05 Approved 01-05
        o1 approve acme 01-04, o1 submit acme 01-05                                          | o1 acme 01-05 Pending
        o1 submit acme 01-05, o1 reject acme 01-06, o1 submit acme 01-07                     | o1 acme 01-05 Rejected 01-06; o1 acme 01-07 Pending
        o1 submit acme 01-05, o1 submit bolt 01-05, o1 reject bolt 01-06                     | o1 acme 01-05 Pending; o1 bolt 01-05 Rejected 01-06
        o1 submit acme 01-05, o1 reject acme 01-06, o1 approve acme 01-07                    | o1 acme 01-05 Rejected 01-06
        o1 submit acme 01-05, o2 reject acme 01-06                                           | o1 acme 01-05 Pending
        o1 submit acme 01-05, o1 renew acme 01-06, o1 stage Discover 01-06                   | o1 acme 01-05 Pending
        o2 approve bolt 01-01, o1 submit acme 01-05, o1 approve acme 01-06                   | o1 acme 01-05 Pending
        o1 submit acme 01-05, o1 submit bolt 01-05, o1 lose 01-06                            | o1 acme 01-05 Closed 01-06; o1 bolt 01-05 Closed 01-06
        o1 submit acme 01-05, o2 lose 01-06                                                  | o1 acme 01-05 Pending
        o1 lose 01-04, o1 submit acme 01-05                                                  |
        o2 approve bolt 01-01, o1 submit acme 01-05, o1 award bolt acme+bolt 01-06           | o1 acme 01-05 Ruled 01-06
        o2 approve bolt 01-01, o1 submit acme 01-05, o1 award bolt bolt+cog 01-06            | o1 acme 01-05 Pending
        o2 approve bolt 01-01, o1 submit acme 01-05, o1 award acme acme+cog 01-06            | o1 acme 01-05 Pending
        """,
        row => Assert.Equal(row["registrations"], string.Join("; ", new AccountStory(row["story"]).Account().RegistrationsAt(Instant.Never, AccountStory.Terms).Select(registration =>
            $"{registration.Opportunity} {registration.Partner} {AccountStory.Day(registration.Submitted.Time)} {registration.Answer}{(registration.Answered is null ? "" : $" {AccountStory.Day(registration.AnsweredAt)}")}"))));

    [Fact]
    public void AnsweredAt_NeverWhilePending() =>
        Assert.Equal(Instant.Never, new AccountStory("o1 submit acme 01-05").Account().RegistrationsAt(Instant.Never, AccountStory.Terms)[0].AnsweredAt);

    // A contest: holder, contender, the contender's opportunity, and when it opened.
    [Fact]
    public void Contests_TwoInsideTheSameProtection() => Table.Check(
        """
        story                                                                                         | contests
        o1 approve acme 01-01, o2 submit bolt 01-05                                                   | acme bolt o2 01-05
        o1 approve acme 01-01, o1 submit bolt 01-05                                                   | acme bolt o1 01-05
        o1 approve acme 01-01, o2 submit acme 01-05                                                   |
        o1 approve acme 01-01, o2 submit bolt 03-30                                                   | acme bolt o2 03-30
        o1 approve acme 01-01, o2 submit bolt 03-31                                                   |
        o1 approve acme 01-01, o2 submit bolt 01-01                                                   | acme bolt o2 01-01
        o2 submit bolt 01-01, o1 approve acme 01-01                                                   | acme bolt o2 01-01
        o1 submit acme 01-02, o2 submit bolt 01-03, o1 approve acme 01-04                             | acme bolt o2 01-04
        o2 submit bolt 01-02, o1 submit acme 01-03, o1 approve acme 01-04                             | acme bolt o2 01-04
        o2 submit bolt 01-02, o2 reject bolt 01-03, o1 approve acme 01-04                             |
        o2 submit bolt 01-02, o2 lose 01-03, o1 approve acme 01-04                                    |
        o2 submit bolt 01-02, o1 approve acme 01-04, o2 reject bolt 01-05                             | acme bolt o2 01-04
        o1 approve acme 01-01, o2 submit bolt 01-05, o2 submit bolt 01-06                             | acme bolt o2 01-05
        o1 approve acme 01-01, o2 submit bolt 01-05, o2 reject bolt 01-06, o2 submit bolt 01-07       | acme bolt o2 01-05
        o1 approve acme 01-01, o2 submit bolt 01-05, o3 submit bolt 01-06                             | acme bolt o2 01-05
        o1 approve acme 01-01, o2 submit bolt 01-05, o3 submit cog 01-06                              | acme bolt o2 01-05; acme cog o3 01-06
        o1 approve acme 01-01 01-10, o2 submit bolt 01-05, o2 reject bolt 01-06, o3 approve cog 01-12, o2 submit bolt 01-13 | acme bolt o2 01-05; cog bolt o2 01-13
        o1 approve acme 01-01 01-10, o2 submit bolt 01-05, o3 approve cog 01-12                       | acme bolt o2 01-05
        o1 approve acme 01-01, o2 submit bolt 01-05, o2 award bolt acme+bolt 01-06                    | acme bolt o2 01-05
        """,
        row => Assert.Equal(row["contests"], string.Join("; ", new AccountStory(row["story"]).Account().ViewAt(Instant.Never, AccountStory.Terms).Contests.Select(contest =>
            $"{contest.Holder} {contest.Contender} {contest.Opportunity} {AccountStory.Day(contest.Cause.Time)}"))));

    [Fact]
    public void Contest_IsNamedByTheContendersSubmission()
    {
        var account = new AccountStory("o2 submit bolt 01-02, o1 approve acme 01-04").Account();
        var contest = Assert.Single(account.ViewAt(Instant.Never, AccountStory.Terms).Contests);
        Assert.Equal(new(CausedName.Of("conflict", "test", "e000")), contest.Conflict);
    }

    [Fact]
    public void View_QueueWithItsClock_AndTheHolder()
    {
        var account = new AccountStory("o1 submit acme 01-05, o2 submit bolt 01-06, o1 approve acme 01-07").Account();
        var before = account.ViewAt(AccountStory.At("01-06"), AccountStory.Terms);
        Assert.Null(before.Holder);
        Assert.Equal([("o1", "01-07", ResponseState.Pending), ("o2", "01-08", ResponseState.Pending)], Queue(before));
        var after = account.ViewAt(AccountStory.At("01-08"), AccountStory.Terms);
        Assert.Equal(new PartnerId("acme"), after.Holder);
        Assert.Equal([("o2", "01-08", ResponseState.Breached)], Queue(after));
        Assert.Equal(new LiveProtection(new("o1"), new("acme"), new(AccountStory.At("01-07"), AccountStory.At("01-07").AddDays(90))), Assert.Single(after.Live));
        Assert.Empty(account.ViewAt(AccountStory.At("01-07").AddDays(90), AccountStory.Terms).Live);
    }

    private static IEnumerable<(string, string, ResponseState)> Queue(AccountView view) => view.Queue.Select(queued => (queued.Registration.Opportunity.Value, AccountStory.Day(queued.Due), queued.State));

    // What the account finds for acme's submission of o1 on 5 January, at a later day.
    [Fact]
    public void Inputs_OfTheAccount() => Table.Check(
        """
        story                                                        | at    | existing | protected | amount
        o1 create 01-01                                              | 01-06 | no       | no        | 100
        o1 create 01-01, o1 amount 0 01-05                           | 01-06 | no       | no        | 0
        o1 create 01-01, o1 amount 0 01-07                           | 01-06 | no       | no        | 100
        o2 create 01-04                                              | 01-06 | yes      | no        | 100
        o2 create 01-06                                              | 01-06 | no       | no        | 100
        o2 create 01-04 acme                                         | 01-06 | no       | no        | 100
        o2 create 01-04 bolt                                         | 01-06 | yes      | no        | 100
        o2 create 01-04, o2 touch acme 01-06                         | 01-06 | no       | no        | 100
        o2 create 01-04, o2 touch acme 01-07                         | 01-06 | yes      | no        | 100
        o2 create 01-04, o2 touch bolt 01-05                         | 01-06 | yes      | no        | 100
        o2 create 01-04, o2 approve acme 01-05 01-08                 | 01-06 | no       | no        | 100
        o2 create 01-04, o2 approve acme 01-05 01-08                 | 01-08 | yes      | no        | 100
        o2 create 01-04, o2 lose 01-06                               | 01-06 | no       | no        | 100
        o2 create 01-04, o2 lose 01-07                               | 01-06 | yes      | no        | 100
        o2 create 01-06, o2 approve bolt 01-06                       | 01-06 | no       | yes       | 100
        o2 create 01-06, o2 approve bolt 01-07                       | 01-06 | no       | no        | 100
        o2 create 01-06, o2 approve bolt 01-06 01-08                 | 01-08 | no       | no        | 100
        o2 create 01-04, o2 approve bolt 01-06                       | 01-06 | yes      | yes       | 100
        """,
        row =>
        {
            var account = new AccountStory($"{row["story"]}, o1 submit acme 01-05").Account();
            var registration = account.RegistrationsAt(Instant.Never, AccountStory.Terms).Single(one => one.Opportunity.Value == "o1");
            var inputs = account.InputsAt(registration, Eligible with { Strikes = 1 }, AccountStory.At(row["at"]), AccountStory.Terms);
            Assert.Equal(Eligible with { Strikes = 1, ExistingOpportunity = row["existing"] == "yes", ProtectedByOther = row["protected"] == "yes", AccountNamed = true, AmountMinor = row.Long("amount") }, inputs);
        });

    [Fact]
    public void Inputs_AnEmptyAccountOrProductLineIsNotNamed()
    {
        foreach (var (account, line, named) in ((string, string, bool)[])[("acct", "", false), ("", "core", false), ("acct", "core", true)])
        {
            var opportunity = new OpportunityEvidence(new("o1"));
            opportunity.Apply(new OpportunityFact.Created(new(AccountStory.At("01-01"), "crm", "c"), account, line, 1, Stage.Qualify, Motion.CoSell, null, false));
            opportunity.Apply(new OpportunityFact.RegistrationSubmitted(new(AccountStory.At("01-02"), "prm", "s"), new("acme")));
            var evidence = new AccountEvidence(new(account, line));
            evidence.Note(opportunity.RegistrationsFor(1, AccountStory.Terms)!);
            var registration = evidence.RegistrationsAt(Instant.Never, AccountStory.Terms)[0];
            Assert.Equal(named, evidence.InputsAt(registration, Eligible, AccountStory.At("01-03"), AccountStory.Terms).AccountNamed);
        }
    }

    // All three opportunities are linked to all, so that only what the row says stands against a submission.
    [Fact]
    public void FirstValid_ByKeyOfTheSubmissions() => Table.Check(
        """
        story                                                                          | not eligible | first
        o1 submit acme 01-05, o2 submit bolt 01-06                                     |              | o1 acme
        o1 submit acme 01-05, o2 submit bolt 01-06                                     | acme         | o2 bolt
        o1 submit acme 01-05, o2 submit bolt 01-06                                     | acme bolt    |
        o2 submit bolt 01-06, o1 submit acme 01-05                                     |              | o1 acme
        o1 submit acme 01-05, o2 submit bolt 01-06, o1 approve acme 01-07              |              |
        o1 submit acme 01-05, o2 submit bolt 01-06, o1 approve acme 01-07 01-08        |              | o2 bolt
        o1 submit acme 01-05, o1 amount 0 01-06, o2 submit bolt 01-06                  |              | o2 bolt
        """,
        row =>
        {
            var links = string.Join(", ", from o in (string[])["o1", "o2"] from p in (string[])["acme", "bolt"] select $"{o} touch {p} 01-02");
            var account = new AccountStory($"{links}, {row["story"]}").Account();
            var first = account.FirstValid(AccountStory.At("01-10"), registration => Eligible with { MayRegister = !row["not eligible"].Contains(registration.Partner.Value) }, Defaults.Program);
            Assert.Equal(row["first"], first is null ? "" : $"{first.Opportunity} {first.Partner}");
        });

    // Acme's registration of o1 at 10 January, as a command finds it.
    [Fact]
    public void State_ForACommand() => Table.Check(
        """
        story                                                                          | known | closed | protected | pending | earlier
        o2 create 01-01                                                                | no    | no     | no        | no      | no
        o1 create 01-11                                                                | no    | no     | no        | no      | no
        o1 create 01-10                                                                | yes   | no     | no        | no      | no
        o1 lose 01-10                                                                  | yes   | yes    | no        | no      | no
        o1 lose 01-11                                                                  | yes   | no     | no        | no      | no
        o1 submit acme 01-10                                                           | yes   | no     | no        | yes     | no
        o1 submit acme 01-11                                                           | yes   | no     | no        | no      | no
        o1 submit bolt 01-10                                                           | yes   | no     | no        | no      | no
        o1 submit bolt 01-09                                                           | yes   | no     | no        | no      | yes
        o1 submit bolt 01-08, o1 submit acme 01-09                                     | yes   | no     | no        | yes     | yes
        o1 submit acme 01-08, o1 submit bolt 01-09                                     | yes   | no     | no        | yes     | no
        o1 submit cog 01-08, o1 submit acme 01-09                                      | yes   | no     | no        | yes     | no
        o1 create 01-01, o2 create 01-02 acme, o2 submit acme 01-08, o1 touch acme 01-03, o1 submit acme 01-09 | yes | no | no    | yes     | no
        o1 approve acme 01-10                                                          | yes   | no     | yes       | no      | no
        o1 approve acme 01-11                                                          | yes   | no     | no        | no      | no
        o1 approve acme 01-02 01-10                                                    | yes   | no     | no        | no      | no
        o1 approve bolt 01-02                                                          | yes   | no     | no        | no      | no
        o1 create 01-01, o2 create 01-01, o2 approve acme 01-02                        | yes   | no     | no        | no      | no
        """,
        row =>
        {
            var account = new AccountStory(row["story"]).Account();
            // Cog is not eligible, and so stands in nobody's way.
            var state = account.StateAt(new("o1"), new("acme"), true, registration => Eligible with { MayRegister = registration.Partner.Value != "cog" }, AccountStory.At("01-10"), Defaults.Program);
            Assert.Equal((new OpportunityId("o1"), new PartnerId("acme"), true), (state.Opportunity, state.Partner, state.PartnerKnown));
            Assert.Equal(
                (row["known"], row["closed"], row["protected"], row["pending"], row["earlier"]),
                (Word(state.OpportunityKnown), Word(state.Closed), Word(state.Protected), Word(state.Pending), Word(state.EarlierValid)));
            Assert.Equal(state.OpportunityKnown, state.Inputs.AccountNamed);
            Assert.False(account.StateAt(new("o1"), new("acme"), false, _ => Eligible, AccountStory.At("01-10"), Defaults.Program).PartnerKnown);
        });

    private static string Word(bool value) => value ? "yes" : "no";

    [Fact]
    public void Note_TheGreaterVersionCounts_AndAnOpportunityGoneToAnotherAccountNoMore()
    {
        var account = new AccountStory("o1 approve acme 01-01").Account();
        var opportunity = new AccountStory("o1 approve bolt 01-01").Opportunities().Single();
        account.Note(opportunity.RegistrationsFor(1, AccountStory.Terms)!);
        Assert.Equal(new PartnerId("acme"), account.ViewAt(AccountStory.At("01-01"), AccountStory.Terms).Holder);
        account.Note(opportunity.RegistrationsFor(2, AccountStory.Terms)!);
        Assert.Equal(new PartnerId("bolt"), account.ViewAt(AccountStory.At("01-01"), AccountStory.Terms).Holder);
        account.Note(opportunity.RegistrationsFor(3, AccountStory.Terms)! with { ProductLine = "other" });
        Assert.Null(account.ViewAt(AccountStory.At("01-01"), AccountStory.Terms).Holder);
        account.Note(opportunity.RegistrationsFor(4, AccountStory.Terms)! with { Account = "other" });
        Assert.Null(account.ViewAt(AccountStory.At("01-01"), AccountStory.Terms).Holder);
    }

    [Fact]
    public void Note_OfAConflict_TheGreaterVersionCounts()
    {
        var account = new AccountStory("o1 approve acme 01-01, o2 submit bolt 01-02").Account();
        ConflictRecord Record(long version, ConflictOutcome? outcome) => new(new("c1"), version, new("o2"), [new("acme"), new("bolt")], new(AccountStory.At("01-02"), "test", "c1"),
            outcome is null ? null : new(new(AccountStory.At("01-03"), "test", "d1"), outcome));
        PartnerId? Holder() => account.ViewAt(AccountStory.At("01-04"), AccountStory.Terms).Holder;
        account.Note(Record(2, new ConflictOutcome.Award(new("bolt"))));
        Assert.Equal(new PartnerId("bolt"), Holder());
        account.Note(Record(1, null));
        account.Note(Record(2, null));
        Assert.Equal(new PartnerId("bolt"), Holder());
        account.Note(Record(3, null));
        Assert.Equal(new PartnerId("acme"), Holder());
    }

    // An opportunity counts from its creation on, and then its earlier steps do, too.
    [Fact]
    public void Opportunity_CountsFromItsCreationOn()
    {
        var account = new AccountStory("o1 create 01-20, o1 approve acme 01-05, o2 approve bolt 01-06").Account();
        Assert.Equal(new PartnerId("bolt"), account.ViewAt(new(AccountStory.At("01-20").Ticks - 1), AccountStory.Terms).Holder);
        Assert.Equal(new PartnerId("acme"), account.ViewAt(AccountStory.At("01-20"), AccountStory.Terms).Holder);
        Assert.Equal(AccountStory.At("01-20"), account.NextChange(AccountStory.At("01-06"), AccountStory.Terms));
    }

    [Fact]
    public void NextChange_OnEachSideOfEveryChange() => Table.Check(
        """
        story                                                              | changes
        o1 submit acme 01-05                                               | 01-05 01-07
        o1 submit acme 01-05, o1 reject acme 01-06                         | 01-05 01-06
        o1 approve acme 01-05                                              | 01-05 04-04
        o1 approve acme 01-05 01-10                                        | 01-05 01-10
        o1 approve acme 01-05 01-10, o1 renew acme 01-07 01-09             | 01-05 01-10
        o1 approve acme 01-05 01-10, o1 renew acme 01-07 01-12             | 01-05 01-07 01-12
        o1 approve acme 01-05 01-10, o1 stage Discover 01-07               | 01-05 01-07 04-06
        o1 approve acme 01-05 01-10, o1 does Demo acme 01-07               | 01-05 01-07 04-06
        o1 approve acme 01-05 01-10, o1 lose 01-07                         | 01-05 01-07 01-07+
        o1 approve acme 01-05, o1 lapse acme 01-07                         | 01-05 01-07
        o1 approve acme 01-05 01-10, o2 submit bolt 01-07, o2 award bolt acme+bolt 01-08 | 01-05 01-07 01-08 04-07
        """,
        row =>
        {
            var account = new AccountStory(row["story"]).Account();
            var changes = new List<string>();
            for (var at = account.NextChange(AccountStory.At("01-01"), AccountStory.Terms); at is { } next; at = account.NextChange(next, AccountStory.Terms)) changes.Add(AccountStory.Day(next));
            Assert.Equal(row["changes"], string.Join(' ', changes));
        });

    [Fact]
    public void Key_PrintsAccountAndProductLine() => Assert.Equal("globex~core", new AccountKey("globex", "core").ToString());
}
