using System.Diagnostics;

namespace PemActors.Simulator.Kernel;

/// <summary>Times a scenario's replications.</summary>
public static class KernelBenchmark
{
    /// <summary>Runs replications 0 to <paramref name="replications"/> − 1, after all of them have run once, which warms up and takes the memory.</summary>
    /// <param name="plan">The scenario.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="replications">How many are timed, at least 1.</param>
    /// <param name="threads">How many threads share them, at least 1; each has memory of its own.</param>
    public static KernelTiming Run(KernelPlan plan, ulong seed, int replications, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var (tallies, hashes) = (new Tally[replications], new ulong[replications]);
        var workers = new Worker[threads];
        for (var n = 0; n < threads; n++) workers[n] = new(new(plan), seed, tallies, hashes, n, threads);
        foreach (var worker in workers) worker.WarmUp();
        var (before, watch) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        if (threads == 1) workers[0].Work();
        else Parallel.ForEach(workers, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker => worker.Work());
        var elapsed = watch.Elapsed;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        var (sum, hash) = (default(Tally), 0UL);
        for (var r = 0; r < replications; r++)
        {
            sum = sum.Plus(tallies[r]);
            hash = unchecked((hash ^ hashes[r]) * 1099511628211UL);
        }

        var partnerWeeks = (double)plan.Parameters.Partners * plan.Weeks * replications;
        return new(elapsed.TotalNanoseconds / partnerWeeks, bytes, sum, hash);
    }

    private sealed class Worker(Replication replication, ulong seed, Tally[] tallies, ulong[] hashes, int first, int every)
    {
        // All of them, so that memory has grown to what any of them needs.
        public void WarmUp() => Work();

        public void Work()
        {
            for (var r = first; r < tallies.Length; r += every)
            {
                tallies[r] = replication.Run(seed, (uint)r);
                hashes[r] = replication.Hash;
            }
        }
    }
}

/// <summary>What a timing gave.</summary>
/// <param name="NanosecondsPerPartnerWeek">Of the initial population's partner-weeks.</param>
/// <param name="BytesAllocated">By all threads while the clock ran.</param>
/// <param name="Total">What the replications add up to.</param>
/// <param name="Hash">Of every partner's last state, in the order of replications.</param>
public sealed record KernelTiming(double NanosecondsPerPartnerWeek, long BytesAllocated, Tally Total, ulong Hash);
