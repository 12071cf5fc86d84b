using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

/// <summary>The value of every metric, its rounding and its want of evidence; and every target on both sides.</summary>
public sealed class MetricTables
{
    // Worked out apart, with fractions of whole numbers.
    [Fact]
    public void Value() => Table.Check(
        """
        metric                   | sums                                                                        | value
        SourcedArr               |                                                                             | 0
        SourcedArr               | SourcedMinor 123456789                                                      | 123456789
        InfluencedExpansionShare |                                                                             | null
        InfluencedExpansionShare | InfluencedExpansionMinor 0, ExpansionMinor 7                                | 0
        InfluencedExpansionShare | InfluencedExpansionMinor 1, ExpansionMinor 3                                | 333333
        InfluencedExpansionShare | InfluencedExpansionMinor 2, ExpansionMinor 3                                | 666667
        InfluencedExpansionShare | InfluencedExpansionMinor 1, ExpansionMinor 2000000                          | 0
        InfluencedExpansionShare | InfluencedExpansionMinor 3, ExpansionMinor 2000000                          | 2
        InfluencedExpansionShare | InfluencedExpansionMinor 9000000000000000000, ExpansionMinor 9000000000000000000 | 1000000
        PartnersActivated        |                                                                             | 0
        PartnersActivated        | PartnersActivated 50                                                        | 50
        CertificationsEarned     |                                                                             | 0
        CertificationsEarned     | CertificationsEarned 300, CertificationScoreHundredths 2550000              | 300
        WinRateGap               |                                                                             | null
        WinRateGap               | PartnerWon 3, PartnerLost 1                                                 | null
        WinRateGap               | DirectWon 3, DirectLost 1                                                   | null
        WinRateGap               | PartnerWon 1, PartnerLost 2, DirectWon 1, DirectLost 3                      | 83333
        WinRateGap               | PartnerWon 1, PartnerLost 3, DirectWon 1, DirectLost 2                      | -83333
        WinRateGap               | PartnerLost 4, DirectWon 5                                                  | -1000000
        WinRateGap               | PartnerWon 27, PartnerLost 73, DirectWon 25, DirectLost 75                  | 20000
        WinRateGap               | PartnerWon 2000000001, PartnerLost 0, DirectWon 1, DirectLost 2000000000    | 1000000
        MeanCsat                 |                                                                             | null
        MeanCsat                 | CsatAnswers 1, CsatHundredths 430                                           | 430
        MeanCsat                 | CsatAnswers 2, CsatHundredths 859                                           | 430
        MeanCsat                 | CsatAnswers 2, CsatHundredths 861                                           | 430
        MeanCsat                 | CsatAnswers 3, CsatHundredths 1289                                          | 430
        GreenShare               |                                                                             | null
        GreenShare               | Green 1                                                                     | 1000000
        GreenShare               | Yellow 1                                                                    | 0
        GreenShare               | Red 2                                                                       | 0
        GreenShare               | Green 3, Yellow 2, Red 2                                                    | 428571
        MdfRoi                   |                                                                             | null
        MdfRoi                   | InfluencedWonMinor 5                                                        | null
        MdfRoi                   | InfluencedWonMinor 0, MdfReimbursedMinor 5                                  | 0
        MdfRoi                   | InfluencedWonMinor 5000000, MdfReimbursedMinor 400000                       | 12500000
        MdfRoi                   | InfluencedWonMinor 9223372036855, MdfReimbursedMinor 1                      | 9223372036854775807
        MdfRoi                   | InfluencedWonMinor 9223372036854, MdfReimbursedMinor 1                      | 9223372036854000000
        MdfRoi                   | InfluencedWonMinor 8301034833169298227, MdfReimbursedMinor 900000           | 9223372036854775807
        PayoutToArr              |                                                                             | null
        PayoutToArr              | PayoutsMinor 5                                                              | null
        PayoutToArr              | PayoutsMinor 3, CreditedMinor 40                                            | 75000
        SlaAttainment            |                                                                             | null
        SlaAttainment            | AnswersDue 4                                                                | 0
        SlaAttainment            | AnswersInTime 19, AnswersDue 20                                             | 950000
        TimeToFirstActivity      |                                                                             | null
        TimeToFirstActivity      | FirstActivities 1                                                           | 0
        TimeToFirstActivity      | FirstActivities 2, FirstActivityTicks 2592000000000                         | 150
        TimeToFirstActivity      | FirstActivities 1, FirstActivityTicks 4320000000                            | 0
        TimeToFirstActivity      | FirstActivities 1, FirstActivityTicks 4320000001                            | 1
        TimeToFirstActivity      | FirstActivities 1, FirstActivityTicks 12960000000                           | 2
        TimeToFirstActivity      | FirstActivities 2000000000, FirstActivityTicks 1209600000000000000000000    | 70000
        PartnerNps               |                                                                             | null
        PartnerNps               | NpsAnswers 3                                                                | 0
        PartnerNps               | Promoters 2, Detractors 1, NpsAnswers 3                                     | 3333
        PartnerNps               | Promoters 1, Detractors 2, NpsAnswers 3                                     | -3333
        PartnerNps               | Detractors 2, NpsAnswers 2                                                  | -10000
        PartnerNps               | Promoters 2, NpsAnswers 2                                                   | 10000
        PartnerNps               | Promoters 1, NpsAnswers 16                                                  | 625
        PartnerNps               | Detractors 1, NpsAnswers 32                                                 | -312
        """,
        row => Assert.Equal(row["value"] == "null" ? null : row.Long("value"), MetricRules.Value(Sums.Read(row["sums"]), row.Enum<Metric>("metric"))));

    [Fact]
    public void Unit_AndWhetherItAccumulates() => Table.Check(
        """
        metric                   | unit       | accumulates
        SourcedArr               | minor      | yes
        InfluencedExpansionShare | ppm        | no
        PartnersActivated        | count      | yes
        CertificationsEarned     | count      | yes
        WinRateGap               | ppm        | no
        MeanCsat                 | hundredths | no
        GreenShare               | ppm        | no
        MdfRoi                   | ppm        | no
        PayoutToArr              | ppm        | no
        SlaAttainment            | ppm        | no
        TimeToFirstActivity      | hundredths | no
        PartnerNps               | hundredths | no
        """,
        row =>
        {
            var metric = row.Enum<Metric>("metric");
            Assert.Equal((row.Enum<MetricUnit>("unit"), row["accumulates"] == "yes"), (MetricUnits.Of(metric), MetricRules.Accumulates(metric)));
        });

    // Lines marked * would be decided otherwise by the rounded value.
    [Fact]
    public void Judge_OnBothSidesOfTheTarget() => Table.Check(
        """
        metric                   | comparator | target    | sums                                                                | verdict
        SourcedArr               | at least   | 500000000 | SourcedMinor 499999999                                              | not met
        SourcedArr               | at least   | 500000000 | SourcedMinor 500000000                                              | met
        SourcedArr               | at most    | 500000000 | SourcedMinor 500000000                                              | met
        SourcedArr               | at most    | 500000000 | SourcedMinor 500000001                                              | not met
        SourcedArr               | at least   | 0         |                                                                     | met
        InfluencedExpansionShare | at least   | 300000    |                                                                     | no evidence
        InfluencedExpansionShare | at least   | 0         | InfluencedExpansionMinor 0, ExpansionMinor 1                        | met
        InfluencedExpansionShare | at least   | 300000    | InfluencedExpansionMinor 3, ExpansionMinor 10                       | met
        InfluencedExpansionShare | at least   | 300000    | InfluencedExpansionMinor 29999999, ExpansionMinor 100000000         | not met *
        PartnersActivated        | at least   | 50        | PartnersActivated 49                                                | not met
        PartnersActivated        | at least   | 50        | PartnersActivated 50                                                | met
        CertificationsEarned     | at least   | 300 8500  | CertificationsEarned 299, CertificationScoreHundredths 2900000      | not met
        CertificationsEarned     | at least   | 300 8500  | CertificationsEarned 300, CertificationScoreHundredths 2549999      | not met *
        CertificationsEarned     | at least   | 300 8500  | CertificationsEarned 300, CertificationScoreHundredths 2550000      | met
        CertificationsEarned     | at least   | 300 8500  | CertificationsEarned 301, CertificationScoreHundredths 2558499      | not met *
        CertificationsEarned     | at least   | 300 8500  | CertificationsEarned 301, CertificationScoreHundredths 2558500      | met
        CertificationsEarned     | at least   | 300       | CertificationsEarned 300, CertificationScoreHundredths 0            | met
        CertificationsEarned     | at least   | 0 8500    |                                                                     | met
        WinRateGap               | within     | 20000     | PartnerWon 27, PartnerLost 73                                       | no evidence
        WinRateGap               | within     | 20000     | PartnerWon 27, PartnerLost 73, DirectWon 25, DirectLost 75          | met
        WinRateGap               | within     | 20000     | PartnerWon 2700001, PartnerLost 7299999, DirectWon 1, DirectLost 3  | not met *
        WinRateGap               | within     | 20000     | PartnerWon 23, PartnerLost 77, DirectWon 25, DirectLost 75          | met
        WinRateGap               | within     | 20000     | PartnerWon 2299999, PartnerLost 7700001, DirectWon 1, DirectLost 3  | not met *
        WinRateGap               | at least   | 20000     | PartnerWon 23, PartnerLost 77, DirectWon 25, DirectLost 75          | not met
        WinRateGap               | at most    | 20000     | PartnerWon 22, PartnerLost 78, DirectWon 25, DirectLost 75          | met
        WinRateGap               | within     | 0         | PartnerWon 1, PartnerLost 3, DirectWon 25, DirectLost 75            | met
        MeanCsat                 | at least   | 430       |                                                                     | no evidence
        MeanCsat                 | at least   | 430       | CsatAnswers 3, CsatHundredths 1289                                  | not met *
        MeanCsat                 | at least   | 430       | CsatAnswers 3, CsatHundredths 1290                                  | met
        GreenShare               | at least   | 600000    | Green 3, Yellow 1, Red 1                                            | met
        GreenShare               | at least   | 600000    | Green 3, Yellow 2, Red 1                                            | not met
        GreenShare               | at least   | 600000    | Green 3, Yellow 1, Red 2                                            | not met
        MdfRoi                   | at least   | 3000000   | InfluencedWonMinor 2999, MdfReimbursedMinor 1000                    | not met
        MdfRoi                   | at least   | 3000000   | InfluencedWonMinor 3000, MdfReimbursedMinor 1000                    | met
        PayoutToArr              | at most    | 75000     | PayoutsMinor 3, CreditedMinor 40                                    | met
        PayoutToArr              | at most    | 75000     | PayoutsMinor 3000001, CreditedMinor 40000000                        | not met *
        PayoutToArr              | at most    | 75000     | PayoutsMinor 3                                                      | no evidence
        SlaAttainment            | at least   | 950000    | AnswersInTime 18, AnswersDue 19                                     | not met
        SlaAttainment            | at least   | 950000    | AnswersInTime 19, AnswersDue 20                                     | met
        TimeToFirstActivity      | at most    | 1400      | FirstActivities 2, FirstActivityTicks 24192000000000                | met
        TimeToFirstActivity      | at most    | 1400      | FirstActivities 2, FirstActivityTicks 24192000000001                | not met *
        PartnerNps               | at least   | 3000      | Promoters 4, Detractors 1, NpsAnswers 10                            | met
        PartnerNps               | at least   | 3000      | Promoters 4, Detractors 1, NpsAnswers 11                            | not met
        PartnerNps               | within     | 3000      | Promoters 1, Detractors 4, NpsAnswers 10                            | met
        """,
        row =>
        {
            var target = row["target"].Split(' ');
            var keyResult = new KeyResult("kr", row.Enum<Metric>("metric"), Sums.Enum<Comparator>(row["comparator"]), long.Parse(target[0]), OkrPeriod.Year, target.Length > 1 ? int.Parse(target[1]) : null);
            var sums = Sums.Read(row["sums"]);
            Assert.Equal(Sums.Enum<Verdict>(row["verdict"].TrimEnd('*', ' ')), KeyResultRules.Judge(sums, keyResult));
            // Read and Judge never part; where the metric does not accumulate pace is the verdict.
            var reading = KeyResultRules.Read(sums, keyResult, new(Story.At("2024-01-01"), Story.At("2025-01-01")), Story.At("2025-01-01"));
            Assert.Equal((KeyResultRules.Judge(sums, keyResult), MetricRules.Value(sums, keyResult.Metric)), (reading.Verdict, reading.Value));
            if (MetricRules.Accumulates(keyResult.Metric)) return;
            Assert.Null(reading.Due);
            Assert.Equal(reading.Verdict switch { Verdict.Met => Pace.OnTrack, Verdict.NotMet => Pace.Behind, _ => Pace.NoEvidence }, reading.Pace);
        });

    // The year 2024 has 366 days of 24 h: of 50 one is due each 7 days 7 h 40 min 48 s.
    [Fact]
    public void Pace_AgainstTheStraightLine() => Table.Check(
        """
        comparator | target              | at                           | value               | due                 | pace
        at least   | 50                  | 2023-06-01                   | 0                   | 0                   | on track
        at least   | 50                  | 2024-01-01                   | 0                   | 0                   | on track
        at least   | 50                  | 2024-01-01                   | 1                   | 0                   | ahead
        at least   | 50                  | 2024-01-08T07:40:47.9999999Z | 0                   | 0                   | on track
        at least   | 50                  | 2024-01-08T07:40:47.9999999Z | 1                   | 0                   | ahead
        at least   | 50                  | 2024-01-08T07:40:48Z         | 0                   | 1                   | behind
        at least   | 50                  | 2024-01-08T07:40:48Z         | 1                   | 1                   | on track
        at least   | 50                  | 2024-01-08T07:40:48Z         | 2                   | 1                   | ahead
        at least   | 50                  | 2024-07-02                   | 24                  | 25                  | behind
        at least   | 50                  | 2024-07-02                   | 25                  | 25                  | on track
        at least   | 50                  | 2024-12-31T23:59:59.9999999Z | 49                  | 49                  | on track
        at least   | 50                  | 2025-01-01                   | 49                  | 50                  | behind
        at least   | 50                  | 2025-01-01                   | 50                  | 50                  | on track
        at least   | 50                  | 2025-01-01                   | 51                  | 50                  | ahead
        at least   | 50                  | 2026-01-01                   | 50                  | 50                  | on track
        at most    | 50                  | 2024-07-02                   | 24                  | 25                  | ahead
        at most    | 50                  | 2024-07-02                   | 25                  | 25                  | on track
        at most    | 50                  | 2024-07-02                   | 26                  | 25                  | behind
        within     | 50                  | 2024-07-02                   | 24                  | 25                  | ahead
        within     | 50                  | 2024-07-02                   | 26                  | 25                  | behind
        at least   | 500000000           | 2024-03-01                   | 81967212            | 81967213            | behind
        at least   | 500000000           | 2024-03-01                   | 81967213            | 81967213            | on track
        at least   | 9000000000000000000 | 2024-07-02                   | 4500000000000000001 | 4500000000000000000 | ahead
        """,
        row =>
        {
            var keyResult = new KeyResult("kr", Metric.SourcedArr, Sums.Enum<Comparator>(row["comparator"]), row.Long("target"), OkrPeriod.Year, null);
            var reading = KeyResultRules.Read(new() { SourcedMinor = row.Long("value") }, keyResult, new(Story.At("2024-01-01"), Story.At("2025-01-01")), Story.At(row["at"]));
            Assert.Equal((row.Long("value"), row.Long("due"), Sums.Enum<Pace>(row["pace"])), (reading.Value, reading.Due, reading.Pace));
        });

    // Half of the year and half of the 300 certifications are over: the count is ahead, and yet a mean too low leaves it behind.
    [Fact]
    public void Pace_OfCertifications_IsTheWorseOfCountAndMean() => Table.Check(
        """
        count | scores  | pace
        0     | 0       | behind
        149   | 1400000 | behind
        150   | 1275000 | on track
        150   | 1274999 | behind
        151   | 1283500 | ahead
        151   | 1283499 | behind
        """,
        row => Assert.Equal(
            Sums.Enum<Pace>(row["pace"]),
            KeyResultRules.Read(
                new() { CertificationsEarned = row.Int("count"), CertificationScoreHundredths = row.Long("scores") },
                Defaults.Program.Objectives[1].KeyResults[0],
                new(Story.At("2024-01-01"), Story.At("2025-01-01")),
                Story.At("2024-07-02")).Pace));
}
