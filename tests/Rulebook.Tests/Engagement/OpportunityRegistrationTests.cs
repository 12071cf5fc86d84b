using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Engagement;

/// <summary>What an opportunity tells its account, and what account and partners tell it.</summary>
public sealed class OpportunityRegistrationTests
{
    [Fact]
    public void Ruling_GivesAnOpportunityItsOwn_AndPrevailsOverItsFacts()
    {
        var story = new AccountStory("o1 approve acme 01-01, o2 touch bolt 01-02, o2 touch acme 01-03, o2 approve bolt 01-05, o2 split acme+bolt 01-20, o2 win 02-01");
        var account = story.Account();
        var contended = story.Opportunities().Single(opportunity => opportunity.Id.Value == "o2");
        Assert.Single(contended.HistoryFor(new("bolt"), 1, Defaults.Program)!.Protections);
        Assert.Equal(333, contended.HistoryFor(new("acme"), 1, Defaults.Program)!.Close!.CreditMinor);

        var ruling = account.RulingFor(new("o2"), 5, AccountStory.Terms);
        Assert.Equal((new OpportunityId("o2"), 5L), (ruling.Opportunity, ruling.Version));
        Assert.Empty(ruling.Protections);
        contended.Apply(Ruled(ruling));
        Assert.Empty(contended.HistoryFor(new("bolt"), 2, Defaults.Program)!.Protections);
        // Two touches made the halves; the split made them 0.7 and 0.3.
        Assert.Equal([700, 300], contended.Credits(Defaults.Program).Select(credit => credit.AmountMinor));
        Assert.Equal(700, contended.HistoryFor(new("acme"), 2, Defaults.Program)!.Close!.CreditMinor);

        var own = account.RulingFor(new("o1"), 5, AccountStory.Terms);
        Assert.Equal("o1 acme 01-01..03-31", AccountStory.Held(own.Protections));
        Assert.Empty(own.Splits);
        contended.Apply(Ruled(own with { Version = 4 }));
        contended.Apply(Ruled(own));
        Assert.Empty(contended.ViewAt(AccountStory.At("02-01"), Defaults.Program)!.Protections);
        contended.Apply(Ruled(own with { Version = 6 }));
        Assert.Single(contended.ViewAt(AccountStory.At("01-02"), Defaults.Program)!.Protections);
    }

    [Fact]
    public void Ruled_PartnersMustHearOfTheOpportunity()
    {
        var opportunity = new AccountStory("o1 create 01-01").Opportunities().Single();
        opportunity.Apply(Ruled(new(new("o1"), new("acct", "core"), 1, [new(new("o1"), new("cog"), new(AccountStory.At("01-02"), "a", "b"), [new(AccountStory.At("01-02"), AccountStory.At("01-03"))])], [], [])));
        Assert.Equal([new("cog")], opportunity.Concerned);
    }

    [Fact]
    public void PartnerNoted_TheGreaterVersionCounts_AndLinksNobody()
    {
        var opportunity = new AccountStory("o1 approve acme 01-01").Opportunities().Single();
        OpportunityFact Noted(long version, string partner, params FactKey[] lapses) => new OpportunityFact.PartnerNoted(new(AccountStory.At("01-01"), "pem:outbox", $"{version}"), new(new(partner), version, [], lapses));
        var lapse = new FactKey(AccountStory.At("01-10"), "compliance", "s3");
        opportunity.Apply(Noted(2, "acme", lapse));
        opportunity.Apply(Noted(1, "acme"));
        opportunity.Apply(Noted(2, "acme"));
        opportunity.Apply(Noted(9, "bolt"));
        Assert.Equal(new(AccountStory.At("01-01"), AccountStory.At("01-10")), opportunity.HistoryFor(new("acme"), 1, Defaults.Program)!.Protections[0]);
        Assert.Equal([new("acme")], opportunity.Concerned);
        // A late fact has undone the suspension.
        opportunity.Apply(Noted(3, "acme"));
        Assert.Equal(AccountStory.At("01-01").AddDays(90), opportunity.HistoryFor(new("acme"), 1, Defaults.Program)!.Protections[0].Until);
    }

    [Fact]
    public void RegistrationsFor_NullUntilCreated_ThenWhole()
    {
        var opportunity = new OpportunityEvidence(new("o1"));
        opportunity.Apply(new OpportunityFact.StageChanged(new(AccountStory.At("01-03"), "crm", "s"), Stage.Discover));
        opportunity.Apply(new OpportunityFact.TouchRecorded(new(AccountStory.At("01-02"), "attribution", "t"), new("acme"), EvidenceKind.ActivityLog, true));
        Assert.Null(opportunity.RegistrationsFor(1, AccountStory.Terms));
        opportunity.Apply(new OpportunityFact.Created(new(AccountStory.At("01-01"), "crm", "c"), "acct", "core", 5, Stage.Qualify, Motion.CoSell, new("bolt"), false));
        opportunity.Apply(new OpportunityFact.RegistrationRejected(new(AccountStory.At("01-05"), "prm", "r"), new("cog"), "not-icp"));
        opportunity.Apply(new OpportunityFact.Lost(new(AccountStory.At("01-06"), "crm", "l"), "price"));
        var history = opportunity.RegistrationsFor(7, AccountStory.Terms)!;
        Assert.Equal((new OpportunityId("o1"), 7L, "acct", "core", AccountStory.At("01-01"), AccountStory.At("01-06")), (history.Opportunity, history.Version, history.Account, history.ProductLine, history.Created.Time, history.ClosedAt));
        Assert.Equal([new(new("acme"), AccountStory.At("01-02")), new(new("bolt"), AccountStory.At("01-01"))], history.Links);
        Assert.Equal([new(AccountStory.At("01-01"), 5)], history.Amounts);
        Assert.Equal(["StageAdvanced", "Rejected", "Closed"], history.Steps.Select(step => step.GetType().Name));
        Assert.All(history.Steps, step => Assert.Equal(history.Opportunity, step.Opportunity));
    }

    private static OpportunityFact.ProtectionsRuled Ruled(AccountRuling ruling) => new(new(AccountStory.At("01-01"), "pem:outbox", $"ruling/{ruling.Version}"), ruling);
}
