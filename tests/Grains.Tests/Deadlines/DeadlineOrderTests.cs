using PemActors.Grains.Deadlines;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Deadlines;

public sealed class DeadlineOrderTests
{
    private static readonly Instant Noon = Instant.Utc(2026, 4, 1);

    [Fact]
    public void Runs_OfOneInstant_AreSettlementsThenPartnersThenDealsThenDocuments() => Assert.Equal(
        ["i:a", "p:a p:b", "o:a k:a c:a", "d:a"],
        Shown(Due("d:a", 0), Due("o:a", 0), Due("p:a", 0), Due("k:a", 0), Due("i:a", 0), Due("c:a", 0), Due("p:b", 0)));

    [Fact]
    public void Runs_PartnersAndDealsOfSeveralInstants_AreTwo_ForNoneTellsTheirOrder() => Assert.Equal(
        ["p:a p:b", "o:a"], Shown(Due("p:a", 0), Due("o:a", 1), Due("p:b", 2), Due("p:a", 3)));

    [Fact]
    public void Runs_ASettlementOrADocument_PartsWhatIsBeforeItFromWhatIsAfter() => Assert.Equal(
        ["p:a", "i:a i:b", "p:a p:b", "d:a", "p:b"],
        Shown(Due("p:b", 5), Due("i:a", 1), Due("i:b", 2), Due("p:a", 0), Due("d:a", 4), Due("p:b", 3), Due("p:a", 2)));

    [Fact]
    public void Runs_EachSubject_HasItsEarliestInstantAndAllItsNames()
    {
        var run = Assert.Single(DeadlineOrder.Runs([new(Subject("p:a"), "terms", Noon.AddDays(1)), new(Subject("p:a"), "card", Noon)]));
        var (subject, due, names) = Assert.Single(run.Subjects);
        Assert.Equal((Subject("p:a"), Noon), (subject, due));
        Assert.Equal(["card", "terms"], names);
    }

    [Fact]
    public void Runs_OfNothing_AreNone() => Assert.Empty(DeadlineOrder.Runs([]));

    private static DueDeadline Due(string subject, int day) => new(Subject(subject), "any", Noon.AddDays(day));

    private static Subject Subject(string text) => new(
        text[0] switch
        {
            'i' => SubjectKind.Incentive,
            'p' => SubjectKind.Partner,
            'o' => SubjectKind.Opportunity,
            'k' => SubjectKind.Account,
            'c' => SubjectKind.Conflict,
            _ => SubjectKind.Cadence,
        },
        text);

    private static IEnumerable<string> Shown(params DueDeadline[] due) => DeadlineOrder.Runs(due).Select(run => string.Join(' ', run.Subjects.Select(one => one.Subject.Id)));
}
