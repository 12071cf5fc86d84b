using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Reports;
using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary>A result as tables for people; no mean without its interval and count.</summary>
internal static class ResultTables
{
    // The figures that every scenario moves; the others stand in the files.
    private static readonly Kpi[] Shown =
    [
        Kpi.SourcedArr, Kpi.Revenue, Kpi.PayoutTotal, Kpi.NetContribution, Kpi.Wins, Kpi.WinRate, Kpi.Activities, Kpi.ActivatedRecruits, Kpi.Certificates,
        Kpi.TierSelect, Kpi.TierPremier, Kpi.TierElite, Kpi.ZeroSellerShare, Kpi.TopTenthShare,
    ];

    public static void Print(TextWriter output, ExperimentResult result)
    {
        var console = ConsoleTables.Open(output);
        var (experiment, confidence) = (result.Experiment, result.Experiment.Rule.Confidence);
        console.WriteLine($"{experiment.Title}: {result.Replications:N0} replications, seed {experiment.Seed}, intervals {confidence:P0}{(result.Partial ? ", PARTIAL: cancelled" : "")}{(result.Capped && experiment.Rule.FirstLook < experiment.Rule.MaxReplications ? ", the cap came before the precision asked for" : "")}");
        foreach (var scenario in result.Scenarios)
            console.WriteLine($"{scenario.Model.Name}: scenario {scenario.Model.Hash[..12]}, program {scenario.Model.ProgramVersion}, results {scenario.ResultHash()}");
        console.Write(Means(result, confidence));
        if (result.Baseline.Model.KeyResults.Length > 0) console.Write(KeyResults(result, confidence));
        foreach (var comparison in Comparison.All(result)) Compare(console, comparison, result);
    }

    private static Table Means(ExperimentResult result, double confidence)
    {
        var table = new Table().AddColumn("mean ± half-width");
        foreach (var scenario in result.Scenarios) table.AddColumn(scenario.Model.Name, column => column.RightAligned());
        foreach (var kpi in Shown)
        {
            var definition = KpiCatalog.Of(kpi);
            table.AddRow([definition.Title, .. result.Scenarios.Select(scenario =>
                new Figures(scenario.Model.Currency).Mean(scenario.Estimate(kpi), definition.Unit, confidence).EscapeMarkup())]);
        }

        return table;
    }

    private static Table KeyResults(ExperimentResult result, double confidence)
    {
        var table = new Table().AddColumn("probability that the key result is met");
        foreach (var scenario in result.Scenarios) table.AddColumn(scenario.Model.Name, column => column.RightAligned());
        foreach (var keyResult in result.Baseline.Model.KeyResults)
            table.AddRow([keyResult.Id.EscapeMarkup(), .. result.Scenarios.Select(scenario => Hits(scenario, keyResult, confidence))]);
        return table;
    }

    private static string Hits(ScenarioResult scenario, KeyResult keyResult, double confidence)
    {
        for (var i = 0; i < scenario.Model.KeyResults.Length; i++)
            if (scenario.Model.KeyResults[i].Id == keyResult.Id)
                return $"{Figures.Probability(scenario.Hits(i))} ({Figures.Support(scenario.Hits(i), confidence)})".EscapeMarkup();
        return "not asked";
    }

    private static void Compare(IAnsiConsole console, Comparison comparison, ExperimentResult result)
    {
        var (confidence, figures) = (result.Experiment.Rule.Confidence, new Figures(comparison.Scenario.Model.Currency));
        var table = new Table().AddColumn($"{comparison.Scenario.Model.Name} less {result.Baseline.Model.Name}".EscapeMarkup())
            .AddColumn("difference (interval)", column => column.RightAligned()).AddColumn("variance ratio", column => column.RightAligned()).AddColumn("n", column => column.RightAligned());
        foreach (var kpi in Shown)
        {
            var (definition, paired) = (KpiCatalog.Of(kpi), comparison.Of(kpi));
            table.AddRow(
                definition.Title, figures.Difference(paired.Difference, definition.Unit, confidence).EscapeMarkup(), Figures.VarianceRatio(paired.VarianceRatio),
                $"{paired.Difference.Count:N0}");
        }

        console.Write(table);
        if (comparison.KeyResults.IsEmpty) return;
        var tests = new Table().AddColumn("key result").AddColumn("gained", column => column.RightAligned()).AddColumn("lost", column => column.RightAligned())
            .AddColumn("change in points (interval)", column => column.RightAligned()).AddColumn("McNemar p", column => column.RightAligned());
        foreach (var each in comparison.KeyResults)
        {
            var interval = each.Test.At(confidence);
            tests.AddRow(
                each.Id.EscapeMarkup(), $"{each.Test.Gained:N0}", $"{each.Test.Lost:N0}",
                $"{100 * each.Test.Difference:+0.0;−0.0;0.0} ({100 * interval.Lower:+0.0;−0.0;0.0} to {100 * interval.Upper:+0.0;−0.0;0.0})", $"{each.Test.PValue:0.0000}");
        }

        console.Write(tests);
    }
}
