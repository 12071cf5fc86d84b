using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Evidence;

/// <summary>What a partner counts of the opportunities that told it of themselves, and from when a newer telling matters.</summary>
public sealed class DealTables
{
    private static readonly Instant Start = Instant.Utc(2024, 1, 10);
    private static readonly OpportunityHistory Plain = new(
        new("o"), 1, "acct", "core", Start, Start, [], [new(Start, 100)], [new(Start, Stage.Qualify)], [], null, null);

    // Each line changes one thing of a history created on day 0 (2024-01-10), closed won on day 40: the first day on which an answer differs.
    [Fact]
    public void EarliestAffected_IsWhereTheNewerHistoryDiffers()
    {
        var known = Plain with
        {
            Version = 2,
            LinkedFrom = Day(5),
            Protections = [new(Day(10), Day(20))],
            Amounts = [new(Start, 100), new(Day(12), 200)],
            Stages = [new(Start, Stage.Qualify), new(Day(13), Stage.Propose)],
            Submissions = [Day(8)],
            Close = new(Day(40), true, 200, 100, false),
            ChurnedAt = Day(50),
        };
        var close = known.Close!;
        (string What, OpportunityHistory Newer, int? Day)[] cases =
        [
            ("nothing", known, null),
            ("created later", known with { CreatedAt = Day(2) }, 0),
            ("created earlier", known with { CreatedAt = Day(-2) }, -2),
            ("first amount", known with { Amounts = [new(Start, 101), new(Day(12), 200)] }, 0),
            ("first stage", known with { Stages = [new(Start, Stage.Discover), new(Day(13), Stage.Propose)] }, 0),
            ("linked earlier", known with { LinkedFrom = Day(3) }, 3),
            ("linked later", known with { LinkedFrom = Day(7) }, 5),
            ("linked before the creation", known with { LinkedFrom = Day(-3) }, 0),
            ("not linked", known with { LinkedFrom = null }, 5),
            ("closed earlier", known with { Close = close with { At = Day(30) } }, 30),
            ("closed later", known with { Close = close with { At = Day(45) } }, 40),
            ("not closed", known with { Close = null }, 40),
            ("lost", known with { Close = close with { Won = false } }, 40),
            ("won for more", known with { Close = close with { AmountMinor = 201 } }, 40),
            ("credited more", known with { Close = close with { CreditMinor = 101 } }, 40),
            ("sourced", known with { Close = close with { Sourced = true } }, 40),
            ("churned earlier", known with { ChurnedAt = Day(48) }, 48),
            ("churned later", known with { ChurnedAt = Day(60) }, 50),
            ("not churned", known with { ChurnedAt = null }, 50),
            ("another amount", known with { Amounts = [new(Start, 100), new(Day(12), 201)] }, 12),
            ("an amount before", known with { Amounts = [new(Start, 100), new(Day(11), 150), new(Day(12), 200)] }, 11),
            ("an amount more", known with { Amounts = [new(Start, 100), new(Day(12), 200), new(Day(14), 300)] }, 14),
            ("an amount less", known with { Amounts = [new(Start, 100)] }, 12),
            ("another stage", known with { Stages = [new(Start, Stage.Qualify), new(Day(13), Stage.Discover)] }, 13),
            ("a stage more", known with { Stages = [new(Start, Stage.Qualify), new(Day(13), Stage.Propose), new(Day(15), Stage.Discover)] }, 15),
            ("a submission before", known with { Submissions = [Day(6), Day(8)] }, 6),
            ("a submission more", known with { Submissions = [Day(8), Day(9)] }, 9),
            ("no submission", known with { Submissions = [] }, 8),
            ("extended", known with { Protections = [new(Day(10), Day(25))] }, 20),
            ("cut short", known with { Protections = [new(Day(10), Day(15))] }, 15),
            ("protected earlier", known with { Protections = [new(Day(9), Day(20))] }, 9),
            ("protected later", known with { Protections = [new(Day(11), Day(20))] }, 10),
            ("protected again", known with { Protections = [new(Day(10), Day(20)), new(Day(22), Day(30))] }, 22),
            ("not protected", known with { Protections = [] }, 10),
            ("two things", known with { ChurnedAt = Day(48), Submissions = [Day(8), Day(9)] }, 9),
        ];
        var evidence = Telling(known);
        Assert.All(cases, each =>
            Assert.Equal((each.What, each.Day is { } day ? Day(day) : null), (each.What, evidence.EarliestAffected(Noted(each.Newer with { Version = 3 })))));
        Assert.Null(evidence.EarliestAffected(Noted(known with { Version = 2, ChurnedAt = null })));
        Assert.Equal(Start, evidence.EarliestAffected(Noted(Plain with { Opportunity = new("p") })));
        Assert.Equal(Day(3), evidence.EarliestAffected(new PartnerFact.Accepted(new(Day(3), "test", "x"))));
    }

    [Fact]
    public void Book_KeepsTheGreatestVersionOfEach_HoweverManyAndInWhateverOrder()
    {
        var evidence = Telling([.. from name in "gcmafzkeb" from version in new[] { 2, 3, 1 } select Plain with { Opportunity = new($"{name}"), Version = version, Amounts = [new(Start, version * 100)] }]);
        Assert.Equal(2_700, evidence.HealthAt(Day(1), Defaults.Program).OpenMinor);
        Assert.Equal([0L, 3L, 3L, 0L], new[] { "0", "a", "z", "zz" }.Select(name => evidence.NotedVersion(new(name))));
    }

    // Linked from day 5 for good, protected from day 1 to before day 3; 200 from day 6 on, at Propose from day 7 on; lost on day 9.
    [Fact]
    public void Open_FromTheCreationToBeforeTheClose_WhileLinked() => Table.Check(
        """
        day | open | advanced
        0   | 0    | 0
        1   | 100  | 0
        2   | 100  | 0
        3   | 0    | 0
        4   | 0    | 0
        5   | 100  | 0
        6   | 200  | 0
        7   | 200  | 200
        8   | 200  | 200
        9   | 0    | 0
        """,
        row =>
        {
            var evidence = Telling(Plain with
            {
                LinkedFrom = Day(5),
                Protections = [new(Day(1), Day(3))],
                Amounts = [new(Start, 100), new(Day(6), 200)],
                Stages = [new(Start, Stage.Discover), new(Day(7), Stage.Propose)],
                Close = new(Day(9), false, 0, 0, false),
            });
            var inputs = evidence.HealthAt(Day(row.Int("day")), Defaults.Program);
            Assert.Equal((row.Long("open"), row.Long("advanced")), (inputs.OpenMinor, inputs.AdvancedMinor));
        });

    // Closes of one deal, asked on day 400: the quality window opens after day 35.
    [Fact]
    public void Closes_CountInTheWindow_WhereTheDealWasLinked() => Table.Check(
        """
        created | closed | won | linked | won counted | lost counted | wins
        0       | 35     | yes | 0      | 0           | 0            | 1
        0       | 36     | yes | 0      | 1           | 0            | 1
        0       | 36     | no  | 0      | 0           | 1            | 0
        0       | 400    | yes | 0      | 1           | 0            | 1
        0       | 401    | yes | 0      | 0           | 0            | 0
        401     | 400    | yes | 0      | 0           | 0            | 0
        400     | 390    | yes | 0      | 1           | 0            | 1
        0       | 36     | yes | 36     | 1           | 0            | 1
        0       | 36     | yes | 37     | 0           | 0            | 0
        0       | 36     | no  | 37     | 0           | 0            | 0
        """,
        row =>
        {
            var created = Day(row.Int("created"));
            var evidence = Telling(Plain with
            {
                CreatedAt = created,
                LinkedFrom = Day(row.Int("linked")),
                Amounts = [new(created, 100)],
                Stages = [new(created, Stage.Qualify)],
                Close = new(Day(row.Int("closed")), row["won"] == "yes", 100, 100, true),
            });
            var inputs = evidence.HealthAt(Day(400), Defaults.Program);
            Assert.Equal((row.Int("won counted"), row.Int("lost counted")), (inputs.Won, inputs.Lost));
            var tier = evidence.TierAt(Day(400), Day(300), Defaults.Program);
            Assert.Equal((row.Int("won counted"), row.Int("lost counted"), row.Int("wins")), (tier.Won, tier.Lost, tier.Wins));
        });

    // A submission is an activity in (t - 60 days, t], once its opportunity exists.
    [Fact]
    public void Submissions_AreActivities() => Table.Check(
        """
        created | submitted | asked | activities
        0       | 10        | 9     | 0
        0       | 10        | 10    | 1
        0       | 10        | 69    | 1
        0       | 10        | 70    | 0
        20      | 10        | 19    | 0
        20      | 10        | 20    | 1
        """,
        row =>
        {
            var created = Day(row.Int("created"));
            var evidence = Telling(Plain with { CreatedAt = created, Amounts = [new(created, 1)], Stages = [new(created, Stage.Qualify)], Submissions = [Day(row.Int("submitted"))] });
            Assert.Equal(row.Int("activities"), evidence.HealthAt(Day(row.Int("asked")), Defaults.Program).Activities);
        });

    private static Instant Day(int day) => Start.AddDays(day);

    private static PartnerFact.OpportunityNoted Noted(OpportunityHistory history) => new(new(Start, "outbox", $"{history.Opportunity}/{history.Version}"), history);

    private static PartnerEvidence Telling(params OpportunityHistory[] histories)
    {
        var evidence = new Story().Applied("2023-01-01").Evidence;
        foreach (var history in histories) evidence.Apply(Noted(history));
        return evidence;
    }
}
