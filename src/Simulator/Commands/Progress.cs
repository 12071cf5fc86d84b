using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary>How far an emission is: a bar on a terminal, a plain line a quarter elsewhere. Always on the error stream, so that data stays clean.</summary>
internal sealed class Progress
{
    private const int WeeksPerLine = 13;
    private readonly TextWriter? _lines;
    private readonly ProgressTask? _bar;
    private readonly int _weeks;
    private long _events;

    private Progress(int weeks, TextWriter? lines, ProgressTask? bar) => (_weeks, _lines, _bar) = (weeks, lines, bar);

    public static async Task RunAsync(TextWriter error, int weeks, Func<Progress, Task> work)
    {
        if (Terminal.Of(error) is not { } terminal)
        {
            await work(new(weeks, error, null));
            return;
        }

        await terminal.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new(weeks, null, context.AddTask("emit", maxValue: weeks))));
    }

    public void Passed(int week, int events)
    {
        _events += events;
        var sentence = $"week {week} of {_weeks}, {_events:N0} events";
        if (_bar is not null)
        {
            _bar.Increment(1);
            _bar.Description = sentence;
        }
        else if (week == _weeks || week % WeeksPerLine == 0)
        {
            _lines!.WriteLine(sentence);
        }
    }
}
