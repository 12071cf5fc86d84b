using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Shows how far a long piece of work is: a bar on a terminal, a line now and then where it is piped, nothing with --json.</summary>
internal static class Progressing
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Runs the work; <paramref name="done"/> of <paramref name="whole"/> tells how far it is each time it reports a count.</summary>
    public static async Task<TResult> RunAsync<TResult>(bool quiet, string title, long whole, Func<long> done, Func<Action<long>, Task<TResult>> work)
    {
        if (quiet) return await work(_ => { });
        if (Console.IsOutputRedirected)
        {
            var last = TimeProvider.System.GetTimestamp();
            return await work(rows =>
            {
                if (TimeProvider.System.GetElapsedTime(last) < LineEvery) return;
                last = TimeProvider.System.GetTimestamp();
                Console.WriteLine($"{title}: {rows:N0} rows, {100.0 * done() / Math.Max(whole, 1):N0} %");
            });
        }
        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(title, maxValue: Math.Max(whole, 1));
                var result = await work(rows =>
                {
                    bar.Value = done();
                    bar.Description = $"{title}: {rows:N0} rows";
                });
                bar.Value = bar.MaxValue;
                return result;
            });
    }
}
