using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Partners;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Silo.Desk;

/// <summary>
/// Turns requests about incentives into commands: looks up what the incentive cannot know of partners, with the version read, and who claimed what would be
/// approved. Only members that a command has are passed on.
/// </summary>
public sealed class IncentivePlans(IGrainFactory grains, IJournal journal, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
{
    /// <summary>Publishes the incentive that the body defines.</summary>
    public CommandPlan Publish(CommandRequest request) => IsId(request.Text("incentive"))
        ? Ask(Permission.PublishIncentive, AccessSubject.None, request.Text("incentive")!, EventNames.IncentivePublished, Pick(request, "kind", "name", "from", "until", "budget", "eligibility", "terms"))
        : Id("incentive");

    /// <summary>Closes an incentive.</summary>
    public CommandPlan Close(string incentive) => Ask(Permission.PublishIncentive, AccessSubject.None, incentive, EventNames.IncentiveClosed, []);

    /// <summary>Changes a budget.</summary>
    public CommandPlan Budget(CommandRequest request, string incentive) =>
        Ask(Permission.PublishIncentive, AccessSubject.None, incentive, EventNames.IncentiveBudgetChanged, Pick(request, "budget"));

    /// <summary>Claims a SPIF for an activity of a partner; its <c>source</c> tells whose an activity is that is not the partner's.</summary>
    public async Task<CommandPlan> ClaimAsync(CommandRequest request, string incentive)
    {
        if (!IsId(request.Text("partner"))) return Id("partner");
        if (request.Text("activity") is not { Length: >= 1 and <= 128 } activity) return new CommandPlan.Refuse("member-missing", "The body lacks activity, the id of its event.");
        var (partner, data) = (request.Text("partner")!, Pick(request, "claim", "partner", "activity"));
        if (await Partner(partner).GetActivity(activity) is { } found)
        {
            data["found"] = Found(partner, found);
            if (found.Standing.ToStanding() is { } standing) data["standing"] = Standing(standing);
            data["standingVersion"] = found.Standing.Version;
        }
        else if (request.Text("source") is { } source && await OwnerAsync(source, activity, request) is { } owner && await Partner(owner).GetActivity(activity) is { } other)
        {
            data["found"] = Found(owner, other);
        }
        return Ask(Permission.ClaimSpif, Of(partner), incentive, EventNames.IncentiveSpifClaimed, data);
    }

    /// <summary>Approves or denies a claim.</summary>
    public Task<CommandPlan> DecideClaimAsync(CommandRequest request, string incentive, string claim) => DecideAsync(
        request, incentive, "claim", claim, IncentiveRows.Claims, Permission.DecideSpif, "claimedBy", "unknown-claim", ("approve", EventNames.IncentiveSpifApproved), ("deny", EventNames.IncentiveSpifDenied));

    /// <summary>Proposes a request for development funds.</summary>
    public async Task<CommandPlan> ProposeAsync(CommandRequest request, string incentive)
    {
        if (!IsId(request.Text("partner"))) return Id("partner");
        var partner = request.Text("partner")!;
        var report = await Partner(partner).StandingAt(Instant.From(clock.GetUtcNow()).Ticks);
        var data = Pick(request, "request", "partner", "amount", "tactic", "eventDate", "expectedLeads");
        if (report.ToStanding() is { } standing) data["standing"] = Standing(standing);
        data["benefit"] = report.Benefits.Contains(Words.Of(Benefit.Mdf));
        data["standingVersion"] = report.Version;
        return Ask(Permission.ProposeMdf, Of(partner), incentive, EventNames.IncentiveMdfProposed, data);
    }

    /// <summary>Approves or rejects a request.</summary>
    public Task<CommandPlan> DecideRequestAsync(CommandRequest request, string incentive, string name) => DecideAsync(
        request, incentive, "request", name, IncentiveRows.Requests, Permission.DecideMdf, "proposedBy", "unknown-request", ("approve", EventNames.IncentiveMdfApproved),
        ("reject", EventNames.IncentiveMdfRejected));

    /// <summary>Hands in proof of a request.</summary>
    public async Task<CommandPlan> ProveAsync(CommandRequest request, string incentive, string name)
    {
        if (await RowAsync(IncentiveRows.Requests, IncentiveRows.IdOf(new(incentive), name), request) is not { } row) return Unknown("unknown-request", incentive, name);
        var data = Pick(request, "amount", "proofRef", "outcomes");
        data["request"] = name;
        return Ask(Permission.SubmitProof, Of(row.Partner!), incentive, EventNames.IncentiveMdfProofSubmitted, data);
    }

    /// <summary>Approves or pays a payout.</summary>
    public async Task<CommandPlan> PayoutAsync(CommandRequest request, string incentive, string payout, bool pays)
    {
        if (await RowAsync(IncentiveRows.Payouts, payout, request) is not { } row || row.About != incentive) return Unknown("unknown-payout", incentive, payout);
        var data = Pick(request, "amount");
        data["payout"] = payout;
        // Who claimed may not approve; who pays what another approved may be anybody of the role.
        string[] claimants = pays ? [] : [.. Body(row)["claimants"]!.AsArray().Select(person => person!.GetValue<string>())];
        return Ask(
            pays ? Permission.MarkPaid : Permission.ApprovePayout, Of(row.Partner!), incentive, pays ? EventNames.IncentivePayoutPaid : EventNames.IncentivePayoutApproved, data, claimants);
    }

    private async Task<CommandPlan> DecideAsync(
        CommandRequest request, string incentive, string member, string name, string list, Permission permission, string claimant, string unknown, params (string Word, string Type)[] decisions)
    {
        var type = decisions.FirstOrDefault(decision => decision.Word == request.Text("decision")).Type;
        if (type is null) return new CommandPlan.Refuse("member-invalid", $"decision must be {string.Join(" or ", decisions.Select(decision => decision.Word))}.");
        if (await RowAsync(list, IncentiveRows.IdOf(new(incentive), name), request) is not { } row) return Unknown(unknown, incentive, name);
        var data = type == EventNames.IncentiveMdfApproved ? Pick(request, "amount") : [];
        data[member] = name;
        // Saying no to one's own claim harms nobody.
        var approves = type == decisions[0].Type;
        string[] claimants = approves && Body(row)[claimant] is { } person ? [person.GetValue<string>()] : [];
        return Ask(permission, Of(row.Partner!), incentive, type, data, claimants);
    }

    private async Task<string?> OwnerAsync(string source, string activity, CommandRequest request)
    {
        var known = await journal.FindAsync([new(source, activity)], request.Context.RequestAborted);
        return known.Count > 0 && known[0].Subject.Kind == SubjectKind.Partner ? known[0].Subject.Id : null;
    }

    private Task<ListRow?> RowAsync(string list, string id, CommandRequest request) => journal.RowAsync(list, id, request.Context.RequestAborted);

    private IPartnerGrain Partner(string partner) => grains.GetGrain<IPartnerGrain>(partner);

    private static CommandPlan Ask(Permission permission, AccessSubject of, string incentive, string type, JsonObject data, params string[] claimants) => IsId(incentive)
        ? new CommandPlan.Ask(permission, of, new(SubjectKind.Incentive, incentive), type, data, claimants)
        : new CommandPlan.Refuse("unknown-incentive", $"'{incentive}' is no id of an incentive.");

    private static AccessSubject.OnePartner Of(string partner) => new(new(partner));

    private static JsonObject Pick(CommandRequest request, params string[] members)
    {
        var data = new JsonObject();
        foreach (var member in members)
            if (request.Body.TryGetPropertyValue(member, out var value))
                data[member] = value?.DeepClone();
        return data;
    }

    private static JsonObject Found(string partner, ActivityReport found) => new()
    {
        ["time"] = Instant.From(found.At).Ticks,
        ["source"] = found.Source,
        ["id"] = found.Id,
        ["partner"] = partner,
        ["kind"] = found.Kind,
        ["verified"] = found.Verified,
    };

    private static JsonNode Standing(PartnerStanding standing)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) EarningJson.Write(writer, standing);
        return JsonNode.Parse(buffer.ToArray())!;
    }

    private static JsonNode Body(ListRow row) => JsonNode.Parse(row.Body.Span)!;

    private static bool IsId(string? text) => text is { Length: >= 1 and <= 64 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-');

    private static CommandPlan.Refuse Id(string member) => new("member-invalid", $"{member} must be an id: 1 to 64 of A-Z a-z 0-9 . _ : -");

    private static CommandPlan.Refuse Unknown(string code, string incentive, string name) => new(code, $"{incentive} has no {name}.");
}
