using PemActors.Documents.ScorePacks;

namespace PemActors.Documents.Tests.ScorePacks;

/// <summary>Faults of score packs: a good one with one thing changed, and what is said about it.</summary>
public sealed class ScorePackFaultTests
{
    private const string Good = """
        name: pack
        title: Pack
        version: "1"
        scale: 100
        figures:
          - { name: adds, unit: count }
          - { name: technical, unit: count }
          - { name: professional, unit: count }
          - { name: revenue, unit: money }
          - { name: growth, unit: share }
        markets:
          - { name: emerging, multiplier: 2 }
        tracks:
          - name: large
            metrics:
              - { name: adds, kind: capped, figure: adds, weight: 40, max: 10 }
              - { name: revenue, kind: rate, figure: revenue, points: 5, per: 100, cap: 60 }
          - name: small
            metrics:
              - { name: adds, kind: capped, figure: adds, weight: 70, max: 5 }
              - { name: growth, kind: capped, figure: growth, weight: 30, max: 0.2 }
        levels:
          - name: silver
            score: 50
            eachMetricAbove: 0
            points: [{ metric: adds, atLeast: 10 }]
            unlocks: [badge]
          - name: gold
            score: 70
            figures: [{ figure: technical, atLeast: 6, ofWhich: [{ figure: professional, atLeast: 3 }] }]
            unlocks: [funding]
        standing: { kind: any-day, months: 6, daysBefore: 30, daysAfter: 0 }
        """;

    private const string Standing = "standing: { kind: any-day, months: 6, daysBefore: 30, daysAfter: 0 }";

    private const string Cases = """
        part of the good pack | becomes | path | detail
        name: pack | name: Pack | name | of the form
        name: pack | name: 1 | name | is the number 1; legal is string
        name: pack |  | name | is missing
        title: Pack | title: "" | title | has 0 characters; legal are 1 to 120
        title: Pack | titel: Pack | titel | is not known here
        scale: 100 | scale: 0 | scale | from 0.000001 to 1000000000
        scale: 100 | scale: 101 | tracks[0].metrics | have weights and caps of 100 points; legal is the scale, 101
        scale: 100 | scale: 60 | levels[1].score | legal is at most the scale, 60
        unit: share | unit: percent | figures[4].unit | legal are count, money, share
        name: professional, unit | name: technical, unit | figures[2].name | a second time
        multiplier: 2 | multiplier: 0 | markets[0].multiplier | from 0.01 to 10
        multiplier: 2 | multiplier: 1.005 | markets[0].multiplier | at most 2 decimals
        multiplier: 2 | multiplier: 10.01 | markets[0].multiplier | from 0.01 to 10
        - name: small | - name: large | tracks[1].name | a second time
        name: growth, kind | name: adds, kind | tracks[1].metrics[1].name | a second time
        figure: growth | figure: groth | tracks[1].metrics[1].figure | is groth, which is not counted; legal are adds, technical
        weight: 40, max: 10 | weight: 41, max: 10 | tracks[0].metrics | have weights and caps of 101 points; legal is the scale, 100
        weight: 40, max: 10 | weight: 0, max: 10 | tracks[0].metrics[0].weight | from 0.000001 to 1000000
        weight: 40, max: 10 | weight: 40, max: 0 | tracks[0].metrics[0].max | from 0.000001
        weight: 40, max: 10 | weight: 40, max: 9.5 | tracks[0].metrics[0].max | legal for a figure in count is a number from 1 to 10000000000000 with at most 0 decimals
        weight: 40, max: 10 | weight: 40 | tracks[0].metrics[0].kind | is capped without max; legal is with weight and max
        weight: 40, max: 10 | weight: 40, max: 10, per: 1 | tracks[0].metrics[0].per | stands beside capped; legal is beside rate only
        weight: 40, max: 10 | weight: 40, max: 10, cap: 1 | tracks[0].metrics[0].cap | stands beside capped; legal is beside rate only
        kind: capped, figure: adds, weight: 40 | kind: rate, figure: adds, weight: 40 | tracks[0].metrics[0].weight | stands beside rate; legal is beside capped only
        kind: capped, figure: adds, weight: 40 | kind: linear, figure: adds, weight: 40 | tracks[0].metrics[0].kind | legal are capped, rate
        per: 100, cap: 60 | per: 0.001, cap: 60 | tracks[0].metrics[1].per | legal for a figure in money is a number from 0.01 to 100000000000 with at most 2 decimals
        per: 100, cap: 60 | per: 100 | tracks[0].metrics[1] | has no cap and the pack a scale
        points: 5, per | points: 1000.1, per | tracks[0].metrics[1].points | from 0.000001 to 1000
        max: 0.2 | max: 10000001 | tracks[1].metrics[1].max | legal for a figure in share is a number from 0.000001 to 10000000 with at most 6 decimals
        weight: 70, max: 5 | weight: 70, max: 99999999977 | tracks[1].metrics[0] | without a common multiple of at most 10^15
        score: 70 | score: 50 | levels[1].score | that of a lower level 50; legal is more than the latter
        score: 50 | score: 101 | levels[0].score | legal is at most the scale, 100
        score: 50 | score: -1 | levels[0].score | from 0 to 1000000000
        metric: adds | metric: revenue | levels[0].points[0].metric | which the track small lacks; legal are metrics of every track
        points: [{ metric: adds, atLeast: 10 }] | points: [{ metric: adds, atLeast: 10 }, { metric: adds, atLeast: 11 }] | levels[0].points[1].metric | a second time
        - name: gold | - name: silver | levels[1].name | a second time
        unlocks: [funding] | unlocks: [badge] | levels[1].unlocks[0] | which a lower level opens already; legal is once
        unlocks: [funding] | unlocks: [funding, funding] | levels[1].unlocks[1] | each item may stand once
        unlocks: [funding] | unlocks: [funding]\n  - name: top | levels[2] | asks nothing; legal is at least one of score, eachMetricAbove, points, figures
        unlocks: [funding] | unlocks: [funding]\n  - { name: top, figures: [] } | levels[2] | asks nothing
        technical, atLeast: 6 | technical, atLeast: 2 | levels[1].figures[0].ofWhich[0].atLeast | legal is at most the latter
        technical, atLeast: 6 | technical, atLeast: 6.5 | levels[1].figures[0].atLeast | with at most 0 decimals
        technical, atLeast: 6 | tecnical, atLeast: 6 | levels[1].figures[0].figure | is tecnical, which is not counted
        figure: professional | figure: technical | levels[1].figures[0].ofWhich[0].figure | legal is another figure of the same unit
        figure: professional | figure: revenue | levels[1].figures[0].ofWhich[0].figure | legal is another figure of the same unit
        figure: professional | figure: pro | levels[1].figures[0].ofWhich[0].figure | is pro, which is not counted
        months: 6 | months: 0 | standing.months | whole number from 1 to 60
        daysBefore: 30 | daysBefore: 367 | standing.daysBefore | whole number from 1 to 366
        , daysAfter: 0 |  | standing.kind | is any-day without daysAfter; legal is with months and daysBefore and daysAfter
        kind: any-day | kind: monthly | standing.kind | legal are live, up-only, any-day
        kind: any-day | kind: live | standing.months | stands beside live; legal is beside any-day only
        kind: any-day, | kind: any-day, yearStart: 1, | standing.yearStart | stands beside any-day; legal is beside up-only only
        kind: any-day | kind: up-only | standing.kind | is up-only without yearStart
        """;

    [Fact]
    public void Load_TheGoodPack_HasNoFault() => Assert.Empty(ScorePackLoader.Load(Good).Faults);

    [Fact]
    public void Load_OneThingChanged_NamesLinePathAndLegalRange()
    {
        var wrong = new List<string>();
        foreach (var row in Table.Rows(Cases))
        {
            Assert.Contains(row[0], Good);
            var at = Good.IndexOf(row[0], StringComparison.Ordinal);
            var text = string.Concat(Good.AsSpan(0, at), row[1].Replace("\\n", "\n", StringComparison.Ordinal), Good.AsSpan(at + row[0].Length));
            var reading = ScorePackLoader.Load(text);
            var fault = reading.Faults.FirstOrDefault(fault => fault.Path == row[2] && fault.Detail.Contains(row[3], StringComparison.Ordinal));
            if (reading.Pack is not null || fault is null) wrong.Add($"{row[1]}: {string.Join(" / ", reading.Faults.Select(fault => $"{fault.Path}: {fault}"))}");
            else if (row[1].Contains($"{row[2].Split('.')[^1]}:", StringComparison.Ordinal) && fault.Line != LineOf(Good, row[0])) wrong.Add($"{row[1]}: line {fault.Line} instead of {LineOf(Good, row[0])}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("scale: 100", "scale stands without tracks")]
    [InlineData("score: 50", "levels[0].score asks for points and the pack has no tracks")]
    [InlineData("eachMetricAbove: 0", "levels[0].eachMetricAbove asks for points")]
    [InlineData("points: [{ metric: adds, atLeast: 10 }]", "levels[0].points asks for points")]
    public void Load_PointsWithoutTracks_AreFaultsInTheirLines(string line, string detail)
    {
        var text = $"{Good[..Good.IndexOf("tracks:", StringComparison.Ordinal)]}{Good[Good.IndexOf("levels:", StringComparison.Ordinal)..]}";
        var fault = Assert.Single(ScorePackLoader.Load(text).Faults, fault => fault.Detail.StartsWith(detail, StringComparison.Ordinal));
        Assert.Equal(LineOf(text, line), fault.Line);
    }

    [Fact]
    public void Load_ManyFaults_TellsAllAtOnceInOrder()
    {
        var text = Good.Replace("unit: money", "unit: coin", StringComparison.Ordinal).Replace("weight: 70", "weight: 71", StringComparison.Ordinal)
            .Replace("score: 70", "score: 40", StringComparison.Ordinal).Replace(Standing, "standing: { kind: up-only, yearStart: 13 }", StringComparison.Ordinal);
        Assert.Equal(
            [
                $"line {LineOf(text, "unit: coin")}, column 22: figures[3].unit is 'coin'; legal are count, money, share.",
                $"line {LineOf(text, "weight: 71") - 1}, column 5: tracks[1].metrics have weights and caps of 101 points; legal is the scale, 100.",
                $"line {LineOf(text, "score: 40")}, column 5: levels[1].score is 40 and that of a lower level 50; legal is more than the latter.",
                $"line {LineOf(text, "yearStart")}, column 28: standing.yearStart is 13; legal is a whole number from 1 to 12.",
            ],
            ScorePackLoader.Load(text).Faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("text")]
    [InlineData("name: &a pack")]
    [InlineData("name: [")]
    public void Load_NoPack_IsAFault(string text) => Assert.NotEmpty(ScorePackLoader.Load(text).Faults);

    private static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
