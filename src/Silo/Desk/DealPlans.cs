using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Accounts;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Desk;

/// <summary>
/// Turns requests to the deal desk into commands: looks up what the account cannot know of partners, with the versions read, so that the decision is kept
/// with what it knew.
/// </summary>
public sealed class DealPlans(
    EcosystemQueries queries, IGrainFactory grains, IJournal journal, ProgramsInForce programs, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
{
    private const int Looks = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    /// <summary>Submits a registration.</summary>
    public async Task<CommandPlan> SubmitAsync(CommandRequest request)
    {
        if (Id(request, "opportunity", out var opportunity) is { } fault || (fault = Id(request, "partner", out var partner)) is not null) return fault;
        var (account, refused) = await AccountAsync(opportunity!, request.Context.RequestAborted);
        if (refused is not null) return refused;
        var data = Data(opportunity!, partner!, [await LookupAsync(partner!)]);
        return new CommandPlan.Ask(
            Permission.SubmitRegistration, new AccessSubject.OnePartner(new(partner!)), account, EventNames.OpportunityRegistrationSubmitted, data);
    }

    /// <summary>Approves, rejects or renews the registration of an id.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id"><c>opportunity~partner</c>.</param>
    /// <param name="type">The decision asked for.</param>
    public async Task<CommandPlan> AnswerAsync(CommandRequest request, string id, string type)
    {
        if (id.Split('~') is not [var opportunity, var partner] || !IsId(opportunity) || !IsId(partner))
            return new CommandPlan.Refuse("unknown-registration", $"'{id}' names no registration: opportunity~partner.");
        if (Word<Finding>(request, "territory") is { } fault || (fault = Word<Finding>(request, "customerFit")) is not null) return fault;
        if (type == EventNames.OpportunityRegistrationRejected)
        {
            if (request.Body["reason"] is null) return Missing("reason", string.Join(", ", Words.All<RegistrationReason>()));
            if (Word<RegistrationReason>(request, "reason") is { } unknown) return unknown;
        }
        var (account, refused) = await AccountAsync(opportunity, request.Context.RequestAborted);
        if (refused is not null) return refused;
        // An earlier submission of somebody else wins where it is valid, so all who wait are looked up.
        var queue = (await grains.GetGrain<IAccountGrain>(account.Id).GetSnapshot())?.Queue ?? [];
        var lookups = await Task.WhenAll(queue.Select(waiting => waiting.Partner).Append(partner).Distinct().Select(LookupAsync));
        var data = Data(opportunity, partner, lookups);
        foreach (var member in (string[])["reason", "text", "territory", "customerFit"])
            if (request.Text(member) is { } said)
                data[member] = said;
        var row = await journal.RowAsync(ListNames.Registrations, id, request.Context.RequestAborted);
        var by = row is null ? null : JsonSerializer.Deserialize<RegistrationReport>(row.Body.Span, Web)!.SubmittedBy;
        return new CommandPlan.Ask(Permission.DecideRegistration, new AccessSubject.OnePartner(new(partner)), account, type, data, by is null ? [] : [by]);
    }

    /// <summary>Opens a conflict that the rules did not.</summary>
    public async Task<CommandPlan> OpenAsync(CommandRequest request)
    {
        if (Id(request, "opportunity", out var opportunity) is { } fault || (fault = Word<ConflictLevel>(request, "level")) is not null) return fault;
        if (request.Body["parties"] is not JsonArray listed || listed.Count > 100) return Missing("parties", "a list of partners, at most 100");
        var parties = listed.Select(party => party is JsonValue value && value.TryGetValue<string>(out var text) && IsId(text) ? text : null).ToArray();
        if (parties.Contains(null)) return new CommandPlan.Refuse("member-invalid", $"Member parties is {listed.ToJsonString()}; it must list ids of partners.");
        var (account, refused) = await AccountAsync(opportunity!, request.Context.RequestAborted);
        if (refused is not null) return refused;
        var data = new JsonObject
        {
            ["opportunity"] = opportunity,
            ["parties"] = new JsonArray([.. parties.Select(party => (JsonNode)party!)]),
            ["level"] = request.Text("level") ?? Words.Of(ConflictLevel.Mediation),
            ["partners"] = JsonSerializer.SerializeToNode(await Task.WhenAll(parties.Distinct().Select(party => LookupAsync(party!))), Web),
        };
        return new CommandPlan.Ask(
            Permission.OpenConflict, new AccessSubject.Shared([.. parties.Select(party => new PartnerId(party!))]), account, EventNames.ConflictOpened, data);
    }

    /// <summary>Decides a conflict.</summary>
    public async Task<CommandPlan> DecideAsync(CommandRequest request, AccessScope scope, string id)
    {
        if (Word<ConflictLevel>(request, "level") is { } fault) return fault;
        if (request.Text("outcome") is not ("award" or "split" or "void")) return Missing("outcome", "award, split or void");
        if (!IsId(id) || await queries.ConflictAsync(id) is not { } conflict) return new CommandPlan.Refuse("unknown-conflict", $"There is no conflict {id}.");
        var data = new JsonObject { ["outcome"] = request.Text("outcome"), ["level"] = request.Text("level") ?? Words.Of(ConflictLevel.Adjudication) };
        if (request.Text("winner") is { } winner) data["winner"] = winner;
        if (request.Body["shares"] is { } shares) data["shares"] = shares.DeepClone();
        if (scope.Partners.Count > 0) data["deciderPartner"] = scope.Partners[0].Value;
        return new CommandPlan.Ask(
            Permission.DecideConflict, new AccessSubject.Shared([.. conflict.Parties.Select(party => new PartnerId(party))]), Subject.Of(new ConflictId(id)), EventNames.ConflictDecided, data);
    }

    // An opportunity that has just been created tells its account through the outbox; a command on it would otherwise be refused for ever under its key.
    private async Task<(Subject Account, CommandPlan? Refused)> AccountAsync(string opportunity, CancellationToken cancellation)
    {
        if (await grains.GetGrain<IOpportunityGrain>(opportunity).GetSnapshot() is not { } known)
            return (default, new CommandPlan.Refuse("unknown-opportunity", $"There is no opportunity {opportunity}."));
        var account = Subject.OfAccount(known.Account, known.ProductLine);
        for (var look = 0; look < Looks; look++)
        {
            if (await grains.GetGrain<IAccountGrain>(account.Id).GetSnapshot() is { } told && told.Opportunities.Contains(opportunity)) return (account, null);
            await Task.Delay(Pause, cancellation);
        }
        return (default, new CommandPlan.Refuse("account-behind", $"The account {account.Id} has not heard of {opportunity} yet. Ask again."));
    }

    private async Task<PartnerLookup> LookupAsync(string partner)
    {
        if (await grains.GetGrain<IPartnerGrain>(partner).GetSnapshot() is not { } known) return new(partner, false, false, false, false, 0, 0);
        _ = Words.TryParse<Tier>(known.Tier.Tier, out var tier);
        var terminated = known.Lifecycle == "terminated";
        var benefits = programs.Timeline.At(Instant.From(clock.GetUtcNow())).Benefits;
        return new(
            partner, true, BenefitRules.Allows(tier, suspended: false, terminated: false, Benefit.DealRegistration, benefits), terminated,
            known.Tier.Suspended && !terminated, known.Health.Dimensions.Compliance.Evidence.Strikes, known.Version);
    }

    private static JsonObject Data(string opportunity, string partner, IReadOnlyList<PartnerLookup> lookups) => new()
    {
        ["opportunity"] = opportunity,
        ["partner"] = partner,
        ["partners"] = JsonSerializer.SerializeToNode(lookups, Web),
    };

    private static CommandPlan.Refuse? Id(CommandRequest request, string member, out string? id)
    {
        id = request.Text(member);
        if (id is null) return Missing(member, "an id");
        return IsId(id) ? null : new CommandPlan.Refuse("member-invalid", $"Member {member} is '{id}'; it must be 1 to 64 of A-Z a-z 0-9 . _ : -");
    }

    private static CommandPlan.Refuse? Word<T>(CommandRequest request, string member) where T : struct, Enum =>
        request.Body[member] is not { } said || (request.Text(member) is { } word && Words.TryParse<T>(word, out _))
            ? null
            : new CommandPlan.Refuse("member-invalid", $"Member {member} is {said.ToJsonString()}; it must be one of {string.Join(", ", Words.All<T>())}.");

    private static CommandPlan.Refuse Missing(string member, string legal) => new("member-missing", $"Member {member} must be given: {legal}.");

    private static bool IsId(string text) => text.Length is >= 1 and <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-');
}
