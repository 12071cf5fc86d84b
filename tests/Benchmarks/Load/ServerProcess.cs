using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Api;

namespace PemActors.Benchmarks.Load;

/// <summary>The real server in a process of its own, under the settings of the silo's own program.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, HttpClient client) => (this.process, Client) = (process, client);

    public HttpClient Client { get; }

    /// <summary>What the server said to the first body that was not wholly accepted; null while there was none.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Starts a server on an empty store, after it has taken a history of its own where one is asked for.</summary>
    public static async Task<ServerProcess> StartAsync(string data, Instant clock, EcosystemSpan? history, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "PemActors.Silo.runtimeconfig.json"), typeof(ServerProcess).Assembly.Location,
            "server", "--data", data, "--clock", clock.ToString(),
            .. history is { } span ? (string[])["--partners", span.Partners.ToString(CultureInfo.InvariantCulture), "--start", span.Start.ToString(), "--until", span.Until.ToString()] : [],
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null };
                return new(process, new(handler) { BaseAddress = new(line) });
            }
        throw new IOException("The server ended before it listened.");
    }

    /// <summary>Posts a body; true when every event of it was accepted. The first answer that says otherwise is kept in <see cref="Complaint"/>.</summary>
    public async Task<bool> PostAsync(EventBody body, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body.Bytes) { Headers = { ContentType = new(EventBodies.MediaType) } };
        using var answer = await Client.PostAsync("/v1/events", content, cancellation);
        var text = await answer.Content.ReadAsByteArrayAsync(cancellation);
        if (answer.IsSuccessStatusCode && text.AsSpan().StartsWith(Encoding.UTF8.GetBytes($"{{\"accepted\":{body.Events},"))) return true;
        Complaint ??= $"{(int)answer.StatusCode} {Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, 1_000)))}";
        return false;
    }

    /// <summary>Posts all bodies in order, so many at a time.</summary>
    /// <exception cref="IOException">A body was not wholly accepted.</exception>
    public async Task PostAllAsync(IReadOnlyList<EventBody> bodies, int posters, CancellationToken cancellation)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, posters).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < bodies.Count; i = Interlocked.Increment(ref next))
                if (!await PostAsync(bodies[i], cancellation)) throw new IOException($"The server did not accept a batch wholly: {Complaint}");
        }, cancellation)));
    }

    public async Task<Readiness> ReadinessAsync(CancellationToken cancellation) => (await Client.GetFromJsonAsync<Readiness>("/readyz", cancellation))!;

    /// <summary>Waits until nothing waits for a commit or on its way to another subject.</summary>
    public async Task<Readiness> AppliedAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            var readiness = await ReadinessAsync(cancellation);
            if (readiness is { OutboxPending: 0, QueueLength: 0 }) return readiness;
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>Processor time that the server has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

/// <summary>A synthetic ecosystem and the part of its life that is history.</summary>
internal sealed record EcosystemSpan(int Partners, Instant Start, Instant Until);
