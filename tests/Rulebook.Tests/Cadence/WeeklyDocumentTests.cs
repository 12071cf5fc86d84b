using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Cadence;

public sealed class WeeklyDocumentTests
{
    private static readonly PartnerId Acme = new("acme");
    private static readonly PartnerId Bolt = new("bolt");

    // On Monday 2024-03-04: stalled are stages since 02-03 or before, lapsing are protections to 03-18.
    [Fact]
    public void DealReview_EveryCutOnBothSides_InOrder() => DocumentText.Same(
        """
        [summary] open-registrations | sla-breaches | lapsing-protections | stalled-deals | stalled-amount | conflicts
        4 | 2 | 2 | 2 | $30 | 4
        [open-registrations] opportunity | partner | account | product-line | submitted | due | amount
        opportunity/o1 | partner/acme | north | core | 2024-03-02T00:00:00.0000001Z | 2024-03-04T00:00:00.0000001Z | $1
        opportunity/o4 | partner/acme | west | core | 2024-03-03 | 2024-03-05 | $4
        opportunity/o4 | partner/bolt | west | core | 2024-03-03 | 2024-03-05 | $4
        opportunity/o5 | partner/acme | west | core | 2024-03-03 | 2024-03-05 | $5
        [sla-breaches] opportunity | partner | account | product-line | submitted | due | amount | hours-overdue
        opportunity/o3 | partner/acme | south | core | 2024-02-29T22:00:00.0000001Z | 2024-03-02T22:00:00.0000001Z | $3 | 25
        opportunity/o2 | partner/bolt | east | edge | 2024-03-02 | 2024-03-04 | $2 | 0
        [lapsing-protections] opportunity | partner | until | amount
        opportunity/p2 | partner/acme | 2024-03-04T00:00:00.0000001Z | $2
        opportunity/p3 | partner/bolt | 2024-03-18 | $3
        [stalled-deals] opportunity | partner | stage | days-in-stage | amount
        opportunity/d3 | - | propose | 63 | $20
        opportunity/d1 | partner/acme | qualify | 30 | $10
        [conflicts] level | conflict | opportunity | parties | due
        mediation | conflict/c3 | opportunity/o1 | acme, bolt | 2024-03-06
        mediation | conflict/c1 | opportunity/o1 | acme, bolt | 2024-03-07
        mediation | conflict/c2 | opportunity/o1 | acme, bolt | 2024-03-07
        council | conflict/c0 | opportunity/o1 | acme, bolt | 2024-03-05
        """,
        DocumentText.In("2024-03-04", edition => DealReview.Make(edition, new(
            [
                Asked("o5", Acme, "west", "core", "2024-03-03", 5), Asked("o4", Bolt, "west", "core", "2024-03-03", 4), Asked("o4", Acme, "west", "core", "2024-03-03", 4),
                Asked("o2", Bolt, "east", "edge", "2024-03-02", 2), Asked("o1", Acme, "north", "core", "2024-03-02T00:00:00.0000001Z", 1),
                Asked("o3", Acme, "south", "core", "2024-02-29T22:00:00.0000001Z", 3),
            ],
            [
                Held("p4", Bolt, "2024-03-18T00:00:00.0000001Z", 4), Held("p3", Bolt, "2024-03-18", 3), Held("p2", Acme, "2024-03-04T00:00:00.0000001Z", 2), Held("p1", Acme, "2024-03-04", 1),
            ],
            [
                new(new("d1"), Acme, Stage.Qualify, Story.At("2024-02-03"), 10), new(new("d2"), Acme, Stage.Qualify, Story.At("2024-02-03T00:00:00.0000001Z"), 5),
                new(new("d3"), null, Stage.Propose, Story.At("2024-01-01"), 20),
            ],
            [
                Over("c0", ConflictLevel.Council, "2024-03-05"), Over("c2", ConflictLevel.Mediation, "2024-03-07"), Over("c1", ConflictLevel.Mediation, "2024-03-07"), Over("c3", ConflictLevel.Mediation, "2024-03-06"),
            ]))));

    [Fact]
    public void DealReview_TiesGoByOpportunity()
    {
        var document = DocumentText.In("2024-03-04", edition => DealReview.Make(edition, new(
            [],
            [Held("b", Acme, "2024-03-05", 1), Held("a", Bolt, "2024-03-05", 1)],
            [new(new("b"), Acme, Stage.Qualify, Story.At("2024-01-01"), 1), new(new("a"), Acme, Stage.Qualify, Story.At("2024-01-01"), 1)],
            [])));
        Assert.Contains("opportunity/a | partner/bolt | 2024-03-05 | $1\nopportunity/b", DocumentText.Write(document));
        Assert.Contains("opportunity/a | partner/acme | qualify | 63 | $1\nopportunity/b", DocumentText.Write(document));
    }

    // Accepted 45 days before Monday 2024-03-04 is 2024-01-19; the week before ended for those accepted after 01-12.
    [Fact]
    public void ActivationChecklist_WhatIsDoneMissingAndLeft() => DocumentText.Same(
        """
        [to-activate] partner | accepted | done | missing | days-left
        partner/p3 | 2024-01-19T00:00:00.0000001Z | 2 activities | 1 activity | 1
        partner/p4 | 2024-01-20 | 0 activities | 3 activities | 1
        partner/p5 | 2024-01-20T00:00:00.0000001Z | 1 activity | 2 activities | 2
        partner/p6 | 2024-03-04 | 0 activities | 3 activities | 45
        partner/p7 | 2024-03-04 | 0 activities | 3 activities | 45
        [ran-out] partner | accepted | done | missing
        partner/p1 | 2024-01-12T00:00:00.0000001Z | 2 activities | 1 activity
        partner/p2 | 2024-01-19 | 0 activities | 3 activities
        """,
        DocumentText.In("2024-03-04", edition => ActivationChecklist.Make(edition,
        [
            Accepted("p7", "2024-03-04", 0), Accepted("p6", "2024-03-04", 0), Accepted("p0", "2024-01-12", 0), Accepted("p1", "2024-01-12T00:00:00.0000001Z", 2), Accepted("p2", "2024-01-19", 0),
            Accepted("p3", "2024-01-19T00:00:00.0000001Z", 2), Accepted("p5", "2024-01-20T00:00:00.0000001Z", 1), Accepted("p4", "2024-01-20", 0),
            Accepted("active", "2024-02-01", 3), Accepted("very", "2024-02-01", 4), Accepted("later", "2024-03-04T00:00:00.0000001Z", 0),
        ])));

    [Fact]
    public void ActivationChecklist_OneEach_NamesTheKinds() => DocumentText.Same(
        """
        [to-activate] partner | accepted | done | missing | days-left
        partner/p1 | 2024-02-19 |  | deal registration, co-sell introduction, co-marketing launch | 31
        partner/p2 | 2024-02-19 | deal registration | co-sell introduction, co-marketing launch | 31
        partner/p3 | 2024-02-19 | co-sell introduction, co-marketing launch | deal registration | 31
        [ran-out] partner | accepted | done | missing
        """,
        ActivationChecklist.Make(
            new(DocumentScope.Ecosystem, Story.At("2024-03-04"), Defaults.Program with { Activation = new(ActivationRule.Each, 45, 3) }),
            [
                new(new("p1"), Story.At("2024-02-19"), 9, false, false, false), new(new("p2"), Story.At("2024-02-19"), 1, true, false, false),
                new(new("p3"), Story.At("2024-02-19"), 2, false, true, true), new(new("p4"), Story.At("2024-02-19"), 3, true, true, true),
            ]));

    private static OpenRegistration Asked(string opportunity, PartnerId partner, string account, string line, string submitted, long minor) =>
        new(new(opportunity), partner, account, line, Story.At(submitted), Story.At(submitted).AddDays(2), minor);

    private static ProtectedDeal Held(string opportunity, PartnerId partner, string until, long minor) => new(new(opportunity), partner, Story.At(until), minor);

    private static OpenConflict Over(string conflict, ConflictLevel level, string due) => new(new(conflict), new("o1"), [Bolt, Acme], level, Story.At(due));

    private static ActivationState Accepted(string partner, string at, int activities) => new(new(partner), Story.At(at), activities, false, false, false);
}
