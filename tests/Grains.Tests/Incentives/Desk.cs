using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Tests.Incentives;

/// <summary>One incentive as those around it use it: people ask, partners tell, other systems post, and all look.</summary>
internal sealed class Desk(LiveSilo silo, string incentive)
{
    public static readonly PartnerStanding Premier = new(Tier.Premier, PartnerType.Reseller, "emea", 1, 0, false, false);
    private int keys;

    public string Id => incentive;

    public IIncentiveGrain Grain => (IIncentiveGrain)silo.Grains.Subject(Subject);

    public Subject Subject => new(SubjectKind.Incentive, incentive);

    /// <summary>A command with a key of its own.</summary>
    public Task<CommandReply> AskAsync(string person, string type, object data) => AskAsync($"{incentive}/{++keys}", person, type, data);

    public Task<CommandReply> AskAsync(string key, string person, string type, object data)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Web);
        return Grain.Execute(new(key, SHA256.HashData(json), person, type, json));
    }

    /// <summary>A command that must be granted; its data.</summary>
    public async Task<JsonElement> DoneAsync(string person, string type, object data)
    {
        var reply = await AskAsync(person, type, data);
        Assert.True(reply.Granted, $"{reply.Code}: {reply.Detail}");
        return JsonSerializer.Deserialize<JsonElement>(reply.Data);
    }

    /// <summary>A command that must be refused with a code, leaving journal and figures as they were.</summary>
    public async Task RefusedAsync(string code, string person, string type, object data)
    {
        var before = await AllAsync();
        var reply = await AskAsync(person, type, data);
        Assert.Equal((false, code), (reply.Granted, reply.Code));
        Assert.NotEmpty(reply.Detail!);
        Assert.Equal(before, await AllAsync());
    }

    public async Task<JsonElement> PublishAsync(string kind, long? budgetMinor, object? terms = null, string from = "2024-01-01T00:00:00Z", string until = "2026-01-01T00:00:00Z", object? eligibility = null)
    {
        var published = await DoneAsync("ops", EventNames.IncentivePublished, new { kind, name = $"The {kind}", from, until, budget = budgetMinor is { } minor ? Money(minor) : null, terms, eligibility });
        // Its announcement to partners.
        await silo.SweepAsync();
        return published;
    }

    public static object Money(long minor, string currency = "USD") => new { minor, currency };

    /// <summary>Delivers what a partner earned in the quarter that closes in 2024-03-31's midnight, once for each.</summary>
    public Task EarnedAsync(string partner, long version, params Entitlement[] entitlements) => DeliverAsync(Earned(partner, version, entitlements));

    public FactEnvelope Earned(string partner, long version, params Entitlement[] entitlements) =>
        Message(EventNames.IncentivePartnerEarned, "partner-earned", partner, version, EarningJson.Encode(new PartnerEarned(new(partner), version, Instant.Utc(2024, 4, 1), entitlements, [])));

    public FactEnvelope Noted(string partner, long version, params EarnedActivity[] activities) =>
        Message(EventNames.IncentivePartnerEarned, "partner-earned", partner, version, EarningJson.Encode(new PartnerEarned(new(partner), version, Instant.Utc(2024, 4, 1), [], activities)));

    public FactEnvelope Complied(string partner, long version, ComplianceStatus status) =>
        Message(EventNames.IncentivePartnerComplied, "partner-complied", partner, version, EarningJson.Encode(new PartnerComplied(new(partner), version, status)));

    public Task DeliverAsync(params FactEnvelope[] messages) => Grain.Deliver(messages);

    /// <summary>Posts another system's decision.</summary>
    public Task<Silo.Intake.EventResult[]> PostAsync(string id, string type, Instant at, object data) => silo.TakeAsync(Event(id, type, at, data));

    public Reading Event(string id, string type, Instant at, object data)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Web);
        Assert.True(EventCatalog.TryFind(type, out var known));
        Assert.Empty(known.Schema.Validate(json));
        return new Reading.Accepted(1, new("prm", id, type, incentive, at, json), known);
    }

    public Entitlement Fee(string partner, string deal, Instant cause, long minor, LineKind kind = LineKind.ReferralFee) => new(
        PayoutNames.OfDeal(new(incentive), new(partner), new(deal)), new(partner), new(deal), new(cause, "crm", $"{deal}-won"), minor, cause.AddDays(45),
        [new(kind, minor * 10, 100_000, minor)]);

    public string PayoutOf(string partner, string deal) => PayoutNames.OfDeal(new(incentive), new(partner), new(deal)).Value;

    public async Task<IncentiveSnapshot> LookAsync() => (await Grain.GetSnapshot())!;

    /// <summary>Balances as <c>account/partner amount</c>.</summary>
    public async Task<string[]> BalancesAsync() =>
        [.. (await Grain.GetBalances(null, 0, 10_000))!.Select(balance => $"{balance.Account}{(balance.Partner is null ? "" : "/" + balance.Partner)} {balance.BalanceMinor}")];

    public async Task<ListRow> RowAsync(string list, string id) => (await silo.Journal.RowAsync(list, id, CancellationToken.None))!;

    public async Task<JsonNode> BodyAsync(string list, string id) => JsonNode.Parse((await RowAsync(list, id)).Body.Span)!;

    public async Task<IReadOnlyList<ListRow>> RowsAsync(string list) => (await silo.Journal.ListAsync(new(list, About: incentive, Limit: 1_000), CancellationToken.None)).Rows;

    public async Task<IReadOnlyList<StoredEntry>> EntriesAsync() => (await silo.Journal.LoadAsync(Subject, CancellationToken.None)).Entries;

    /// <summary>Types of the entries, short: <c>mdf-lapsed</c>.</summary>
    public async Task<string[]> TypesAsync() => [.. (await EntriesAsync()).Select(entry => entry.Type["pem.incentive.".Length..^3])];

    /// <summary>The journal folded anew.</summary>
    public async Task<IncentiveFold> FoldAsync()
    {
        var program = ProgramLoader.Default();
        var state = new IncentiveState(new(incentive), new ProgramsInForce(program), new(program));
        foreach (var entry in await EntriesAsync()) state.Replay(entry);
        return state.Fold;
    }

    /// <summary>Everything that can be seen, as text: journal, figures, balances, rows.</summary>
    public async Task<string> AllAsync()
    {
        var rows = new List<string>();
        foreach (var list in (string[])[IncentiveRows.Payouts, IncentiveRows.Postings, IncentiveRows.Requests, IncentiveRows.Claims, IncentiveRows.Voids])
            rows.AddRange((await RowsAsync(list)).Select(row => $"{row.List} {row.Id} {row.State} {row.At} {System.Text.Encoding.UTF8.GetString(row.Body.Span)}"));
        return string.Join('\n', [JsonSerializer.Serialize(await Grain.GetSnapshot()), .. await TypesAsync(), .. await BalancesAsync(), .. rows]);
    }

    private FactEnvelope Message(string type, string kind, string partner, long version, byte[] data) => new("pem:outbox", $"{kind}/{partner}/{version}/{incentive}", type, 0, data);
}
