using System.Globalization;
using System.Runtime.InteropServices;

namespace PemActors.Benchmarks.Figures;

/// <summary>Where and when figures were taken; a figure without it says nothing.</summary>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="Processor">The processor's name as the system tells it.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="System">The operating system.</param>
/// <param name="Load">Runnable processes over the last minute when the run began; far above 0: somebody else was at work, too.</param>
/// <param name="At">When the run began.</param>
internal sealed record Machine(int Cores, string Processor, string Runtime, string System, double Load, DateTimeOffset At)
{
    public static Machine Here() => new(
        Environment.ProcessorCount,
        Line("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0,
        TimeProvider.System.GetUtcNow());

    private static string? Line(string file, string name) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null;
}
