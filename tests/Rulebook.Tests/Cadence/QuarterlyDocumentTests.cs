using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Cadence;

public sealed class QuarterlyDocumentTests
{
    private static readonly Instant Close = Instant.Utc(2024, 10, 1);

    // Decisions of real histories: acme wins and certifies in the quarter; bolt, cog and dot slept for one close or two.
    [Fact]
    public void TierReport_PromotionsDemotionsAndWarnings_WithTheKpisMissed() => DocumentText.Same(
        """
        [summary] judged | promoted | demoted | warned
        5 | 1 | 1 | 2
        [promotions] partner | from | to
        partner/acme | registered | select
        [demotions] partner | from | to | missed
        partner/bolt | select | registered | select.keep.activities 0 (at least 1)
        [warnings] partner | from | to | closes-missed | missed
        partner/cog | select | select | 1 | select.keep.activities 0 (at least 1), select.keep.csat 4.00 (above 4.00)
        partner/dot | premier | premier | 1 | select.keep.activities 0 (at least 1), premier.keep.strikes 1 (at most 0)
        """,
        DocumentText.In("2024-10-01", edition => TierReport.Make(edition,
        [
            Decided("eve", Sleeping("2024-02-01").Active("2024-07-02")),
            Decided("dot", Sleeping("2024-02-01").Certified("2024-02-01", 2).Win("2024-03-01", 25_000_000).Active("2024-05-01")
                .Say("2024-08-01", key => new PartnerFact.StrikeConfirmed(key, "v1"))),
            Decided("cog", Sleeping("2024-02-01").Active("2024-05-01").Say("2024-09-01", key => new PartnerFact.SurveyAnswered(key, 400))),
            Decided("bolt", Sleeping("2024-02-01")),
            Decided("acme", new Story().Registered("2024-01-02").Win("2024-08-01").Certified("2024-08-01").Active("2024-08-01")),
        ])));

    [Fact]
    public void RebateReport_TotalsStatementsAndEveryLine() => DocumentText.Same(
        """
        [total] statements | credited | amount
        3 | $15000000 | $96000
        [rebates] incentive | partner | tier | credited | target | attainment | amount | due
        incentive/r1 | partner/acme | premier | $7200000 | $6000000 | 1200000ppm | $48000 | 2024-10-31
        incentive/r1 | partner/bolt | select | $600000 | $6000000 | 100000ppm | $0 | 2024-10-31
        incentive/r2 | partner/acme | premier | $7200000 | $6000000 | 1200000ppm | $48000 | 2024-10-31
        [lines] incentive | partner | line | kind | base | rate | amount
        incentive/r1 | partner/acme | 1 | rebate | $1200000 | 10000ppm | $12000
        incentive/r1 | partner/acme | 2 | rebate | $1200000 | 30000ppm | $36000
        incentive/r2 | partner/acme | 1 | rebate | $1200000 | 10000ppm | $12000
        incentive/r2 | partner/acme | 2 | rebate | $1200000 | 30000ppm | $36000
        """,
        DocumentText.In("2024-10-01", edition => RebateReport.Make(edition, [Rebate("r2", "acme", Tier.Premier, 7_200_000, true), Rebate("r1", "bolt", Tier.Select, 600_000, false), Rebate("r1", "acme", Tier.Premier, 7_200_000, true)])));

    [Fact]
    public void QbrPack_OnePerPremierAndElitePartner()
    {
        var packs = QbrPack.MakeAll(Close, Defaults.Program, [Inputs("zed", Tier.Elite), Inputs("sal", Tier.Select), Inputs("reg", Tier.Registered), Inputs("acme", Tier.Premier), Inputs("new", Tier.None)]);
        Assert.Equal([new DocumentScope.Partner(new("acme")), new DocumentScope.Partner(new("zed"))], packs.Select(pack => pack.Scope));
        Assert.All(packs, pack => Assert.Equal((DocumentKind.QbrPack, Close, "2026.1"), (pack.Kind, pack.At, pack.Program)));
        DocumentText.Same(
            """
            [partner] partner | name | tier | health | arr
            partner/acme | Acme | premier | yellow | $30000000
            [health] dimension | band
            activity | green
            pipeline | red
            enablement | yellow
            quality | green
            compliance | green
            [evidence] activities | certifications | exam-mean | win-rate | csat | strikes
            7 | 4 | 8750/100 | - | 430/100 | 0
            [pipeline] open-deals | open | advanced | advanced-share | won | lost
            2 | $400 | $100 | 250000ppm | $9 | $8
            [decision] from | to | closes-missed
            select | registered | 0
            [next-tier] requirement | value | needed
            elite.entry.arr | 300,000.00 | at least 1,000,000.00
            elite.entry.references | - | at least 1
            [payouts] incentive | accrued | approved | paid
            incentive/a | $5 | $4 | $3
            incentive/b | $9 | $0 | $0
            """,
            packs[0]);
        var empty = QbrPack.MakeAll(Close, Defaults.Program, [Inputs("acme", Tier.Elite) with { Decision = null, Next = null, Payouts = [] }])[0];
        Assert.Equal([1, 5, 1, 1, 0, 0, 0], empty.Sections.Select(section => section.Rows.Count));
    }

    private static QbrInputs Inputs(string partner, Tier tier) => new(
        new(partner),
        "Acme",
        tier,
        30_000_000,
        new(Band.Yellow, Band.Green, Band.Red, Band.Yellow, Band.Green, Band.Green),
        new(7, 400, 100, 4, 8_750, null, 430, 0),
        new(new(partner), 2, 400, 100, 9, 8),
        Decided("x", Sleeping("2024-02-01")).Decision,
        new(Tier.Elite, [new("elite.entry.arr", false, "300,000.00", "at least 1,000,000.00"), new("elite.entry.references", false, null, "at least 1")]),
        [new(new("b"), 9, 0, 0), new(new("a"), 5, 4, 3)]);

    // In Select from the first close of 2024 on, by what it did on one day.
    private static Story Sleeping(string day) => new Story().Registered("2024-01-02").Win(day).Certified(day).Active(day);

    private static PartnerDecision Decided(string partner, Story story) => new(new(partner), TierHistory.At(story.Evidence, Defaults.Program, Close).Decisions.Single(decision => decision.Close == Close));

    private static RebateStatement Rebate(string incentive, string partner, Tier tier, long credited, bool paid) => new(
        new(incentive),
        tier,
        credited,
        6_000_000,
        new(new("x"), new(partner), null, new(Close, "pem:close", "c"), paid ? 48_000 : 0, Close.AddDays(30),
            paid ? [new(LineKind.Rebate, 1_200_000, 10_000, 12_000), new(LineKind.Rebate, 1_200_000, 30_000, 36_000)] : []));
}
