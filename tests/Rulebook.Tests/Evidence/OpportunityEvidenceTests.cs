using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Evidence;

public sealed class OpportunityEvidenceTests
{
    private static readonly PartnerId Acme = new("acme");
    private static readonly PartnerId Bolt = new("bolt");
    private int next;

    [Fact]
    public void HistoryFor_NullUntilCreated_AndFirstCreatedCounts()
    {
        var evidence = Of(Touch("2024-01-05", Acme));
        Assert.Null(evidence.HistoryFor(Acme, 1, Defaults.Program));
        evidence.Apply(Created("2024-01-03", 200, Bolt));
        evidence.Apply(Created("2024-01-02", 100, null));
        var history = evidence.HistoryFor(Acme, 3, Defaults.Program)!;
        Assert.Equal((Story.At("2024-01-02"), 100L, Story.At("2024-01-05")), (history.CreatedAt, history.Amounts[0].AmountMinor, history.LinkedFrom));
        Assert.Equal([Acme, Bolt], evidence.Concerned);
    }

    [Fact]
    public void Steps_ValuesOfCreationStandUntilAChange_GreaterKeyWinsAtOneInstant()
    {
        var history = Of(
            Created("2024-01-10", 100, null),
            new OpportunityFact.AmountChanged(Key("2024-01-05"), 90),
            new OpportunityFact.AmountChanged(Key("2024-02-01"), 300),
            new OpportunityFact.AmountChanged(Key("2024-02-01"), 400),
            new OpportunityFact.StageChanged(Key("2024-01-10"), Stage.Propose)).HistoryFor(Acme, 1, Defaults.Program)!;
        Assert.Equal([new(Story.At("2024-01-10"), 90), new(Story.At("2024-02-01"), 400)], history.Amounts);
        Assert.Equal([new(Story.At("2024-01-10"), Stage.Propose)], history.Stages);
    }

    // What approvals, renewals and the close make of protections; each line is a story in order of time: who, when, until.
    [Fact]
    public void Protections_FollowTheApprovals() => Table.Check(
        """
        story                                                          | acme                              | bolt
        approve acme 01-01                                             | 2024-01-01..2024-03-31            |
        approve acme 01-01 02-01                                       | 2024-01-01..2024-02-01            |
        approve acme 01-01, approve bolt 03-30                         | 2024-01-01..2024-03-31            |
        approve acme 01-01, approve bolt 03-31                         | 2024-01-01..2024-03-31            | 2024-03-31..2024-06-29
        approve acme 01-01, renew acme 03-30                           | 2024-01-01..2024-06-28            |
        approve acme 01-01, renew acme 03-31                           | 2024-01-01..2024-03-31            |
        approve acme 01-01, renew bolt 02-01                           | 2024-01-01..2024-03-31            |
        approve acme 01-01, renew acme 02-01 02-15                     | 2024-01-01..2024-03-31            |
        approve acme 01-01, approve acme 03-01                         | 2024-01-01..2024-05-30            |
        approve acme 01-01 02-01, approve acme 03-01                   | 2024-01-01..2024-02-01, 2024-03-01..2024-05-30 |
        approve acme 03-01 02-01                                       |                                   |
        approve acme 01-01, lose 02-01                                 | 2024-01-01..2024-02-01+           |
        approve acme 01-01, lose 02-01, approve bolt 02-02             | 2024-01-01..2024-02-01+           |
        approve acme 01-01 01-15, lose 02-01                           | 2024-01-01..2024-01-15            |
        lose 02-01, approve acme 02-01                                 | 2024-02-01..2024-02-01+           |
        """,
        row =>
        {
            var evidence = Of(Created("2024-01-01", 100, null), [.. row["story"].Split(", ").Select(Tell)]);
            Assert.Equal(row["acme"], Held(evidence, Acme));
            Assert.Equal(row["bolt"], Held(evidence, Bolt));
        });

    [Fact]
    public void Links_CountFromTheirOwnTime_AndATouchAfterTheCloseLinksNothing() => Table.Check(
        """
        owner | touch      | verified | close      | linked from
        acme  |            |          |            | 2024-01-10
        bolt  |            |          |            |
        bolt  | 2024-02-01 | yes      |            | 2024-02-01
        bolt  | 2024-02-01 | no       |            |
        bolt  | 2024-02-01 | yes      | 2024-02-01 | 2024-02-01
        bolt  | 2024-02-02 | yes      | 2024-02-01 |
        acme  | 2024-01-05 | yes      |            | 2024-01-05
        acme  |            |          | 2024-01-08 | 2024-01-08
        """,
        row =>
        {
            var evidence = Of(Created("2024-01-10", 100, new(row["owner"])));
            if (row["touch"] is not "") evidence.Apply(new OpportunityFact.TouchRecorded(Key(row["touch"]), Acme, EvidenceKind.ActivityLog, row["verified"] == "yes"));
            if (row["close"] is not "") evidence.Apply(new OpportunityFact.Lost(Key(row["close"]), "price"));
            Assert.Equal(row["linked from"], evidence.HistoryFor(Acme, 1, Defaults.Program)!.LinkedFrom?.ToString()[..10] ?? "");
        });

    [Fact]
    public void Close_FirstOfWonAndLostByKey_ChurnOnlySince()
    {
        var evidence = Of(Created("2024-01-10", 100, Acme), new OpportunityFact.Lost(Key("2024-03-01"), "price"), new OpportunityFact.Won(Key("2024-02-01"), 500, null, null),
            new OpportunityFact.SubscriptionChurned(Key("2024-01-15")), new OpportunityFact.SubscriptionChurned(Key("2024-06-01")));
        var history = evidence.HistoryFor(Acme, 1, Defaults.Program)!;
        // An owner without a touch has no credit: attribution reads touches alone.
        Assert.Equal(new(Story.At("2024-02-01"), true, 500, 0, false), history.Close! with { Win = null });
        Assert.Equal(Story.At("2024-06-01"), history.ChurnedAt);
    }

    [Fact]
    public void Credits_ReadTheLookBackToTheClose_AndApprovedRegistrationsAtTheirSubmission()
    {
        var evidence = Of(
            Created("2024-04-10", 100, null),
            Touch("2024-01-10T23:59:59Z", Bolt),
            Touch("2024-01-11", Acme),
            Touch("2024-05-01", Bolt),
            Touch("2024-05-02", Bolt),
            new OpportunityFact.RegistrationSubmitted(Key("2024-04-12"), Acme),
            new OpportunityFact.RegistrationApproved(Key("2024-04-14"), Acme, null),
            new OpportunityFact.RegistrationSubmitted(Key("2024-04-13"), Bolt),
            new OpportunityFact.Won(Key("2024-05-01"), 1_000_001, null, null));
        Assert.Equal([new(Acme, 666_667, 666_667), new(Bolt, 333_333, 333_334)], evidence.Credits(Defaults.Program));
        Assert.Equal(Acme, evidence.SourcedBy(Defaults.Program));
    }

    [Fact]
    public void SourcedBy_FirstApproval_ElseTheEarliestTouchBeforeCreation_ElseNobody() => Table.Check(
        """
        touch      | by   | approved   | for  | close      | sourced
        2024-04-09 | bolt |            |      |            | bolt
        2024-04-10 | bolt |            |      |            |
        2024-01-10 | bolt |            |      |            |
        2024-04-09 | bolt | 2024-04-20 | acme |            | acme
        2024-04-09 | bolt | 2024-04-20 | acme | 2024-04-20 | acme
        2024-04-09 | bolt | 2024-04-21 | acme | 2024-04-20 | bolt
        """,
        row =>
        {
            var evidence = Of(Created("2024-04-10", 100, null), Touch(row["touch"], new(row["by"])));
            if (row["approved"] is not "") evidence.Apply(new OpportunityFact.RegistrationApproved(Key(row["approved"]), new(row["for"]), null));
            if (row["close"] is not "") evidence.Apply(new OpportunityFact.Lost(Key(row["close"]), "price"));
            Assert.Equal(row["sourced"], evidence.SourcedBy(Defaults.Program)?.Value ?? "");
        });

    [Fact]
    public void ViewAt_KnowsOnlyWhatHappenedByThen()
    {
        var evidence = Of(Created("2024-01-10", 100, Acme), new OpportunityFact.StageChanged(Key("2024-02-01"), Stage.Negotiate), new OpportunityFact.RegistrationApproved(Key("2024-02-10"), Acme, null),
            Touch("2024-02-11", Bolt), new OpportunityFact.Won(Key("2024-03-01"), 500, null, null));
        Assert.Null(evidence.ViewAt(new(Story.At("2024-01-10").Ticks - 1), Defaults.Program));
        var open = evidence.ViewAt(Story.At("2024-02-10"), Defaults.Program)!;
        Assert.Equal((Stage.Negotiate, 100L, OpportunityStatus.Open, null), (open.Stage, open.AmountMinor, open.Status, open.ClosedAt));
        Assert.Equal(new ProtectionView(Acme, new(Story.At("2024-02-10"), Story.At("2024-02-10").AddDays(90))), Assert.Single(open.Protections));
        Assert.Empty(open.Touches);
        var won = evidence.ViewAt(Story.At("2024-03-01"), Defaults.Program)!;
        Assert.Equal((500L, OpportunityStatus.Won, Story.At("2024-03-01")), (won.AmountMinor, won.Status, won.ClosedAt));
        Assert.Equal(new(Story.At("2024-03-01").Ticks + 1), won.Protections[0].Held.Until);
    }

    private OpportunityFact Tell(string step)
    {
        var words = step.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "lose") return new OpportunityFact.Lost(Key($"2024-{words[1]}"), "price");
        Instant? until = words.Length > 3 ? Story.At($"2024-{words[3]}") : null;
        return words[0] == "approve"
            ? new OpportunityFact.RegistrationApproved(Key($"2024-{words[2]}"), new(words[1]), until)
            : new OpportunityFact.RegistrationRenewed(Key($"2024-{words[2]}"), new(words[1]), until);
    }

    // A plus stands for one tick: the close itself is still protected.
    private static string Held(OpportunityEvidence evidence, PartnerId partner) =>
        string.Join(", ", evidence.HistoryFor(partner, 1, Defaults.Program)!.Protections.Select(held => $"{held.From.ToString()[..10]}..{held.Until.ToString()[..10]}{(held.Until.Ticks % TimeSpan.TicksPerSecond == 1 ? "+" : "")}"));

    private OpportunityEvidence Of(OpportunityFact first, params OpportunityFact[] rest)
    {
        var evidence = new OpportunityEvidence(new("o1"));
        foreach (var fact in rest.Prepend(first)) evidence.Apply(fact);
        return evidence;
    }

    private FactKey Key(string at) => new(Story.At(at), "test", $"e{next++:000}");

    private OpportunityFact.Created Created(string at, long minor, PartnerId? owner) => new(Key(at), "acct", "core", minor, Stage.Qualify, Motion.CoSell, owner, false);

    private OpportunityFact.TouchRecorded Touch(string at, PartnerId partner) => new(Key(at), partner, EvidenceKind.ActivityLog, true);
}
