using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Population;

/// <summary>What people decide in the demonstration: each story is whole and in order, and every turn of it occurs.</summary>
public sealed class DecisionTests(Ecosystem500 ecosystem)
{
    [Fact]
    public void Incentives_OfAllSixKinds_ArePublishedBeforeAnythingElseOfThem()
    {
        var published = Of<SyntheticDecision.Published>().ToList();
        Assert.Empty(Enum.GetValues<IncentiveKind>().Except(published.Select(one => one.Decision.Kind)));
        Assert.Equal(8, published.Count);
        Assert.All(published, one => Assert.True(one.Decision.Key.Time <= one.Decision.From && one.Decision.From < one.Decision.Until));
        var offered = new HashSet<Subject>();
        foreach (var fact in ecosystem.Facts.Where(fact => fact.Subject.Kind == SubjectKind.Incentive))
        {
            if (fact.Decision is SyntheticDecision.Published) offered.Add(fact.Subject);
            Assert.Contains(fact.Subject, offered);
        }
    }

    [Fact]
    public void Funds_AreAskedForOnce_AnsweredAfter_AndProvenAfterTheEvent()
    {
        var answers = Of<SyntheticDecision.MdfAnswered>().ToDictionary(one => one.Decision.Request, one => one.Decision);
        var proofs = Of<SyntheticDecision.ProofSubmitted>().ToDictionary(one => one.Decision.Request, one => one.Decision);
        var (late, unproven) = (0, 0);
        foreach (var (_, asked) in Of<SyntheticDecision.MdfProposed>())
        {
            if (!answers.TryGetValue(asked.Request, out var answer)) continue;
            Assert.True(answer.Key > asked.Key && answer.AmountMinor <= asked.AmountMinor && answer.Partner == asked.Partner);
            if (!proofs.Remove(asked.Request, out var proof))
            {
                if (answer.Approved) unproven++;
                continue;
            }
            var days = (proof.Key.Time - Instant.Utc(asked.EventDate.Year, asked.EventDate.Month, asked.EventDate.Day)).TotalDays;
            Assert.True(answer.Approved && days > 0);
            if (days > 61) late++;
        }
        Assert.Empty(proofs);
        Assert.Contains(answers.Values, answer => !answer.Approved);
        Assert.True(late > 0 && unproven > 0, $"{late} late, {unproven} never");
    }

    [Fact]
    public void Claims_NameAVerifiedActivityOfTheirPartner_InsideTheBox_AndAreAnsweredAfter()
    {
        var activities = ecosystem.Facts.Where(fact => fact.Partner is PartnerFact.ActivityRecorded).ToDictionary(fact => fact.Key.Id, fact => (fact.Subject, (PartnerFact.ActivityRecorded)fact.Partner!));
        var boxes = Of<SyntheticDecision.Published>().ToDictionary(one => one.Subject, one => one.Decision);
        var claims = Of<SyntheticDecision.SpifClaimed>().ToDictionary(one => one.Decision.Claim);
        foreach (var (box, claim) in claims.Values)
        {
            var (partner, activity) = activities[claim.Activity];
            Assert.Equal(partner.Id, claim.Partner.Value);
            Assert.True(activity is { Verified: true, Kind: ActivityKind.Demo or ActivityKind.Poc } && activity.Key < claim.Key);
            Assert.True(boxes[box].From <= activity.Key.Time && claim.Key.Time < boxes[box].Until);
        }
        foreach (var (box, answer) in Of<SyntheticDecision.SpifAnswered>())
        {
            var (claimed, claim) = claims[answer.Claim];
            Assert.True(claimed == box && claim.Key < answer.Key);
        }
        Assert.Equal([false, true], Of<SyntheticDecision.SpifAnswered>().Select(one => one.Decision.Approved).Distinct().Order());
    }

    [Fact]
    public void Conflicts_FollowASecondRegistrationInsideAProtection_AndEndInEveryWay()
    {
        var facts = ecosystem.Facts.Where(fact => fact.Opportunity is not null).ToLookup(fact => fact.Subject.Id, fact => fact.Opportunity!);
        var decided = Of<SyntheticDecision.ConflictDecided>().ToList();
        foreach (var (conflict, decision) in decided)
        {
            var deal = facts[decision.Opportunity.Value].ToList();
            var granted = deal.OfType<OpportunityFact.RegistrationApproved>().Single(one => one.Partner == decision.Holder);
            var submitted = deal.OfType<OpportunityFact.RegistrationSubmitted>().Single(one => one.Partner == decision.Contender);
            Assert.True(granted.Key < submitted.Key && submitted.Key.Time < granted.Until && submitted.Key < decision.Key);
            Assert.Equal(Subject.Of(Contest.Name(submitted.Key)), conflict);
        }
        Assert.Contains(decided, one => one.Decision.HolderPercent == 100);
        Assert.Contains(decided, one => one.Decision.HolderPercent is < 100);
        Assert.Contains(decided, one => one.Decision.HolderPercent is null);
    }

    private IEnumerable<(Subject Subject, T Decision)> Of<T>() where T : SyntheticDecision =>
        ecosystem.Facts.Where(fact => fact.Decision is T).Select(fact => (fact.Subject, (T)fact.Decision!));
}
