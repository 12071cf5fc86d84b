using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Time;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Demo;
using PemActors.Silo.Hosting;
using PemActors.Silo.Imports;
using PemActors.Simulator.Population;

namespace PemActors.Benchmarks.Load;

/// <summary>
/// The server that benchmarks start as their child: the silo with its web server, under a clock that starts where the benchmark's facts
/// end, so that they are neither refused as future nor years late.
/// </summary>
internal static class ServerCommand
{
    public static Command Build()
    {
        var data = new Option<string>("--data") { Required = true };
        var clock = new Option<string>("--clock") { Required = true };
        var partners = new Option<int>("--partners");
        var start = new Option<string>("--start");
        var until = new Option<string>("--until");
        var command = new Command("server", "What the other commands start as their child.") { data, clock, partners, start, until };
        command.Hidden = true;
        command.SetAction(async (parse, cancellation) =>
        {
            var history = parse.GetValue(start) is { } from ? new EcosystemSpan(parse.GetValue(partners), At(from), At(parse.GetValue(until)!)) : null;
            await RunAsync(parse.GetValue(data)!, At(parse.GetValue(clock)!), history, cancellation);
        });
        return command;
    }

    private static async Task RunAsync(string data, Instant clock, EcosystemSpan? history, CancellationToken cancellation)
    {
        var options = new SiloOptions { Data = data, Urls = "http://127.0.0.1:0", Program = ProgramLoader.Default(), Clock = new AcceleratedClock(clock.ToDateTimeOffset(), 1) };
        await using var host = await SiloHost.StartAsync(options, cancellation);
        if (history is not null) await ActivatorUtilities.CreateInstance<EventImport>(host.Services).RunAsync(Past(history, options.Program.Currency), null, null, cancellation);
        Console.WriteLine(host.Url);
        // Its input ends with the process that started it, however that one ends; a server left over would spoil the next figures.
        await Task.WhenAny(host.WaitForShutdownAsync(cancellation), Task.Run(Console.In.ReadToEnd, cancellation));
    }

    private static async IAsyncEnumerable<Reading> Past(EcosystemSpan span, string currency)
    {
        await Task.Yield();
        foreach (var reading in new DemoEcosystem(span.Partners, SyntheticEcosystem.DemonstrationSeed, span.Start, currency).Events().TakeWhile(reading => reading.Event.Time < span.Until))
            yield return reading;
    }

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
