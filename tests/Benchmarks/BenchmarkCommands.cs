using System.CommandLine;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Ingest;
using PemActors.Benchmarks.Load;

namespace PemActors.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommands
{
    private const string About = """
        Measures the live core; each command prints figures of one run, with the machine they were taken on.

        Examples:
          dotnet run -c Release --project tests/Benchmarks -- ingest
          dotnet run -c Release --project tests/Benchmarks -- latency --rate 5000 --seconds 15 --json

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
