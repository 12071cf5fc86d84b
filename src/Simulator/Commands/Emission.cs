using System.Buffers;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Commands;

/// <summary>Writes an ecosystem's weeks to a target, with progress, and cleans up when it cannot finish.</summary>
internal static class Emission
{
    public static Task<int> RunAsync(
        SyntheticEcosystem ecosystem, string currency, int weeks, string target, Func<Stream> data, TextWriter error, CancellationToken cancellation) =>
        ToAsync(target, error, async () =>
        {
            await using var file = EventFile.Create(target, data);
            await Progress.RunAsync(error, weeks, progress => WriteAsync(ecosystem, new(currency), currency, weeks, file.Stream, progress, cancellation));
            await file.CompleteAsync();
        });

    /// <summary>Emits to a target; the exit code, and a sentence where it came to nothing.</summary>
    /// <param name="target">What <c>--out</c> says.</param>
    /// <param name="error">Where sentences go.</param>
    /// <param name="emit">Writes it.</param>
    public static async Task<int> ToAsync(string target, TextWriter error, Func<Task> emit)
    {
        try
        {
            await emit();
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled; nothing was kept.");
            return ExitCodes.Cancelled;
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or UnauthorizedAccessException or NotSupportedException)
        {
            await error.WriteLineAsync($"--out is '{target}'; it is a file in a directory that exists and can be written, or -. {fault.Message}");
            return ExitCodes.BadInput;
        }
        catch (IOException fault)
        {
            await error.WriteLineAsync($"Writing failed: {fault.Message}");
            return ExitCodes.Failed;
        }
    }

    private static async Task WriteAsync(
        SyntheticEcosystem ecosystem, FactEncoder encoder, string currency, int weeks, Stream stream, Progress progress, CancellationToken cancellation)
    {
        var lines = new ArrayBufferWriter<byte>(1 << 20);
        for (var week = 0; week < weeks; week++)
        {
            cancellation.ThrowIfCancellationRequested();
            var facts = ecosystem.Step();
            foreach (var fact in facts) CloudEventWriter.WriteLine(lines, fact.ToEvent(encoder, currency));
            await stream.WriteAsync(lines.WrittenMemory, cancellation);
            lines.ResetWrittenCount();
            progress.Passed(week + 1, facts.Count);
        }
    }
}
