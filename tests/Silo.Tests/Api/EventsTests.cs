using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Api;

/// <summary>The door: what it takes, and how it names what it does not.</summary>
[Collection(HttpTests.Name)]
public sealed class EventsTests(LiveHost host)
{
    // A name, the reason, and the first event of a batch; the second is sound and must be taken.
    private const string Refused = """
        not an object        | unreadable          | 7
        no version           | unsupported-version | {"id":"x","source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        no id                | bad-envelope        | {"specversion":"1.0","source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        id of another type   | bad-envelope        | {"specversion":"1.0","id":7,"source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        time without offset  | bad-envelope        | {"specversion":"1.0","id":"x","source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"2026-05-01T00:00:00","data":{}}
        our own source       | reserved-source     | {"specversion":"1.0","id":"x","source":"pem:outbox","type":"pem.partner.accepted.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        unknown type         | unknown-type        | {"specversion":"1.0","id":"x","source":"prm","type":"pem.partner.danced.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        future               | in-future           | {"specversion":"1.0","id":"x","source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"2026-06-01T00:00:00Z","data":{}}
        last century         | too-early           | {"specversion":"1.0","id":"x","source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"1999-06-01T00:00:00Z","data":{}}
        a member missing     | missing-member      | {"specversion":"1.0","id":"x","source":"prm","type":"pem.activity.recorded.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        a wrong type         | wrong-type          | {"specversion":"1.0","id":"x","source":"prm","type":"pem.activity.recorded.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{"kind":7}}
        an unknown word      | bad-value           | {"specversion":"1.0","id":"x","source":"prm","type":"pem.activity.recorded.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{"kind":"nap"}}
        a huge number        | out-of-range        | {"specversion":"1.0","id":"x","source":"prm","type":"pem.customer.survey-answered.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{"csat":1e400}}
        a member twice       | duplicate-member    | {"specversion":"1.0","id":"x","id":"x","source":"prm","type":"pem.partner.accepted.v1","subject":"m","time":"2026-05-01T00:00:00Z","data":{}}
        """;

    // The whole body cannot be read, or is more than may be sent.
    public static TheoryData<string, string?, string, int, string> Bodies => new()
    {
        { "truncated", Given.Batch, "[{\"id\":", 400, "unreadable" },
        { "empty", Given.Batch, "", 400, "unreadable" },
        { "no array", Given.Batch, "{}", 400, "unreadable" },
        { "no type at all", null, "{}", 415, "unsupported-media-type" },
        { "other type", "text/plain", "{}", 415, "unsupported-media-type" },
        { "other charset", "application/json; charset=utf-16", "{}", 415, "unsupported-media-type" },
        { "1,001 events", Given.Batch, $"[{string.Join(',', Enumerable.Repeat("{}", 1_001))}]", 413, "too-many" },
        { "4 MiB and one byte", Given.Batch, new string(' ', (4 << 20) + 1), 413, "too-large" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_ThatCannotBeRead_IsAProblem(string what, string? type, string body, int status, string code)
    {
        using var answer = await host.PostAsync(Given.Body(body, type));
        var problem = await LiveHost.ProblemAsync(answer);
        Assert.True((status, code) == (problem.Status, problem.Code), $"{what}: {problem}");
    }

    [Fact]
    public async Task Event_ThatIsRefused_IsNamed_AndTheNextIsTaken()
    {
        foreach (var (line, number) in Refused.Split('\n').Select((line, number) => (line.Split('|', 3, StringSplitOptions.TrimEntries), number)))
        {
            using var answer = await host.PostAsync(Given.Body($"[{line[2]},{Given.Activity($"good-{number}", "malformed")}]"));
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode == 202, $"{line[0]}: {json}");
            var (bad, good) = (json.GetProperty("results")[0], json.GetProperty("results")[1]);
            Assert.True(bad.GetProperty("status").GetString() == "quarantined" && bad.GetProperty("reason").GetString() == line[1], $"{line[0]}: {json}");
            Assert.NotEmpty(bad.GetProperty("detail").GetString()!);
            Assert.Equal("accepted", good.GetProperty("status").GetString());
        }
    }

    [Fact]
    public async Task Event_TooDeepTooLongOrNotUtf8_IsNamed()
    {
        var sound = Given.Activity("odd", "odd");
        var deep = sound.Replace("\"kind\":\"demo\"", $"\"kind\":\"demo\",\"x\":{new string('[', 40)}{new string(']', 40)}", StringComparison.Ordinal);
        var wide = sound.Replace("\"kind\":\"demo\"", $"\"kind\":\"demo\",\"x\":\"{new string('x', 256 * 1024)}\"", StringComparison.Ordinal);
        var latin = Encoding.Latin1.GetBytes(sound.Replace("u-1", "ü-1", StringComparison.Ordinal));
        foreach (var (bytes, reason) in new[] { (Encoding.UTF8.GetBytes(deep), "too-deep"), (Encoding.UTF8.GetBytes(wide), "too-large"), (latin, "bad-encoding") })
        {
            using var answer = await host.PostAsync(Given.Body([.. bytes, (byte)'\n', .. Encoding.UTF8.GetBytes(Given.Activity($"after-{reason}", "odd"))], Given.Lines));
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Equal((reason, "accepted"), (json.GetProperty("results")[0].GetProperty("reason").GetString(), json.GetProperty("results")[1].GetProperty("status").GetString()));
        }
    }

    [Fact]
    public async Task Batch_IsAnsweredInItsOrder_AndKnowsRepetitions()
    {
        var (one, two) = (Given.Activity("order-1", "order"), Given.Activity("order-2", "order"));
        Assert.Equal(["accepted", "accepted", "duplicate"], await StatusesAsync(Given.All([two, one, two])));
        Assert.Equal(["duplicate", "duplicate"], await StatusesAsync(Given.Body($"{one}\n{two}\n", Given.Lines)));
        Assert.Equal(["duplicate"], await StatusesAsync(Given.Body(one, Given.Single)));
        Assert.Equal(["quarantined"], await StatusesAsync(Given.Body(Given.Activity("order-1", "order", "2026-05-09T00:00:00Z"), Given.Single)));
    }

    [Fact]
    public async Task Binary_WithItsHeaders_IsTaken_AndWithout_IsNamed()
    {
        var body = Given.Body("{\"kind\":\"demo\"}", "application/json");
        foreach (var (name, value) in new[] { ("specversion", "1.0"), ("id", "binary-1"), ("source", "prm"), ("type", "pem.activity.recorded.v1"), ("subject", "binary"), ("time", "2026-05-01T00:00:00Z") })
            body.Headers.Add($"ce-{name}", value);
        Assert.Equal(["accepted"], await StatusesAsync(body));
        using var answer = await host.PostAsync(Given.Body("{\"kind\":\"demo\"}", "application/json"));
        Assert.InRange((int)answer.StatusCode, 202, 415);
        Assert.DoesNotContain("\"accepted\":1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantined_OnceItsTimeHasCome_CanBeReplayed()
    {
        var time = host.Clock.GetUtcNow().AddMinutes(10);
        using var answer = await host.PostAsync(Given.All([Given.Activity("early", "early", $"{time:yyyy-MM-dd'T'HH:mm:ss'Z'}")]));
        var number = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("results")[0].GetProperty("quarantine").GetInt64();
        var kept = (await host.GetAsync("/v1/quarantine?limit=1")).GetProperty("events")[0];
        Assert.Equal((number, "in-future", "/time", "early"), (kept.GetProperty("number").GetInt64(), kept.GetProperty("reason").GetString(), kept.GetProperty("pointer").GetString(), kept.GetProperty("id").GetString()));
        Assert.Equal("quarantined", (await ReplayAsync(number)).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("accepted", (await ReplayAsync(number)).Status);
        Assert.Equal("already-replayed", (await ReplayAsync(number)).Code);
        Assert.Equal("unknown-subject", (await ReplayAsync(999_999)).Code);
    }

    [Fact]
    public async Task Mutated_InEveryMode_NeverBreaksTheServer()
    {
        var (size, seed) = (Chance.Size("PEM_HTTP_FUZZ", 2_000), Chance.Seed("PEM_SEED"));
        TestContext.Current.TestOutputHelper!.WriteLine($"PEM_SEED={seed}");
        string[] modes = [Given.Batch, Given.Single, Given.Lines, "application/json"];
        await Parallel.ForEachAsync(Enumerable.Range(0, size), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
        {
            var chance = new Chance(seed + (ulong)number);
            var mode = modes[chance.Below(modes.Length)];
            var events = Enumerable.Range(0, 1 + chance.Below(3)).Select(i => Given.Activity($"fuzz-{number}-{i}", "fuzz")).ToArray();
            var bytes = Encoding.UTF8.GetBytes(mode == Given.Batch ? $"[{string.Join(',', events)}]" : string.Join('\n', events));
            for (var i = chance.Below(6); i >= 0; i--) bytes = Mutate(bytes, chance);
            using var answer = await host.Http.PostAsync("/v1/events", Given.Body(bytes, mode), cancellation);
            Assert.True((int)answer.StatusCode < 500, $"PEM_SEED={seed} number {number}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}\n{Encoding.UTF8.GetString(bytes)}");
            if (number % 20 == 0) await host.TakenAsync(Given.Activity($"untouched-{number}", "untouched"));
        });
        await host.GetAsync("/readyz");
        var page = await host.GetAsync("/v1/partners/untouched/timeline?limit=1000");
        Assert.Equal(Math.Min(1_000, (size + 19) / 20), page.GetProperty("entries").GetArrayLength());
    }

    private static byte[] Mutate(byte[] bytes, Chance chance)
    {
        if (bytes.Length == 0) return bytes;
        var (at, length) = (chance.Below(bytes.Length), 1 + chance.Below(12));
        switch (chance.Below(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << chance.Below(8));
                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + length)..]];
            case 3:
                return [.. bytes[..at], .. bytes[at..Math.Min(bytes.Length, at + length)], .. bytes[at..]];
            default:
                bytes[at] = "{}[]\",:0-9eE\\\u0000\u00ff"u8[chance.Below(16)];
                return bytes;
        }
    }

    private async Task<string[]> StatusesAsync(HttpContent body)
    {
        using var answer = await host.PostAsync(body);
        Assert.Equal(202, (int)answer.StatusCode);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetString()!)];
    }

    private async Task<(string? Status, string? Code)> ReplayAsync(long number)
    {
        using var answer = await host.Http.PostAsync($"/v1/quarantine/{number}/replay", null, TestContext.Current.CancellationToken);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? (json.GetProperty("status").GetString(), null) : (null, json.GetProperty("code").GetString());
    }
}
