using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

public sealed class ObjectiveReportTests
{
    private static readonly OkrSums Some = Sums.Read(
        "SourcedMinor 123456789, ExpansionMinor 40000000, InfluencedExpansionMinor 10000000, PartnersActivated 1025, CertificationsEarned 4, CertificationScoreHundredths 34998, "
        + "PartnerWon 12, PartnerLost 28, DirectWon 13, DirectLost 27, CsatAnswers 3, CsatHundredths 1289, Green 3, Yellow 2, Red 2, MdfReimbursedMinor 400000, InfluencedWonMinor 5000000, "
        + "PayoutsMinor 300, CreditedMinor 4000, AnswersInTime 19, AnswersDue 20, FirstActivities 2, FirstActivityTicks 2592000000000, Promoters 1, Detractors 2, NpsAnswers 3");

    // Half of 2024 is over.
    [Fact]
    public void Sentence_SaysValueTargetVerdictAndLine() => Same(
        Some,
        """
        Partner-sourced ARR: 1,234,567.89, asked at least 5,000,000.00: not met; due by now 2,500,000.00, behind. | 1,234,567.89 won of deals that partners sourced
        Influenced share of expansion ARR: 0.250000, asked at least 0.300000: not met. | 100,000.00 influenced of 400,000.00 expansion
        Partners activated: 1,025, asked at least 50: met; due by now 25, ahead. | 1,025 activated
        Certifications earned: 4, asked at least 300 with a mean score of at least 85.00 (87.50): not met; due by now 150, behind. | 4 earned (87.50)
        Partner win rate minus direct win rate: -0.025000, asked within 0.020000: not met. | partners won 12 and lost 28, direct won 13 and lost 27
        Mean CSAT: 4.30, asked at least 4.30: not met. | 3 answers
        """,
        Defaults.Program.Objectives.ToArray());

    [Fact]
    public void Sentence_OfEveryOtherMetric() => Same(
        Some,
        """
        Share of partners in green health: 0.428571, asked at most 0.000007: not met. | 3 green, 2 yellow, 2 red
        Closed-won per unit of MDF reimbursed: 12.500000, asked at most 0.000007: not met. | 50,000.00 won for 4,000.00 reimbursed
        Payouts per unit of credited ARR: 0.075000, asked at most 0.000007: not met. | 3.00 accrued on 40.00 credited
        Registrations answered in time: 0.950000, asked at most 0.000007: not met. | 19 of 20 in time
        Days to first activity: 1.50, asked at most 0.07: not met. | 2 partners
        Partner NPS: -33.33, asked at most 0.07: met. | 1 promoters and 2 detractors of 3 answers
        """,
        new Objective("rest", "Rest", [.. Enum.GetValues<Metric>().Where(metric => metric >= Metric.GreenShare).Select(metric => new KeyResult("kr", metric, Comparator.AtMost, 7, OkrPeriod.Year, null))]));

    [Fact]
    public void Sentence_BeforeAnyEvidence() => Same(
        default,
        """
        Partner-sourced ARR: 0.00, asked at least 5,000,000.00: not met; due by now 2,500,000.00, behind. | 0.00 won of deals that partners sourced
        Influenced share of expansion ARR: no evidence yet, asked at least 0.300000: no evidence. | 0.00 influenced of 0.00 expansion
        Partners activated: 0, asked at least 50: not met; due by now 25, behind. | 0 activated
        Certifications earned: 0, asked at least 300 with a mean score of at least 85.00: not met; due by now 150, behind. | 0 earned
        Partner win rate minus direct win rate: no evidence yet, asked within 0.020000: no evidence. | partners won 0 and lost 0, direct won 0 and lost 0
        Mean CSAT: no evidence yet, asked at least 4.30: no evidence. | 0 answers
        """,
        Defaults.Program.Objectives.ToArray());

    [Fact]
    public void Of_AsksTheSumsOfEachKeyResultsOwnPeriod()
    {
        var objective = new Objective("two", "Two",
        [
            new("q", Metric.PartnersActivated, Comparator.AtLeast, 1, OkrPeriod.Quarter, null),
            new("h", Metric.PartnersActivated, Comparator.AtLeast, 1, OkrPeriod.HalfYear, null),
        ]);
        var report = ObjectiveReport.Of(objective, Defaults.Program.Calendar, Story.At("2024-05-01"), period => new() { PartnersActivated = (period.Until - period.After).Days });
        Assert.Equal(
            [(new PeriodBounds(Story.At("2024-04-01"), Story.At("2024-07-01")), 91L), (new(Story.At("2024-01-01"), Story.At("2024-07-01")), 182L)],
            report.KeyResults.Select(each => (each.Period, each.Reading.Value!.Value)));
        Assert.Equal((objective, Story.At("2024-05-01")), (report.Objective, report.At));
        Assert.Equal(objective.KeyResults, report.KeyResults.Select(each => each.KeyResult));
    }

    [Fact]
    public void Verdict_OfAnObjective_IsItsWorst() => Table.Check(
        """
        csat answers | nps answers | verdict
        0            | 0           | no evidence
        1            | 0           | no evidence
        1            | 1           | met
        9            | 0           | not met
        9            | 1           | not met
        """,
        row =>
        {
            var sums = new OkrSums { CsatAnswers = row.Int("csat answers"), CsatHundredths = row.Int("csat answers") == 0 ? 0 : 500, NpsAnswers = row.Int("nps answers"), Promoters = row.Int("nps answers") };
            var objective = new Objective("o", "O", [new("csat", Metric.MeanCsat, Comparator.AtLeast, 400, OkrPeriod.Year, null), new("nps", Metric.PartnerNps, Comparator.AtLeast, 0, OkrPeriod.Year, null)]);
            Assert.Equal(Sums.Enum<Verdict>(row["verdict"]), ObjectiveReport.Of(objective, Defaults.Program.Calendar, Story.At("2024-05-01"), _ => sums).Verdict);
        });

    private static void Same(OkrSums sums, string expected, params Objective[] objectives) => Assert.Equal(expected, string.Join('\n', objectives
        .SelectMany(objective => ObjectiveReport.Of(objective, Defaults.Program.Calendar, Story.At("2024-07-02"), _ => sums).KeyResults)
        .Select(each => $"{each.Sentence} | {each.Evidence}")));
}
