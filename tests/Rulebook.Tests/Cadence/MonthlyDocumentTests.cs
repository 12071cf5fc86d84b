using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Health;

namespace PemActors.Rulebook.Tests.Cadence;

public sealed class MonthlyDocumentTests
{
    [Fact]
    public void PipelineReview_TotalsAndRatios_LargestFirst() => DocumentText.Same(
        """
        [pipeline-total] open-deals | open | advanced | advanced-share | won | lost
        10 | $1300 | $400 | 307692ppm | $77 | $16
        [pipeline] partner | open-deals | open | advanced | advanced-share | won | lost
        partner/bolt | 5 | $900 | $300 | 333333ppm | $70 | $9
        partner/acme | 3 | $200 | $50 | 250000ppm | $0 | $0
        partner/cog | 2 | $200 | $50 | 250000ppm | $7 | $0
        partner/dot | 0 | $0 | $0 | - | $0 | $7
        [mdf-total] reimbursed | pipeline | won | pipeline-per-unit | won-per-unit
        $600 | $3500 | $1300 | 5833333ppm | 2166667ppm
        [mdf] partner | incentive | reimbursed | pipeline | won | pipeline-per-unit | won-per-unit
        partner/acme | incentive/m1 | $400 | $2400 | $1000 | 6000000ppm | 2500000ppm
        partner/acme | incentive/m2 | $100 | $600 | $0 | 6000000ppm | 0ppm
        partner/bolt | incentive/m1 | $100 | $500 | $300 | 5000000ppm | 3000000ppm
        partner/cog | incentive/m1 | $0 | $0 | $0 | - | -
        """,
        DocumentText.In("2024-03-01", edition => PipelineReview.Make(
            edition,
            [new(new("dot"), 0, 0, 0, 0, 7), new(new("cog"), 2, 200, 50, 7, 0), new(new("bolt"), 5, 900, 300, 70, 9), new(new("acme"), 3, 200, 50, 0, 0)],
            [new(new("m1"), new("cog"), 0, 0, 0), new(new("m1"), new("bolt"), 100, 500, 300), new(new("m2"), new("acme"), 100, 600, 0), new(new("m1"), new("acme"), 400, 2400, 1000)])));

    [Fact]
    public void HealthReport_BandsMovementsAndWorstDimensions() => DocumentText.Same(
        """
        [bands] band | partners | before | change
        green | 2 | 2 | 0
        yellow | 2 | 1 | 1
        red | 1 | 1 | 0
        [movements] partner | from | to | red-dimensions
        partner/bolt | green | red | activity, compliance
        partner/acme | green | yellow | quality
        partner/cog | red | yellow | activity
        partner/dot | yellow | green | 
        [worst-dimensions] dimension | red | yellow | green
        activity | 2 | 1 | 2
        quality | 1 | 3 | 1
        compliance | 1 | 1 | 3
        pipeline | 0 | 1 | 4
        enablement | 0 | 1 | 4
        """,
        DocumentText.In("2024-03-01", edition => HealthReport.Make(edition,
        [
            new(new("eva"), Bands("ggggyy"), null),
            new(new("dot"), Bands("gygyyg"), Bands("yggggg")),
            new(new("cog"), Bands("yrygyg"), Bands("rrrrrr")),
            new(new("bolt"), Bands("rrgggr"), Bands("gggggg")),
            new(new("acme"), Bands("yggg" + "rg"), Bands("gggggg")),
        ])));

    [Fact]
    public void HealthReport_StayedIsNoMovement_AndEqualFallsGoByPartner() => DocumentText.Same(
        """
        [bands] band | partners | before | change
        green | 1 | 3 | -2
        yellow | 2 | 0 | 2
        red | 0 | 0 | 0
        [movements] partner | from | to | red-dimensions
        partner/a | green | yellow | 
        partner/b | green | yellow | 
        [worst-dimensions] dimension | red | yellow | green
        activity | 0 | 0 | 3
        pipeline | 0 | 0 | 3
        enablement | 0 | 0 | 3
        quality | 0 | 0 | 3
        compliance | 0 | 0 | 3
        """,
        DocumentText.In("2024-03-01", edition => HealthReport.Make(edition,
            [new(new("b"), Bands("yggggg"), Bands("gggggg")), new(new("a"), Bands("yggggg"), Bands("gggggg")), new(new("c"), Bands("gggggg"), Bands("gggggg"))])));

    [Fact]
    public void Bands_OfACard_AreItsDimensionsAndOverall()
    {
        DimensionScore Score(Band band) => new(band, 0, 0);
        var card = new HealthCard(Score(Band.Red), Score(Band.Yellow), Score(Band.Green), Score(Band.Yellow), Score(Band.Red), true, 0, Band.Green);
        Assert.Equal(Bands("grygyr"), HealthBandSet.Of(card));
    }

    private static HealthBandSet Bands(string letters)
    {
        var bands = letters.Select(letter => letter switch { 'g' => Band.Green, 'y' => Band.Yellow, _ => Band.Red }).ToArray();
        return new(bands[0], bands[1], bands[2], bands[3], bands[4], bands[5]);
    }
}
