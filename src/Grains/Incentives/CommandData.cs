using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Schemas;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>
/// The data of a command on an incentive: read strictly by the schema of the event it asks for, and, once granted, completed to what the event tells.
/// Amounts out of range are left to the rules.
/// </summary>
internal static class CommandData
{
    /// <summary>Reads; a fault has its code (<c>member-missing</c>, <c>member-invalid</c>, <c>currency-invalid</c>, <c>unknown-command</c>).</summary>
    public static (JsonObject? Data, Ruled? Fault) Read(CommandEnvelope command, FactKey key, IncentiveId incentive, CurrencyConverter currencies)
    {
        if (!IncentiveRules.Decides(command.Type) || !EventCatalog.TryFind(command.Type, out var type))
            return (null, Ruled.No("unknown-command", $"{command.Type} is no decision on an incentive."));
        if (JsonNode.Parse(command.Data) is not JsonObject data) return (null, Ruled.No("member-invalid", "The data is no object."));
        data["by"] = command.Person;
        // Whoever does not name a request or claim gets a name that the command itself has made.
        if (command.Type == EventNames.IncentiveMdfProposed) data["request"] ??= CausedName.Of("request", incentive.Value, key.Id);
        if (command.Type == EventNames.IncentiveSpifClaimed) data["claim"] ??= CausedName.Of("claim", incentive.Value, key.Id);
        foreach (var member in Required(command.Type))
            if (data[member] is null) return (null, Ruled.No("member-missing", $"The command lacks {member}."));
        if (command.Type == EventNames.IncentiveBudgetChanged && !data.ContainsKey("budget"))
            return (null, Ruled.No("member-missing", "The command lacks budget, which is null for an unlimited one."));
        foreach (var fault in type.Schema.Validate(JsonSerializer.SerializeToUtf8Bytes(data), currencies, key.Time))
            if (!IsLeftToRules(fault)) return (null, Ruled.No(Code(fault.Kind), fault.Detail));
        using var json = JsonDocument.Parse(data.ToJsonString());
        var members = new DecisionData(json.RootElement, key, currencies);
        if (!members.IsDay("eventDate")) return (null, Ruled.No("member-invalid", $"'{members.Text("eventDate")}' is no day of the calendar."));
        foreach (var money in (string[])["amount", "budget"])
            if (!members.IsKnownCurrency(money)) return (null, Ruled.No("currency-invalid", $"The currency of {money} is none of {currencies.Legal(key.Time)}."));
        return (data, null);
    }

    /// <summary>The data of the event that a granted command becomes.</summary>
    public static byte[] Complete(string type, JsonObject data, BookDecision decision, IncentiveBook? before, string currency)
    {
        var book = decision.Book;
        switch (type)
        {
            case EventNames.IncentivePublished or EventNames.IncentiveClosed or EventNames.IncentiveBudgetChanged:
                return IncentiveJson.Publication(book.Incentive, currency, data["by"]!.GetValue<string>());
            case EventNames.IncentiveMdfProposed:
                Put(data, "amount", book.Mdf.Requests[Name(data, "request")].ProposedMinor, currency);
                break;
            case EventNames.IncentiveMdfApproved:
                Put(data, "amount", book.Mdf.Requests[Name(data, "request")].ApprovedMinor, currency);
                data["partner"] = book.Mdf.Requests[Name(data, "request")].Partner.Value;
                break;
            case EventNames.IncentiveMdfRejected or EventNames.IncentiveMdfProofSubmitted:
                data["partner"] = book.Mdf.Requests[Name(data, "request")].Partner.Value;
                break;
            case EventNames.IncentiveSpifApproved or EventNames.IncentiveSpifDenied:
                var claim = book.Spif.Claims[Name(data, "claim")];
                data["partner"] = claim.Partner.Value;
                data["activity"] = claim.Activity.Key.Id;
                break;
            case EventNames.IncentivePayoutApproved or EventNames.IncentivePayoutPaid:
                Payout(data, decision, before!, currency);
                break;
        }
        return JsonSerializer.SerializeToUtf8Bytes(data, IncentiveEntries.Web);
    }

    private static void Payout(JsonObject data, BookDecision decision, IncentiveBook before, string currency)
    {
        var (was, now) = (before.Payouts[Name(data, "payout")], decision.Book.Payouts[Name(data, "payout")]);
        data["partner"] = now.Partner.Value;
        if (now.Entitlement.Opportunity is { } deal) data["opportunity"] = deal.Value;
        Put(data, "amount", now.ApprovedMinor - was.ApprovedMinor + (now.PaidMinor - was.PaidMinor), currency);
        if (decision.Consequences.OfType<IncentiveConsequence.Paid>().FirstOrDefault() is not { } paid) return;
        Put(data, "moved", paid.AmountMinor, currency);
        Put(data, "netted", paid.NettedMinor, currency);
        data["statement"] = JsonSerializer.SerializeToNode(IncentiveEntries.Lines(paid.Statement), IncentiveEntries.Web);
    }

    private static string[] Required(string type) => type switch
    {
        EventNames.IncentivePublished => ["kind", "name", "from", "until"],
        EventNames.IncentiveMdfProposed => ["partner", "amount", "eventDate"],
        EventNames.IncentiveMdfApproved or EventNames.IncentiveMdfRejected => ["request"],
        EventNames.IncentiveMdfProofSubmitted => ["request", "amount"],
        EventNames.IncentiveSpifClaimed => ["partner", "activity"],
        EventNames.IncentiveSpifApproved or EventNames.IncentiveSpifDenied => ["claim"],
        EventNames.IncentivePayoutApproved or EventNames.IncentivePayoutPaid => ["payout"],
        _ => [],
    };

    // What a decision adds by itself need not be asked for, and how much is too much the rules say.
    private static bool IsLeftToRules(SchemaFault fault) =>
        (fault.Kind == SchemaFaultKind.Missing && fault.Pointer.LastIndexOf('/') == 0)
        || (fault.Kind == SchemaFaultKind.OutOfRange && fault.Pointer is "/amount/minor" or "/budget/minor" or "/amount" or "/budget");

    private static string Code(SchemaFaultKind kind) => kind switch
    {
        SchemaFaultKind.Missing => "member-missing",
        SchemaFaultKind.UnknownCurrency => "currency-invalid",
        _ => "member-invalid",
    };

    private static void Put(JsonObject data, string member, long minor, string currency) => data[member] = new JsonObject { ["minor"] = minor, ["currency"] = currency };

    private static PayoutId Name(JsonObject data, string member) => new(data[member]!.GetValue<string>());
}
