using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;
using Deciding = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Engagement.ConflictOutcome, PemActors.Rulebook.Engagement.ConflictRefusal>;
using Opening = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Engagement.ConflictOpening, PemActors.Rulebook.Engagement.ConflictRefusal>;

namespace PemActors.Rulebook.Tests.Engagement;

public sealed class ConflictTests
{
    private static readonly PartnerId Acme = new("acme");
    private static readonly PartnerId Bolt = new("bolt");
    private static readonly PartnerId Cog = new("cog");
    private static readonly OpportunityId Deal = new("o2");
    private static readonly Programs.LadderTerms Ladder = Defaults.Program.Engagement.Ladder;

    // Opened on 1 January; a minus stands for one tick before.
    [Fact]
    public void Ladder_StepsAtItsTimeOuts() => Table.Check(
        """
        start        | at     | level        | since | due   | overdue
        Mediation    | 01-01  | Mediation    | 01-01 | 01-06 | no
        Mediation    | 01-06- | Mediation    | 01-01 | 01-06 | no
        Mediation    | 01-06  | Adjudication | 01-06 | 01-11 | no
        Mediation    | 01-11- | Adjudication | 01-06 | 01-11 | no
        Mediation    | 01-11  | Council      | 01-11 | 01-21 | no
        Mediation    | 01-21- | Council      | 01-11 | 01-21 | no
        Mediation    | 01-21  | Council      | 01-11 | 01-21 | yes
        Mediation    | 12-31  | Council      | 01-11 | 01-21 | yes
        Adjudication | 01-06- | Adjudication | 01-01 | 01-06 | no
        Adjudication | 01-06  | Council      | 01-06 | 01-16 | no
        Council      | 01-11- | Council      | 01-01 | 01-11 | no
        Council      | 01-11  | Council      | 01-01 | 01-11 | yes
        """,
        row => Assert.Equal(
            new(row.Enum<ConflictLevel>("level"), AccountStory.At(row["since"]), AccountStory.At(row["due"]), row["overdue"] == "yes"),
            ConflictLadder.At(AccountStory.At("01-01"), row.Enum<ConflictLevel>("start"), At(row["at"]), Ladder)));

    [Fact]
    public void Days_OfEachLevel() => Assert.Equal([5, 5, 10], Enum.GetValues<ConflictLevel>().Select(level => ConflictLadder.Days(level, Ladder)));

    [Fact]
    public void Evidence_FirstOpeningAndFirstDecisionSinceCount_InAnyOrder()
    {
        ConflictFact[] facts =
        [
            Decided("01-04", 0, new ConflictOutcome.Void()), Opened("01-06", Acme, Cog), Opened("01-05", Acme, Bolt), Decided("01-12", 1, new ConflictOutcome.Award(Acme)),
            Decided("01-13", 2, new ConflictOutcome.Award(Bolt)),
        ];
        foreach (var order in (int[][])[[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]])
        {
            var conflict = Conflict([.. order.Select(i => facts[i])]);
            Assert.Equal(facts[2], conflict.Opening);
            Assert.Equal(facts[3], conflict.Decision);
            Assert.Equal([facts[0], facts[4]], conflict.Void);
            Assert.Equal(new(conflict.Id, 7, Deal, ((ConflictFact.Opened)facts[2]).Parties, facts[2].Key, (ConflictFact.Decided)facts[3]), conflict.RecordFor(7));
        }
    }

    [Fact]
    public void Evidence_ADecisionOfTheOpeningsInstant_IsVoid_AndOneATickLaterStands()
    {
        var at = AccountStory.At("01-05");
        var (same, later) = (new ConflictFact.Decided(new(at, "zz", "same"), new ConflictOutcome.Void()), new ConflictFact.Decided(new(new(at.Ticks + 1), "aa", "later"), new ConflictOutcome.Void()));
        var conflict = Conflict(Opened("01-05", Acme, Bolt), same);
        Assert.Null(conflict.Decision);
        conflict.Apply(later);
        Assert.Equal(later, conflict.Decision);
        Assert.Equal([same], conflict.Void);
    }

    [Fact]
    public void Evidence_BeforeItsOpening_IsNothing()
    {
        var conflict = Conflict(Decided("01-12", 1, new ConflictOutcome.Void()));
        Assert.Null(conflict.Decision);
        Assert.Single(conflict.Void);
        Assert.Null(conflict.RecordFor(1));
        Assert.Null(conflict.ViewAt(Instant.Never, Ladder));
        Assert.Null(conflict.NextChange(At("01-01"), Ladder));
        conflict.Apply(Opened("01-05", Acme, Bolt));
        Assert.Null(conflict.ViewAt(At("01-05-"), Ladder));
        Assert.NotNull(conflict.ViewAt(At("01-05"), Ladder));
    }

    // Opened on 5 January at mediation; decided at the day told. The level of a decided conflict is that at the decision.
    [Fact]
    public void View_ChangesAtTheTimeOutsUntilTheDecision_AndNotATickBefore() => Table.Check(
        """
        decided | at     | level        | overdue | decision | next
        none    | 01-05  | Mediation    | no      | no       | 01-10
        none    | 01-10- | Mediation    | no      | no       | 01-10
        none    | 01-10  | Adjudication | no      | no       | 01-15
        none    | 01-15  | Council      | no      | no       | 01-25
        none    | 01-25- | Council      | no      | no       | 01-25
        none    | 01-25  | Council      | yes     | no       |
        01-12   | 01-10  | Adjudication | no      | no       | 01-12
        01-12   | 01-12- | Adjudication | no      | no       | 01-12
        01-12   | 01-12  | Adjudication | no      | yes      |
        01-12   | 12-31  | Adjudication | no      | yes      |
        01-10   | 01-10  | Adjudication | no      | yes      |
        02-01   | 01-26  | Council      | yes     | no       | 02-01
        02-01   | 12-31  | Council      | yes     | yes      |
        """,
        row =>
        {
            var conflict = Conflict(Opened("01-05", Acme, Bolt));
            if (row["decided"] is not "none") conflict.Apply(Decided(row["decided"], 1, new ConflictOutcome.Void()));
            var view = conflict.ViewAt(At(row["at"]), Ladder)!;
            Assert.Equal((row.Enum<ConflictLevel>("level"), row["overdue"] == "yes", row["decision"] == "yes"), (view.Step.Level, view.Step.Overdue, view.Decision is not null));
            Assert.Equal((AccountStory.At("01-05"), Deal), (view.OpenedAt, view.Opportunity));
            Assert.Equal(row["next"], conflict.NextChange(At(row["at"]), Ladder) is { } next ? AccountStory.Day(next) : "");
        });

    [Fact]
    public void NextChange_BeforeTheOpening_IsTheOpening() => Assert.Equal(At("01-05"), Conflict(Opened("01-05", Acme, Bolt)).NextChange(At("01-05-"), Ladder));

    [Fact]
    public void Open_RefusesInOrderOfPrecedence_DownToGranted()
    {
        var opening = new ConflictOpening(Deal, [Cog], ConflictLevel.Mediation);
        var (opportunityKnown, open) = (false, true);
        Opening Open() => ConflictDesk.Open(opening, opportunityKnown, partner => partner != Cog, open);
        Assert.Equal(new Opening.Refused(ConflictRefusal.UnknownOpportunity, "There is no opportunity o2."), Open());
        opportunityKnown = true;
        Assert.Equal(new Opening.Refused(ConflictRefusal.UnknownParty, "There is no partner cog."), Open());
        opening = opening with { Parties = [Acme, Acme] };
        Assert.Equal(new Opening.Refused(ConflictRefusal.TooFewParties, "A conflict needs two different parties."), Open());
        opening = opening with { Parties = [Acme, Bolt, Acme], Level = ConflictLevel.Council };
        Assert.Equal(new Opening.Refused(ConflictRefusal.OpenAlready, "These parties have an open conflict over o2."), Open());
        open = false;
        var granted = Open().Decision!;
        Assert.Equal((Deal, ConflictLevel.Council), (granted.Opportunity, granted.Level));
        Assert.Equal([Acme, Bolt], granted.Parties);
    }

    [Fact]
    public void Decide_RefusesInOrderOfPrecedence_DownToGranted()
    {
        var state = new ConflictState(new("c1"), Known: false, Decided: true, [Acme, Bolt], ConflictLevel.Adjudication);
        var decider = new ConflictDecider(ConflictLevel.Mediation, Acme);
        ConflictOutcome outcome = new ConflictOutcome.Award(Cog);
        void Next(ConflictRefusal refusal, string sentence) => Assert.Equal(new Deciding.Refused(refusal, sentence), ConflictDesk.Decide(state, decider, outcome));
        Next(ConflictRefusal.UnknownConflict, "There is no conflict c1.");
        state = state with { Known = true };
        Next(ConflictRefusal.DecidedAlready, "c1 is decided, and the first decision stands.");
        state = state with { Decided = false };
        Next(ConflictRefusal.DeciderIsParty, "acme is a party, and decides nothing.");
        decider = decider with { Partner = Cog };
        Next(ConflictRefusal.LevelTooLow, "c1 stands at Adjudication, above Mediation.");
        decider = new(ConflictLevel.Adjudication, null);
        Next(ConflictRefusal.WinnerNotParty, "cog is no party.");
        outcome = new ConflictOutcome.Award(Bolt);
        Assert.Equal(outcome, ConflictDesk.Decide(state, decider with { Level = ConflictLevel.Council }, outcome).Decision);
        Assert.IsType<ConflictOutcome.Void>(ConflictDesk.Decide(state, decider, new ConflictOutcome.Void()).Decision);
    }

    [Fact]
    public void Decide_ASplitGivesEachPartyOneShare_AndTheWholeIsDivided() => Table.Check(
        """
        shares                                 | answer
        acme 500000, bolt 500000               | granted
        bolt 1000000, acme 0                   | granted
        acme 1000000                           | SharesNotOfParties
        acme 500000, cog 500000                | SharesNotOfParties
        acme 400000, bolt 300000, cog 300000   | SharesNotOfParties
        acme 500000, acme 500000               | SharesNotOfParties
        acme 1000001, bolt -1                  | SharesNotOfParties
        acme 500000, bolt 499999               | SharesDoNotSum 0.999999
        acme 500000, bolt 500001               | SharesDoNotSum 1.000001
        acme 0, bolt 0                         | SharesDoNotSum 0.000000
        acme 2000000000, bolt 2000000000       | SharesDoNotSum 4000.000000
        """,
        row =>
        {
            var shares = row["shares"].Split(", ").Select(share => share.Split(' ')).Select(words => new PartyShare(new(words[0]), int.Parse(words[1]))).ToArray();
            var ruled = ConflictDesk.Decide(new(new("c1"), true, false, [Acme, Bolt], ConflictLevel.Council), new(ConflictLevel.Council, null), new ConflictOutcome.Split(shares));
            var answer = ruled switch
            {
                Deciding.Refused { Reason: ConflictRefusal.SharesDoNotSum } refused => $"SharesDoNotSum {refused.Sentence["The shares sum to ".Length..^", not to 1.".Length]}",
                Deciding.Refused refused => $"{refused.Reason}",
                _ => "granted",
            };
            Assert.Equal(row["answer"], answer);
        });

    // Credits and shares by partner, in ppm and minor units.
    [Fact]
    public void Divide_TheJointCreditByTheShares_NobodyElses() => Table.Check(
        """
        credits                                          | shares                    | divided
        acme 1000000 999                                 | acme 700000, bolt 300000  | acme 700000 699, bolt 300000 300
        acme 600000 600, cog 400000 400                  | acme 500000, bolt 500000  | acme 300000 300, bolt 300000 300, cog 400000 400
        bolt 600000 600, cog 400000 400                  | bolt 1000000, acme 0      | bolt 600000 600, cog 400000 400
        acme 600000 600, cog 400000 400                  | bolt 1000000, acme 0      | acme 0 0, bolt 600000 600, cog 400000 400
        acme 1 1                                         | bolt 500000, acme 500000  | acme 1 1, bolt 0 0
        acme 333333 333, bolt 333333 333, cog 333334 334 | bolt 333333, cog 666667   | acme 333333 333, bolt 222222 222, cog 444445 445
        acme 500000 5, cog 500000 5                      | acme 100000, bolt 900000  | acme 50000 1, bolt 450000 4, cog 500000 5
        cog 1000000 1000                                 | acme 500000, bolt 500000  | cog 1000000 1000
        """,
        row => Assert.Equal(Credits(row["divided"]), JointCredit.Divide(
            Credits(row["credits"]), [.. row["shares"].Split(", ").Select(share => share.Split(' ')).Select(words => new PartyShare(new(words[0]), int.Parse(words[1])))])));

    [Fact]
    public void Divide_NothingIsNothing() => Assert.Empty(JointCredit.Divide([], [new(Acme, 500_000), new(Bolt, 500_000)]));

    private static Credit[] Credits(string text) => [.. text.Split(", ").Select(credit => credit.Split(' ')).Select(words => new Credit(new(words[0]), long.Parse(words[1]), long.Parse(words[2])))];

    private static Instant At(string text) => text[^1] == '-' ? new(AccountStory.At(text[..^1]).Ticks - 1) : AccountStory.At(text);

    private static ConflictEvidence Conflict(params ConflictFact[] facts)
    {
        var conflict = new ConflictEvidence(new("c1"));
        foreach (var fact in facts) conflict.Apply(fact);
        return conflict;
    }

    private static ConflictFact.Opened Opened(string day, params PartnerId[] parties) => new(new(At(day), "test", $"opened-{day}"), Deal, parties, ConflictLevel.Mediation);

    private static ConflictFact.Decided Decided(string day, int id, ConflictOutcome outcome) => new(new(At(day), "test", $"decided-{id}"), outcome);
}
