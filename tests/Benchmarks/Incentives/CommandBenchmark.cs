using System.Diagnostics;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Documents.Events;

namespace PemActors.Benchmarks.Incentives;

/// <summary>How many commands a second does one incentive decide, and how many do a thousand? Asked at their actors, each answered after its commit.</summary>
internal static class CommandBenchmark
{
    private const int Many = 1_000;
    private static readonly object Standing = new { tier = "premier", type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false };

    public static async Task<FigureSheet> RunAsync(int commands, int callers, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        await using var run = await IncentiveRun.StartAsync(scratch["data"], cancellation);
        foreach (var incentive in Enumerable.Range(0, Many)) await run.PublishAsync(Fund(incentive), "mdf");
        await run.PublishAsync("warm", "mdf");
        await run.PublishAsync("hot", "mdf");
        await AskAllAsync(run, "warm", commands / 4, callers, _ => "warm");

        var hot = await AskAllAsync(run, "hot", commands, callers, _ => "hot");
        var many = await AskAllAsync(run, "many", commands, callers, number => Fund(number % Many));
        return new("commands", machine, $"{commands:N0} MDF proposals by {callers} callers, each waiting for its answer, durable; on one incentive, then spread over {Many:N0}",
            [
                new("commands on one incentive", hot.Rate, "1/s"), new("answer p50", hot.Times[0.5], "ms"), new("answer p99", hot.Times[0.99], "ms"),
                new($"commands over {Many:N0} incentives", many.Rate, "1/s"), new("answer p50, many", many.Times[0.5], "ms"), new("answer p99, many", many.Times[0.99], "ms"),
            ]);
    }

    private static string Fund(int number) => $"fund-{number:D4}";

    private static async Task<(double Rate, Percentiles Times)> AskAllAsync(IncentiveRun run, string name, int commands, int callers, Func<int, string> incentive)
    {
        var (next, waits, watch) = (-1, new double[commands], Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < commands; i = Interlocked.Increment(ref next))
            {
                var asked = Stopwatch.GetTimestamp();
                var reply = await run.AskAsync(incentive(i), $"ann/{name}-{i}", EventNames.IncentiveMdfProposed, new
                {
                    request = $"{name}-{i}",
                    partner = IncentiveRun.Partner(i % 5_000),
                    amount = new { minor = 100_00 + i, currency = run.Currency },
                    eventDate = "2026-04-01",
                    tactic = "webinar",
                    standing = Standing,
                    benefit = true,
                });
                if (!reply.Granted) throw new IOException($"A proposal was refused: {reply.Detail}");
                waits[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }
        })));
        return (commands / watch.Elapsed.TotalSeconds, new(waits));
    }
}
