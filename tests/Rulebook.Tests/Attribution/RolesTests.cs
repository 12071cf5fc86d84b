using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

public sealed class RolesTests
{
    [Fact]
    public void Of_OneSources_TheOthersInfluence_NoneIsDirect() => Table.Check(
        """
        direct | approvals | touches       | sourced | influenced
        yes    |           |               |         |
        no     |           | a-5           | a       |
        no     |           | a0            |         | a
        no     |           | b1 a1         |         | a b
        no     |           | b-5 a-5       | b       | a
        no     |           | c-5 b-6 a1 b2 | b       | a c
        no     | b3        | c-5 b-6 a1 b2 | b       | a c
        no     | a3        | c-5 b-6       | a       | b c
        no     | a3 b2     | c-5           | b       | c
        no     | a3        |               | a       |
        """,
        row =>
        {
            var roles = DealRoles.Of(Deals.Touches(row["approvals"]), Deals.Touches(row["touches"]), Deals.Creation);
            Assert.Equal((row["sourced"], row["influenced"], row["direct"] == "yes"), (roles.SourcedBy?.Value ?? "", string.Join(' ', roles.InfluencedBy), roles.IsDirect));
        });

    [Fact]
    public void Evidence_AnswersRolesAndThePathOfAClosedDeal()
    {
        var evidence = new OpportunityEvidence(new("o1"));
        evidence.Apply(Touch("t1", "b", 5));
        Assert.Null(evidence.Roles(Defaults.Program));
        evidence.Apply(new OpportunityFact.Won(Key("won", 40), 9, null, null));
        Assert.Null(evidence.AsClosed(Defaults.Program));
        Assert.Null(evidence.Attributed(Programs.AttributionModel.Linear, Defaults.Program));
        evidence.Apply(new OpportunityFact.Created(Key("created", 0), "acct", "core", 1, Stage.Qualify, Motion.CoSell, new("owner"), false));
        evidence.Apply(Touch("t3", "c", 5));
        evidence.Apply(Touch("t2", "a", 5));
        evidence.Apply(Touch("t0", "c", -2));
        evidence.Apply(Touch("t4", "d", 6, verified: false));
        evidence.Apply(Touch("t5", "d", 41));
        evidence.Apply(new OpportunityFact.RegistrationSubmitted(Key("submitted", 2), new("e")));
        evidence.Apply(new OpportunityFact.RegistrationApproved(Key("approved", 3), new("e"), null));
        var closed = evidence.AsClosed(Defaults.Program)!;
        Assert.Equal((Deals.Creation.AddDays(40), true, "c e b a c"), (closed.ClosedAt, closed.Won, string.Join(' ', closed.Path)));
        var roles = evidence.Roles(Defaults.Program)!;
        Assert.Equal(("e", "a b c"), (roles.SourcedBy?.Value, string.Join(' ', roles.InfluencedBy)));
        evidence.Apply(new OpportunityFact.Lost(Key("lost", 39), "price"));
        Assert.Equal((Deals.Creation.AddDays(39), false), (evidence.AsClosed(Defaults.Program)!.ClosedAt, evidence.AsClosed(Defaults.Program)!.Won));
        Assert.Null(evidence.Attributed(Programs.AttributionModel.Linear, Defaults.Program));
    }

    [Fact]
    public void HistoryFor_CreditsUnderTheProgramsModel_WithTheHistoryGiven()
    {
        var evidence = new OpportunityEvidence(new("o1"));
        evidence.Apply(new OpportunityFact.Created(Key("created", 0), "acct", "core", 1, Stage.Qualify, Motion.CoSell, null, false));
        evidence.Apply(Touch("t1", "a", 1));
        evidence.Apply(Touch("t2", "b", 2));
        evidence.Apply(new OpportunityFact.Won(Key("won", 60), 100, null, null));
        long CreditOf(string partner, Programs.AttributionModel model, params ClosedDeal[] history) =>
            evidence.HistoryFor(new(partner), 1, Defaults.Program with { Attribution = Deals.Terms with { Model = model } }, history)!.Close!.CreditMinor;
        Assert.Equal((50, 50, 0), (CreditOf("a", Programs.AttributionModel.Linear), CreditOf("b", Programs.AttributionModel.Linear), CreditOf("c", Programs.AttributionModel.Linear)));
        Assert.Equal((0, 100), (CreditOf("a", Programs.AttributionModel.LastTouch), CreditOf("b", Programs.AttributionModel.LastTouch)));
        Assert.Equal((50, 100), (CreditOf("b", Programs.AttributionModel.Markov), CreditOf("b", Programs.AttributionModel.Markov, Deals.History("b+ a-"))));
        Assert.Equal((50, 100), (CreditOf("b", Programs.AttributionModel.Shapley), CreditOf("b", Programs.AttributionModel.Shapley, Deals.History("b+ a-"))));
    }

    private static FactKey Key(string id, int day) => new(Deals.Creation.AddDays(day), "crm", id);

    private static OpportunityFact.TouchRecorded Touch(string id, string partner, int day, bool verified = true) => new(Key(id, day), new(partner), EvidenceKind.ActivityLog, verified);
}
