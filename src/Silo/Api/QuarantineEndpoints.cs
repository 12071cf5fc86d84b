using System.Text;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Intake;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>Events that were refused: list, look, try again.</summary>
internal static class QuarantineEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var quarantine = api.MapGroup("/quarantine").WithTags("Quarantine");
        quarantine.MapGet("/", ListAsync).WithSummary("Refused events, newest first").Produces<QuarantinePage>().ProducesProblem(400).ProducesProblem(503);
        quarantine.MapPost("/{number:long}/replay", ReplayAsync).WithSummary("Send a refused event through the door again")
            .Produces<ReplayAnswer>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(EcosystemQueries queries, long? before, int? limit, CancellationToken cancellation)
    {
        if (Arguments.Range("limit", limit ?? 100, 1, 1_000) is { } fault) return fault;
        var rows = await queries.QuarantineAsync(before, limit ?? 100, cancellation);
        return TypedResults.Ok(new QuarantinePage([.. rows.Select(QuarantineRow.Of)], rows.Count == (limit ?? 100) ? rows[^1].Number : null));
    }

    private static async Task<IResult> ReplayAsync(
        IJournal journal, CloudEventReader reader, EventIntake intake, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock, long number, CancellationToken cancellation)
    {
        if (await journal.QuarantinedAsync(number, cancellation) is not { } kept) return Problems.NotFound("quarantined event", number.ToString());
        if (kept.ReplayedAt is { } at) return Problems.Of(StatusCodes.Status409Conflict, "already-replayed", $"Event {number} was replayed at {at} with outcome {kept.Outcome}.");
        var now = Instant.From(clock.GetUtcNow());
        var reading = reader.ReadEvent(kept.Event.Bytes, 1, now);
        if (reading is Reading.Refused still)
            return TypedResults.Ok(new ReplayAnswer("quarantined", still.Reason.Code(), still.Pointer, still.Detail));
        var result = (await intake.TakeAsync([reading], cancellation))[0];
        if (result.Outcome.Status == EventStatus.Retry) throw new JournalUnavailableException(result.Outcome.Detail!);
        var outcome = result.Outcome.Status.ToString().ToLowerInvariant();
        if (result.Outcome.Status is EventStatus.Accepted or EventStatus.Duplicate) await journal.ReplayedAsync(number, now, outcome, cancellation);
        return TypedResults.Ok(new ReplayAnswer(outcome, result.Outcome.Reason, result.Outcome.Pointer, result.Outcome.Detail));
    }
}

/// <summary>A page of quarantine, newest first; <c>next</c> is the <c>before</c> of the following one, null at the end.</summary>
public sealed record QuarantinePage(IReadOnlyList<QuarantineRow> Events, long? Next);

/// <summary>A refused event with its reason, where in it the fault is, and what came of a replay.</summary>
public sealed record QuarantineRow(
    long Number, DateTimeOffset ReceivedAt, string Reason, string Pointer, string Detail, string? Source, string? Id, string? Type, string Text,
    DateTimeOffset? ReplayedAt, string? Outcome)
{
    internal static QuarantineRow Of(Quarantined row) => new(
        row.Number, row.Event.ReceivedAt.ToDateTimeOffset(), row.Event.Reason, row.Event.Pointer, row.Event.Detail, row.Event.Source, row.Event.Id, row.Event.Type,
        Encoding.UTF8.GetString(row.Event.Bytes.Span), row.ReplayedAt?.ToDateTimeOffset(), row.Outcome);
}

/// <summary>What came of a replay.</summary>
public sealed record ReplayAnswer(string Status, string? Reason, string? Pointer, string? Detail);
