using System.Diagnostics;
using PemActors.Benchmarks.Figures;

namespace PemActors.Benchmarks.Rules;

/// <summary>Time and bytes of one call: medians over rounds, after a warm-up long enough for the last compilation.</summary>
internal static class Timed
{
    private const int Rounds = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs over all inputs again and again; what it returns is added up, so that nothing can be left out.</summary>
    public static IEnumerable<Figure> Calls<T>(string name, T[] inputs, Func<T, long> call)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;) Pass(inputs, call);
        var (times, bytes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (calls, allocated, start) = (0L, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(start) < Round)
            {
                Pass(inputs, call);
                calls += inputs.Length;
            }
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls);
            bytes.Add((double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / calls);
        }
        return [new(name, new Percentiles(times)[0.5], "ns"), new($"{name}, allocated", new Percentiles(bytes)[0.5], "B")];
    }

    private static long Pass<T>(T[] inputs, Func<T, long> call)
    {
        var sum = 0L;
        foreach (var input in inputs) unchecked { sum += call(input); }
        GC.KeepAlive(sum);
        return sum;
    }
}
