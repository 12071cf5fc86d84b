using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Journal;
using PemActors.Rulebook.Incentives;
using PemActors.Silo.Desk;
using PemActors.Silo.Queries;
using static PemActors.Silo.Api.RegistrationsEndpoints;

namespace PemActors.Silo.Api;

/// <summary>Incentives: their figures, ledgers, payouts, requests and claims, and the commands on them.</summary>
internal static class IncentivesEndpoints
{
    private const int MostBalances = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        var incentives = api.MapGroup("/incentives").WithTags("Incentives");
        MapReads(incentives);
        MapCommands(incentives);
    }

    private static void MapReads(RouteGroupBuilder incentives)
    {
        incentives.MapGet("/", (EcosystemQueries queries, string? state, string? cursor, int? limit, CancellationToken cancellation) =>
                ListAsync<IncentiveReport>(queries, new(IncentiveRows.Incentives, state, After: cursor, Limit: limit ?? 100), ["open", "closed"], cancellation))
            .WithSummary("Incentives by the start of their period, with their complete terms").Produces<RowPage<IncentiveReport>>().ProducesProblem(400).ProducesProblem(503);
        incentives.MapGet("/{id}", async (IGrainFactory grains, string id) =>
                await grains.GetGrain<IIncentiveGrain>(id).GetSnapshot() is { } snapshot ? (IResult)TypedResults.Ok(snapshot) : Problems.NotFound("incentive", id))
            .WithSummary("An incentive's figures: budget, taken, pending, totals of its ledger").Produces<IncentiveSnapshot>().ProducesProblem(404).ProducesProblem(503);
        incentives.MapGet("/{id}/ledger", LedgerAsync).WithSummary("Balances, and postings newest first")
            .Produces<LedgerReport>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        incentives.MapGet("/{id}/payouts", (EcosystemQueries queries, string id, string? state, string? partner, string? cursor, int? limit, CancellationToken cancellation) =>
                ListAsync<PayoutReport>(queries, new(IncentiveRows.Payouts, state, partner, id, After: cursor, Limit: limit ?? 100), Words.All<PayoutStage>(), cancellation))
            .WithSummary("Payouts by due instant, each with its statement").Produces<RowPage<PayoutReport>>().ProducesProblem(400).ProducesProblem(503);
        incentives.MapGet("/{id}/mdf", (EcosystemQueries queries, string id, string? state, string? partner, string? cursor, int? limit, CancellationToken cancellation) =>
                ListAsync<MdfReport>(queries, new(IncentiveRows.Requests, state, partner, id, After: cursor, Limit: limit ?? 100), Words.All<MdfState>(), cancellation))
            .WithSummary("MDF requests by the instant at which they lapse").Produces<RowPage<MdfReport>>().ProducesProblem(400).ProducesProblem(503);
        incentives.MapGet("/{id}/claims", (EcosystemQueries queries, string id, string? state, string? partner, string? cursor, int? limit, CancellationToken cancellation) =>
                ListAsync<ClaimReport>(queries, new(IncentiveRows.Claims, state, partner, id, After: cursor, Limit: limit ?? 100), Words.All<SpifState>(), cancellation))
            .WithSummary("SPIF claims by the instant of their activity").Produces<RowPage<ClaimReport>>().ProducesProblem(400).ProducesProblem(503);
        incentives.MapGet("/{id}/voids", (EcosystemQueries queries, string id, string? cursor, int? limit, CancellationToken cancellation) =>
                RowPages.PageAsync<VoidReport>(queries, new(IncentiveRows.Voids, About: id, After: cursor, Limit: limit ?? 100), cancellation))
            .WithSummary("Decisions of other systems' history that are kept and have no effect").Produces<RowPage<VoidReport>>().ProducesProblem(400).ProducesProblem(503);
    }

    private static void MapCommands(RouteGroupBuilder incentives)
    {
        incentives.MapPost("/", (CommandRequest request, CommandDesk desk, IncentivePlans plans) => desk.RunAsync(request, _ => Task.FromResult(plans.Publish(request))))
            .WithSummary("Publish: incentive, kind, name, from, until, budget, eligibility, terms").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/close", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id) => desk.RunAsync(request, _ => Task.FromResult(plans.Close(id))))
            .WithSummary("Close: causes from now on earn nothing").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/budget", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id) => desk.RunAsync(request, _ => Task.FromResult(plans.Budget(request, id))))
            .WithSummary("Change the budget: budget, null for unlimited").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/claims", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id) => desk.RunAsync(request, _ => plans.ClaimAsync(request, id)))
            .WithSummary("Claim a SPIF: partner, activity (the id of its event), claim, source").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/claims/{claim}/decide", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id, string claim) =>
                desk.RunAsync(request, _ => plans.DecideClaimAsync(request, id, claim)))
            .WithSummary("Decide a claim: decision approve or deny").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/mdf", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id) => desk.RunAsync(request, _ => plans.ProposeAsync(request, id)))
            .WithSummary("Propose an MDF request: partner, amount, eventDate, tactic, expectedLeads, request").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/mdf/{request}/decide", (CommandRequest body, CommandDesk desk, IncentivePlans plans, string id, string request) =>
                desk.RunAsync(body, _ => plans.DecideRequestAsync(body, id, request)))
            .WithSummary("Decide an MDF request: decision approve or reject, amount").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/mdf/{request}/proof", (CommandRequest body, CommandDesk desk, IncentivePlans plans, string id, string request) =>
                desk.RunAsync(body, _ => plans.ProveAsync(body, id, request)))
            .WithSummary("Prove an MDF request: amount, proofRef, outcomes").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/payouts/{payout}/approve", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id, string payout) =>
                desk.RunAsync(request, _ => plans.PayoutAsync(request, id, payout, pays: false)))
            .WithSummary("Approve a payout: amount, all that is open where none is given").WithDescription(Headers).Commands();
        incentives.MapPost("/{id}/payouts/{payout}/pay", (CommandRequest request, CommandDesk desk, IncentivePlans plans, string id, string payout) =>
                desk.RunAsync(request, _ => plans.PayoutAsync(request, id, payout, pays: true)))
            .WithSummary("Pay a payout: amount, all that is approved where none is given").WithDescription(Headers).Commands();
    }

    private static async Task<IResult> LedgerAsync(
        EcosystemQueries queries, IGrainFactory grains, string id, string? partner, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (Arguments.Range("limit", limit ?? 100, 1, 1_000) is { } fault) return fault;
        var grain = grains.GetGrain<IIncentiveGrain>(id);
        if (await grain.GetSnapshot() is not { } snapshot || await grain.GetBalances(partner, 0, MostBalances) is not { } balances) return Problems.NotFound("incentive", id);
        try
        {
            var page = await queries.ListAsync(new(IncentiveRows.Postings, null, partner, id, Descending: true, After: cursor, Limit: limit ?? 100), cancellation);
            return TypedResults.Ok(new LedgerReport(id, snapshot.Currency, snapshot.Version, snapshot.Totals, balances, RowPages.Bodies<PostingReport>(page), page.Next, page.Total));
        }
        catch (ArgumentException)
        {
            return Arguments.Invalid("cursor", cursor ?? "", "the 'next' of the page before");
        }
    }

    private static async Task<IResult> ListAsync<T>(EcosystemQueries queries, ListQuery query, IReadOnlyList<string> states, CancellationToken cancellation) =>
        Arguments.OneOf("state", query.State, states) ?? await RowPages.PageAsync<T>(queries, query, cancellation);
}
