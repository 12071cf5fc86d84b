using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Engagement;

public sealed class ProtectionTables
{
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);

    // Instants are ticks after the start; the protection is held in [0, 100), and a day of the program is worth nothing against ticks.
    [Fact]
    public void Ends_MoveAsTheRulesSay_OnBothSidesOfEachCut() => Table.Check(
        """
        what   | at  | until | ends
        renew  | 0   | 150   | 150
        renew  | 99  | 150   | 150
        renew  | 100 | 150   | 100
        renew  | -1  | 150   | 100
        renew  | 50  | 99    | 100
        renew  | 50  | 100   | 100
        renew  | 50  | 101   | 101
        lapse  | 0   |       | 0
        lapse  | 99  |       | 99
        lapse  | 100 |       | 100
        lapse  | 101 |       | 100
        close  | 98  |       | 99
        close  | 99  |       | 100
        close  | 100 |       | 100
        """,
        row =>
        {
            var held = new Interval(Start, Tick(100));
            var at = Tick(row.Int("at"));
            var moved = row["what"] switch
            {
                "renew" => ProtectionRules.Renew(held, at, Tick(row.Int("until")), 90),
                "lapse" => ProtectionRules.Lapse(held, at),
                _ => ProtectionRules.Close(held, at),
            };
            Assert.Equal(new(Start, Tick(row.Int("ends"))), moved);
        });

    [Fact]
    public void Grant_ToTheEndGiven_ElseTheProgramsDaysLater()
    {
        Assert.Equal(new(Start, Start.AddDays(90)), ProtectionRules.Grant(Start, null, 90));
        Assert.Equal(new(Start, Tick(7)), ProtectionRules.Grant(Start, Tick(7), 90));
        Assert.Equal(new(Start, Start.AddDays(91)), ProtectionRules.Renew(new(Start, Start.AddDays(90)), Start.AddDays(1), null, 90));
    }

    // The stories have two opportunities, o1 and o2, of one account; void lists the days of decisions without effect.
    [Fact]
    public void Protections_OfOneAccount() => Table.Check(
        """
        story                                                                                       | held                                            | void
        o1 approve acme 01-01                                                                       | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o2 approve bolt 03-30                                                | o1 acme 01-01..03-31                            | 03-30
        o1 approve acme 01-01, o2 approve bolt 03-31                                                | o1 acme 01-01..03-31, o2 bolt 03-31..06-29      |
        o2 approve bolt 01-01, o1 approve acme 01-01                                                | o2 bolt 01-01..03-31                            | 01-01
        o1 approve acme 01-01, o2 approve acme 02-01                                                | o1 acme 01-01..03-31, o2 acme 02-01..05-01      |
        o1 approve acme 01-01, o2 approve acme 02-01, o1 lose 02-10, o1 approve bolt 02-11          | o1 acme 01-01..02-10+, o2 acme 02-01..05-01     | 02-11
        o1 approve acme 01-01, o1 lose 02-01, o2 approve bolt 02-01                                 | o1 acme 01-01..02-01+                           | 02-01
        o1 approve acme 01-01, o1 lose 02-01, o2 approve bolt 02-02                                 | o1 acme 01-01..02-01+, o2 bolt 02-02..05-02     |
        o1 lose 02-01, o1 approve acme 02-02                                                        |                                                 | 02-02
        o1 approve acme 03-01 02-01                                                                 |                                                 | 03-01
        o1 approve acme 03-01 03-01                                                                 |                                                 | 03-01
        o1 renew acme 02-01                                                                         |                                                 | 02-01
        o1 approve acme 01-01, o1 renew bolt 02-01                                                  | o1 acme 01-01..03-31                            | 02-01
        o1 approve acme 01-01, o2 renew acme 02-01                                                  | o1 acme 01-01..03-31                            | 02-01
        o1 approve acme 01-01, o1 renew acme 02-01 06-01                                            | o1 acme 01-01..06-01                            |
        o1 approve acme 01-01, o1 stage Discover 02-01                                              | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 stage Qualify 02-01                                               | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o1 stage Propose 02-01, o1 stage Discover 02-10                      | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 stage Propose 02-01, o1 stage Qualify 02-05, o1 stage Discover 02-10 | o1 acme 01-01..05-10                         |
        o1 approve acme 01-01, o1 stage Propose 02-01, o1 stage Propose 02-10                       | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 stage Discover 03-30                                              | o1 acme 01-01..06-28                            |
        o1 approve acme 01-01, o1 stage Discover 03-31                                              | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o2 stage Discover 02-01                                              | o1 acme 01-01..03-31                            |
        o1 stage Discover 01-01, o1 approve acme 01-01                                              | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o1 does Demo acme 02-01                                              | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 does Poc acme 02-01                                               | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 does JointMeeting acme 02-01                                      | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 does CosellIntroduction acme 02-01                                | o1 acme 01-01..05-01                            |
        o1 approve acme 01-01, o1 does LeadSubmitted acme 02-01                                     | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o1 does Demo bolt 02-01                                              | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o2 does Demo acme 02-01                                              | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o1 does Demo acme 03-31                                              | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o1 lapse acme 02-01                                                  | o1 acme 01-01..02-01                            |
        o1 approve acme 01-01, o2 approve acme 01-10, o1 lapse acme 02-01                           | o1 acme 01-01..02-01, o2 acme 01-10..02-01      |
        o1 approve acme 01-01, o1 lapse bolt 02-01                                                  | o1 acme 01-01..03-31                            |
        o1 approve acme 01-01, o1 lapse acme 02-01, o2 approve bolt 02-01                           | o1 acme 01-01..02-01, o2 bolt 02-01..05-01      |
        o1 approve acme 01-01, o1 lapse acme 02-01, o1 stage Discover 02-01                         | o1 acme 01-01..02-01                            |
        o1 approve acme 01-01, o1 lapse acme 01-01                                                  |                                                 |
        o1 approve acme 01-01, o1 lapse acme 02-01, o1 approve acme 03-01                           | o1 acme 01-01..02-01, o1 acme 03-01..05-30      |
        o1 approve acme 01-01, o1 lose 02-01, o1 stage Discover 02-01                               | o1 acme 01-01..02-01+                           |
        o1 lose 02-01, o1 approve acme 02-01, o1 stage Discover 02-01                               | o1 acme 02-01..02-01+                           |
        """,
        row =>
        {
            var story = new AccountStory(row["story"]).Account().ProtectionsAt(Instant.Never, AccountStory.Terms);
            Assert.Equal(row["held"], AccountStory.Held(story.Held));
            Assert.Equal(row["void"], string.Join(", ", story.Void.Select(step => AccountStory.Day(step.Key.Time))));
        });

    // Acme holds o1 from 1 January; bolt asked for o2.
    [Fact]
    public void Protections_AfterADecidedConflict() => Table.Check(
        """
        story                                                                    | held                                        | void
        o2 award bolt acme+bolt 02-01                                            | o1 acme 01-01..02-01, o2 bolt 02-01..05-01  |
        o2 award acme acme+bolt 02-01                                            | o1 acme 01-01..03-31                        |
        o2 award bolt bolt+cog 02-01                                             | o1 acme 01-01..03-31                        | 02-01
        o2 award bolt acme+bolt 03-31                                            | o1 acme 01-01..03-31, o2 bolt 03-31..06-29  |
        o2 award bolt acme+bolt 02-01, o2 stage Discover 02-10                   | o1 acme 01-01..02-01, o2 bolt 02-01..05-10  |
        o2 award bolt acme+bolt 02-01, o1 approve acme 02-02                     | o1 acme 01-01..02-01, o2 bolt 02-01..05-01  | 02-02
        o2 lose 01-31, o2 award bolt acme+bolt 02-01                             | o1 acme 01-01..03-31                        | 02-01
        o2 lose 02-01, o2 award bolt acme+bolt 02-01                             | o1 acme 01-01..02-01, o2 bolt 02-01..02-01+ |
        o2 void acme+bolt 02-01                                                  | o1 acme 01-01..02-01                        |
        o2 void bolt+cog 02-01                                                   | o1 acme 01-01..03-31                        |
        o2 void acme+bolt 02-01, o2 approve bolt 02-01                           | o1 acme 01-01..02-01, o2 bolt 02-01..05-01  |
        o2 split acme+bolt 02-01                                                 | o1 acme 01-01..03-31                        |
        """,
        row =>
        {
            var story = new AccountStory($"o1 approve acme 01-01, {row["story"]}").Account().ProtectionsAt(Instant.Never, AccountStory.Terms);
            Assert.Equal(row["held"], AccountStory.Held(story.Held));
            Assert.Equal(row["void"], string.Join(", ", story.Void.Select(step => AccountStory.Day(step.Key.Time))));
        });

    [Fact]
    public void AsOf_TellsTheEndThatStoodThen()
    {
        var story = new AccountStory("o1 approve acme 01-10, o1 stage Discover 02-01, o1 does Demo acme 02-01T06:00, o1 renew acme 02-10 03-15, o1 lose 03-01").Account();
        var protection = Assert.Single(story.ProtectionsAt(Instant.Never, AccountStory.Terms).Held);
        // The renewal to an earlier end moved nothing.
        Assert.Equal(["01-10", "02-01", "02-01", "03-01"], protection.Ends.Select(end => AccountStory.Day(end.At)));
        Table.Check(
            """
            as of               | until
            01-10               | 04-09
            01-31T23:59:59      | 04-09
            02-01               | 05-01
            02-01T05:59:59      | 05-01
            02-29               | 05-01
            03-01               | 03-01+
            """,
            row => Assert.Equal(row["until"], AccountStory.Day(protection.AsOf(AccountStory.At(row["as of"]))!.Held.Until)));
        Assert.Null(protection.AsOf(new(AccountStory.At("01-10").Ticks - 1)));
        Assert.Equal(AccountStory.At("02-01T06:00").AddDays(90), protection.AsOf(AccountStory.At("02-01T06:00"))!.Held.Until);
    }

    private static Instant Tick(int ticks) => new(Start.Ticks + ticks);
}
