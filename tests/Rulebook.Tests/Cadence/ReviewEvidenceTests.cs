using CsCheck;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Cadence;

/// <summary>What reviews read of a partner's and an opportunity's evidence.</summary>
public sealed class ReviewEvidenceTests
{
    // Accepted on 2024-01-10; 45 days of 24 h end before 2024-02-24.
    [Fact]
    public void ActivationAt_CountsFromAcceptanceToTheEndOfTheDays() => Table.Check(
        """
        at                           | activities | registration | introduction | launch
        2024-01-09T23:59:59.9999999Z | -          |              |              |
        2024-01-10                   | 0          | no           | no           | no
        2024-01-12                   | 1          | yes          | no           | no
        2024-02-23T23:59:59.9999999Z | 3          | yes          | yes          | no
        2024-06-01                   | 3          | yes          | yes          | no
        """,
        row =>
        {
            var story = new Story().Applied("2024-01-01").Say("2024-01-10", key => new PartnerFact.Accepted(key));
            Act(story, "2024-01-09T23:59:59.9999999Z", ActivityKind.ComarketingLaunch);
            Act(story, "2024-01-12", ActivityKind.DealRegistration);
            Act(story, "2024-02-01", ActivityKind.CosellIntroduction);
            Act(story, "2024-02-23T23:59:59.9999999Z", ActivityKind.Demo);
            Act(story, "2024-02-24", ActivityKind.ComarketingLaunch);
            var state = story.Evidence.ActivationAt(Story.At(row["at"]), Defaults.Program.Activation);
            if (row["activities"] is "-") Assert.Null(state);
            else Assert.Equal(new(new("acme"), Story.At("2024-01-10"), row.Int("activities"), row["registration"] == "yes", row["introduction"] == "yes", row["launch"] == "yes"), state);
        });

    [Fact]
    public void ActivationAt_NothingBeforeTheIntroduction() =>
        Assert.Null(new Story().Applied("2024-02-01").Say("2024-01-10", key => new PartnerFact.Accepted(key)).Evidence.ActivationAt(Story.At("2024-01-20"), Defaults.Program.Activation));

    // The checklist and the lifecycle never part: whoever is activated is missing nothing.
    [Fact]
    public void Checklist_ListsWhoIsNotActivated() =>
        Gen.Select(Generated.Log, Gen.Int[0, 120], Gen.Enum<ActivationRule>(), Gen.Int[1, 3]).Sample(
            (log, week, rule, activities) =>
            {
                var program = Defaults.Program with { Activation = new(rule, Days: 300, activities) };
                var monday = Instant.Utc(2024, 1, 1).AddDays(7 * week);
                var evidence = log.Clean(program);
                if (evidence.ActivationAt(monday, program.Activation) is not { } state) return;
                var document = ActivationChecklist.Make(new(DocumentScope.Ecosystem, monday, program), [state]);
                var open = monday < state.Accepted.AddDays(300);
                Assert.Equal(open && LifecycleRules.ActivatedAt(evidence, program, monday) is null ? 1 : 0, document.Sections[0].Rows.Count);
            },
            iter: Law.Times(500));

    [Fact]
    public void OpenDealAt_TheStageAndSinceWhenItStands() => Table.Check(
        """
        at                           | stage    | since      | amount
        2024-01-09T23:59:59.9999999Z | -        |            |
        2024-01-10                   | qualify  | 2024-01-10 | 100
        2024-02-01                   | qualify  | 2024-01-10 | 100
        2024-02-29T23:59:59.9999999Z | qualify  | 2024-01-10 | 200
        2024-03-01                   | propose  | 2024-03-01 | 200
        2024-04-01                   | propose  | 2024-03-01 | 200
        2024-05-01                   | discover | 2024-05-01 | 200
        2024-05-31T23:59:59.9999999Z | discover | 2024-05-01 | 200
        2024-06-01                   | -        |            |
        """,
        row =>
        {
            var evidence = new OpportunityEvidence(new("o1"));
            FactKey Key(string at) => new(Story.At(at), "crm", at);
            evidence.Apply(new OpportunityFact.Created(Key("2024-01-10"), "acct", "core", 100, Stage.Qualify, Motion.CoSell, new("acme"), false));
            evidence.Apply(new OpportunityFact.StageChanged(Key("2024-02-01"), Stage.Qualify));
            evidence.Apply(new OpportunityFact.AmountChanged(Key("2024-02-02"), 200));
            evidence.Apply(new OpportunityFact.StageChanged(Key("2024-03-01"), Stage.Propose));
            evidence.Apply(new OpportunityFact.StageChanged(Key("2024-04-01"), Stage.Propose));
            evidence.Apply(new OpportunityFact.StageChanged(Key("2024-05-01"), Stage.Discover));
            evidence.Apply(new OpportunityFact.Lost(Key("2024-06-01"), "price"));
            var deal = evidence.OpenDealAt(Story.At(row["at"]));
            if (row["stage"] is "-") Assert.Null(deal);
            else Assert.Equal(new(new("o1"), new PartnerId("acme"), row.Enum<Stage>("stage"), Story.At(row["since"]), row.Long("amount")), deal);
        });

    private static void Act(Story story, string at, ActivityKind kind) => story.Say(at, key => new PartnerFact.ActivityRecorded(key, kind, null, null, null, true));
}
