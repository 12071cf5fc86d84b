using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Api;

/// <summary>Whether the process lives, and whether it can take work.</summary>
internal static class ProbesEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/livez", () => TypedResults.Text("ok")).WithTags("Operations").WithSummary("The process lives");
        app.MapGet("/readyz", ReadyAsync).WithTags("Operations").WithSummary("The store answers; backlogs of outbox and deadlines")
            .Produces<Readiness>().ProducesProblem(503);
    }

    private static async Task<IResult> ReadyAsync(
        IJournal journal, SubjectFaults faults, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var status = await journal.StatusAsync(Instant.From(now), cancellation);
        return TypedResults.Ok(new Readiness(
            now, status.Entries, status.Partners, status.OutboxPending, status.DeadlinesDue, status.Quarantined, status.QueueLength,
            [.. faults.All.Keys.Select(subject => subject.ToString()).Order(StringComparer.Ordinal)]));
    }
}

/// <summary>Sizes and backlogs of a silo that can take work.</summary>
public sealed record Readiness(
    DateTimeOffset Now, long Entries, long Partners, long OutboxPending, long DeadlinesDue, long Quarantined, int QueueLength, IReadOnlyList<string> UnreadableSubjects);
