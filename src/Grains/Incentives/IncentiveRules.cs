using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>
/// Asks the rulebook about a decision on an incentive, whether somebody asks for it or another system's history tells it. A command brings what was
/// looked up for it in its data: <c>found</c> is the activity that a claim names, <c>standing</c> what the partner was, <c>benefit</c> whether it had MDF.
/// </summary>
internal sealed class IncentiveRules(IncentiveId id, ProgramsInForce programs, CurrencyConverter currencies)
{
    /// <summary>Whether an entry of this type decides anything here.</summary>
    public static bool Decides(string type) => type is EventNames.IncentivePublished or EventNames.IncentiveClosed or EventNames.IncentiveBudgetChanged
        or EventNames.IncentiveMdfProposed or EventNames.IncentiveMdfApproved or EventNames.IncentiveMdfRejected or EventNames.IncentiveMdfProofSubmitted
        or EventNames.IncentiveSpifClaimed or EventNames.IncentiveSpifApproved or EventNames.IncentiveSpifDenied
        or EventNames.IncentivePayoutApproved or EventNames.IncentivePayoutPaid;

    /// <summary>Asks.</summary>
    /// <param name="book">The book; null before publication.</param>
    /// <param name="type">Type of the decision.</param>
    /// <param name="key">Its key.</param>
    /// <param name="json">Its data.</param>
    /// <param name="origin">Who decided.</param>
    /// <param name="noted">The activities that partners told; history's claims name them by their event id alone.</param>
    public Ruled Decide(IncentiveBook? book, string type, FactKey key, JsonElement json, Origin origin, Func<PartnerId, string, EarnedActivity?> noted)
    {
        var data = new DecisionData(json, key, currencies);
        return type switch
        {
            EventNames.IncentivePublished => Publish(book, key, json),
            EventNames.IncentiveClosed => Ruled.Of(BudgetCommands.Close(book, key)),
            EventNames.IncentiveBudgetChanged => Ruled.Of(BudgetCommands.Change(book, data.Amount("budget"))),
            EventNames.IncentiveMdfProposed => Ruled.Of(MdfWorkflow.Propose(book, Proposal(data), origin)),
            EventNames.IncentiveMdfApproved => OfPartner(book, data) ?? Ruled.Of(MdfWorkflow.Approve(book, new(key, data.Name("request"), data.Amount("amount"), data.By), origin)),
            EventNames.IncentiveMdfRejected => OfPartner(book, data) ?? Ruled.Of(MdfWorkflow.Reject(book, new(key, data.Name("request")))),
            EventNames.IncentiveMdfProofSubmitted => OfPartner(book, data) ?? Ruled.Of(MdfWorkflow.Prove(book, Proof(book, data), origin)),
            EventNames.IncentiveSpifClaimed => Ruled.Of(SpifWorkflow.Claim(book, Claiming(data, origin, noted), origin)),
            EventNames.IncentiveSpifApproved => OfPartner(book, data) ?? Ruled.Of(SpifWorkflow.Approve(book, new(key, data.Name("claim"), data.By), origin)),
            EventNames.IncentiveSpifDenied => OfPartner(book, data) ?? Ruled.Of(SpifWorkflow.Deny(book, new(key, data.Name("claim"), data.By))),
            EventNames.IncentivePayoutApproved => OfPartner(book, data) ?? Ruled.Of(PayoutCommands.Approve(book, Payout(data), origin)),
            EventNames.IncentivePayoutPaid => OfPartner(book, data) ?? Ruled.Of(PayoutCommands.Pay(book, Payout(data), origin)),
            _ => Ruled.No("unknown-command", $"{type} is no decision on an incentive."),
        };
    }

    private Ruled Publish(IncentiveBook? book, FactKey key, JsonElement json)
    {
        var program = programs.Timeline.At(key.Time);
        var incentive = IncentiveJson.Published(id, key, json, program.Incentives, currencies);
        return Ruled.Of(PublishCommands.Publish(book, incentive, program.Incentives.Settlement, program.Calendar));
    }

    // Another system may not tell when the event is: it is then as if it were at the proposal.
    private static MdfProposal Proposal(in DecisionData data) => new(
        data.Key, data.Name("request"), data.Partner, data.Amount("amount") ?? 0, data.Day("eventDate") ?? data.Key.Time,
        data["standing"] is { } standing ? EarningJson.Standing(standing) : null, data["benefit"]?.GetBoolean() ?? false, data.By);

    // A proof that names no sum proves what was approved.
    private static MdfProof Proof(IncentiveBook? book, in DecisionData data)
    {
        var approved = book is not null && book.Mdf.Requests.TryGetValue(data.Name("request"), out var request) ? request.ApprovedMinor : 0;
        return new(data.Key, data.Name("request"), data.Amount("amount") ?? approved, data.Text("proofRef"), data.By);
    }

    private static SpifClaiming Claiming(in DecisionData data, Origin origin, Func<PartnerId, string, EarnedActivity?> noted)
    {
        SpifActivity? activity = null;
        PartnerStanding? standing = null;
        if (data["found"] is { } found && origin == Origin.Command)
        {
            var at = new FactKey(new(found.GetProperty("time").GetInt64()), found.GetProperty("source").GetString()!, found.GetProperty("id").GetString()!);
            if (!Words.TryParse<ActivityKind>(found.GetProperty("kind").GetString()!, out var kind)) throw new FormatException($"{found} has no kind.");
            activity = new(at, new(found.GetProperty("partner").GetString()!), kind, found.GetProperty("verified").GetBoolean());
            standing = data["standing"] is { } then ? EarningJson.Standing(then) : null;
        }
        else if (origin == Origin.History && noted(data.Partner, data.Text("activity")!) is { } told)
        {
            activity = new(told.Key, data.Partner, told.Kind, told.Verified);
            standing = told.Standing;
        }
        return new(data.Key, data.Name("claim"), data.Partner, activity, standing, data.By);
    }

    private static PayoutCommand Payout(in DecisionData data) => new(data.Key, data.Name("payout"), data.Amount("amount"), data.By);

    // What is another partner's is not known under this one's name.
    private static Ruled? OfPartner(IncentiveBook? book, in DecisionData data)
    {
        if (book is null || data.Text("partner") is not { } partner) return null;
        var owner = new PartnerId(partner);
        if (data.Text("payout") is { } payout)
            return book.Payouts.TryGetValue(new(payout), out var position) && position.Partner != owner
                ? Ruled.No(Words.Of(PayoutRefusal.UnknownPayout), $"{partner} has no payout {payout}.")
                : null;
        if (data.Text("request") is { } request)
            return book.Mdf.Requests.TryGetValue(new(request), out var known) && known.Partner != owner
                ? Ruled.No(Words.Of(MdfRefusal.UnknownRequest), $"{partner} has proposed no {request}.")
                : null;
        return data.Text("claim") is { } claim && book.Spif.Claims.TryGetValue(new(claim), out var claimed) && claimed.Partner != owner
            ? Ruled.No(Words.Of(SpifRefusal.UnknownClaim), $"{partner} has claimed no {claim}.")
            : null;
    }
}
