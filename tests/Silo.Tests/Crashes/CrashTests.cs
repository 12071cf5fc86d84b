using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using PemActors.Journal.Audit;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Crashes;

/// <summary>The process dies while 32 clients post. PEM_KILLS says how often (default 8), PEM_SEED repeats a run.</summary>
[Collection(ProcessTests.Name)]
public sealed class CrashTests : IDisposable
{
    private const int Clients = 32;
    private const int Partners = 40;
    private readonly string data = Directory.CreateTempSubdirectory("pem-crash-").FullName;
    private readonly int port = ServerProcess.FreePort();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<string, bool> sent = new();
    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private volatile bool stopping;

    [Fact]
    public async Task KilledAtAnyMoment_NothingAcknowledgedIsLostOrDoubled()
    {
        var (kills, seed) = (Chance.Size("PEM_KILLS", 8), Chance.Seed("PEM_SEED"));
        TestContext.Current.TestOutputHelper!.WriteLine($"PEM_SEED={seed}");
        var chance = new Chance(seed);
        var server = Start();
        try
        {
            await server.ReadyAsync(http, port);
            var clients = Enumerable.Range(0, Clients).Select(number => PostAsync(number, new(seed ^ (ulong)(number + 1) << 32))).ToArray();
            for (var kill = 0; kill < kills; kill++)
            {
                // A moment is a number of acknowledgements: as random as the threads, and never a wait.
                var moment = acknowledged.Count + 1 + chance.Below(600);
                await Eventually.GetAsync(() => Task.FromResult(acknowledged.Count), count => count >= moment || Array.Exists(clients, client => client.IsFaulted));
                await server.KillAsync();
                server.Dispose();
                server = Start();
            }
            await server.ReadyAsync(http, port);
            stopping = true;
            await Task.WhenAll(clients);
            await server.ReadyAsync(http, port, ready => ready.GetProperty("outboxPending").GetInt64() == 0 && ready.GetProperty("deadlinesDue").GetInt64() == 0);
            Assert.Equal(0, (await server.InterruptAsync()).Code);
        }
        finally
        {
            server.Dispose();
        }
        var verified = await ServerProcess.RunAsync("verify", "--json", "--data", data);
        Assert.True(verified.Code == 0, $"PEM_SEED={seed}: {verified.Output}{verified.Errors}");
        Assert.Equal(0, JsonSerializer.Deserialize<JsonElement>(verified.Output).GetProperty("findings").GetArrayLength());
        var stored = await StoredAsync();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Keys.Except(stored));
        Assert.Empty(stored.Except(sent.Keys));
        TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills, {acknowledged.Count} events acknowledged, all there once.");
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private ServerProcess Start() => ServerProcess.Start(port, "--data", data);

    private async Task PostAsync(int client, Chance chance)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var number = 0; !stopping; number++)
        {
            var length = chance.Below(2) == 0 ? 1 : 1 + chance.Below(20);
            var ids = Enumerable.Range(0, length).Select(i => $"c{client}-{number}-{i}").ToArray();
            var events = Array.ConvertAll(ids, id => Any(id, chance));
            foreach (var id in ids) sent[id] = true;
            while (!await TakenAsync(events)) await pause.WaitForNextTickAsync();
            foreach (var id in ids) acknowledged[id] = true;
        }
    }

    private async Task<bool> TakenAsync(string[] events)
    {
        try
        {
            using var answer = await http.PostAsync(
                $"http://127.0.0.1:{port}/v1/events", events.Length == 1 ? Given.Body(events[0], Given.Single) : Given.All(events));
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if ((int)answer.StatusCode == 503) return false;
            var taken = json.GetProperty("accepted").GetInt32() + json.GetProperty("duplicate").GetInt32();
            return taken == events.Length ? true : throw new InvalidOperationException($"Refused: {json}");
        }
        catch (Exception gone) when (gone is HttpRequestException or SocketException or IOException or OperationCanceledException or JsonException)
        {
            return false;
        }
    }

    private static string Any(string id, Chance chance)
    {
        var partner = $"p-{chance.Below(Partners)}";
        var deal = $"o-{chance.Below(Partners * 3)}";
        var time = $"2026-0{1 + chance.Below(9)}-1{chance.Below(10)}T0{chance.Below(10)}:00:00Z";
        var amount = new { minor = 100_000 + chance.Below(1_000_000), currency = "USD" };
        return chance.Below(8) switch
        {
            0 => Given.Event(id, "partner.applied", partner, time, new { partnerType = "reseller", region = "emea", name = partner }),
            1 or 2 => Given.Activity(id, partner, time),
            3 => Given.Event(id, "user.certification-earned", partner, time, new { user = $"u-{chance.Below(5)}", certification = "c-1", level = "specialist", score = 80 }),
            4 => Given.Event(id, "opportunity.created", deal, time, new { account = "a-1", productLine = "core", amount, stage = "qualify", motion = "resell", owner = partner }),
            5 => Given.Event(id, "opportunity.stage-changed", deal, time, new { stage = "propose" }),
            6 => Given.Event(id, "opportunity.touch-recorded", deal, time, new { partner, evidence = new { kind = "joint-meeting", @ref = "r" } }),
            _ => Given.Event(id, "opportunity.won", deal, time, new { amount }),
        };
    }

    private async Task<List<string>> StoredAsync()
    {
        using var audit = JournalAudit.Open(data);
        var ids = new List<string>();
        await foreach (var (_, entries) in audit.SubjectsAsync())
            ids.AddRange(entries.Entries.Where(entry => !entry.Key.Source.StartsWith("pem:", StringComparison.Ordinal)).Select(entry => entry.Key.Id));
        return ids;
    }
}
