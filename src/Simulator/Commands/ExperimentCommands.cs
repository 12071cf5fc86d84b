using System.CommandLine;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Commands;

/// <summary><c>simulate run</c>, <c>compare</c> and <c>sweep</c>: experiments from a scenario file.</summary>
internal sealed class ExperimentCommands(ConsoleStreams streams)
{
    private const string Endings = """

        --out writes report.html, result.json, summary.csv, differences.csv and replications.parquet into a directory. The same file, seed and replications
        give the same figures on any number of threads. Ctrl-C ends with the results so far: they are printed and written, marked partial.

        Exit codes: 0 done, 1 broken machine, 2 bad input (every fault is told, nothing is run or written), 130 cancelled (results so far, marked partial).
        """;

    private const string Run = $"""
        Runs one scenario of a file and estimates its figures, each with an interval.

        Examples:
          dotnet run --project src/Simulator -- run scenarios/quick-start.yaml
          dotnet run --project src/Simulator -- run scenarios/quick-start.yaml --replications 500 --out report
          dotnet run --project src/Simulator -- run scenarios/quick-start.yaml --scenario guided --json | jq .scenarios[0].resultHash
        {Endings}
        """;

    private const string Compare = $"""
        Runs the baseline of a file and all its changes over the same random numbers, and estimates what each change does: paired differences with
        intervals, how many times the pairing saves replications (variance ratio), and for key results McNemar's exact test.

        Examples:
          dotnet run --project src/Simulator -- compare scenarios/steeper-rebate.yaml
          dotnet run --project src/Simulator -- compare scenarios/referral-cap.yaml --replications 1000 --threads 2 --out report
        {Endings}
        """;

    private const string Sweep = $"""
        Runs the baseline of a file, and beside it the same with one member set to each of several values. The path is that of the file, dotted; lists are
        written in brackets. Values are separated by commas.

        Examples:
          dotnet run --project src/Simulator -- sweep scenarios/quick-start.yaml --set behaviours.joining.onboardingWeeks=1,2,4,8
          dotnet run --project src/Simulator -- sweep scenarios/referral-cap.yaml --set incentives.referral.terms.acvCap=50000,100000,200000 --out report
        {Endings}
        """;

    private readonly Argument<string> _file = Options.File();
    private readonly Option<int> _threads = Options.Threads();
    private readonly Option<int?> _replications = Options.Replications();
    private readonly Option<ulong?> _seed = Options.Seed();
    private readonly Option<string?> _directory = new("--out") { Description = "A directory for the report's files; made when it is missing." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document rather than tables." };

    public IEnumerable<Command> Create() => [RunCommand(), CompareCommand(), SweepCommand()];

    private Command RunCommand()
    {
        var scenario = new Option<string?>("--scenario") { Description = "The name of the scenario to run; the baseline when left out." };
        var command = With(new("run", Run) { scenario });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await ScenarioSource.ReadAsync(parsed.GetValue(_file)!, streams.Error, cancellation) is not { } file) return ExitCodes.BadInput;
            if (ScenarioSource.Named(file, parsed.GetValue(scenario), streams.Error) is not { } chosen) return ExitCodes.BadInput;
            return await RunAsync(parsed, file, ExperimentKind.Run, chosen.Title, [chosen], null, cancellation);
        });
        return command;
    }

    private Command CompareCommand()
    {
        var command = With(new("compare", Compare));
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await ScenarioSource.ReadAsync(parsed.GetValue(_file)!, streams.Error, cancellation) is not { } file) return ExitCodes.BadInput;
            if (file.Scenarios.Length > 1) return await RunAsync(parsed, file, ExperimentKind.Compare, file.Baseline.Title, file.Scenarios, null, cancellation);
            await streams.Error.WriteLineAsync($"{parsed.GetValue(_file)} has no changes to compare with its baseline; it needs at least one under 'changes'.");
            return ExitCodes.BadInput;
        });
        return command;
    }

    private Command SweepCommand()
    {
        var set = new Option<string>("--set") { Description = "path=v1,v2,... with at most 50 values.", Required = true };
        var command = With(new("sweep", Sweep) { set });
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(_file)!;
            if (await ScenarioSource.TextAsync(path, streams.Error, cancellation) is not { } text) return ExitCodes.BadInput;
            if (ScenarioSource.Read(text, path, streams.Error) is not { } file) return ExitCodes.BadInput;
            if (ScenarioSweep.Read(text, file.Baseline, parsed.GetValue(set)!, ScenarioSource.Programs(path), streams.Error) is not { } sweep) return ExitCodes.BadInput;
            return await RunAsync(
                parsed, file, ExperimentKind.Sweep, $"{file.Baseline.Title}: {sweep.Path}", [file.Baseline, .. sweep.Scenarios], new(sweep.Path, [sweep.Now, .. sweep.Values]), cancellation);
        });
        return command;
    }

    private Command With(Command command)
    {
        command.Add(_file);
        foreach (Option option in (ReadOnlySpan<Option>)[_directory, _json, _replications, _seed, _threads]) command.Add(option);
        return command;
    }

    private Task<int> RunAsync(
        ParseResult parsed, ScenarioFile file, ExperimentKind kind, string title, IEnumerable<Scenario> scenarios, SweepParameter? sweep, CancellationToken cancellation)
    {
        var seed = parsed.GetValue(_seed) ?? file.Seed;
        var experiment = new Experiment
        {
            Kind = kind,
            Title = title,
            Seed = seed,
            Scenarios = [.. scenarios.Select(scenario => ScenarioSource.Model(scenario, seed))],
            Rule = parsed.GetValue(_replications) is { } exactly ? StoppingRule.Exactly(exactly) with { Confidence = file.Rule.Confidence } : file.Rule,
            Sweep = sweep,
        };
        return new ExperimentSession(streams).RunAsync(
            experiment, parsed.GetValue(_threads), parsed.GetValue(_json), parsed.GetValue(_directory), file.DecisionLevel, cancellation);
    }
}
