using PemActors.Documents.ScorePacks;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.ScorePacks;

namespace PemActors.Documents.Tests.ScorePacks;

/// <summary>Every cut of the published programs on both sides, on the documents that come with the product. Points worked out apart, in fractions.</summary>
public sealed class PublishedTables
{
    [Fact]
    public void Published_AreTheFiveOfTheFolder_EachNamedAsItsFile()
    {
        Assert.Equal(["aws-services-path", "hubspot-solutions-partner", "microsoft-business-applications", "partner-value-index", "trailblazer-score"], ScorePackLoader.Published);
        Assert.All(ScorePackLoader.Published, name => Assert.Equal(name, Published.Pack(name).Name));
    }

    [Fact]
    public void Published_SayWhichFiguresArePublishedAndWhichAssumed() => Assert.All(ScorePackLoader.Published, name =>
    {
        Assert.Contains("PUBLISHED", ScorePackLoader.PublishedText(name));
        Assert.Contains("ASSUMED", ScorePackLoader.PublishedText(name));
        Assert.Contains("by title", ScorePackLoader.PublishedText(name));
    });

    [Fact]
    public void Microsoft() => Tracks(
        """
        net-customer-adds | intermediate-certifications | advanced-certifications | usage-growth | deployments | enterprise | smb | counting | level
        0 | 0 | 0 | 0 | 0 | 0 | 0 | enterprise | none
        5 | 10 | 5 | 0.2 | 8 | 100 | 82.5 | enterprise | solutions-partner
        2 | 10 | 5 | 0.06 | 8 | 70 | 64 | enterprise | solutions-partner
        2 | 10 | 5 | 0.059999 | 8 | 69.99985 | 63.9999 | enterprise | none
        5 | 10 | 5 | 0.016667 | 7 | 70.00005 | 64.1667 | enterprise | solutions-partner
        5 | 10 | 5 | 0.016666 | 7 | 69.9999 | 64.1666 | enterprise | none
        5 | 4 | 2 | 0.075 | 5 | 52.75 | 70 | smb | solutions-partner
        5 | 4 | 2 | 0.074999 | 5 | 52.74985 | 69.9999 | smb | none
        10 | 4 | 2 | 0.3 | 5 | 71.5 | 100 | smb | solutions-partner
        11 | 5 | 3 | 0.31 | 6 | 79 | 100 | smb | solutions-partner
        0 | 10 | 5 | 0.2 | 8 | 85 | 75 | enterprise | none
        -3 | 10 | 5 | 0.2 | 8 | 85 | 75 | enterprise | none
        1 | 10 | 5 | 0.2 | 8 | 88 | 76.5 | enterprise | solutions-partner
        5 | 0 | 5 | 0.2 | 8 | 80 | 62.5 | enterprise | none
        5 | 1 | 5 | 0.2 | 8 | 82 | 67.5 | enterprise | solutions-partner
        5 | 10 | 0 | 0.2 | 8 | 85 | 67.5 | enterprise | none
        5 | 10 | 1 | 0.2 | 8 | 88 | 75 | enterprise | solutions-partner
        5 | 10 | 5 | 0 | 8 | 70 | 62.5 | enterprise | none
        5 | 10 | 5 | 0.000001 | 8 | 70.00015 | 62.5001 | enterprise | solutions-partner
        5 | 10 | 5 | 0.2 | 0 | 80 | 62.5 | enterprise | none
        5 | 10 | 5 | 0.2 | 1 | 82.5 | 66.5 | enterprise | solutions-partner
        4 | 10 | 5 | 0.2 | 8 | 97 | 81 | enterprise | solutions-partner
        5 | 9 | 5 | 0.2 | 8 | 98 | 82.5 | enterprise | solutions-partner
        5 | 10 | 4 | 0.2 | 8 | 97 | 82.5 | enterprise | solutions-partner
        5 | 10 | 5 | 0.199999 | 8 | 99.99985 | 82.4999 | enterprise | solutions-partner
        5 | 10 | 5 | 0.2 | 7 | 97.5 | 82.5 | enterprise | solutions-partner
        9 | 4 | 2 | 0.3 | 5 | 71.5 | 98.5 | smb | solutions-partner
        10 | 3 | 2 | 0.3 | 5 | 69.5 | 95 | smb | solutions-partner
        10 | 4 | 1 | 0.3 | 5 | 68.5 | 92.5 | smb | solutions-partner
        10 | 4 | 2 | 0.299999 | 5 | 71.5 | 99.9999 | smb | solutions-partner
        10 | 4 | 2 | 0.3 | 4 | 69 | 96 | smb | solutions-partner
        """);

    // Full figures over one stretch, nothing before and after. Enrolled on 30 June 2025 the window is [1 April 2026, 30 July 2026).
    [Fact]
    public void MicrosoftWindow()
    {
        var pack = Published.Pack("microsoft-business-applications");
        var full = new ScoreInputs(pack.Figures.Select(figure => new FigureValue(figure.Name, 1_000_000)));
        Published.Check(
            """
            from                         | to                           | enrolled   | asked                        | level
            2026-03-01                   | 2026-03-02                   |            | 2026-08-15                   | solutions-partner
            2026-02-01                   | 2026-03-01                   |            | 2026-08-15                   | none
            2026-02-01                   | 2026-03-01T00:00:00.0000001Z |            | 2026-08-15                   | solutions-partner
            2026-03-01                   | 2026-03-02                   |            | 2026-08-31T23:59:59.9999999Z | solutions-partner
            2026-03-01                   | 2026-03-02                   |            | 2026-09-01                   | none
            2026-08-15                   | 2026-08-16                   |            | 2026-08-14T23:59:59.9999999Z | none
            2026-08-15                   | 2026-08-16                   |            | 2026-08-15                   | solutions-partner
            2026-01-01                   | 2026-04-01                   | 2025-06-30 | 2026-08-15                   | none
            2026-01-01                   | 2026-04-01T00:00:00.0000001Z | 2025-06-30 | 2026-08-15                   | solutions-partner
            2026-07-29T23:59:59.9999999Z | 2026-08-10                   | 2025-06-30 | 2026-08-15                   | solutions-partner
            2026-07-30                   | 2026-08-10                   | 2025-06-30 | 2026-08-15                   | none
            2026-05-05                   | 2026-05-06                   | 2025-06-30 | 2027-03-31                   | solutions-partner
            2026-05-05                   | 2026-05-06                   | 2025-06-30 | 2027-04-01                   | none
            """,
            row =>
            {
                ScoreReading[] readings = [new(Published.At(row["from"]), full), new(Published.At(row["to"]), new())];
                Instant? enrolled = row["enrolled"].Length == 0 ? null : Published.At(row["enrolled"]);
                return [("level", Published.Level(pack, ScoreStanding.At(pack, readings, Published.At(row["asked"]), enrolled).Rank))];
            });
    }

    [Fact]
    public void Aws() => Score(
        "aws-services-path",
        """
        accredited | foundational | technical | professional | launched-opportunities | score | level
        4  | 2  | 2  | 0  | 3  | 0 | select
        3  | 2  | 2  | 0  | 3  | 0 | none
        4  | 1  | 2  | 0  | 3  | 0 | none
        4  | 2  | 1  | 0  | 3  | 0 | none
        4  | 2  | 2  | 0  | 2  | 0 | none
        8  | 4  | 6  | 3  | 20 | 0 | advanced
        7  | 4  | 6  | 3  | 20 | 0 | select
        8  | 3  | 6  | 3  | 20 | 0 | select
        8  | 4  | 5  | 3  | 20 | 0 | select
        8  | 4  | 6  | 2  | 20 | 0 | select
        8  | 4  | 6  | 3  | 19 | 0 | select
        20 | 10 | 25 | 10 | 50 | 0 | premier
        19 | 10 | 25 | 10 | 50 | 0 | advanced
        20 | 9  | 25 | 10 | 50 | 0 | advanced
        20 | 10 | 24 | 10 | 50 | 0 | advanced
        20 | 10 | 25 | 9  | 50 | 0 | advanced
        20 | 10 | 25 | 10 | 49 | 0 | advanced
        20 | 10 | 25 | 2  | 50 | 0 | select
        """);

    [Fact]
    public void HubSpot() => Score(
        "hubspot-solutions-partner",
        """
        sourced-mrr | sourced-mrr@growth | assisted-mrr | assisted-mrr@growth | managed-mrr | managed-mrr@growth | score | level
        100     | 0       | 0        | 0      | 0     | 0     | 5         | none
        0       | 100     | 0        | 0      | 0     | 0     | 10        | none
        0       | 0       | 100      | 0      | 0     | 0     | 3         | none
        0       | 0       | 0        | 100    | 0     | 0     | 6         | none
        0       | 0       | 0        | 0      | 100   | 0     | 1         | none
        0       | 0       | 0        | 0      | 0     | 100   | 2         | none
        0.01    | 0.01    | 0.01     | 0.01   | 0.01  | 0.01  | 0.0027    | none
        6000    | 0       | 0        | 0      | 0     | 0     | 300       | gold
        5999.99 | 0       | 0        | 0      | 0     | 0     | 299.9995  | none
        1500    | 0       | 7500     | 0      | 0     | 0     | 300       | gold
        1499.99 | 0       | 20000    | 0      | 0     | 0     | 674.9995  | none
        0       | 750     | 0        | 3750   | 0     | 0     | 300       | gold
        0       | 749.99  | 0        | 5000   | 0     | 0     | 374.999   | none
        5000    | 0       | 25000    | 0      | 0     | 0     | 1000      | platinum
        5000    | 0       | 24999.99 | 0      | 0     | 0     | 999.9997  | gold
        4999.99 | 0       | 30000    | 0      | 0     | 0     | 1149.9995 | gold
        15000   | 0       | 75000    | 0      | 0     | 0     | 3000      | diamond
        15000   | 0       | 74999.99 | 0      | 0     | 0     | 2999.9997 | platinum
        14999.99 | 0      | 90000    | 0      | 0     | 0     | 3449.9995 | platinum
        45000   | 0       | 225000   | 0      | 0     | 0     | 9000      | elite
        45000   | 0       | 224999.99 | 0     | 0     | 0     | 8999.9997 | diamond
        44999.99 | 0      | 250000   | 0      | 0     | 0     | 9749.9995 | diamond
        """);

    // Onboarded makes 1 point at 0.8, adopted 1 at 0.6: the rest are full or empty.
    [Fact]
    public void ValueIndex() => Score(
        "partner-value-index",
        """
        experience-specializations | managed-practice-level | black-belts-per-100k | career-certifications | acv-growth | tcv-growth | managed-penetration | program-penetration | onboarded | adopted | score | level
        0 | 0 | 0 | 0  | 0        | 0   | 0   | 0   | 0   | 0   | 0       | none
        1 | 0 | 0 | 0  | 0        | 0   | 0   | 0   | 0   | 0   | 1       | entry
        0 | 0 | 0 | 0  | 0.099999 | 0   | 0   | 0   | 0   | 0   | 0.99999 | none
        0 | 0 | 0 | 0  | 0.1      | 0   | 0   | 0   | 0   | 0   | 1       | entry
        1 | 4 | 1 | 12 | 0.1      | 0   | 0   | 0   | 0   | 0   | 5       | incentive
        1 | 4 | 1 | 12 | 0.099999 | 0   | 0   | 0   | 0   | 0   | 4.99999 | entry
        1 | 4 | 1 | 12 | 0.1      | 0.1 | 0.2 | 0   | 0.4 | 0   | 7.5     | preferred
        1 | 4 | 1 | 12 | 0.099999 | 0.1 | 0.2 | 0   | 0.4 | 0   | 7.49999 | incentive
        1 | 4 | 1 | 11 | 0.1      | 0.1 | 0.2 | 0   | 0   | 0   | 6.916667 | incentive
        2 | 5 | 2 | 13 | 0.2      | 0.2 | 0.3 | 0.6 | 0.9 | 0.7 | 10      | preferred
        1 | 4 | 1 | 12 | 0.1      | 0.1 | 0.2 | 0.5 | 0.8 | 0.6 | 10      | preferred
        """);

    [Fact]
    public void ValueIndex_Unlocks_GrowWithTheLevel()
    {
        var pack = Published.Pack("partner-value-index");
        Assert.Equal([0, 4, 7, 9], Enumerable.Range(0, 4).Select(rank => ScoreRules.Unlocks(pack, rank).Count));
        Assert.Equal(["deal-registration", "pricing-programs", "cloud-demos", "customer-assessments", "partner-incentive", "not-for-resale", "marketing-funds"], ScoreRules.Unlocks(pack, 2));
    }

    [Fact]
    public void Trailblazer() => Score(
        "trailblazer-score",
        """
        customer-success | innovation | growth   | lead | score     | level
        0                | 0          | 0        | 0    | 0         | base
        0                | 1          | 0        | 0    | 250       | ridge
        0                | 0.999999   | 0        | 0    | 249.99975 | base
        0.5              | 1          | 0        | 1    | 500       | crest
        0.499999         | 1          | 0        | 1    | 499.9997  | ridge
        0.5              | 1          | 1        | 0    | 750       | summit
        0.5              | 1          | 0.999999 | 0    | 749.99965 | crest
        1                | 1          | 1        | 1    | 1000      | summit
        2                | 2          | 2        | 2    | 1000      | summit
        """);

    // Figures of one day, then of another; the year begins on 1 March.
    [Fact]
    public void TrailblazerYear()
    {
        var pack = Published.Pack("trailblazer-score");
        ScoreInputs growth(string innovation) => Published.Inputs(pack, new() { ["innovation"] = innovation, ["growth"] = innovation, ["customer-success"] = innovation });
        Published.Check(
            """
            on                           | share | then                         | share then | asked                        | level
            2026-03-01                   | 1     | 2026-03-02                   | 0.1        | 2027-02-28T23:59:59.9999999Z | summit
            2026-03-01                   | 1     | 2026-03-02                   | 0.1        | 2027-03-01                   | base
            2026-02-01                   | 1     | 2026-03-01                   | 0.1        | 2026-02-28T23:59:59.9999999Z | summit
            2026-02-01                   | 1     | 2026-03-01                   | 0.1        | 2026-03-01                   | base
            2026-02-01                   | 1     | 2026-03-01T00:00:00.0000001Z | 0.1        | 2026-12-01                   | summit
            2026-04-01                   | 0.6   | 2026-05-01                   | 0.9        | 2026-04-30T23:59:59.9999999Z | crest
            2026-04-01                   | 0.6   | 2026-05-01                   | 0.9        | 2026-05-01                   | summit
            """,
            row =>
            {
                ScoreReading[] readings = [new(Published.At(row["on"]), growth(row["share"])), new(Published.At(row["then"]), growth(row["share then"]))];
                return [("level", Published.Level(pack, ScoreStanding.At(pack, readings, Published.At(row["asked"])).Rank))];
            });
    }

    /// <summary>Checks score and level.</summary>
    internal static void Score(string name, string table)
    {
        var pack = Published.Pack(name);
        Published.Check(table, row =>
        {
            var card = ScoreRules.Score(pack, Published.Inputs(pack, row));
            return [("score", Published.Points(card.ScoreMicro)), ("level", Published.Level(pack, card.Rank))];
        });
    }

    /// <summary>Checks both tracks of the capability score, which counts, and the level.</summary>
    internal static void Tracks(string table)
    {
        var pack = Published.Pack("microsoft-business-applications");
        Published.Check(table, row =>
        {
            var card = ScoreRules.Score(pack, Published.Inputs(pack, row));
            return [.. card.Tracks.Select(track => (track.Name, Published.Points(track.ScoreMicro))), ("counting", card.Best.Name), ("level", Published.Level(pack, card.Rank))];
        });
    }
}
