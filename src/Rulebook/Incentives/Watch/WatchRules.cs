using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// The perverse-incentive watch (RULEBOOK §6): per incentive and quarter, decided on exact figures. Allocates nothing but for findings, which are made when
/// asked.
/// </summary>
public static class WatchRules
{
    private const int Whole = 1_000_000;

    /// <summary>Every sign that the figures show.</summary>
    public static WatchSigns Signs(in WatchInputs inputs, WatchTerms terms) =>
        (PayoutOutgrows(inputs, terms) ? WatchSigns.PayoutWithoutGrowth : WatchSigns.None)
        | (Reaches(inputs.Bunched, inputs.Activities, terms.BunchSharePpm, terms) ? WatchSigns.BunchedActivities : WatchSigns.None)
        | (Reaches(inputs.Unfollowed, inputs.Claims, terms.UnfollowedSharePpm, terms) ? WatchSigns.UnfollowedClaims : WatchSigns.None)
        | (inputs.TargetMetOrOutOfReach && Reaches(inputs.EarlyWins, inputs.Wins, terms.SandbagSharePpm, terms) ? WatchSigns.Sandbagging : WatchSigns.None);

    /// <summary>The same with the figures, in order of the signs; empty where there is none.</summary>
    public static IReadOnlyList<WatchFinding> Findings(in WatchInputs inputs, WatchTerms terms)
    {
        var signs = Signs(inputs, terms);
        var findings = new List<WatchFinding>();
        if (signs.HasFlag(WatchSigns.PayoutWithoutGrowth)) findings.Add(Growth(inputs, terms));
        if (signs.HasFlag(WatchSigns.BunchedActivities))
            findings.Add(Share(
                WatchSigns.BunchedActivities, inputs.Bunched, inputs.Activities, terms.BunchSharePpm, $"activities fall into the last {terms.BunchDays} days"));
        if (signs.HasFlag(WatchSigns.UnfollowedClaims))
            findings.Add(Share(
                WatchSigns.UnfollowedClaims, inputs.Unfollowed, inputs.Claims, terms.UnfollowedSharePpm,
                $"claims were followed by no pipeline within {terms.FollowDays} days"));
        if (signs.HasFlag(WatchSigns.Sandbagging))
            findings.Add(Share(
                WatchSigns.Sandbagging, inputs.EarlyWins, inputs.Wins, terms.SandbagSharePpm,
                $"wins fall into the first {terms.SandbagDays} days, after a quarter whose target was met or out of reach"));
        return findings;
    }

    /// <summary>Whether an activity lies in the last days before a close: in (close − days, close].</summary>
    public static bool IsBunched(Instant activity, Instant close, WatchTerms terms) => new Window(terms.BunchDays).Contains(activity, close);

    /// <summary>Whether pipeline created at an instant follows a claim: in (claim, claim + days].</summary>
    public static bool Follows(Instant created, Instant claim, WatchTerms terms) => created > claim && created <= claim.AddDays(terms.FollowDays);

    /// <summary>Whether a win lies in the first days after a quarter's close: in (close, close + days].</summary>
    public static bool IsEarly(Instant win, Instant closeBefore, WatchTerms terms) => win > closeBefore && win <= closeBefore.AddDays(terms.SandbagDays);

    /// <summary>
    /// Whether a quarter ended with its target met, or out of reach: the first step that pays not reached. A deal more would have earned little then, and
    /// helps the next quarter.
    /// </summary>
    public static bool TargetMetOrOutOfReach(long creditedMinor, RebateSchedule schedule)
    {
        if (creditedMinor >= schedule.TargetMinor) return true;
        for (var i = 0; i < schedule.Steps.Count; i++)
            if (schedule.Steps[i].RatePpm > 0)
                return creditedMinor < RebateFormula.EdgeMinor(schedule.TargetMinor, schedule.Steps[i].FromPpm);
        return false;
    }

    private static bool PayoutOutgrows(in WatchInputs inputs, WatchTerms terms) =>
        inputs.CreditedMinor <= inputs.CreditedBeforeMinor
        && (Int128)inputs.PayoutMinor * Whole > (Int128)inputs.PayoutBeforeMinor * (Whole + terms.PayoutGrowthPpm);

    private static bool Reaches(int part, int whole, int sharePpm, WatchTerms terms) =>
        whole > 0 && whole >= terms.MinCount && (long)part * Whole >= (long)whole * sharePpm;

    private static WatchFinding Growth(in WatchInputs inputs, WatchTerms terms)
    {
        var grown = inputs.PayoutMinor - inputs.PayoutBeforeMinor;
        long? growth = inputs.PayoutBeforeMinor == 0 ? null : Ratio.Shown((Int128)grown * Whole, inputs.PayoutBeforeMinor);
        return new(
            WatchSigns.PayoutWithoutGrowth,
            inputs.PayoutMinor,
            inputs.PayoutBeforeMinor,
            growth,
            terms.PayoutGrowthPpm,
            $"The payout went from {Figures.Money(inputs.PayoutBeforeMinor)} to {Figures.Money(inputs.PayoutMinor)} while credited closed-won went from "
            + $"{Figures.Money(inputs.CreditedBeforeMinor)} to {Figures.Money(inputs.CreditedMinor)}.");
    }

    private static WatchFinding Share(WatchSigns sign, int part, int whole, int limitPpm, string what) =>
        new(sign, part, whole, Ratio.HalfEven((Int128)part * Whole, whole), limitPpm, $"{part} of {whole} {what}.");
}
