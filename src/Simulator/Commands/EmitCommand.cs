using System.CommandLine;
using PemActors.Simulator.Population;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Commands;

/// <summary><c>simulate emit</c>: writes the facts of a synthetic ecosystem as CloudEvents, one to a line.</summary>
internal static class EmitCommand
{
    private const int WeeksMax = 5_200;

    private const string Description = """
        Writes the facts of a synthetic ecosystem as CloudEvents, one JSON line each, in order of time. The same options give the same bytes.

        With a scenario file, the facts and human decisions of one of its replications, warm-up included: what `run` counted, ready for `import` and `replay` under
        the program that --program-out writes. --partners, --weeks and --start are the file's then. Without one, the demonstration's ecosystem.

        Examples:
          dotnet run --project src/Simulator -- emit --out facts.ndjson.gz
          dotnet run --project src/Simulator -- emit --partners 10000 --weeks 104 --seed 7 --start 2024-01-01 --out facts.ndjson
          dotnet run --project src/Simulator -- emit --partners 20 --weeks 4 --out - | head
          dotnet run --project src/Simulator -- emit scenarios/quick-start.yaml --replication 3 --out facts.ndjson.gz --program-out program.yaml

        Exit codes: 0 done, 1 broken machine, 2 bad input, 130 cancelled.
        """;

    public static Command Create(Func<Stream> data, TextWriter error)
    {
        var partners = Options.Number("--partners", "Partners of the initial population.", 500, 1, 1_000_000);
        var weeks = Options.Number("--weeks", "Weeks to emit, from the start.", 78, 1, WeeksMax);
        var seed = Options.Seed(SyntheticEcosystem.DemonstrationSeed);
        var start = Start();
        var file = new Option<string>("--out") { Description = "A file, compressed when it ends in .gz, or - for standard output.", Required = true };
        var scenario = Options.OptionalFile("A scenario file; the demonstration when left out.");
        var name = new Option<string?>("--scenario") { Description = "The name of the file's scenario to emit; its baseline when left out." };
        var replication = Options.Number("--replication", "Which replication of the scenario.", 0, 0, Experiments.StoppingRule.ReplicationsMax);
        var program = new Option<string?>("--program-out") { Description = "A file for the scenario's program document." };
        var command = new Command("emit", Description) { scenario, file, name, replication, program, seed, partners, weeks, start };
        // What a file says is not said twice: an option passed over in silence would let a reader believe it.
        command.Validators.Add(result =>
        {
            var hasFile = result.GetResult(scenario) is { Tokens.Count: > 0 };
            foreach (Option option in hasFile ? (ReadOnlySpan<Option>)[partners, weeks, start] : [name, replication, program])
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError(hasFile ? $"{option.Name} stands beside a scenario file, which says it." : $"{option.Name} needs a scenario file.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(scenario) is { } path)
            {
                if (await ScenarioSource.ReadAsync(path, error, cancellation) is not { } read) return ExitCodes.BadInput;
                if (ScenarioSource.Named(read, parsed.GetValue(name), error) is not { } chosen) return ExitCodes.BadInput;
                var chance = parsed.GetResult(seed) is { Implicit: false } ? parsed.GetValue(seed) : read.Seed;
                return await ScenarioEmission.RunAsync(
                    chosen, chance, parsed.GetValue(replication), parsed.GetValue(file)!, parsed.GetValue(program), data, error, cancellation);
            }

            Calendar.TryDay(parsed.GetValue(start)!, out var day);
            var parameters = new EcosystemParameters { Partners = parsed.GetValue(partners), Start = new(day.Ticks) };
            var ecosystem = new SyntheticEcosystem(parameters, parsed.GetValue(seed));
            return await Emission.RunAsync(ecosystem, parameters.Currency, parsed.GetValue(weeks), parsed.GetValue(file)!, data, error, cancellation);
        });
        return command;
    }

    // Text, so that the help shows the default in the form that the option takes. The last start leaves the longest run, and
    // what it schedules years ahead, inside the calendar.
    private static Option<string> Start()
    {
        var start = new Option<string>("--start")
        {
            Description = "The day on which week 0 starts, at midnight UTC. 2000-01-01 to 2099-12-31.",
            DefaultValueFactory = _ => "2024-01-01",
        };
        start.Validators.Add(result =>
        {
            var text = result.Tokens.Count == 0 ? "2024-01-01" : result.Tokens[0].Value;
            if (!Calendar.TryDay(text, out var day) || day.Year is < 2000 or > 2099) result.AddError($"--start is '{text}'; it is a date from 2000-01-01 to 2099-12-31.");
        });
        return start;
    }
}
