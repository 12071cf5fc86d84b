using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

/// <summary>What one partner, applied in 2023, adds to the year 2024; each line is a story and, where no other is given, seen from 2025-06-01.</summary>
public sealed class PartnerOkrsTests
{
    private static readonly PeriodBounds Year = new(Story.At("2024-01-01"), Story.At("2025-01-01"));

    [Fact]
    public void Recommendations_PromotersFromNine_DetractorsToSix() => Check(
        """
        at         | story                                   | sums
        -          | nps 03-01 10                            | Red 1, Promoters 1, NpsAnswers 1
        -          | nps 03-01 9                             | Red 1, Promoters 1, NpsAnswers 1
        -          | nps 03-01 8                             | Red 1, NpsAnswers 1
        -          | nps 03-01 7                             | Red 1, NpsAnswers 1
        -          | nps 03-01 6                             | Red 1, Detractors 1, NpsAnswers 1
        -          | nps 03-01 0                             | Red 1, Detractors 1, NpsAnswers 1
        -          | nps 03-01 9, nps 03-02 6, nps 03-03 7   | Red 1, Promoters 1, Detractors 1, NpsAnswers 3
        -          | nps 01-01 9                             | Red 1
        -          | nps 2025-01-01 9                        | Red 1, Promoters 1, NpsAnswers 1
        -          | nps 2025-01-01T00:00:00.0000001Z 9      | Red 1
        2024-02-29 | nps 03-01 9                             | Red 1
        """);

    [Fact]
    public void Satisfaction_CountsAndSums() => Check(
        """
        at         | story                                   | sums
        -          | survey 03-01 430                        | CsatAnswers 1, CsatHundredths 430, Red 1
        -          | survey 03-01 430, deliver 04-01 500     | CsatAnswers 2, CsatHundredths 930, Red 1
        -          | survey 01-01 430                        | Red 1
        -          | survey 01-01T00:00:00.0000001Z 430      | CsatAnswers 1, CsatHundredths 430, Red 1
        -          | survey 2025-01-01 100                   | CsatAnswers 1, CsatHundredths 100, Red 1
        -          | survey 2025-01-01T00:00:00.0000001Z 430 | Red 1
        2024-02-29 | survey 03-01 430                        | Red 1
        """);

    [Fact]
    public void Certifications_OncePerUserAndCertification_TheLatestOfThePeriod() => Check(
        """
        at         | story                                                     | sums
        -          | certify 03-01 u1 a 9000                                   | CertificationsEarned 1, CertificationScoreHundredths 9000, Red 1
        -          | certify 03-01 u1 a 9000, certify 04-01 u1 a 7000          | CertificationsEarned 1, CertificationScoreHundredths 7000, Red 1
        -          | certify 03-01 u1 a 9000, certify 04-01 u1 b 7000          | CertificationsEarned 2, CertificationScoreHundredths 16000, Red 1
        -          | certify 03-01 u1 a 9000, certify 04-01 u2 a 7000          | CertificationsEarned 2, CertificationScoreHundredths 16000, Red 1
        -          | certify 2023-03-01 u1 a 9000, certify 04-01 u1 a 7000     | CertificationsEarned 1, CertificationScoreHundredths 7000, Red 1
        -          | certify 03-01 u1 a 9000, certify 2025-02-01 u1 a 7000     | CertificationsEarned 1, CertificationScoreHundredths 9000, Red 1
        -          | certify 03-01 u1 a 9000, expire 04-01 u1 a, remove 04-02 u1 | CertificationsEarned 1, CertificationScoreHundredths 9000, Red 1
        -          | expire 04-01 u1 a                                         | Red 1
        -          | certify 2023-03-01 u1 a 9000, expire 04-01 u1 a           | Red 1
        -          | certify 01-01 u1 a 9000                                   | Red 1
        -          | certify 2025-01-01 u1 a 9000                              | CertificationsEarned 1, CertificationScoreHundredths 9000, Red 1
        2024-02-29 | certify 03-01 u1 a 9000                                   | Red 1
        """);

    // A day has 864,000,000,000 ticks.
    [Fact]
    public void Activation_AndTheFirstActivity_ByTheirOwnInstants() => Check(
        """
        at         | story                                                                                                  | sums
        -          | act 02-02                                                                                              | Red 1
        -          | accept 02-01, act 01-31                                                                                | Red 1
        -          | accept 02-01, act 02-01                                                                                | Red 1, FirstActivities 1
        -          | accept 02-01, act 02-02                                                                                | Red 1, FirstActivities 1, FirstActivityTicks 864000000000
        -          | accept 02-01, act 06-02, act 06-03                                                                     | Red 1, FirstActivities 1, FirstActivityTicks 105408000000000
        -          | accept 02-01, accept 02-03, act 01-31, act 02-02                                                       | Red 1, FirstActivities 1, FirstActivityTicks 864000000000
        -          | accept 02-01, act 02-01, act 02-01, act 02-01                                                          | PartnersActivated 1, Red 1, FirstActivities 1
        -          | accept 02-01, act 02-01, act 02-01                                                                     | Red 1, FirstActivities 1
        -          | accept 2023-12-20, act 2023-12-20, act 2023-12-20, act 2024-01-01                                      | Red 1
        -          | accept 2023-12-20, act 2023-12-20, act 2023-12-20, act 2024-01-01T00:00:00.0000001Z                    | PartnersActivated 1, Red 1
        -          | accept 2024-12-20, act 2024-12-20, act 2024-12-20, act 2025-01-01                                      | PartnersActivated 1, Red 1, FirstActivities 1
        -          | accept 2024-12-20, act 2024-12-20, act 2024-12-20, act 2025-01-01T00:00:00.0000001Z                    | Red 1, FirstActivities 1
        -          | accept 2024-12-31, act 2025-01-02                                                                      | Red 1
        2024-02-01 | accept 02-01, act 02-02                                                                                | Red 1
        """);

    // Nothing but compliance and an unknown quality is 20 points: red. Five activities make it 45; with 5 certifications and CSAT 75.
    [Fact]
    public void Band_IsThatOfTheEndOfThePeriod_UnlessTerminated() => Check(
        """
        at                           | story                                                                        | sums
        -                            |                                                                              | Red 1
        -                            | act*5 12-01                                                                  | Yellow 1
        2024-11-30                   | act*5 12-01                                                                  | Red 1
        2024-12-01                   | act*5 12-01                                                                  | Yellow 1
        -                            | act*5 12-01, team 2023-03-01, survey 12-01 430                               | CsatAnswers 1, CsatHundredths 430, Green 1
        -                            | terminate 2025-01-01                                                         |
        -                            | terminate 2025-01-01T00:00:00.0000001Z                                       | Red 1
        2024-02-29                   | terminate 03-01                                                              | Red 1
        -                            | suspend 03-01                                                                | Red 1
        2024-01-01                   | nps 2024-01-01 9                                                             |
        2024-01-01T00:00:00.0000001Z |                                                                              | Red 1
        """);

    [Fact]
    public void Nothing_BeforeTheIntroduction_AndNoBandBeforeItEither() => Table.Check(
        """
        applied    | at         | sums
        2025-06-02 | 2025-06-01 |
        2025-06-01 | 2025-06-01 | NpsAnswers 1
        2025-01-01 | 2025-06-01 | Red 1, NpsAnswers 1
        """,
        row =>
        {
            var evidence = new Story().Applied(row["applied"]).Say("2024-03-01", key => new PartnerFact.NpsSubmitted(key, "u1", 8)).Evidence;
            Assert.Equal(row["sums"], Sums.Write(evidence.OkrsIn(Year, Story.At(row["at"]), Defaults.Program)));
        });

    // Bands are of an instant, and certifications once in each period: all else of two periods that meet adds up to that of both.
    [Fact]
    public void PeriodsThatMeet_AddUp_WhateverTheOrderOfArrival() =>
        Gen.Select(Generated.Log, Generated.AnyTime.Array[4], Gen.Int[1, 1_000]).Sample(
            (log, times, luck) =>
            {
                var partner = log.Clean(Defaults.Program);
                var deals = log.Opportunities.Select((facts, o) => Fold.Opportunity(new($"opp{o}"), facts.Select(Expanding))).ToArray();
                var shuffled = log.Opportunities.Select((facts, o) => Fold.Opportunity(new($"opp{o}"), facts.Select((fact, i) => (Fact: Expanding(fact), Luck: (i + 1) * luck % 97)).OrderBy(each => each.Luck).Select(each => each.Fact))).ToArray();
                OkrSums Of(PeriodBounds period, OpportunityEvidence[] of)
                {
                    var sums = partner.OkrsIn(period, times[3], Defaults.Program);
                    foreach (var deal in of) sums += deal.OkrsIn(period, times[3], Defaults.Program);
                    return sums with { Green = 0, Yellow = 0, Red = 0, CertificationsEarned = 0, CertificationScoreHundredths = 0 };
                }
                var (a, b, c) = (times.Min(), times.Order().ElementAt(1), times.Max());
                if (a == b || b == c) return;
                Assert.Equal(Of(new(a, c), deals), Of(new(a, b), deals) + Of(new(b, c), deals));
                Assert.Equal(Of(new(a, c), deals), Of(new(a, c), shuffled));
            },
            iter: Law.Times(600));

    private static OpportunityFact Expanding(OpportunityFact fact) => fact is OpportunityFact.Created created ? created with { Expansion = created.AmountMinor % 20_000 == 0 } : fact;

    private static void Check(string table) => Table.Check(table, row =>
    {
        var story = new Story().Applied("2023-01-01");
        foreach (var step in row["story"].Split(", ", StringSplitOptions.RemoveEmptyEntries)) Tell(story, step.Split(' '));
        Assert.Equal(row["sums"], Sums.Write(story.Evidence.OkrsIn(Year, Story.At(row["at"] is "-" ? "2025-06-01" : row["at"]), Defaults.Program)));
    });

    private static Story Tell(Story story, string[] words)
    {
        var at = words[1].IndexOf('-', StringComparison.Ordinal) == 2 ? $"2024-{words[1]}" : words[1];
        return words[0] switch
        {
            "nps" => story.Say(at, key => new PartnerFact.NpsSubmitted(key, "u1", int.Parse(words[2]))),
            "survey" => story.Say(at, key => new PartnerFact.SurveyAnswered(key, int.Parse(words[2]))),
            "deliver" => story.Say(at, key => new PartnerFact.DeliveryCompleted(key, "p1", int.Parse(words[2]))),
            "certify" => story.Say(at, key => new PartnerFact.CertificationEarned(key, words[2], words[3], CertificationLevel.Foundational, int.Parse(words[4]), null)),
            "team" => story.Certified(at, 5),
            "expire" => story.Say(at, key => new PartnerFact.CertificationExpired(key, words[2], words[3])),
            "remove" => story.Say(at, key => new PartnerFact.UserRemoved(key, words[2])),
            "accept" => story.Say(at, key => new PartnerFact.Accepted(key)),
            "act" => story.Active(at),
            "act*5" => story.Active(at, at, at, at, at),
            "terminate" => story.Say(at, key => new PartnerFact.Terminated(key, "left")),
            "suspend" => story.Say(at, key => new PartnerFact.Suspended(key, "late")),
            _ => throw new ArgumentException($"What is {words[0]}?"),
        };
    }
}
