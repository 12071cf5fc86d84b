using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Subjects;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Desk;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>
/// Conflicts: who names a person sees only what that person may see, their parties' conflicts or all; nobody else is let in on this machine.
/// </summary>
internal static class ConflictsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var conflicts = api.MapGroup("/conflicts").WithTags("Deal desk");
        conflicts.MapGet("/", ListAsync).WithSummary("Conflicts by when their step times out, or when they were decided")
            .Produces<RowPage<ConflictSnapshot>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
        conflicts.MapGet("/{id}", OneAsync).WithSummary("A conflict: parties, step of the ladder, decision")
            .Produces<ConflictSnapshot>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
        conflicts.MapPost("/", (CommandRequest request, CommandDesk desk, DealPlans plans) => desk.RunAsync(request, _ => plans.OpenAsync(request)))
            .WithSummary("Open a conflict: opportunity, parties, level").WithDescription(RegistrationsEndpoints.Headers).Commands();
        conflicts.MapPost("/{id}/decide", (CommandRequest request, CommandDesk desk, DealPlans plans, string id) => desk.RunAsync(request, scope => plans.DecideAsync(request, scope, id)))
            .WithSummary("Decide a conflict: outcome award with winner, split with shares, or void; level at which it is decided, adjudication unless said otherwise")
            .WithDescription(RegistrationsEndpoints.Headers).Commands();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, EcosystemQueries queries, People people, string? state, string? partner, string? opportunity, string? order, string? cursor, int? limit,
        CancellationToken cancellation)
    {
        if ((Arguments.OneOf("state", state, "open", "decided") ?? Arguments.OneOf("order", order, "asc", "desc")) is { } fault) return fault;
        if (!TryScope(context, people, out var scope, out var unknown)) return unknown!;
        var own = partner;
        if (scope is not null && AccessRules.ReachOf(scope, Permission.ViewConflict) != Reach.Any)
        {
            own ??= scope.Partners.Count == 1 ? scope.Partners[0].Value : null;
            if (own is null) return Arguments.Invalid("partner", "", $"one of {string.Join(", ", scope.Partners)}");
            if (Refused(scope, [new(own)]) is { } refused) return refused;
        }
        var query = own is null
            ? new Journal.ListQuery(ListNames.Conflicts, state, null, opportunity, Descending: order == "desc", After: cursor, Limit: limit ?? 100)
            : new Journal.ListQuery(ListNames.ConflictParties, state, own, opportunity, Descending: order == "desc", After: cursor, Limit: limit ?? 100);
        return await RowPages.PageAsync<ConflictSnapshot>(queries, query, cancellation);
    }

    private static async Task<IResult> OneAsync(HttpContext context, EcosystemQueries queries, People people, string id)
    {
        if (!TryScope(context, people, out var scope, out var unknown)) return unknown!;
        if (await queries.ConflictAsync(id) is not { } conflict) return Problems.NotFound("conflict", id);
        if (scope is not null && Refused(scope, [.. conflict.Parties.Select(party => new PartnerId(party))]) is { } refused) return refused;
        return TypedResults.Ok(conflict);
    }

    private static bool TryScope(HttpContext context, People people, out AccessScope? scope, out IResult? unknown)
    {
        var person = Asker.NameOf(context);
        scope = person.Length == 0 ? null : people.Find(person);
        unknown = person.Length == 0 || scope is not null
            ? null
            : Asker.Unknown(person, people);
        return unknown is null;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? Refused(AccessScope scope, IReadOnlyList<PartnerId> parties) =>
        Asker.Denied(scope, Permission.ViewConflict, new AccessSubject.Shared(parties));
}
