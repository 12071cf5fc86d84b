using System.Collections.Immutable;

namespace PemActors.Simulator.Experiments;

/// <summary>How sure one figure of one scenario is, against what the stopping rule asks.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Figure">The id of the KPI; for the probability of a key result <c>hit:</c> and its id.</param>
/// <param name="HalfWidth">Half of its interval; infinite while it cannot be told.</param>
/// <param name="Allowed">What the rule asks for; 0 for a KPI whose mean is 0, which is sure only when it never varies.</param>
public sealed record Precision(string Scenario, string Figure, double HalfWidth, double Allowed)
{
    /// <summary>Whether it is sure enough.</summary>
    public bool Reached => HalfWidth <= Allowed;

    /// <summary>Every figure that the rule looks at.</summary>
    public static ImmutableArray<Precision> Of(IEnumerable<ScenarioResult> scenarios, StoppingRule rule) =>
    [
        .. scenarios.SelectMany(scenario => rule.Headlines
            .Select(kpi =>
            {
                var estimate = scenario.Estimate(kpi);
                return new Precision(
                    scenario.Model.Name,
                    KpiCatalog.Of(kpi).Id,
                    estimate.HalfWidth(rule.Confidence),
                    rule.RelativeHalfWidth * Math.Abs(estimate.Mean) / (1 + rule.RelativeHalfWidth));
            })
            .Concat(scenario.Model.KeyResults.Select((keyResult, index) =>
                new Precision(scenario.Model.Name, $"hit:{keyResult.Id}", scenario.Hits(index).Wilson(rule.Confidence).HalfWidth, rule.ProbabilityHalfWidth)))),
    ];

    /// <summary>How many replications this figure would need in all, as half-widths fall with the root of n; unbounded when it cannot be told.</summary>
    public double Needs(int replications) => Reached ? replications : replications * Math.Pow(HalfWidth / Allowed, 2);
}
