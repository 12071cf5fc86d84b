using System.CommandLine;

namespace PemActors.Simulator.Commands;

/// <summary>The <c>simulate</c> command line.</summary>
public static class SimulateCommand
{
    // What a cancelled run has is still written: pages and tables of many replications take longer than the two seconds given by default.
    private static readonly TimeSpan WritingTime = TimeSpan.FromMinutes(2);

    /// <summary>Runs it. Data goes to <paramref name="data"/> where a command is told so, words to <paramref name="output"/>, progress and faults to <paramref name="error"/>.</summary>
    /// <returns>0 done; 1 broken machine; 2 bad input, with the legal values named; 130 cancelled.</returns>
    public static async Task<int> RunAsync(string[] args, Func<Stream> data, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        var streams = new ConsoleStreams(output, error);
        var root = new RootCommand("Simulates partner ecosystems: what a program, its incentives and its partners' behaviour come to, with intervals.");
        foreach (var command in new ExperimentCommands(streams).Create()) root.Add(command);
        root.Add(EmitCommand.Create(data, error));
        root.Add(BenchCommand.Create(streams));
        root.Add(PlausibilityCommand.Create(streams));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors) await error.WriteLineAsync(fault.Message);
            await error.WriteLineAsync("See --help.");
            return ExitCodes.BadInput;
        }

        return await parsed.InvokeAsync(new() { Output = output, Error = error, ProcessTerminationTimeout = WritingTime }, cancellation);
    }
}

/// <summary>What the process answers to its caller.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The machine failed: a full disk, a broken pipe.</summary>
    public const int Failed = 1;

    /// <summary>The input is bad; the message names the legal values.</summary>
    public const int BadInput = 2;

    /// <summary>Cancelled; results so far are marked partial, and nothing is left half-written.</summary>
    public const int Cancelled = 130;
}
