using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Kernel;

/// <summary>What in a scenario the kernel cannot run, in words.</summary>
internal static class PlanFaults
{
    private const int WeeksMax = 5_200;

    public static IEnumerable<string> Of(EcosystemParameters parameters, ProgramDocument program, IReadOnlyList<Incentive> incentives, int weeks, int warmUpWeeks)
    {
        if (weeks is < 1 or > WeeksMax) yield return $"weeks is {weeks}; it lies in 1 to {WeeksMax:N0}.";
        if (warmUpWeeks < 0 || warmUpWeeks >= weeks || warmUpWeeks % RunClock.WeeksPerQuarter != 0)
            yield return $"warmUpWeeks is {warmUpWeeks}; it is a multiple of 13 from 0 to below weeks.";
        if (program.Calendar.Kind != CalendarKind.Weeks13 || !QuarterCalendar.IsClose(program.Calendar, parameters.Start))
            yield return "calendar is not weeks-13 anchored at the start.";
        if (program.Tiers.Promotion != Promotion.Quarterly) yield return "tiers.promotion is immediate; the simulator promotes at closes.";
        if (program.Attribution.Model is AttributionModel.Markov or AttributionModel.Shapley)
            yield return $"attribution.model is {program.Attribution.Model}; the simulator has no history of touches to read.";
        if (program.Engagement.OnBreach != OnBreach.Escalate) yield return "engagement.onBreach is approve; the simulator's deal desk answers by itself.";
        if (program.Activation.Rule != ActivationRule.Any3) yield return "activation.rule is each; the simulator counts activities of any kind.";
        foreach (var incentive in incentives)
        {
            if (incentive.Terms is IncentiveTerms.Mdf or IncentiveTerms.Usage) yield return $"{incentive.Id} is of a kind that the simulator does not pay yet.";
            if (incentive.BudgetMinor is not null && incentive.Terms is not IncentiveTerms.Margin) yield return $"{incentive.Id} has a budget; the simulator does not ration yet.";
            if (incentive.Terms is IncentiveTerms.Spif { TotalMax: not null }) yield return $"{incentive.Id} has a total maximum; the simulator does not ration yet.";
        }
    }
}
