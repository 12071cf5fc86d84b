using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;

namespace PemActors.Simulator.Kernel;

/// <summary>Phase 5 and 7: what a win, a claimed activity and a close earn. The rulebook judges and reckons; here evidence is handed to it.</summary>
internal static class Payouts
{
    private const long WholePpm = 1_000_000;

    /// <summary>Margins and referral fees of a win, and the bookings that rebates read.</summary>
    public static void OfWin(Block block, Step step, in Deal deal, long won, long listMinor)
    {
        var (of, i, plan) = (block.Of, deal.Partner, step.Plan);
        var (at, standing) = (step.At(won), StandingAt(block, step, i, won));
        var part = new DealPart(true, deal.Motion, deal.Sourced, deal.Sourced, WholePpm);
        foreach (var margin in plan.Margins)
        {
            if (EligibilityRules.Judge(margin, standing, part, at) is not null) continue;
            var terms = (IncentiveTerms.Margin)margin.Terms;
            var registered = deal.ProtectedFrom <= won && won < deal.ProtectedUntil;
            var amount = MarginFormula.Line(listMinor, MarginFormula.RatePpm(standing.Tier, registered, standing.Specializations, terms)).AmountMinor;
            of.Earned[i].MarginMinor += amount;
            step.Tally.MarginMinor += amount;
            step.Tally.Payouts++;
        }

        foreach (var referral in plan.Referrals)
        {
            if (EligibilityRules.Judge(referral, standing, part, at) is not null) continue;
            var amount = ReferralFormula.Line(deal.AmountMinor, (IncentiveTerms.ReferralFee)referral.Terms).AmountMinor;
            of.Earned[i].ReferralMinor += amount;
            step.Tally.ReferralMinor += amount;
            step.Tally.Payouts++;
        }

        for (var n = 0; n < plan.Rebates.Length; n++)
        {
            if (EligibilityRules.JudgeDeal(plan.Rebates[n], part) is not null) continue;
            block.BookedMinor[n * Columns.Size + i] += deal.AmountMinor;
            block.IsBooked[n * Columns.Size + i] = true;
        }
    }

    /// <summary>Rebates of the quarter that closes with the week, at the tier before the close's decision.</summary>
    public static void OfClose(Block block, Step step, int i)
    {
        var plan = step.Plan;
        for (var n = 0; n < plan.Rebates.Length; n++)
        {
            var place = n * Columns.Size + i;
            if (!block.IsBooked[place]) continue;
            var (rebate, booked) = (plan.Rebates[n], block.BookedMinor[place]);
            (block.IsBooked[place], block.BookedMinor[place]) = (false, 0);
            var standing = StandingAt(block, step, i, step.End);
            if (EligibilityRules.Judge(rebate, standing, null, step.At(step.End)) is not null) continue;
            var amount = RebateFormula.AmountMinor(booked, standing.Tier, (IncentiveTerms.Rebate)rebate.Terms);
            block.Of.Earned[i].RebateMinor += amount;
            step.Tally.RebateMinor += amount;
            if (amount > 0) step.Tally.Payouts++;
        }
    }

    /// <summary>What a partner is at a second of the week.</summary>
    public static PartnerStanding StandingAt(Block block, Step step, int i, long at)
    {
        var (of, plan) = (block.Of, step.Plan);
        var specializations = 0;
        for (var n = 0; n < of.Specializations[i]; n++)
            if (of.SpecializedAt[i][n] <= at && at < Enablement.SpecializedUntil(step, of.SpecializedAt[i][n])) specializations++;
        return new(
            Partners.TierAt(of, i, at),
            plan.Types[of.Type[i]].Type,
            plan.Parameters.Regions[of.Region[i]].Region,
            specializations,
            of.Strikes[i],
            Partners.IsSuspended(of, i, at),
            of.TerminatedAt[i] <= at);
    }
}
