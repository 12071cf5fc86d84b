using PemActors.Simulator.Experiments;
using PemActors.Simulator.Reports;

namespace PemActors.Simulator.Commands;

/// <summary>Runs an experiment for a command: progress, figures, files, and the exit code.</summary>
internal sealed class ExperimentSession(ConsoleStreams streams)
{
    /// <summary>Runs, prints and writes.</summary>
    /// <param name="experiment">What.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="json">Whether the figures are printed as one JSON document rather than as tables.</param>
    /// <param name="directory">Where the report's files go; none when null.</param>
    /// <param name="decisionLevel">For the report.</param>
    /// <param name="cancellation">Ends the run with the results so far.</param>
    public async Task<int> RunAsync(Experiment experiment, int threads, bool json, string? directory, double decisionLevel, CancellationToken cancellation)
    {
        // A directory that cannot be made is told before the run, not after it.
        if (directory is not null && !TryDirectory(directory)) return ExitCodes.BadInput;
        try
        {
            var result = await RunProgress.RunAsync(streams.Error, progress => new ExperimentRunner(TimeProvider.System, threads).Run(experiment, progress, cancellation));
            if (result.Partial) await streams.Error.WriteLineAsync($"Cancelled after {result.Replications:N0} replications; the results so far are marked partial.");
            if (result.Replications == 0) return ExitCodes.Cancelled;
            await PrintAsync(result, json);
            if (directory is not null)
            {
                // Without the command's token: a cancelled run is still written, and the caller is told by the exit code.
                await ReportFiles.WriteAsync(directory, result, decisionLevel, CancellationToken.None);
                await streams.Error.WriteLineAsync($"Written to {directory}: {string.Join(", ", ReportFiles.Names)}.");
            }

            return result.Partial ? ExitCodes.Cancelled : ExitCodes.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await streams.Error.WriteLineAsync($"Writing failed: {fault.Message}");
            return ExitCodes.Failed;
        }
    }

    private async Task PrintAsync(ExperimentResult result, bool json)
    {
        if (!json)
        {
            ResultTables.Print(streams.Output, result);
            return;
        }

        await using var data = new MemoryStream();
        JsonReport.Write(data, result);
        await streams.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(data.GetBuffer(), 0, (int)data.Length));
    }

    private bool TryDirectory(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            streams.Error.WriteLine($"--out is '{directory}'; it is a directory that can be made and written. {fault.Message}");
            return false;
        }
    }
}

/// <summary>Where a command's words go.</summary>
/// <param name="Output">Figures.</param>
/// <param name="Error">Progress and faults.</param>
internal sealed record ConsoleStreams(TextWriter Output, TextWriter Error);
