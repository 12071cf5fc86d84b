namespace PemActors.Simulator.Population;

/// <summary>The legal ranges of figures.</summary>
internal static class ParameterRanges
{
    /// <summary>Every figure out of its range, in words.</summary>
    public static IEnumerable<string> Of(EcosystemParameters p)
    {
        var faults = new List<string>();
        foreach (var type in p.Types)
        {
            var of = $"types.{type.Type}";
            Within(faults, $"{of}.mix", type.Mix, 0, 1);
            Within(faults, $"{of}.activities", type.Activities, 0, 20);
            Within(faults, $"{of}.opening", type.Opening, 0, 1);
            Within(faults, $"{of}.winProbability", type.WinProbability, 0.001, 0.999);
            Within(faults, $"{of}.weeksPerStage", type.WeeksPerStage, 1.01, 52);
            Within(faults, $"{of}.medianAmount", type.MedianAmount, 1, 1e9);
            Within(faults, $"{of}.amountSpread", type.AmountSpread, 0, 3);
            Within(faults, $"{of}.moduleProbability", type.ModuleProbability, 0, 0.99);
            Within(faults, $"{of}.violationsPerYear", type.ViolationsPerYear, 0, 50);
            Within(faults, $"{of}.churnPerYear", type.ChurnPerYear, 0, 0.99);
            Within(faults, $"{of}.sourced", type.Sourced, 0, 1);
            Within(faults, $"{of}.delivers", type.Delivers, 0, 1);
            if (p.Activity.Mixes.All(mix => mix.Type != type.Type)) faults.Add($"{of} has no weights of kinds of activity.");
        }

        Shares(faults, p);
        Within(faults, "joining.effortShape", p.Joining.EffortShape, 0.1, 100);
        Within(faults, "joining.recruitsPerThousand", p.Joining.RecruitsPerThousand, 0, 1_000);
        Within(faults, "joining.foundingWeeks", p.Joining.FoundingWeeks, 1, 520);
        Within(faults, "leaving.hazardShape", p.Leaving.HazardShape, 0.1, 100);
        Within(faults, "conduct.pronenessShape", p.Conduct.PronenessShape, 0.1, 100);
        Within(faults, "conduct.suspensionsPerYear", p.Conduct.SuspensionsPerYear, 0, 10);
        Within(faults, "learning.modules", p.Learning.Modules, 1, 52);
        Within(faults, "learning.validMonths", p.Learning.ValidMonths, 1, 240);
        Within(faults, "response.gain", p.Response.Gain, 0, 0.9);
        Within(faults, "response.exponent", p.Response.Exponent, 1, 3);
        Within(faults, "response.halfLevel", p.Response.HalfLevel, 0.03, 0.30);
        Within(faults, "response.usualShare", p.Response.UsualShare, 0.01, 1);
        Within(faults, "attention.selling", p.Attention.Selling, 0.01, 0.98);
        Within(faults, "attention.enablement", p.Attention.Enablement, 0.01, 0.98);
        if (p.Attention.Selling + p.Attention.Enablement > 0.99) faults.Add("attention.selling and attention.enablement leave at least 0.01 to delivery.");
        Within(faults, "attention.pull", p.Attention.Pull, 0, 2);
        Within(faults, "attention.gate", p.Attention.Gate, 0, 5);
        Within(faults, "attention.csatPerLog", p.Attention.CsatPerLog, 0, 2);
        Within(faults, "attention.gateLearning", p.Attention.GateLearning, 0, 10);
        Within(faults, "leaving.healthScale", p.Leaving.HealthScale, 1, 1e9);
        Within(faults, "leaving.perDemotion", p.Leaving.PerDemotion, 0, 2);
        Within(faults, "leaving.perStrike", p.Leaving.PerStrike, 0, 2);
        Within(faults, "goal.strength", p.Goal.Strength, 0, 2);
        Within(faults, "goal.pauseWeeks", p.Goal.PauseWeeks, 0, 52);
        Within(faults, "goal.recoveryWeeks", p.Goal.RecoveryWeeks, 1, 104);
        Within(faults, "bursts.echo", p.Bursts.Echo, 0, 0.59);
        Within(faults, "bursts.memory", p.Bursts.Memory, 0, 0.59);
        if (p.Bursts.Echo + p.Bursts.Memory >= 0.6) faults.Add("bursts.echo and bursts.memory are below 0.6 together.");
        Within(faults, "activationPlay.factor", p.ActivationPlay.Factor, 0, 10);
        Within(faults, "activationPlay.days", p.ActivationPlay.Days, 1, 365);
        if (p.Season.Weeks.Count is not (0 or 13)) faults.Add($"season.weeks has {p.Season.Weeks.Count} factors; it has 13 or none.");
        foreach (var factor in p.Season.Weeks) Within(faults, "season.weeks", factor, 0, 10);
        if (p.TierEffects.Activity.Count != 4) faults.Add($"tierEffects.activity has {p.TierEffects.Activity.Count} factors; it has 4.");
        foreach (var factor in p.TierEffects.Activity) Within(faults, "tierEffects.activity", factor, 0, 10);
        return faults;
    }

    private static void Shares(List<string> faults, EcosystemParameters p)
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, double)>)
        [
            ("joining.foundingShare", p.Joining.FoundingShare), ("joining.largeShare", p.Joining.LargeShare), ("joining.fit", p.Joining.Fit),
            ("joining.laterFit", p.Joining.LaterFit), ("activity.verified", p.Activity.Verified), ("pipeline.usualMotion", p.Pipeline.UsualMotion),
            ("learning.passes", p.Learning.Passes), ("conduct.detected", p.Conduct.Detected), ("conduct.confirmed", p.Conduct.Confirmed),
            ("conduct.cleared", p.Conduct.Cleared), ("delivery.rated", p.Delivery.Rated), ("delivery.survey", p.Delivery.Survey),
            ("delivery.reference", p.Delivery.Reference), ("subscription.earlyChurn", p.Subscription.EarlyChurn), ("partnership.plans", p.Partnership.Plans),
            ("partnership.specialization", p.Partnership.Specialization), ("leaving.terminated", p.Leaving.Terminated), ("incentives.claims", p.Incentives.Claims),
            ("incentives.claimApproved", p.Incentives.ClaimApproved), ("economics.grossMarginShare", p.Economics.GrossMarginShare),
            ("economics.directWinRate", p.Economics.DirectWinRate),
        ])
            Within(faults, name, value, 0, 1);
        Within(faults, "subscription.discountMax", p.Subscription.DiscountMax, 0, 0.95);
    }

    // NaN lies in no range.
    private static void Within(List<string> faults, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most)) faults.Add($"{name} is {value}; it lies in {least:#,0.##} to {most:#,0.##}.");
    }
}
