using System.Runtime.InteropServices;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Grains.Deadlines;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Outbox;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Intake;

namespace PemActors.Silo.Replays;

/// <summary>
/// Plays a log in lockstep: the clock jumps from due instant to due instant, and before one fires every fact not after it is applied and the outbox is
/// empty. So nothing depends on how fast the machine is, nor on the order of the file. Nothing else may sweep or take events meanwhile.
/// </summary>
public sealed class LockstepReplay(EventIntake intake, OutboxDispatcher outbox, IGrainFactory grains, IJournal journal, SteppedClock clock)
{
    private const int BatchEvents = 8_192;
    private const int ParallelSubjects = 256;
    private const int RepeatsMax = 16;
    private readonly List<Reading> batch = [];
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<DueDeadline, int> fired = [];

    /// <summary>Events applied so far.</summary>
    public long Facts { get; private set; }

    /// <summary>Events that were there already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Instants at which deadlines fired.</summary>
    public long Instants { get; private set; }

    /// <summary>Deadlines that fired.</summary>
    public long Deadlines { get; private set; }

    /// <summary>Messages delivered.</summary>
    public long Messages { get; private set; }

    /// <summary>Events after the end, left out.</summary>
    public long Beyond { get; private set; }

    /// <summary>Events that a subject refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Plays all facts.</summary>
    /// <param name="facts">In the order of facts.</param>
    /// <param name="until">The instant at which it ends, deadlines due then included; null for the last fact's.</param>
    /// <param name="onRefused">Told every event that a subject refused.</param>
    /// <param name="progress">Told now and then how many events were applied.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>Where the clock stands.</returns>
    public async Task<Instant> RunAsync(
        IEnumerable<Reading.Accepted> facts, Instant? until, Action<Reading.Accepted, EventOutcome>? onRefused, Action<long>? progress, CancellationToken cancellation)
    {
        using var next = facts.GetEnumerator();
        var more = next.MoveNext();
        var last = default(Instant);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = until ?? (more ? Instant.Never : last);
            var due = await journal.DueAsync(Instant.Never, 1, cancellation) is [var earliest] ? earliest.Due : Instant.Never;
            var from = more ? Instant.Min(next.Current.Event.Time, due) : due;
            if (from == Instant.Never || from > end) break;
            var step = LockstepStep.Of(from, end, await journal.DueAsync(Instant.Min(LockstepStep.DayEnd(from), end), int.MaxValue, cancellation));
            if (more && next.Current.Event.Time <= step.Through)
            {
                more = Take(next, step.Through);
                last = ((Reading.Accepted)batch[^1]).Event.Time;
                // What is decided at an instant that concerns several is decided when all facts up to it have arrived everywhere.
                MoveTo(step.IsBarrier && last >= step.Through ? new(step.Through.Ticks - 1) : last);
                await ApplyAsync(onRefused, cancellation);
                await DrainAsync(cancellation);
                progress?.Invoke(Facts);
            }
            else
            {
                await FireAsync(step, cancellation);
            }
        }
        while (more)
        {
            Beyond++;
            more = next.MoveNext();
        }
        MoveTo(until ?? last);
        return Instant.From(clock.GetUtcNow());
    }

    private bool Take(IEnumerator<Reading.Accepted> next, Instant through)
    {
        batch.Clear();
        told.Clear();
        var more = true;
        // A stretch longer than a batch is cut; the outbox is emptied more often then, which does no harm.
        while (more && batch.Count < BatchEvents && next.Current.Event.Time <= through && !Waits(next.Current))
        {
            batch.Add(next.Current);
            if (next.Current.Type.Kind == SubjectKind.Partner) told.Add(next.Current.Event.Subject);
            more = next.MoveNext();
        }
        return more;
    }

    // An incentive decides in the order in which it hears: what a partner has done before it claims must have arrived when the claim does.
    private bool Waits(Reading.Accepted next)
    {
        if (next.Type.Kind != SubjectKind.Incentive || told.Count == 0) return false;
        using var data = JsonDocument.Parse(next.Event.Data);
        return data.RootElement.TryGetProperty("partner", out var partner) && told.Contains(partner.GetString()!);
    }

    private async Task ApplyAsync(Action<Reading.Accepted, EventOutcome>? onRefused, CancellationToken cancellation)
    {
        var results = await intake.TakeAsync(batch, cancellation);
        for (var i = 0; i < results.Length; i++)
        {
            switch (results[i].Outcome.Status)
            {
                case EventStatus.Accepted: Facts++; break;
                case EventStatus.Duplicate: Duplicates++; break;
                case EventStatus.Quarantined:
                    Refused++;
                    onRefused?.Invoke((Reading.Accepted)batch[i], results[i].Outcome);
                    break;
                default:
                    // In lockstep nothing can be left for later.
                    throw new JournalUnavailableException($"The store did not take event {results[i].Id} of {results[i].Source}: {results[i].Outcome.Detail}");
            }
        }
    }

    private async Task FireAsync(LockstepStep step, CancellationToken cancellation)
    {
        Instants += step.Fires.Select(due => due.Due).Distinct().Count();
        Deadlines += step.Fires.Count;
        foreach (var due in step.Fires)
        {
            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(fired, due, out _);
            if (++times > RepeatsMax) throw new InvalidOperationException($"{due.Subject} leaves its deadline {due.Name} of {due.Due} as it was.");
        }
        MoveTo(step.Fires.Max(due => due.Due));
        foreach (var run in DeadlineOrder.Runs(step.Fires))
        {
            await Parallel.ForEachAsync(
                run.Subjects,
                new ParallelOptions { MaxDegreeOfParallelism = ParallelSubjects, CancellationToken = cancellation },
                async (due, _) => await grains.Subject(due.Subject).WakeAt(due.Names, due.Due.Ticks));
            await DrainAsync(cancellation);
        }
    }

    private async Task DrainAsync(CancellationToken cancellation)
    {
        while (await outbox.SweepAsync(cancellation) is > 0 and var delivered) Messages += delivered;
    }

    private void MoveTo(Instant now) => clock.MoveTo(now.ToDateTimeOffset());
}
