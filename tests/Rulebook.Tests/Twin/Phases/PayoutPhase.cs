using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>What the week's causes earn, by the formulas that allocate nothing, and at a quarter's close the rebates.</summary>
internal sealed class PayoutPhase(World world)
{
    private readonly DealColumns deals = world.Deals;
    private readonly PartnerColumns partners = world.Partners;
    private readonly IncentiveTerms.Rebate rebate = (IncentiveTerms.Rebate)TwinProgram.Rebate.Terms;
    private readonly IncentiveTerms.Margin margin = (IncentiveTerms.Margin)TwinProgram.Margin.Terms;
    private readonly IncentiveTerms.ReferralFee referral = (IncentiveTerms.ReferralFee)TwinProgram.Referral.Terms;
    private readonly IncentiveTerms.Spif spif = (IncentiveTerms.Spif)TwinProgram.Spif.Terms;
    private int paidInBox;

    public void Claims()
    {
        foreach (var deal in world.WeekWins)
        {
            if (deals.Owner[deal] is var owner && owner != DealColumns.Nobody) PriceMargin(deal, owner);
            if (deals.Source(deal) is var source && source != DealColumns.Nobody) PayReferral(deal, source);
            CountForRebate(deal);
        }
        world.WeekWins.Clear();
        // A box shared by all is used up in order of instants, then partners.
        world.WeekEfforts.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Partner.CompareTo(b.Partner));
        foreach (var effort in world.WeekEfforts) PaySpif(effort);
        world.WeekEfforts.Clear();
    }

    public void Rebates(Instant close)
    {
        for (var partner = 0; partner < partners.Count; partner++)
        {
            if (partners.QuarterDeals[partner] > 0) PayRebate(partner, close);
            (partners.QuarterDeals[partner], partners.QuarterCreditedMinor[partner], partners.QuarterPaid[partner]) = (0, 0, 0);
        }
    }

    private void PayRebate(int partner, Instant close)
    {
        if (Eligible(TwinProgram.Rebate, partner, null, close) is not { } standing) return;
        var credited = partners.QuarterCreditedMinor[partner];
        Earn(TwinProgram.Rebate, partner, DealColumns.Nobody, close, RebateFormula.AmountMinor(credited, standing.Tier, rebate));
        world.Count($"rebate at step {rebate.Schedule.Steps.Count(step => credited >= RebateFormula.EdgeMinor(rebate.Schedule.TargetMinor, step.FromPpm))}");
    }

    private void PriceMargin(int deal, int owner)
    {
        var at = deals.Closed[deal].At;
        if (Eligible(TwinProgram.Margin, owner, Part(deal, Row(deal, owner)), at) is not { } standing) return;
        var registered = deals.Protects(deal, owner, at);
        var rate = MarginFormula.RatePpm(standing.Tier, registered, standing.Specializations, margin);
        if (rate == margin.CapPpm) world.Count("margin at its cap");
        Earn(TwinProgram.Margin, owner, deal, at, MarginFormula.Line(deals.AmountMinor[deal], rate).AmountMinor);
    }

    private void PayReferral(int deal, int source)
    {
        var at = deals.Closed[deal].At;
        if (Eligible(TwinProgram.Referral, source, Part(deal, Row(deal, source)), at) is null) return;
        if (deals.AmountMinor[deal] > referral.AcvCapMinor) world.Count("referral fee at its cap");
        Earn(TwinProgram.Referral, source, deal, at, ReferralFormula.Line(deals.AmountMinor[deal], referral).AmountMinor);
    }

    private void CountForRebate(int deal)
    {
        for (var row = deal * DealColumns.Parties; row < (deal + 1) * DealColumns.Parties; row++)
        {
            if (deals.CreditPpm[row] == 0 || EligibilityRules.JudgeDeal(TwinProgram.Rebate, Part(deal, row)) is not null) continue;
            partners.QuarterDeals[deals.Party[row]]++;
            partners.QuarterCreditedMinor[deals.Party[row]] += deals.CreditMinor[row];
        }
    }

    private void PaySpif(Effort effort)
    {
        var (at, partner, kind) = effort;
        var sum = SpifFormula.SumMinor(kind, spif);
        if (sum == 0 || Eligible(TwinProgram.Spif, partner, null, at) is null) return;
        if (!SpifFormula.Pays(partners.QuarterPaid[partner], paidInBox, spif))
        {
            world.Count(paidInBox >= spif.TotalMax ? "box used up" : "SPIF at a partner's cap");
            return;
        }
        partners.QuarterPaid[partner]++;
        paidInBox++;
        Earn(TwinProgram.Spif, partner, DealColumns.Nobody, at, sum);
    }

    /// <summary>The standing of a partner that may earn; null where it may not.</summary>
    private PartnerStanding? Eligible(Incentive incentive, int partner, DealPart? part, Instant cause)
    {
        var standing = Standing(partner, cause);
        var reason = EligibilityRules.Judge(incentive, standing, part, cause);
        if (reason is { } against) world.Count($"ineligible: {against}");
        return reason is null ? standing : null;
    }

    private int Row(int deal, int partner) => deal * DealColumns.Parties + (deals.Party[deal * DealColumns.Parties] == partner ? 0 : 1);

    private DealPart Part(int deal, int row) =>
        new(true, deals.Motion[deal], deals.Owner[deal] == deals.Party[row], deals.Source(deal) == deals.Party[row], deals.CreditPpm[row]);

    private PartnerStanding? Standing(int partner, Instant t) => t < partners.AppliedAt[partner] ? null : new(
        partners.TierAt(partner, t), partners.Type[partner], partners.Region[partner], partners.Specializations(partner, t), world.Strikes.CountAt(partner, t),
        partners.Suspended(partner, t), partners.Terminated(partner, t));

    private void Earn(Incentive incentive, int partner, int deal, Instant cause, long amountMinor)
    {
        world.Count($"paid {incentive.Id.Value}");
        world.Outcomes.Payouts.Add(new(incentive.Id.Value, partner, deal, cause, amountMinor, cause.AddDays(incentive.Terms.NetDays)));
    }
}
