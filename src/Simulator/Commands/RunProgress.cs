using PemActors.Simulator.Experiments;
using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary>
/// How far an experiment is, on the error stream: on a terminal a bar with rate and remaining time, elsewhere a plain line for every tenth of the
/// replications expected.
/// </summary>
internal sealed class RunProgress : IProgress<ExperimentProgress>
{
    private const int Lines = 10;
    private readonly TextWriter? _lines;
    private readonly ProgressTask? _bar;
    private long _told;

    private RunProgress(TextWriter? lines, ProgressTask? bar) => (_lines, _bar) = (lines, bar);

    /// <summary>Runs the work with a progress of the right kind.</summary>
    public static async Task<T> RunAsync<T>(TextWriter error, Func<IProgress<ExperimentProgress>, T> work)
    {
        if (Terminal.Of(error) is not { } terminal) return work(new RunProgress(error, null));
        return await terminal.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .StartAsync(context => Task.Run(() => work(new RunProgress(null, context.AddTask("replications")))));
    }

    /// <inheritdoc/>
    public void Report(ExperimentProgress value)
    {
        var sentence = $"{value.Done:N0} of {value.Expected:N0} replications, {value.Rate:N1} a second{(value.Remaining is { } left ? $", {left:hh\\:mm\\:ss} left" : "")}";
        if (_bar is not null)
        {
            _bar.MaxValue = value.Expected;
            _bar.Value = value.Done;
            _bar.Description = sentence;
            return;
        }

        // The expectation grows with each look, so a tenth is of what is expected now.
        if (value.Done < value.Expected && (value.Done - _told) * Lines < value.Expected) return;
        _told = value.Done;
        _lines!.WriteLine(sentence);
    }
}
