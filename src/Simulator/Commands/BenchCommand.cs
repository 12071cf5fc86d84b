using System.CommandLine;
using System.Text;
using System.Text.Json;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Scenarios;
using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary><c>simulate bench</c>: what a partner-week costs.</summary>
internal static class BenchCommand
{
    private const string Default = "scenarios/reference.yaml";

    private const string Description = """
        Times the kernel on the baseline of a scenario file: every replication runs once to warm up and to take its memory, then once more on the clock. Prints
        nanoseconds per partner-week of the initial population, the bytes that all threads allocated meanwhile, what was counted, and the hash of results that
        `run` gives for the same file, seed and replications.

        Examples:
          dotnet run -c Release --project src/Simulator -- bench
          dotnet run -c Release --project src/Simulator -- bench --json | jq .nsPerPartnerWeek
          dotnet run -c Release --project src/Simulator -- bench scenarios/quick-start.yaml --replications 20 --threads 2

        Exit codes: 0 done, 1 broken machine, 2 bad input, 130 cancelled.
        """;

    public static Command Create(ConsoleStreams streams)
    {
        var path = Options.OptionalFile($"A scenario file; {Default} when left out.");
        var threads = Options.Number("--threads", "Threads that share the replications.", 1, 1, 1_024);
        var replications = Options.Number("--replications", "Replications to time; the file's where it asks for an exact number, else 5, when left out.", 1, 100_000);
        var seed = Options.Seed();
        var json = new Option<bool>("--json") { Description = "Print one JSON document rather than a table." };
        var command = new Command("bench", Description) { path, json, replications, seed, threads };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await ScenarioSource.ReadAsync(parsed.GetValue(path) ?? Default, streams.Error, cancellation) is not { } file) return ExitCodes.BadInput;
            var exact = file.Rule.FirstLook == file.Rule.MaxReplications ? file.Rule.MaxReplications : 5;
            var figures = Run(file.Baseline, parsed.GetValue(seed) ?? file.Seed, parsed.GetValue(replications) ?? exact, parsed.GetValue(threads), cancellation);
            if (cancellation.IsCancellationRequested) return ExitCodes.Cancelled;
            if (parsed.GetValue(json)) await streams.Output.WriteLineAsync(Json(figures));
            else Print(streams.Output, figures);
            return ExitCodes.Done;
        });
        return command;
    }

    private static List<(string Name, object Value)> Run(Scenario scenario, ulong seed, int replications, int threads, CancellationToken cancellation)
    {
        var plan = scenario.Plan();
        var timing = KernelBenchmark.Run(plan, seed, replications, threads);
        // On its own, after the clock: the hash of a run covers curves and tables that the timed loop does not keep.
        var run = new ExperimentRunner(TimeProvider.System, threads).Run(
            new()
            {
                Kind = ExperimentKind.Run,
                Title = scenario.Title,
                Seed = seed,
                Scenarios = [ScenarioSource.Model(scenario, seed)],
                Rule = StoppingRule.Exactly(Math.Max(2, replications)),
            },
            cancellation: cancellation);
        return
        [
            ("nsPerPartnerWeek", Math.Round(timing.NanosecondsPerPartnerWeek, 3)),
            ("bytesAllocated", timing.BytesAllocated),
            ("blocks", timing.Total.Blocks),
            ("cards", timing.Total.Cards),
            ("decisions", timing.Total.Decisions),
            ("payouts", timing.Total.Payouts),
            ("hash", run.Baseline.ResultHash()),
            ("replications", replications),
            ("partners", scenario.Parameters.Partners),
            ("weeks", plan.Weeks),
            ("threads", threads),
            ("seed", seed.ToString()),
            ("scenario", scenario.Name),
            ("scenarioHash", scenario.Hash),
            ("codeVersion", ExperimentResult.CodeVersion),
        ];
    }

    private static string Json(List<(string Name, object Value)> figures)
    {
        using var data = new MemoryStream();
        using (var json = new Utf8JsonWriter(data, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in figures)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(data.ToArray());
    }

    private static void Print(TextWriter output, List<(string Name, object Value)> figures)
    {
        var table = new Table { ShowHeaders = false }.AddColumn("figure").AddColumn("value", column => column.RightAligned());
        foreach (var (name, value) in figures) table.AddRow(name, (value is string text ? text : $"{value:N0}").EscapeMarkup());
        table.UpdateCell(0, 1, $"{figures[0].Value:N1}");
        ConsoleTables.Open(output).Write(table);
    }
}
