using System.CommandLine;
using System.Text.Json;
using PemActors.Simulator.Reports;
using PemActors.Simulator.Scenarios;
using PemActors.Simulator.Statistics;
using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary><c>simulate plausibility</c>: whether a population looks like those that people report.</summary>
internal static class PlausibilityCommand
{
    private const double Confidence = 0.95;
    private const string Default = "name: default\ntitle: The default population\npopulation: { partners: 2000 }\nincentives:\n  margin: { kind: margin }\n  referral: { kind: referral-fee }\n";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private const string Description = """
        Reads the figures that the population was tuned to off the facts of some replications, and sets them beside the ranges that the method and trade
        sources give. Without a file, the default population of 2,000 partners under the default program with margin and referral fee.

        Examples:
          dotnet run --project src/Simulator -- plausibility
          dotnet run --project src/Simulator -- plausibility scenarios/quick-start.yaml --replications 20 --json

        Exit codes: 0 done, 1 broken machine, 2 bad input, 130 cancelled.
        """;

    public static Command Create(ConsoleStreams streams)
    {
        var path = Options.OptionalFile("A scenario file; its baseline is judged.");
        var replications = Options.Number("--replications", "Replications.", 10, 2, 1_000);
        var seed = Options.Seed();
        var json = new Option<bool>("--json") { Description = "Print one JSON document rather than a table." };
        var command = new Command("plausibility", Description) { path, json, replications, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(path) is { } name
                ? await ScenarioSource.ReadAsync(name, streams.Error, cancellation)
                : ScenarioSource.Checked(ScenarioLoader.Load(Default, "default", _ => null), streams.Error);
            if (file is null) return ExitCodes.BadInput;
            var (plan, chance, count) = (file.Baseline.Plan(), parsed.GetValue(seed) ?? file.Seed, parsed.GetValue(replications));
            var rows = new List<double[]>();
            for (var r = 0; r < count && !cancellation.IsCancellationRequested; r++) rows.Add(Plausibility.Of(plan, chance, r));
            if (rows.Count < count) return ExitCodes.Cancelled;
            Estimate[] estimates = [.. Plausibility.Ranges.Select((_, i) => Estimate.Of([.. rows.Select(row => row[i])]))];
            if (parsed.GetValue(json)) await streams.Output.WriteLineAsync(Json(estimates));
            else Print(streams.Output, file.Baseline, chance, count, estimates);
            return ExitCodes.Done;
        });
        return command;
    }

    private static bool Inside(Estimate estimate, int i) => estimate.Mean >= Plausibility.Ranges[i].Least && estimate.Mean <= Plausibility.Ranges[i].Most;

    private static string Json(Estimate[] estimates) => JsonSerializer.Serialize(
        Plausibility.Ranges.Select((range, i) => new
        {
            name = range.Name,
            mean = estimates[i].Mean,
            halfWidth = estimates[i].HalfWidth(Confidence),
            n = estimates[i].Count,
            least = range.Least,
            most = range.Most,
            inside = Inside(estimates[i], i),
        }),
        Indented);

    private static void Print(TextWriter output, Scenario scenario, ulong seed, int count, Estimate[] estimates)
    {
        output.WriteLine($"{scenario.Title}: {scenario.Parameters.Partners:N0} partners, {scenario.Weeks + scenario.WarmUpWeeks} weeks, {count} replications, seed {seed}, scenario {scenario.Hash[..12]}, program {scenario.Program.Version}");
        var table = new Table().AddColumn("figure").AddColumn("mean ± half-width, 95 %", column => column.RightAligned()).AddColumn("range", column => column.RightAligned()).AddColumn("inside").AddColumn("source of the range");
        table.Border = TableBorder.Markdown;
        for (var i = 0; i < estimates.Length; i++)
        {
            var range = Plausibility.Ranges[i];
            table.AddRow(
                range.Title, new Figures(scenario.Program.Currency).Mean(estimates[i], Experiments.KpiUnit.Share, Confidence), $"{100 * range.Least:N0}–{100 * range.Most:N0} %",
                Inside(estimates[i], i) ? "yes" : "no", range.Source);
        }

        ConsoleTables.Open(output).Write(table);
    }
}
