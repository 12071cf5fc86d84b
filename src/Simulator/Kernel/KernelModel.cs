using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Kernel;

/// <summary>A scenario that the kernel runs, as experiments see it.</summary>
public static class KernelModel
{
    /// <summary>The scenario of a plan.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="name">Names it within the experiment, kebab-case.</param>
    /// <param name="title">As people read it.</param>
    /// <param name="hash">SHA-256 of all that bears on the results but the seed.</param>
    /// <param name="card">What a reader must know to judge the figures.</param>
    public static ScenarioModel Of(KernelPlan plan, ulong seed, string name, string title, string hash, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new()
        {
            Name = name,
            Title = title,
            Hash = hash,
            ProgramVersion = plan.Program.Version,
            Currency = plan.Program.Currency,
            Weeks = plan.Weeks - plan.WarmUpWeeks,
            Partners = plan.Parameters.Partners,
            KeyResults = [.. plan.Program.Objectives.SelectMany(objective => objective.KeyResults)],
            Incentives = [.. plan.Incentives.Select(incentive => new IncentiveLabel(incentive.Id.Value, incentive.Terms.Kind))],
            Card = card,
            NewWorker = () =>
            {
                var replication = new Replication(plan);
                return index => replication.Result(seed, index);
            },
        };
    }
}
