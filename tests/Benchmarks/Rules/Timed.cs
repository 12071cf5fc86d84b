using System.Diagnostics;
using System.Runtime.CompilerServices;
using PemActors.Benchmarks.Figures;

namespace PemActors.Benchmarks.Rules;

/// <summary>Time and bytes of one call: medians over rounds, after a warm-up long enough for the last compilation.</summary>
internal static class Timed
{
    public const int Rounds = 999;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    // Short, so that most are over before a shared machine turns to somebody else: their median is that of a quiet one.
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(0.5);

    // A call of milliseconds needs no thousand rounds.
    private const int RoundsLeast = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Runs over all inputs again and again; the answers are added up.</summary>
    public static IEnumerable<Figure> Calls<T, TCall>(string name, T[] inputs, TCall call, Aim? time = null, Aim? memory = null)
        where TCall : struct, ICall<T>
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;) Pass(inputs, call);
        var (times, bytes) = (new List<double>(), new List<double>());
        var begun = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds && (round < RoundsLeast || Stopwatch.GetElapsedTime(begun) < Longest); round++)
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
        return [new(name, new Percentiles(times)[0.5], "ns", time), new($"{name}, allocated", new Percentiles(bytes)[0.5], "B", memory)];
    }

    // A method of its own, whose sum somebody might read.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Pass<T, TCall>(T[] inputs, TCall call)
        where TCall : struct, ICall<T>
    {
        var sum = 0L;
        foreach (ref readonly var input in inputs.AsSpan()) sum = unchecked(sum + call.On(in input));
        return sum;
    }
}
