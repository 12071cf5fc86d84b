using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Evidence;

public sealed class FactKeyTests
{
    [Fact]
    public void Keys_AreOrderedByTimeThenSourceThenId() => Table.Check(
        """
        time | source | id | other time | other source | other id | order
        1    | b      | b  | 2          | a            | a        | -1
        2    | a      | a  | 1          | b            | b        | 1
        1    | a      | b  | 1          | b            | a        | -1
        1    | b      | a  | 1          | a            | b        | 1
        1    | a      | a  | 1          | a            | b        | -1
        1    | a      | b  | 1          | a            | a        | 1
        1    | a      | a  | 1          | a            | a        | 0
        """,
        row =>
        {
            var a = new FactKey(new(row.Int("time")), row["source"], row["id"]);
            var b = new FactKey(new(row.Int("other time")), row["other source"], row["other id"]);
            var order = row.Int("order");
            Assert.Equal(order, Math.Sign(a.CompareTo(b)));
            Assert.Equal([order < 0, order > 0, order <= 0, order >= 0], new[] { a < b, a > b, a <= b, a >= b });
        });

    // Source and id together name a fact: the same id from another source is another fact.
    [Fact]
    public void Fold_DropsRepetitionsOfANameAndKeepsTheRest()
    {
        var at = Instant.Utc(2024, 2, 1);
        PartnerFact[] log =
        [
            new PartnerFact.Applied(new(at, "prm", "1"), PartnerType.Reseller, "emea", "Acme", []),
            new PartnerFact.ActivityRecorded(new(at, "crm", "1"), ActivityKind.Demo, null, null, null, true),
            new PartnerFact.ActivityRecorded(new(at, "crm", "2"), ActivityKind.Demo, null, null, null, true),
            new PartnerFact.ActivityRecorded(new(at.AddDays(1), "crm", "1"), ActivityKind.Demo, null, null, null, true),
        ];
        Assert.Equal(2, Fold.Partner(new("acme"), log).HealthAt(at.AddDays(2), Defaults.Program).Activities);
        OpportunityFact[] told =
        [
            new OpportunityFact.Created(new(at, "crm", "1"), "acct", "core", 100, Stage.Qualify, Motion.CoSell, null, false),
            new OpportunityFact.AmountChanged(new(at.AddDays(1), "crm", "2"), 200),
            new OpportunityFact.AmountChanged(new(at.AddDays(2), "crm", "2"), 300),
        ];
        var opportunity = Fold.Opportunity(new("o"), told);
        Assert.Equal((new OpportunityId("o"), at), (opportunity.Id, opportunity.CreatedAt));
        Assert.Equal(200, opportunity.ViewAt(at.AddDays(3), Defaults.Program)!.AmountMinor);
    }
}
