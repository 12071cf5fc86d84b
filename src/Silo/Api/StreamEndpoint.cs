using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PemActors.Grains.Feed;

namespace PemActors.Silo.Api;

/// <summary>Committed cards as server-sent events, with their numbers as event ids.</summary>
internal static class StreamEndpoint
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/stream", (CardFeed feed, HttpContext context, IHostApplicationLifetime lifetime, CancellationToken cancellation) =>
            {
                var resume = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
                // A stream never ends by itself, and a server that stops would wait for it.
                var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
                context.Response.RegisterForDispose(ends);
                return TypedResults.ServerSentEvents(ReadAsync(feed, resume, ends.Token));
            })
            .WithTags("Ecosystem").WithSummary("Cards as they are committed (server-sent events; Last-Event-ID resumes, 'reset' asks to read again)");

    private static async IAsyncEnumerable<SseItem<CardChanged?>> ReadAsync(CardFeed feed, long? resume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var subscription = feed.Subscribe();
        var last = resume ?? feed.Last;
        if (resume is not null && feed.Since(last) is { } missed)
            foreach (var change in missed)
            {
                yield return Item(change);
                last = change.Number;
            }
        else
            // Tells a new reader where it stands, and one that was away too long to read everything again.
            yield return new(null, resume is null ? "ready" : "reset") { EventId = (last = feed.Last).ToString() };

        while (true)
        {
            var waiting = subscription.Changes.WaitToReadAsync(cancellation).AsTask();
            while (await Task.WhenAny(waiting, Task.Delay(KeepAlive, cancellation)) != waiting && !cancellation.IsCancellationRequested)
                yield return new(null, "idle") { EventId = last.ToString() };
            // Ends quietly when the reader goes or the server stops.
            if (cancellation.IsCancellationRequested || !await waiting) yield break;
            while (subscription.Changes.TryRead(out var change))
            {
                if (change.Number <= last) continue;
                if (change.Number > last + 1) yield return new(null, "reset") { EventId = change.Number.ToString() };
                yield return Item(change);
                last = change.Number;
            }
        }
    }

    private static SseItem<CardChanged?> Item(CardChanged change) => new(change, "card") { EventId = change.Number.ToString() };
}
