using System.CommandLine;
using PemActors.Benchmarks.Actors;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Growth;
using PemActors.Benchmarks.Incentives;
using PemActors.Benchmarks.Ingest;
using PemActors.Benchmarks.Latency;
using PemActors.Benchmarks.Load;
using PemActors.Benchmarks.Rescoring;
using PemActors.Benchmarks.Rules;

namespace PemActors.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommands
{
    private const string About = """
        Measures the live core; each command prints figures of one run, with the machine they were taken on.

        Examples:
          dotnet run -c Release --project tests/Benchmarks -- ingest
          dotnet run -c Release --project tests/Benchmarks -- latency --rate 5000 --seconds 15 --json
          dotnet run -c Release --project tests/Benchmarks -- resident --residents 100000
          dotnet run -c Release --project tests/Benchmarks -- growth --scratch ./scratch

        Exit codes: 0 done, 1 the machine or the store failed, 2 wrong argument.
        """;

    public static RootCommand Build()
    {
        var root = new RootCommand(About);
        var json = new Option<bool>("--json") { Description = "Print JSON.", Recursive = true };
        var folder = new Option<string?>("--scratch") { Description = "Folder for the stores of the run. Default: the system's temporary folder.", HelpName = "DIR", Recursive = true };
        root.Add(json);
        root.Add(folder);
        root.Add(ServerCommand.Build());

        var partners = Number("--partners", "Partners.", 10_000, 10, 200_000);
        var weeks = Number("--history-weeks", "Weeks of history that the server has before.", 13, 1, 104);
        var posters = Number("--posters", "Batches under way at a time.", 8, 1, 256);
        Add("ingest", "Events a second, durable and applied, beside the raw limit of SQLite.", [partners, weeks, posters],
            (parse, cancellation) => IngestBenchmark.RunAsync(parse.GetValue(partners), parse.GetValue(weeks), parse.GetValue(posters), parse.GetValue(folder), cancellation));
        var rate = Number("--rate", "Posts a second.", 5_000, 1, 100_000);
        var seconds = Number("--seconds", "How long.", 15, 1, 600);
        Add("latency", "How long single posts wait at a steady rate.", [partners, rate, seconds],
            (parse, cancellation) => LatencyBenchmark.RunAsync(parse.GetValue(partners), parse.GetValue(rate), parse.GetValue(seconds), parse.GetValue(folder), cancellation));
        var residents = Number("--residents", "Partners in memory.", 20_000, 100, 1_000_000);
        var entries = Number("--entries", "Entries of each.", 30, 2, 10_000);
        Add("resident", "Memory of a partner in memory.", [residents, entries],
            (parse, cancellation) => ResidentBenchmark.RunAsync(parse.GetValue(residents), parse.GetValue(entries), parse.GetValue(folder), cancellation));
        var activations = Number("--activations", "Partners to wake.", 400, 10, 10_000);
        Add("activation", "How long the first question to a partner with 1,000 entries takes.", [activations],
            (parse, cancellation) => ActivationBenchmark.RunAsync(parse.GetValue(activations), parse.GetValue(folder), cancellation));
        var events = Number("--events", "Events posted at each size.", 60_000, 1_000, 10_000_000);
        var largest = Number("--largest", "The largest size, of 1,000, 10,000 and 100,000 partners.", 100_000, 1_000, 100_000);
        Add("growth", "Sustained rate as partners grow from 1,000 over 10,000 to 100,000.", [events, largest, posters],
            (parse, cancellation) => GrowthBenchmark.RunAsync(parse.GetValue(events), parse.GetValue(largest), parse.GetValue(posters), parse.GetValue(folder), cancellation));
        var population = Number("--population", "Synthetic partners.", 500, 10, 10_000);
        Add("rules", "Time and bytes of single calls of the rules.", [population], (parse, _) => Task.FromResult(RulesBenchmark.Run(parse.GetValue(population))));
        var deals = Number("--deals", "Synthetic deals.", 4_000, 10, 100_000);
        Add("attribution", "Time and bytes of the credit of one deal, under each model.", [deals], (parse, _) => Task.FromResult(AttributionBenchmark.Run(parse.GetValue(deals))));
        var replayed = Number("--replayed", "Events of the history.", 200_000, 1_000, 10_000_000);
        Add("rescore", "How long a rescore of a history takes.", [partners, replayed],
            (parse, cancellation) => RescoreBenchmark.RunAsync(parse.GetValue(partners), parse.GetValue(replayed), parse.GetValue(folder), cancellation));
        var commands = Number("--commands", "Commands of each half.", 40_000, 100, 10_000_000);
        var callers = Number("--callers", "Callers at a time.", 256, 1, 4_096);
        Add("commands", "Commands a second on one hot incentive and over 1,000.", [commands, callers],
            (parse, cancellation) => CommandBenchmark.RunAsync(parse.GetValue(commands), parse.GetValue(callers), parse.GetValue(folder), cancellation));
        var wins = Number("--wins", "Deals won by the clock, and as many at once.", 3_000, 10, 100_000);
        var winRate = Number("--win-rate", "Deals won a second.", 100, 1, 10_000);
        Add("accrual", "From a won deal to the partner's card and the incentive's ledger.", [wins, winRate],
            (parse, cancellation) => AccrualBenchmark.RunAsync(parse.GetValue(wins), parse.GetValue(winRate), parse.GetValue(folder), cancellation));
        return root;

        void Add(string name, string description, IEnumerable<Option> options, Func<ParseResult, CancellationToken, Task<FigureSheet>> run)
        {
            var command = new Command(name, description);
            foreach (var option in options) command.Add(option);
            command.SetAction(async (parse, cancellation) => (await run(parse, cancellation)).Print(Console.Out, parse.GetValue(json)));
            root.Add(command);
        }
    }

    private static Option<int> Number(string name, string description, int otherwise, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least:N0} to {most:N0}.", DefaultValueFactory = _ => otherwise, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most)) result.AddError($"{name} is {value}; it is from {least:N0} to {most:N0}.");
        });
        return option;
    }
}
