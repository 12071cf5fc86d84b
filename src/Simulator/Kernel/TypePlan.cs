using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>A partner type's figures as the loop reads them.</summary>
internal sealed class TypePlan(TypeParameters type, EcosystemParameters parameters)
{
    public PartnerType Type { get; } = type.Type;

    /// <summary>λ0.</summary>
    public double Activities { get; } = type.Activities;

    /// <summary>κ.</summary>
    public double Opening { get; } = type.Opening;

    /// <summary>logit p0.</summary>
    public double WinLogit { get; } = -Elementary.Log(1 / type.WinProbability - 1);

    /// <summary>Weeks of a stage per unit of the logarithm of its uniforms.</summary>
    public double StageScale { get; } = parameters.Pipeline.Stages == StageLaw.Erlang ? -type.WeeksPerStage / 2 : 1 / Elementary.Log(1 - 1 / type.WeeksPerStage);

    public double LogMedian { get; } = Elementary.Log(type.MedianAmount);

    public double AmountSpread { get; } = type.AmountSpread;

    /// <summary>E[A] and E[A²], in whole units.</summary>
    public double MeanAmount { get; } = type.MedianAmount * Elementary.Exp(type.AmountSpread * type.AmountSpread / 2);

    public double MeanSquare { get; } = type.MedianAmount * type.MedianAmount * Elementary.Exp(2 * type.AmountSpread * type.AmountSpread);

    /// <summary>κ p0.</summary>
    public double WinsPerActivity { get; } = type.Opening * type.WinProbability;

    public double Sourced { get; } = type.Sourced;

    public double Delivers { get; } = type.Delivers;

    public Motion Motion { get; } = type.Motion;

    /// <summary>ln(1 − c), by which so many people complete no module in a week.</summary>
    public double LogNoModule { get; } = parameters.Learning.On ? Elementary.Log(1 - type.ModuleProbability) : 0;

    /// <summary>Violations reported in a week, at proneness 1.</summary>
    public double Violations { get; } = parameters.Conduct.On ? parameters.Conduct.Detected * type.ViolationsPerYear / RunClock.WeeksPerYear : 0;

    /// <summary>Weekly hazard of falling silent, at restlessness 1.</summary>
    public double Hazard { get; } = parameters.Leaving.On ? -Elementary.Log(1 - type.ChurnPerYear) / RunClock.WeeksPerYear : 0;

    /// <summary>Kinds that an activity which opens no opportunity can be of.</summary>
    public ActivityKind[] Kinds { get; } = [.. Enum.GetValues<ActivityKind>().Where(kind => parameters.Activity.Mixes.First(mix => mix.Type == type.Type).Weight(kind) > 0)];

    /// <summary>Weights of the kinds of activity that open no opportunity.</summary>
    public ActivityMix Mix { get; } = parameters.Activity.Mixes.First(mix => mix.Type == type.Type);
}
