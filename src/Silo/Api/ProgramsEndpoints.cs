using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Programs;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Desk;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Program documents: list, one with its text, draft, publish.</summary>
internal static class ProgramsEndpoints
{
    private static readonly Subject Program = new(SubjectKind.Program, IProgramGrain.Default);

    public static void Map(IEndpointRouteBuilder api)
    {
        var programs = api.MapGroup("/programs").WithTags("Programs");
        programs.MapGet("/", async (ProgramQueries queries, CancellationToken cancellation) => TypedResults.Ok(await queries.ListAsync(cancellation)))
            .WithSummary("Program documents: the one in force, those before and after it, drafts").Produces<ProgramList>().ProducesProblem(503);
        programs.MapGet("/{version}", OneAsync).WithSummary("A program document with its text").Produces<ProgramEntry>().ProducesProblem(404).ProducesProblem(503);
        programs.MapPost("/", (CommandDesk desk, CommandRequest request) => desk.RunAsync(request, _ => Task.FromResult(Draft(request))))
            .WithSummary("Draft a program document (document: YAML as a text, or an object)")
            .Produces<JsonObject>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);
        programs.MapPost("/{version}/publish", (CommandDesk desk, CommandRequest request, string version) => desk.RunAsync(request, _ => Task.FromResult<CommandPlan>(Publish(request, version))))
            .WithSummary("Publish a draft, in force from effectiveFrom, or at once")
            .Produces<JsonObject>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);
    }

    private static async Task<IResult> OneAsync(ProgramQueries queries, string version, CancellationToken cancellation) =>
        await queries.OneAsync(version, cancellation) is { } found
            ? TypedResults.Ok(found)
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-program", $"No program document has the version '{version}'.");

    private static CommandPlan Draft(CommandRequest request) => request.Body["document"] is null
        ? new CommandPlan.Refuse("member-missing", "The member document is missing: YAML as a text, or an object.")
        : Ask(Permission.DraftProgram, EventNames.ProgramDrafted, request, request.Body["version"]);

    private static CommandPlan.Ask Publish(CommandRequest request, string version) => Ask(Permission.PublishProgram, EventNames.ProgramPublished, request, version);

    private static CommandPlan.Ask Ask(Permission permission, string type, CommandRequest request, JsonNode? version) => new(permission, AccessSubject.None, Program, type, new()
    {
        ["version"] = version?.DeepClone(),
        ["document"] = request.Body["document"]?.DeepClone(),
        ["effectiveFrom"] = request.Body["effectiveFrom"]?.DeepClone(),
    });
}
