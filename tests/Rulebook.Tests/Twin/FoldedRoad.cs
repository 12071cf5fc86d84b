using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>
/// The other road: the facts that a run told, shuffled and partly repeated, folded into evidence as the actors fold them, and the same questions asked.
/// </summary>
internal sealed class FoldedRoad
{
    private readonly ProgramDocument program = TwinProgram.Document;
    private readonly Luck luck;
    private readonly OpportunityEvidence[] deals;
    private readonly PartnerEvidence[] partners;
    private readonly SpifActivity[] activities;

    private FoldedRoad(Journal journal, Luck luck)
    {
        this.luck = luck;
        var lapses = journal.Partners.Select((facts, partner) => Fold.Partner(Journal.Names[partner], facts).Lapses(program)).ToArray();
        deals = [.. journal.Deals.Select((facts, deal) => Fold.Opportunity(Journal.Deal(deal), Shuffled(facts, deal)))];
        foreach (var deal in deals) Warn(deal, lapses);
        var notes = journal.Partners.Select(_ => new List<PartnerFact>()).ToArray();
        for (var deal = 0; deal < deals.Length; deal++) Tell(deal, journal.Deals[deal], notes);
        partners = [.. journal.Partners.Select((facts, partner) => Fold.Partner(Journal.Names[partner], Shuffled([.. facts, .. notes[partner]], partner)))];
        activities =
        [
            .. journal.Partners.SelectMany((facts, partner) => facts.OfType<PartnerFact.ActivityRecorded>()
                .Select(fact => new SpifActivity(fact.Key, Journal.Names[partner], fact.Kind, fact.Verified))),
        ];
    }

    public static Outcomes Of(Journal journal, Luck luck, int weeks) => new FoldedRoad(journal, luck).Ask(weeks);

    private Outcomes Ask(int weeks)
    {
        var outcomes = new Outcomes();
        for (var week = 0; week < weeks; week++)
        {
            var t = Clock.WeekEnd(week);
            var closeBefore = QuarterCalendar.CloseBefore(program.Calendar, t);
            outcomes.Health.Add(Array.ConvertAll(partners, partner => partner.HealthAt(t, program)));
            outcomes.Tiers.Add(Array.ConvertAll(partners, partner => partner.TierAt(t, closeBefore, program)));
            if (!Clock.ClosesQuarter(week)) continue;
            outcomes.Cards.Add(Array.ConvertAll(partners, partner => Card(partner, t)));
            AskPayouts(t, outcomes.Payouts);
        }
        AskSpif(outcomes.Payouts);
        var after = new Instant(Clock.WeekEnd(weeks - 1).Ticks + 1);
        for (var partner = 0; partner < partners.Length; partner++)
            foreach (var decision in TierHistory.At(partners[partner], program, after).Decisions)
                outcomes.Decisions.Add(new(partner, decision.Close, decision.Inputs, decision.Outcome));
        return outcomes;
    }

    private HealthCard Card(PartnerEvidence partner, Instant t) => partner.IntroducedAt(t)
        ? HealthRules.Card(partner.HealthAt(t, program), HealthCuts.For(program.Health, partner.Profile!.Type, partner.Profile.Region))
        : default;

    private void AskPayouts(Instant close, List<Earned> payouts)
    {
        var closeBefore = QuarterCalendar.CloseBefore(program.Calendar, close);
        var won = deals.Select(deal => deal.WonDealAt(close, program)).OfType<WonDeal>().Where(deal => deal.Won.Time > closeBefore).ToList();
        foreach (var incentive in TwinProgram.OfDeals)
            foreach (var deal in won)
                Add(incentive, DealEntitlements.Of(incentive, deal, Standing), payouts);
        Add(TwinProgram.Rebate, QuarterEntitlements.Of(TwinProgram.Rebate, close, program.Calendar, won, Standing), payouts);
    }

    private void AskSpif(List<Earned> payouts) => Add(TwinProgram.Spif, SpifEntitlements.Of(TwinProgram.Spif, activities, program.Calendar, Standing), payouts);

    private static void Add(Incentive incentive, IEnumerable<Entitlement> entitlements, List<Earned> payouts)
    {
        foreach (var one in entitlements)
        {
            var deal = one.Opportunity is { } opportunity ? Number(opportunity.Value) : Columns.DealColumns.Nobody;
            payouts.Add(new(incentive.Id.Value, Number(one.Partner.Value), deal, one.Cause.Time, one.AmountMinor, one.Due));
        }
    }

    private PartnerStanding? Standing(PartnerId partner, Instant t) => partners[Number(partner.Value)].StandingAt(t, program);

    // Partners tell each deal that concerns them when they were suspended or terminated.
    private static void Warn(OpportunityEvidence deal, IReadOnlyList<FactKey>[] lapses)
    {
        foreach (var partner in deal.Concerned)
        {
            var involvement = new Involvement(partner, 1, [], lapses[Number(partner.Value)]);
            deal.Apply(new OpportunityFact.PartnerNoted(new(Clock.Start, "pem:outbox", $"lapses/{partner.Value}"), involvement));
        }
    }

    // Whole, and once more as it was when half of the facts had come.
    private void Tell(int deal, List<OpportunityFact> facts, List<PartnerFact>[] notes)
    {
        var half = facts.Count / 2;
        foreach (var (evidence, version) in new[] { (Fold.Opportunity(deals[deal].Id, facts.Take(half)), half), (deals[deal], facts.Count) })
            foreach (var partner in evidence.Concerned)
                if (evidence.HistoryFor(partner, version, program) is { } history)
                    notes[Number(partner.Value)].Add(new PartnerFact.OpportunityNoted(new(Clock.Start, "pem:outbox", $"history/{deal}/{version}"), history));
    }

    private T[] Shuffled<T>(List<T> facts, int subject)
    {
        T[] order = [.. facts, .. facts.Where((_, n) => n % 5 == 0)];
        for (var n = order.Length - 1; n > 0; n--)
        {
            var other = luck.Below(n + 1, subject, 0, Draw.Shuffle, n);
            (order[n], order[other]) = (order[other], order[n]);
        }
        return order;
    }

    private static int Number(string id) => int.Parse(id.AsSpan(1));
}
