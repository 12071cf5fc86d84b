using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Docs;

public sealed class AttributionExamples
{
    private static readonly Instant Creation = Instant.Utc(2026, 1, 1);
    private static readonly PartnerId Acme = new("acme"), Bolt = new("bolt"), Cog = new("cog");

    [Fact]
    public void Page_GivesEachModelsCredits()
    {
        var evidence = new OpportunityEvidence(new("o1"));
        evidence.Apply(new OpportunityFact.Created(Key(0), "acct", "core", 1, Stage.Qualify, Motion.CoSell, null, false));
        foreach (var (partner, day) in ((PartnerId, int)[])[(Acme, -28), (Bolt, 14), (Bolt, 28), (Cog, 28)])
            evidence.Apply(new OpportunityFact.TouchRecorded(Key(day) with { Source = partner.Value }, partner, EvidenceKind.JointMeeting, true));
        evidence.Apply(new OpportunityFact.Won(Key(42), 100_000, null, null));
        ClosedDeal[] history = [new(Key(1).Time, true, [Acme, Bolt]), new(Key(2).Time, false, [Acme]), new(Key(3).Time, true, [Bolt, Cog]), new(Key(4).Time, false, [Cog])];
        var models = new HashSet<AttributionModel>();
        Table.Check(RulePage.Example("attribution.md"), row =>
        {
            var model = Enum.Parse<AttributionModel>(row["model"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            models.Add(model);
            Assert.Equal(
                ((PartnerId[])[Acme, Bolt, Cog]).Select(partner => new Credit(partner, row.Long($"{partner} ppm"), (long)(100 * decimal.Parse(row[partner.Value])))),
                evidence.Attributed(model, Defaults.Program, history)!.Credits);
        });
        Assert.Equal(Enum.GetValues<AttributionModel>().Length, models.Count);
        var roles = evidence.Roles(Defaults.Program)!;
        Assert.Equal((Acme, "bolt cog"), (roles.SourcedBy!.Value, string.Join(' ', roles.InfluencedBy)));
    }

    private static FactKey Key(int day) => new(Creation.AddDays(day), "crm", $"{day}");
}
