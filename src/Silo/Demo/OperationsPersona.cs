using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PemActors.Silo.Demo;

/// <summary>
/// Operations and finance of the demonstration: they look at what waits and answer it over HTTP, as people would at a console. How long one takes
/// and what it decides is drawn from the name of what waits, so that the same demonstration is answered alike.
/// </summary>
/// <param name="http">Whose base address is the demonstration's own.</param>
/// <param name="clock">The demonstration's clock.</param>
internal sealed class OperationsPersona(HttpClient http, TimeProvider clock)
{
    private const int Page = 100;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly string[] Reasons = ["existing-opportunity", "out-of-territory", "not-icp", "insufficient-information"];
    private readonly Dictionary<string, DateTimeOffset> seen = [];
    private int asked;

    /// <summary>Answers until stopped. What fails is tried again in the next round.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                await LookAsync(cancellation);
            }
            catch (Exception fault) when (fault is HttpRequestException or JsonException)
            {
                // The server is busy; people try again, too.
            }
        }
    }

    /// <summary>One look at everything that waits.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var state in (string[])["pending", "breached"])
            await EachAsync($"/v1/registrations?state={state}", "registration", 4, 60, RegistrationAsync, cancellation);
        await EachAsync("/v1/conflicts?state=open", "conflict", 24, 140, ConflictAsync, cancellation);
        foreach (var incentive in (await ItemsAsync("/v1/incentives?state=open", cancellation)).Select(row => row.GetProperty("incentive").GetString()!))
        {
            var path = $"/v1/incentives/{Uri.EscapeDataString(incentive)}";
            await EachAsync($"{path}/mdf?state=proposed", "request", 12, 100, (id, _, chance) =>
                AskAsync("operations", $"{path}/mdf/{Uri.EscapeDataString(id)}/decide", new { decision = chance < 80 ? "approve" : "reject" }, cancellation), cancellation);
            await EachAsync($"{path}/claims?state=claimed", "claim", 4, 90, (id, _, chance) =>
                AskAsync("operations", $"{path}/claims/{Uri.EscapeDataString(id)}/decide", new { decision = chance < 90 ? "approve" : "deny" }, cancellation), cancellation);
            await EachAsync($"{path}/payouts?state=accrued", "payout", 24, 200, (id, _, _) =>
                AskAsync("finance", $"{path}/payouts/{Uri.EscapeDataString(id)}/approve", new { }, cancellation), cancellation);
            await EachAsync($"{path}/payouts?state=approved", "payout", 24, 100, (id, row, _) => row.GetProperty("dueAt").GetDateTimeOffset() > clock.GetUtcNow()
                ? Task.FromResult<string?>("not-due")
                : AskAsync("finance", $"{path}/payouts/{Uri.EscapeDataString(id)}/pay", new { }, cancellation), cancellation);
        }
    }

    private async Task<string?> RegistrationAsync(string id, JsonElement row, int chance)
    {
        var path = $"/v1/registrations/{Uri.EscapeDataString(id)}";
        if (chance >= 85) return await AskAsync("operations", $"{path}/reject", new { reason = Reasons[chance % Reasons.Length] }, default);
        return await AskAsync("operations", $"{path}/approve", new { territory = "met", customerFit = "met" }, default) is { } code
            ? await AskAsync("operations", $"{path}/reject", new { reason = "other", text = $"It could not be approved: {code}." }, default)
            : null;
    }

    private Task<string?> ConflictAsync(string id, JsonElement row, int chance)
    {
        var parties = row.GetProperty("parties").EnumerateArray().Select(party => party.GetString()!).ToArray();
        object decision = chance switch
        {
            < 60 => new { outcome = "award", winner = parties[0] },
            < 90 => new { outcome = "split", shares = parties.ToDictionary(party => party, party => party == parties[0] ? 1 - (parties.Length - 1) * 0.25m : 0.25m) },
            _ => new { outcome = "void" },
        };
        return AskAsync("operations", $"/v1/conflicts/{Uri.EscapeDataString(id)}/decide", decision, default);
    }

    // Everything in a list that was seen there for as long as its name says. What is refused is looked at again after as long.
    private async Task EachAsync(string list, string name, int hoursLeast, int hoursSpread, Func<string, JsonElement, int, Task<string?>> answer, CancellationToken cancellation)
    {
        foreach (var row in await ItemsAsync(list, cancellation))
        {
            var id = row.GetProperty(name).GetString()!;
            var (wait, chance) = Drawn(id);
            var place = $"{list.Split('?')[1]}/{id}";
            if (!seen.TryGetValue(place, out var since)) seen.Add(place, since = clock.GetUtcNow());
            if (since.AddHours(hoursLeast + wait % hoursSpread) > clock.GetUtcNow()) continue;
            seen[place] = await answer(id, row, chance) is null ? DateTimeOffset.MaxValue.AddYears(-1) : clock.GetUtcNow();
        }
    }

    private async Task<JsonElement.ArrayEnumerator> ItemsAsync(string list, CancellationToken cancellation) =>
        (await http.GetFromJsonAsync<JsonElement>($"{list}&limit={Page}", cancellation)).GetProperty("items").EnumerateArray();

    // Null when it was done; else the code of what stands against it.
    private async Task<string?> AskAsync(string person, string path, object body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Pem-Person", person);
        request.Headers.Add("Idempotency-Key", $"demo-{++asked}");
        using var answer = await http.SendAsync(request, cancellation);
        if (answer.IsSuccessStatusCode) return null;
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return problem.TryGetProperty("code", out var code) ? code.GetString() : $"{(int)answer.StatusCode}";
    }

    private static (int Wait, int Chance) Drawn(string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        return (hash[0] << 8 | hash[1], (hash[2] << 8 | hash[3]) % 100);
    }
}
