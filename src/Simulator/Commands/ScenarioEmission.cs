using System.Buffers;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Commands;

/// <summary>Writes the facts and human decisions of one replication of a scenario as CloudEvents, warm-up included.</summary>
internal static class ScenarioEmission
{
    private const int EventsPerWrite = 4_096;

    /// <summary>Writes them to a target, and the scenario's program document beside where asked for.</summary>
    public static Task<int> RunAsync(
        Scenario scenario, ulong seed, int replication, string target, string? programTarget, Func<Stream> data, TextWriter error, CancellationToken cancellation) =>
        Emission.ToAsync(target, error, async () =>
        {
            var log = new FactLog(scenario.Parameters.Start);
            var sink = log.Sink;
            new Replication(scenario.Plan()).Run(seed, (uint)replication, ref sink);
            cancellation.ThrowIfCancellationRequested();
            if (programTarget is not null) await File.WriteAllTextAsync(programTarget, ProgramPrinter.Print(scenario.Program), cancellation);
            await using var file = EventFile.Create(target, data);
            var (lines, encoder, currency) = (new ArrayBufferWriter<byte>(1 << 20), new FactEncoder(scenario.Program.Currency), scenario.Program.Currency);
            var facts = log.Facts;
            for (var i = 0; i < facts.Count; i++)
            {
                CloudEventWriter.WriteLine(lines, facts[i].ToEvent(encoder, currency));
                if (i % EventsPerWrite != EventsPerWrite - 1 && i != facts.Count - 1) continue;
                await file.Stream.WriteAsync(lines.WrittenMemory, cancellation);
                lines.ResetWrittenCount();
            }

            await file.CompleteAsync();
            await error.WriteLineAsync($"{scenario.Name}, replication {replication}: {facts.Count:N0} events of {scenario.Weeks + scenario.WarmUpWeeks} weeks.");
        });
}
