using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Grains.Accounts;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Support;

/// <summary>The deal desk of a silo: commands as its people give them, and what its lists then show.</summary>
internal sealed class DealDeskOf(LiveSilo silo, string account = "acct", string line = "core")
{
    private int next;

    public Subject Account => Subject.OfAccount(account, line);

    public static PartnerLookup Eligible(string partner) => new(partner, true, true, false, false, 0, 1);

    /// <summary>An opportunity of this account, and its account told of it.</summary>
    public async Task CreateAsync(string opportunity, string? owner = null, long amountMinor = 1_000_00, params string[] links)
    {
        await silo.AcceptAsync(
        [
            Given.Event(opportunity, new OpportunityFact.Created(
                Given.Key($"{opportunity}-created", silo.Now), account, line, amountMinor, Stage.Qualify, Motion.CoSell, owner is null ? null : new(owner), false)),
            .. links.Select(partner => Given.Touch(opportunity, $"{opportunity}-{partner}-touch", partner, silo.Now)),
        ]);
        await silo.DeliverAsync();
    }

    public Task<CommandReply> SubmitAsync(string opportunity, string partner, PartnerLookup? lookup = null, string? key = null) =>
        AskAsync(EventNames.OpportunityRegistrationSubmitted, new(opportunity, partner, Partners: [lookup ?? Eligible(partner)]), $"user@{partner}", key);

    public Task<CommandReply> ApproveAsync(string opportunity, string partner, params PartnerLookup[] lookups) => AskAsync(
        EventNames.OpportunityRegistrationApproved, new(opportunity, partner, Partners: lookups.Length == 0 ? [Eligible(partner)] : lookups), "operations");

    public Task<CommandReply> RejectAsync(string opportunity, string partner, string reason = "not-icp", string? text = null) => AskAsync(
        EventNames.OpportunityRegistrationRejected, new(opportunity, partner, Reason: reason, Text: text, Partners: [Eligible(partner)]), "operations");

    public Task<CommandReply> RenewAsync(string opportunity, string partner) => AskAsync(
        EventNames.OpportunityRegistrationRenewed, new(opportunity, partner, Partners: [Eligible(partner)]), "operations");

    public Task<CommandReply> AskAsync(string type, RegistrationData data, string person, string? key = null) => SendAsync(Account, type, data.ToJson(), person, key);

    public Task<CommandReply> OpenAsync(string opportunity, params string[] parties) =>
        SendAsync(Account, EventNames.ConflictOpened, new OpeningData(opportunity, parties, Partners: [.. parties.Select(Eligible)]).ToJson(), "operations", null);

    public Task<CommandReply> DecideAsync(string conflict, object decision) =>
        SendAsync(Subject.Of(new ConflictId(conflict)), EventNames.ConflictDecided, JsonSerializer.SerializeToUtf8Bytes(decision), "operations", null);

    public Task<AccountSnapshot?> SnapshotAsync() => silo.Grains.GetGrain<IAccountGrain>(Account.Id).GetSnapshot();

    public Task<ConflictSnapshot?> ConflictAsync(string conflict) => silo.Grains.GetGrain<IConflictGrain>(conflict).GetSnapshot();

    /// <summary>Rows of a list that belong to this account, as id, state and instant.</summary>
    public async Task<IReadOnlyList<ListRow>> RowsAsync(string list, string? about = null) =>
        (await silo.Journal.ListAsync(new(list, About: about ?? Account.Id, Limit: 1_000), CancellationToken.None)).Rows;

    public async Task<IReadOnlyList<StoredEntry>> EntriesAsync(Subject subject, string type) =>
        [.. (await silo.Journal.LoadAsync(subject, CancellationToken.None)).Entries.Where(entry => entry.Type == type)];

    // A moment passes with every command, as it does in the world: of two decisions of one instant the second is dated after the clock.
    private async Task<CommandReply> SendAsync(Subject subject, string type, byte[] data, string person, string? key)
    {
        key ??= $"{person}/{subject}/{Interlocked.Increment(ref next)}";
        var reply = await silo.Subject(subject).Execute(new(key, SHA256.HashData([.. Encoding.UTF8.GetBytes(type), .. data]), person, type, data));
        lock (silo) silo.MoveTo(new(silo.Now.Ticks + 1));
        return reply;
    }
}
