using PemActors.Documents.Events;
using PemActors.Grains.Accounts;
using PemActors.Grains.Subjects;
using PemActors.Silo.Desk;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Registrations and protections: lists, and the commands of the deal desk.</summary>
internal static class RegistrationsEndpoints
{
    private static readonly string[] States = ["pending", "breached", "approved", "rejected", "ruled", "closed"];

    public static void Map(IEndpointRouteBuilder api)
    {
        var registrations = api.MapGroup("/registrations").WithTags("Deal desk");
        registrations.MapGet("/", ListAsync).WithSummary("Registrations by when their answer is due, or came; overdue ones are in state breached")
            .Produces<RowPage<RegistrationReport>>().ProducesProblem(400).ProducesProblem(503);
        registrations.MapPost("/", (CommandRequest request, CommandDesk desk, DealPlans plans) => desk.RunAsync(request, _ => plans.SubmitAsync(request)))
            .WithSummary("Submit a registration: opportunity, partner").WithDescription(Headers).Commands();
        registrations.MapPost("/{id}/approve", (CommandRequest request, CommandDesk desk, DealPlans plans, string id) =>
                desk.RunAsync(request, _ => plans.AnswerAsync(request, id, EventNames.OpportunityRegistrationApproved)))
            .WithSummary("Approve a pending registration (opportunity~partner), with what was found of territory and customerFit: met or missed").WithDescription(Headers).Commands();
        registrations.MapPost("/{id}/reject", (CommandRequest request, CommandDesk desk, DealPlans plans, string id) =>
                desk.RunAsync(request, _ => plans.AnswerAsync(request, id, EventNames.OpportunityRegistrationRejected)))
            .WithSummary("Reject a pending registration: reason, text").WithDescription(Headers).Commands();
        registrations.MapPost("/{id}/renew", (CommandRequest request, CommandDesk desk, DealPlans plans, string id) =>
                desk.RunAsync(request, _ => plans.AnswerAsync(request, id, EventNames.OpportunityRegistrationRenewed)))
            .WithSummary("Renew a live protection").WithDescription(Headers).Commands();
        api.MapGet("/protections", (EcosystemQueries queries, string? partner, string? account, string? cursor, int? limit, CancellationToken cancellation) =>
                RowPages.PageAsync<ProtectionReport>(queries, new(ListNames.Protections, null, partner, account, After: cursor, Limit: limit ?? 100), cancellation))
            .WithTags("Deal desk").WithSummary("Live protections by their end").Produces<RowPage<ProtectionReport>>().ProducesProblem(400).ProducesProblem(503);
    }

    /// <summary>What every command answers with.</summary>
    public static RouteHandlerBuilder Commands(this RouteHandlerBuilder route) => route.Produces<System.Text.Json.Nodes.JsonObject>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    /// <summary>The headers that every command needs.</summary>
    public const string Headers = $"Needs the headers {CommandRequest.KeyHeader} and {CommandRequest.PersonHeader}. Answers with the decision, or with the code of what stands against it.";

    private static async Task<IResult> ListAsync(
        EcosystemQueries queries, string? state, string? partner, string? account, string? order, string? cursor, int? limit, CancellationToken cancellation) =>
        Arguments.OneOf("state", state, States) ?? Arguments.OneOf("order", order, "asc", "desc")
        ?? await RowPages.PageAsync<RegistrationReport>(
            queries, new(ListNames.Registrations, state, partner, account, Descending: order == "desc", After: cursor, Limit: limit ?? 100), cancellation);
}
