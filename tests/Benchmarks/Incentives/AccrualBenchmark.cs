using System.Diagnostics;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Grains.Incentives;

namespace PemActors.Benchmarks.Incentives;

/// <summary>
/// How soon after a deal is won is it on the partner's card and in the incentive's ledger? Through opportunity, partner and incentive, each with a commit of
/// its own. First at a steady rate, then all at once: what one hot incentive can take in.
/// </summary>
internal static class AccrualBenchmark
{
    private const string Incentive = "fee";
    private const int Batch = 500;

    public static async Task<FigureSheet> RunAsync(int deals, int rate, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        await using var run = await IncentiveRun.StartAsync(scratch["data"], cancellation);
        await run.PublishAsync(Incentive, "referral-fee");
        var (warmUp, burst) = (rate * 3, deals);
        await run.FillAsync(warmUp + deals + burst, cancellation);
        await run.AppliedAsync(cancellation);

        await WinByClockAsync(run, 0, warmUp, rate, cancellation);
        var (cards, accruals) = await WinByClockAsync(run, warmUp, deals, rate, cancellation);
        var watch = Stopwatch.StartNew();
        foreach (var batch in Enumerable.Range(warmUp + deals, burst).Chunk(Batch)) await run.TakeAsync(batch.Select(run.Won), cancellation);
        await run.AppliedAsync(cancellation);
        await AccruedAsync(run, warmUp + deals + burst, cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        return new("accrual", machine,
            $"{deals:N0} deals won, one each of as many partners, {rate:N0}/s in single events after 3 s of the same, open loop, counted from when each was due; then {burst:N0} in batches of {Batch}; one referral-fee incentive, durable, in one process",
            [
                new("won to card p50", cards[0.5], "ms"), new("won to card p99", cards[0.99], "ms"),
                new("won to accrual p50", accruals[0.5], "ms"), new("won to accrual p99", accruals[0.99], "ms"),
                new("accruals of one incentive, end to end", burst / seconds, "1/s"),
            ]);
    }

    private static async Task<(Percentiles Cards, Percentiles Accruals)> WinByClockAsync(IncentiveRun run, int first, int count, int rate, CancellationToken cancellation)
    {
        var (cards, accruals, wins) = (new double[count], new double[count], new Task[count]);
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var next = 0; next < count;)
        {
            for (var due = Due(next); next < count && due <= Stopwatch.GetTimestamp(); due = Due(next)) wins[next] = WinAsync(next++, due);
            await timer.WaitForNextTickAsync(cancellation);
        }
        await Task.WhenAll(wins);
        return (new(cards), new(accruals));

        long Due(int place) => start + place * Stopwatch.Frequency / rate;

        async Task WinAsync(int place, long due)
        {
            var number = first + place;
            await run.TakeAsync([run.Won(number)], cancellation);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            while ((await run.PartnerGrain(number).GetSnapshot())?.ArrMinor is not > 0) await look.WaitForNextTickAsync(cancellation);
            cards[place] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
            while (!await IsAccruedAsync(run, number, cancellation)) await look.WaitForNextTickAsync(cancellation);
            accruals[place] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
    }

    private static async Task<bool> IsAccruedAsync(IncentiveRun run, int number, CancellationToken cancellation) =>
        (await run.Journal.ListAsync(new(IncentiveRows.Payouts, Partner: IncentiveRun.Partner(number), About: Incentive, Limit: 1), cancellation)).Rows.Count > 0;

    private static async Task AccruedAsync(IncentiveRun run, int count, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while ((await run.Journal.ListAsync(new(IncentiveRows.Payouts, About: Incentive, Limit: 1), cancellation)).Total < count) await timer.WaitForNextTickAsync(cancellation);
    }
}
