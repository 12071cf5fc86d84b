using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Stress;

/// <summary>A command as it was asked, and its first answer.</summary>
internal sealed record Asked(Subject Subject, CommandEnvelope Command, CommandReply Reply);

/// <summary>
/// One of many who ask at once: draws a command, asks until it is answered, asks again now and then, alone and twice at a time, and must always hear
/// the same. Not for several threads.
/// </summary>
internal sealed class StressCaller(LiveSilo silo, IJournal journal, StressWorld world, int number, ulong seed)
{
    private const int TriesMax = 400;
    private static readonly string[] People = ["ann", "bob", "cleo", "dan"];
    private static readonly object Standing = new { tier = "premier", type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false };
    private readonly Chance chance = new(seed);
    private readonly List<string> names = [];
    private int asked;

    /// <summary>Asks one more; what was asked and answered.</summary>
    public async Task<Asked> AskAsync()
    {
        var (subject, type, data) = await DrawAsync();
        var json = JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Web);
        var command = new CommandEnvelope($"{OneOf(People)}/{number}-{++asked}", SHA256.HashData(json), OneOf(People), type, json);
        var replies = chance.Percent(10)
            ? await Task.WhenAll(AnsweredAsync(subject, command), AnsweredAsync(subject, command))
            : [await AnsweredAsync(subject, command)];
        if (chance.Percent(15)) replies = [.. replies, await AnsweredAsync(subject, command)];
        foreach (var reply in replies) Assert.Equal(Shown(replies[0]), Shown(reply));
        if (chance.Percent(3))
        {
            var other = await AnsweredAsync(subject, new(command.Key, SHA256.HashData([1, .. json]), command.Person, type, json));
            Assert.Equal((false, "key-reused"), (other.Granted, other.Code));
        }
        return new(subject, command, replies[0]);
    }

    public static string Shown(CommandReply reply) => $"{reply.Granted} {reply.Code} {reply.Detail} {System.Text.Encoding.UTF8.GetString(reply.Data)}";

    // The outcome of a call that failed is unknown: the same command is asked until it is answered.
    private async Task<CommandReply> AnsweredAsync(Subject subject, CommandEnvelope command)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await silo.Subject(subject).Execute(command);
            }
            catch (Exception fault) when (tries < TriesMax && fault is JournalUnavailableException or OrleansException or TimeoutException or OperationCanceledException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<(Subject, string, object)> DrawAsync()
    {
        var number = chance.Next(world.Accounts);
        var (deal, contenders) = (StressWorld.Deal(number * StressWorld.DealsEach + chance.Next(StressWorld.DealsEach)), StressWorld.Contenders(number));
        var (account, partner) = (Subject.OfAccount(StressWorld.Account(number), "core"), OneOf(contenders));
        return chance.Next(20) switch
        {
            < 4 => (account, EventNames.OpportunityRegistrationSubmitted, new { opportunity = deal, partner, partners = new[] { Lookup(partner) } }),
            < 6 => await AnswerAsync(EventNames.OpportunityRegistrationApproved),
            6 => await AnswerAsync(EventNames.OpportunityRegistrationRejected),
            7 => await AnswerAsync(EventNames.OpportunityRegistrationRenewed),
            8 => (account, EventNames.ConflictOpened, new { opportunity = deal, parties = new[] { contenders[0], partner }, partners = contenders.Select(Lookup) }),
            9 => await DecideConflictAsync(),
            < 12 => Of(OneOf(StressWorld.Funds), EventNames.IncentiveMdfProposed, new { request = Name("r"), partner, amount = Money(1 + chance.Next(3_000_00)), eventDate = silo.Now.AddDays(30).ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), tactic = "webinar", standing = Standing, benefit = true }),
            12 => await OnRowAsync("mdf-requests", "proposed", EventNames.IncentiveMdfApproved, row => new { request = After(row), amount = Money(1 + chance.Next(3_000_00)) }),
            13 => await OnRowAsync("mdf-requests", "approved", EventNames.IncentiveMdfProofSubmitted, row => new { request = After(row), amount = Money(1 + chance.Next(4_000_00)), proofRef = "proof" }),
            14 or 15 => Claim(),
            16 => await OnRowAsync("spif-claims", "claimed", chance.Percent(80) ? EventNames.IncentiveSpifApproved : EventNames.IncentiveSpifDenied, row => new { claim = After(row) }),
            17 => await OnRowAsync("payouts", chance.Percent(80) ? "accrued" : null, EventNames.IncentivePayoutApproved, row => new { payout = row.Id }),
            18 => await OnRowAsync("payouts", chance.Percent(80) ? "approved" : null, EventNames.IncentivePayoutPaid, row => new { payout = row.Id }),
            _ => Of(OneOf(StressWorld.Incentives), EventNames.IncentiveBudgetChanged, new { budget = Money(chance.Next(60_000_00)) }),
        };
    }

    private (Subject, string, object) Claim()
    {
        var (partner, activity, at, kind) = world.Activity(chance.Next(world.Activities));
        return Of(OneOf(StressWorld.Boxes), EventNames.IncentiveSpifClaimed, new
        {
            claim = Name("c"),
            partner,
            activity,
            standing = Standing,
            found = new { time = at.Ticks, source = "crm", id = activity, partner, kind, verified = true },
        });
    }

    private async Task<(Subject, string, object)> AnswerAsync(string type)
    {
        if (await RowAsync("registrations", type == EventNames.OpportunityRegistrationRenewed ? "approved" : "pending") is not { } row) return Claim();
        var (opportunity, partner) = (row.Id.Split('~')[0], row.Partner!);
        return (new(SubjectKind.Account, row.About!), type, new { opportunity, partner, partners = StressWorld.Contenders(int.Parse(row.About!.Split('-', '~')[1])).Select(Lookup), reason = "not-icp", territory = "met", customerFit = "met" });
    }

    private async Task<(Subject, string, object)> DecideConflictAsync()
    {
        if (await RowAsync("conflicts", "open") is not { } row) return Claim();
        using var body = JsonDocument.Parse(row.Body);
        var parties = body.RootElement.GetProperty("parties").EnumerateArray().Select(party => party.GetString()!).ToArray();
        object data = chance.Next(3) switch
        {
            0 => new { outcome = "award", winner = OneOf(parties), level = "council" },
            1 => new { outcome = "split", shares = parties.ToDictionary(party => party, _ => 1m / parties.Length), level = "council" },
            _ => new { outcome = "void", level = "council" },
        };
        return (new(SubjectKind.Conflict, row.Id), EventNames.ConflictDecided, data);
    }

    private async Task<(Subject, string, object)> OnRowAsync(string list, string? state, string type, Func<ListRow, object> data) =>
        await RowAsync(list, state) is { } row ? (new(SubjectKind.Incentive, row.About!), type, data(row)) : Claim();

    // Somewhere in a list: its start from one end, in one state.
    private async Task<ListRow?> RowAsync(string list, string? state)
    {
        var page = await journal.ListAsync(new(list, state, Descending: chance.Percent(50), Limit: 20), CancellationToken.None);
        return page.Rows.Count == 0 ? null : page.Rows[chance.Next(page.Rows.Count)];
    }

    // Mostly new names, sometimes one used before.
    private string Name(string prefix)
    {
        if (names.Count > 0 && chance.Percent(10)) return OneOf(names);
        names.Add($"{prefix}-{number}-{asked}");
        return names[^1];
    }

    private static (Subject, string, object) Of(string incentive, string type, object data) => (new(SubjectKind.Incentive, incentive), type, data);

    private static object Lookup(string partner) => new { partner, known = true, mayRegister = true, terminated = false, suspended = false, strikes = 0, version = 1 };

    private static object Money(long minor) => new { minor, currency = "USD" };

    private static string After(ListRow row) => row.Id[(row.Id.IndexOf('~') + 1)..];

    private T OneOf<T>(IReadOnlyList<T> items) => items[chance.Next(items.Count)];
}
