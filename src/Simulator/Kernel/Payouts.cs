using PemActors.Rulebook.Incentives;

namespace PemActors.Simulator.Kernel;

/// <summary>Phase 5 and 7: what a win, a claimed activity and a close earn. The rulebook judges and reckons; here evidence is handed to it.</summary>
internal static class Payouts
{
    private const long WholePpm = 1_000_000;

    /// <summary>The week's wins, once all that happened in the week is known: a standing is read at the instant of the win, whatever the order of behaviour.</summary>
    public static void OfWins(Block block, Step step)
    {
        foreach (var win in step.Scratch.Wins) OfWin(block, step, win);
        step.Scratch.Wins.Clear();
    }

    // Margins and referral fees, and the bookings that rebates read.
    private static void OfWin(Block block, Step step, in Win win)
    {
        var (of, i, plan) = (block.Of, win.Partner, step.Plan);
        var (at, standing) = (step.At(win.WonAt), StandingAt(block, step, i, win.WonAt));
        var part = new DealPart(true, win.Motion, win.Sourced, win.Sourced, WholePpm);
        foreach (var margin in plan.Margins)
        {
            if (EligibilityRules.Judge(margin.Incentive, standing, part, at) is not null) continue;
            var registered = Registrations.Holds(of, step, win.Deal, win.WonAt);
            var rate = MarginFormula.RatePpm(standing.Tier, registered, standing.Specializations, margin.Terms);
            var amount = MarginFormula.Line(win.ListMinor, rate).AmountMinor;
            of.Earned[i].MarginMinor += amount;
            step.Tally.MarginMinor += amount;
            step.Pay(margin.Place, amount);
        }

        foreach (var referral in plan.Referrals)
        {
            if (EligibilityRules.Judge(referral.Incentive, standing, part, at) is not null) continue;
            var amount = ReferralFormula.Line(win.AmountMinor, referral.Terms).AmountMinor;
            of.Earned[i].ReferralMinor += amount;
            step.Tally.ReferralMinor += amount;
            step.Pay(referral.Place, amount);
        }

        for (var n = 0; n < plan.Rebates.Length; n++)
        {
            if (EligibilityRules.JudgeDeal(plan.Rebates[n].Incentive, part) is not null) continue;
            block.BookedMinor[n * Columns.Size + i] += win.AmountMinor;
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
            if (EligibilityRules.Judge(rebate.Incentive, standing, null, step.At(step.End)) is not null) continue;
            var amount = RebateFormula.AmountMinor(booked, standing.Tier, rebate.Terms);
            block.Of.Earned[i].RebateMinor += amount;
            step.Tally.RebateMinor += amount;
            if (amount > 0) step.Pay(rebate.Place, amount);
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
