using System.CommandLine;
using PemActors.Documents.Events;
using PemActors.Grains.Cadences;
using PemActors.Grains.Time;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Demo;
using PemActors.Silo.Hosting;
using PemActors.Silo.Imports;
using PemActors.Simulator.Population;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Serves a synthetic ecosystem with a past of eighteen months that goes on living.</summary>
internal static class DemoCommand
{
    private const int PastWeeks = 78;
    private const int DocumentWeeks = 13;
    private const string Marker = "demo.txt";

    public static Command Build(SharedOptions shared)
    {
        var partners = new Option<int>("--partners") { Description = "Partners, 1–100,000.", DefaultValueFactory = _ => 500, HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same ecosystem.", DefaultValueFactory = _ => SyntheticEcosystem.DemonstrationSeed, HelpName = "N" };
        var speed = new Option<double>("--speed") { Description = "How many times as fast as real time it lives on, 1–100,000.", DefaultValueFactory = _ => 3_600, HelpName = "X" };
        var urls = new Option<string>("--urls") { Description = "Where to listen; loopback addresses only.", DefaultValueFactory = _ => "http://127.0.0.1:5180", HelpName = "URL" };
        var command = new Command("demo", "Serve a synthetic ecosystem of the last 18 months that keeps streaming; it starts afresh each time, in DATA/demo.") { partners, seed, speed, urls, shared.As };
        command.SetAction((parse, cancellation) => Guarded.RunAsync(() => RunAsync(
            shared, parse, parse.GetValue(partners), parse.GetValue(seed), parse.GetValue(speed), parse.GetValue(urls)!, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(
        SharedOptions shared, ParseResult parse, int partners, ulong seed, double speed, string urls, CancellationToken cancellation)
    {
        if (partners is < 1 or > 100_000) throw new UsageException($"--partners is {partners}; it must be from 1 to 100,000.");
        if (speed is not (>= 1 and <= 100_000)) throw new UsageException($"--speed is {speed}; it must be from 1 to 100,000.");
        ServeCommand.RequireLoopback(urls);
        var program = shared.ReadProgram(parse);
        var data = Path.Combine(parse.GetValue(shared.Data)!, "demo");
        StartAfresh(data);

        var now = TimeProvider.System.GetUtcNow();
        var monday = now.UtcDateTime.Date.AddDays(-(((int)now.DayOfWeek + 6) % 7));
        var start = new Instant(monday.AddDays(-7 * PastWeeks).Ticks);
        var ecosystem = new DemoEcosystem(partners, seed, start, program.Currency);
        var clock = new AcceleratedClock(now, speed);
        await using var host = await SiloHost.StartAsync(new() { Data = data, Urls = urls, Program = program, Clock = clock, People = shared.ReadPeople(parse), BeginCadences = false }, cancellation);

        using var events = ecosystem.Events().GetEnumerator();
        events.MoveNext();
        try
        {
            await LiveAsync();
        }
        catch (OperationCanceledException)
        {
            // How the demo is meant to end, whether its past is told whole or not.
        }
        return ExitCode.Done;

        async Task LiveAsync()
        {
            var import = ActivatorUtilities.CreateInstance<EventImport>(host.Services);
            var report = await Progressing.RunAsync(
                false, "Importing the last 18 months", (Instant.From(now) - start).Ticks, () => (events.Current.Event.Time - start).Ticks,
                told => import.RunAsync(Past(events, clock), null, told, cancellation));
            // Of the past only once it is told: there is something to read at once, and of a quarter's close, too.
            await CadenceStart.BeginAsync(host.Services.GetRequiredService<IGrainFactory>(), Instant.From(now).AddDays(-7 * DocumentWeeks));
            AnsiConsole.MarkupLineInterpolated($"{report.Accepted:N0} events of {partners:N0} partners in {report.Seconds:N1} s. From here it lives on, {speed:N0} times as fast as the clock on the wall.");
            ServeCommand.Announce(host.Url, data);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            using var http = new HttpClient { BaseAddress = new(host.Url) };
            await Task.WhenAll(
                ActivatorUtilities.CreateInstance<LiveStream>(host.Services, (TimeProvider)clock).RunAsync(events, stop.Token),
                new OperationsPersona(http, clock).RunAsync(stop.Token));
        }
    }

    // The past ends where the clock has got to by then, so that nothing is left between it and the live stream.
    private static async IAsyncEnumerable<Reading> Past(IEnumerator<Reading.Accepted> events, AcceleratedClock clock)
    {
        await Task.Yield();
        while (events.Current.Event.Time <= Instant.From(clock.GetUtcNow()))
        {
            yield return events.Current;
            events.MoveNext();
        }
    }

    private static void StartAfresh(string data)
    {
        if (Directory.Exists(data))
        {
            if (!File.Exists(Path.Combine(data, Marker))) throw new UsageException($"{Path.GetFullPath(data)} was not made by a demo, so it is not emptied: give another --data.");
            Directory.Delete(data, recursive: true);
        }
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, Marker), "Made by the demo, which empties this folder each time it starts.\n");
    }
}
