using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

/// <summary>What one opportunity adds to the year 2024; each line is a story and, where no other is given, seen from 2025-06-01.</summary>
public sealed class OpportunityOkrsTests
{
    private static readonly PeriodBounds Year = new(Story.At("2024-01-01"), Story.At("2025-01-01"));
    private int next;

    [Fact]
    public void WinsAndLosses_AreAPartnersOrDirect() => Check(
        """
        at                           | story                                                    | sums
        -                            | create 02-01, win 03-01 100                              | DirectWon 1
        -                            | create 02-01, lose 03-01                                 | DirectLost 1
        -                            | create 02-01 acme, win 03-01 100                         | PartnerWon 1
        -                            | create 02-01 acme, lose 03-01                            | PartnerLost 1
        -                            | create 02-01, touch 02-02 acme, lose 03-01               | PartnerLost 1
        -                            | create 02-01, touch 03-01 acme, win 03-01 100            | PartnerWon 1
        -                            | create 02-01, touch 03-01T00:00:00.0000001Z acme, win 03-01 100 | DirectWon 1
        -                            | create 02-01, hint 02-02 acme, win 03-01 100             | DirectWon 1
        -                            | create 02-01, approve 02-02 acme, lose 03-01             | PartnerLost 1
        -                            | create 02-01, approve 02-02 acme, lose 09-01             | PartnerLost 1
        -                            | create 02-01, lose 03-01, approve 03-02 acme             | DirectLost 1
        -                            | create 02-01, lose 03-01, win 04-01 100                  | DirectLost 1
        -                            | create 2023-02-01, lose 2024-01-01                       |
        -                            | create 2023-02-01, lose 2024-01-01T00:00:00.0000001Z     | DirectLost 1
        -                            | create 02-01, lose 2025-01-01                            | DirectLost 1
        -                            | create 02-01, lose 2025-01-01T00:00:00.0000001Z          |
        2024-02-29T23:59:59.9999999Z | create 02-01, lose 03-01                                 |
        2024-03-01                   | create 02-01, lose 03-01                                 | DirectLost 1
        2024-03-31                   | create 04-01, lose 03-01                                 |
        2024-04-01                   | create 04-01, lose 03-01                                 | DirectLost 1
        2024-01-01                   | create 2023-02-01, lose 2024-01-01                       |
        -                            | lose 03-01                                               |
        """);

    [Fact]
    public void SourcedArr_IsWhatAPartnerSourced_WhileTheCustomerStays() => Check(
        """
        at         | story                                                                         | sums
        -          | create 02-01, touch 01-31 acme, win 03-01 100                                 | SourcedMinor 100, PartnerWon 1
        -          | create 02-01, touch 02-01 acme, win 03-01 100                                 | PartnerWon 1
        -          | create 02-01, approve 02-02 acme, win 03-01 100                               | SourcedMinor 100, PartnerWon 1
        -          | create 02-01, approve 02-02 acme, win 09-01 100                               | SourcedMinor 100, PartnerWon 1
        -          | create 02-01, touch 01-31 acme, win 03-01 100, churn 2025-06-01               | PartnerWon 1
        -          | create 02-01, touch 01-31 acme, win 03-01 100, churn 2025-06-01T00:00:00.0000001Z | SourcedMinor 100, PartnerWon 1
        2025-01-01 | create 02-01, touch 01-31 acme, win 03-01 100, churn 2025-02-01               | SourcedMinor 100, PartnerWon 1
        -          | create 02-01, touch 01-31 acme, churn 02-15, win 03-01 100                    | SourcedMinor 100, PartnerWon 1
        -          | create 02-01, touch 01-31 acme, lose 03-01                                    | PartnerLost 1
        -          | create 2023-02-01, touch 2023-01-31 acme, win 2023-03-01 100                  |
        """);

    [Fact]
    public void Expansion_IsOfExpansionDeals_AndOfSubscriptionsWonBefore() => Check(
        """
        at         | story                                                                         | sums
        -          | expansion 02-01, win 03-01 100                                                | ExpansionMinor 100, DirectWon 1
        -          | expansion 02-01 acme, win 03-01 100                                           | ExpansionMinor 100, PartnerWon 1
        -          | expansion 02-01, touch 02-02 acme, win 03-01 100                              | ExpansionMinor 100, InfluencedExpansionMinor 100, PartnerWon 1
        -          | expansion 02-01, touch 01-31 acme, win 03-01 100                              | SourcedMinor 100, ExpansionMinor 100, InfluencedExpansionMinor 100, PartnerWon 1
        -          | expansion 02-01, submit 2023-10-01 acme, approve 02-02 acme, win 03-01 100    | SourcedMinor 100, ExpansionMinor 100, InfluencedExpansionMinor 100, PartnerWon 1
        -          | expansion 02-01, win 03-01 100, churn 04-01                                   | DirectWon 1
        -          | expansion 2023-02-01, win 2023-03-01 100, expand 04-01 30                     | ExpansionMinor 30
        -          | expansion 02-01, win 03-01 100, expand 04-01 30, expand 05-01 5               | ExpansionMinor 135, DirectWon 1
        -          | create 02-01, touch 02-02 acme, win 03-01 100, expand 03-01 30                | ExpansionMinor 30, InfluencedExpansionMinor 30, PartnerWon 1
        -          | create 02-01, touch 02-02 acme, win 03-01 100, expand 02-29T23:59:59.9999999Z 30 | PartnerWon 1
        -          | create 02-01, win 03-01 100, touch 03-02 acme, expand 04-01 30                | ExpansionMinor 30, DirectWon 1
        -          | create 2023-02-01, win 2023-03-01 100, expand 2024-01-01 30                   |
        -          | create 2023-02-01, win 2023-03-01 100, expand 2024-01-01T00:00:00.0000001Z 30 | ExpansionMinor 30
        -          | create 2023-02-01, win 2023-03-01 100, expand 2025-01-01 30                   | ExpansionMinor 30
        -          | create 2023-02-01, win 2023-03-01 100, expand 2025-01-01T00:00:00.0000001Z 30 |
        2024-03-31 | create 2023-02-01, win 2023-03-01 100, expand 04-01 30                        |
        2024-04-01 | create 2023-02-01, win 2023-03-01 100, expand 04-01 30                        | ExpansionMinor 30
        2023-12-31 | create 2023-02-01, win 2023-03-01 100, expand 2024-01-01 30                   |
        -          | create 02-01, lose 03-01, expand 04-01 30                                     | DirectLost 1
        -          | create 02-01, expand 04-01 30                                                 |
        -          | create 02-01, expand 04-01 30, win 2025-02-01 100                             |
        """);

    // 48 hours; the answer at the very end is in time, so that the approval a program gives itself there is.
    [Fact]
    public void Registrations_AnsweredInTimeOrOverdue() => Table.Check(
        """
        at                           | story                                                                                   | sums
        -                            | create 02-01, submit 02-02 acme, approve 02-04 acme                                     | AnswersInTime 1, AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, approve 02-04T00:00:00.0000001Z acme                   | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, reject 02-04 acme                                      | AnswersInTime 1, AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, reject 02-04T00:00:00.0000001Z acme                    | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, reject 02-02 acme                                      | AnswersInTime 1, AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, reject 02-01 acme, approve 02-01 acme                  | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme                                                         | AnswersDue 1
        2024-02-03T23:59:59.9999999Z | create 02-01, submit 02-02 acme                                                         |
        2024-02-04                   | create 02-01, submit 02-02 acme                                                         | AnswersDue 1
        2024-02-02                   | create 02-01, submit 02-02 acme, approve 02-03 acme                                     |
        -                            | create 02-01, submit 02-02 acme, approve 02-03 bolt                                     | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, reject 02-03 bolt                                      | AnswersDue 1
        -                            | create 02-01, approve 02-01 acme, submit 02-02 acme, renew 02-03 acme                   | AnswersDue 1
        -                            | create 02-01, approve 02-01 acme                                                        |
        -                            | create 02-01, submit 02-02 acme, lose 02-04                                             |
        -                            | create 02-01, submit 02-02 acme, lose 02-04T00:00:00.0000001Z                           | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, lose 02-03, reject 02-03 acme                          | 
        -                            | create 02-01, submit 02-02 acme, submit 02-03 acme, approve 02-04 acme                  | AnswersInTime 1, AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, submit 02-03 acme, approve 02-05 acme                  | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, submit 02-03 acme                                      | AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, reject 02-03 acme, submit 02-05 acme, reject 02-06 acme | AnswersInTime 2, AnswersDue 2
        -                            | create 02-01, submit 02-02 acme, reject 02-03 acme, submit 02-05 acme                   | AnswersInTime 1, AnswersDue 2
        -                            | create 02-01, submit 02-02 acme, submit 02-02 bolt, reject 02-03 bolt, approve 02-03 acme | AnswersInTime 2, AnswersDue 2
        -                            | create 02-01, submit 02-02 acme, reject 02-03 acme, approve 02-09 acme                  | AnswersInTime 1, AnswersDue 1
        -                            | create 02-01, submit 02-02 acme, approve 02-03 acme, reject 02-09 acme                  | AnswersInTime 1, AnswersDue 1
        -                            | create 2023-12-01, submit 2023-12-30 acme                                               |
        -                            | create 2023-12-01, submit 2023-12-30T00:00:00.0000001Z acme                             | AnswersDue 1
        -                            | create 2023-12-01, submit 2023-12-31 acme, reject 2024-01-01 acme                       |
        -                            | create 2023-12-01, submit 2023-12-31 acme, reject 2024-01-01T00:00:00.0000001Z acme     | AnswersInTime 1, AnswersDue 1
        -                            | create 2024-12-01, submit 2024-12-31 acme, reject 2025-01-01 acme                       | AnswersInTime 1, AnswersDue 1
        -                            | create 2024-12-01, submit 2024-12-31 acme, reject 2025-01-01T00:00:00.0000001Z acme     |
        -                            | create 2024-12-01, submit 2024-12-30 acme                                               | AnswersDue 1
        -                            | create 2024-12-01, submit 2024-12-30T00:00:00.0000001Z acme                             |
        """,
        row =>
        {
            var account = new AccountEvidence(new("acct", "core"));
            account.Note(Told(row["story"]).RegistrationsFor(1, Defaults.Program.Engagement)!);
            Assert.Equal(row["sums"], Sums.Write(account.OkrsIn(Year, Story.At(row["at"] is "-" ? "2025-06-01" : row["at"]), Defaults.Program.Engagement)));
        });

    private void Check(string table) => Table.Check(table, row =>
    {
        Assert.Equal(row["sums"], Sums.Write(Told(row["story"]).OkrsIn(Year, Story.At(row["at"] is "-" ? "2025-06-01" : row["at"]), Defaults.Program)));
    });

    private OpportunityEvidence Told(string story)
    {
        var evidence = new OpportunityEvidence(new("o1"));
        foreach (var step in story.Split(", ")) evidence.Apply(Tell(step));
        return evidence;
    }

    private OpportunityFact Tell(string step)
    {
        var words = step.Split(' ');
        var date = words[1];
        var key = new FactKey(Story.At(date.IndexOf('-', StringComparison.Ordinal) == 2 ? $"2024-{date}" : date), "test", $"e{next++:000}");
        PartnerId? who = words.Length > 2 ? new(words[2]) : null;
        return words[0] switch
        {
            "create" or "expansion" => new OpportunityFact.Created(key, "acct", "core", 7, Stage.Qualify, Motion.CoSell, who, words[0] == "expansion"),
            "touch" or "hint" => new OpportunityFact.TouchRecorded(key, who!.Value, EvidenceKind.ActivityLog, words[0] == "touch"),
            "submit" => new OpportunityFact.RegistrationSubmitted(key, who!.Value),
            "approve" => new OpportunityFact.RegistrationApproved(key, who!.Value, null),
            "renew" => new OpportunityFact.RegistrationRenewed(key, who!.Value, null),
            "reject" => new OpportunityFact.RegistrationRejected(key, who!.Value, "NotIcp"),
            "win" => new OpportunityFact.Won(key, long.Parse(words[2]), null, null),
            "lose" => new OpportunityFact.Lost(key, "price"),
            "churn" => new OpportunityFact.SubscriptionChurned(key),
            "expand" => new OpportunityFact.SubscriptionExpanded(key, long.Parse(words[2])),
            _ => throw new ArgumentException($"What is {step}?"),
        };
    }
}
