using System.Diagnostics.Metrics;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Metrics;

/// <summary>What Prometheus scrapes of this installation.</summary>
public sealed class PemMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "PemActors";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> events;
    private readonly Histogram<double> batchSeconds;

    /// <summary>Registers the instruments.</summary>
    public PemMetrics(IJournal journal, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    {
        events = meter.CreateCounter<long>("pem_events", description: "Events taken, by what became of them.");
        batchSeconds = meter.CreateHistogram<double>("pem_intake_duration", "s", "Time from a read batch to its answer.");
        var status = new JournalStatus(0, 0, 0, 0, 0, 0, 0);
        var readAt = 0L;
        JournalStatus Read()
        {
            // One read serves all gauges of a scrape. A store that does not answer leaves the last figures standing.
            if (readAt != 0 && TimeProvider.System.GetElapsedTime(readAt) < TimeSpan.FromSeconds(1)) return status;
            readAt = TimeProvider.System.GetTimestamp();
            try
            {
                status = journal.StatusAsync(Instant.From(clock.GetUtcNow()), CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (JournalUnavailableException)
            {
                return status;
            }
            return status;
        }
        meter.CreateObservableCounter("pem_journal_entries", () => Read().Entries, description: "Entries in the journal.");
        meter.CreateObservableGauge("pem_partners", () => Read().Partners, description: "Partners with a card.");
        meter.CreateObservableGauge("pem_outbox_pending", () => Read().OutboxPending, description: "Messages not delivered yet.");
        meter.CreateObservableGauge("pem_deadlines_due", () => Read().DeadlinesDue, description: "Deadlines that have come and were not answered yet.");
        meter.CreateObservableGauge("pem_quarantined", () => Read().Quarantined, description: "Quarantined events not replayed.");
        meter.CreateObservableGauge("pem_journal_queue", () => Read().QueueLength, description: "Appends waiting for a commit.");
    }

    /// <summary>Counts a batch that was answered.</summary>
    public void Answered(IReadOnlyCollection<EventStatus> outcomes, TimeSpan took)
    {
        foreach (var group in outcomes.GroupBy(status => status))
            events.Add(group.Count(), new KeyValuePair<string, object?>("status", group.Key.ToString().ToLowerInvariant()));
        batchSeconds.Record(took.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
