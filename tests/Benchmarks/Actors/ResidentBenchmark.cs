using System.Runtime;
using PemActors.Benchmarks.Figures;
using PemActors.Benchmarks.Load;
using PemActors.Documents.Programs;

namespace PemActors.Benchmarks.Actors;

/// <summary>How much memory does a partner in memory take? All of the heap's growth is divided by the partners that made it grow.</summary>
internal static class ResidentBenchmark
{
    private const int WarmUp = 500;

    public static async Task<FigureSheet> RunAsync(int partners, int entries, string? folder, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        using var scratch = new ScratchFolder(folder);
        var synthetic = new SyntheticPartners(300, ActorRun.Now, ProgramLoader.Default());
        var lives = synthetic.Longer(entries);
        await using var run = await ActorRun.StartAsync(scratch["data"], cancellation);
        await run.FillAsync(0, WarmUp, number => synthetic.Entries(lives[number % lives.Count], entries, number), cancellation);
        var before = Heap();
        await run.FillAsync(WarmUp, partners, number => synthetic.Entries(lives[number % lives.Count], entries, number), cancellation);
        var after = Heap();
        return new("resident", machine, $"heap after full collections, {partners:N0} partners of {entries} entries each, {WarmUp} before them",
            [new("bytes per resident partner", (double)(after - before) / partners, "B", Aim.Most(4_096)), new("heap", after / 1048576.0, "MiB")]);
    }

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
