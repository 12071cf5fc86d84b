using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using PemActors.Grains.Outbox;
using PemActors.Grains.Partners;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Rescoring;

/// <summary>
/// An installation played in memory: the states of its actors take what came from outside, facts and decisions, and tell each other what follows until
/// nobody has anything to tell. No actor, no store, no clock: what the rules made is made anew, so a replay under other documents gives what an
/// installation that had had them from the beginning would have. Takes of different subjects may run at once.
/// </summary>
public sealed class ReplayedWorld(ProgramsInForce programs)
{
    // A chain of consequences is a few subjects long; one without end would be a bug of the rules.
    private const int MaxRounds = 64;
    private const string OwnSources = "pem:";

    private static readonly SubjectKind[] Kinds = [SubjectKind.Partner, SubjectKind.Opportunity, SubjectKind.Account, SubjectKind.Conflict];

    private readonly ConcurrentDictionary<Subject, Cell> cells = new();
    private long unread;

    /// <summary>Kinds of subjects that cards, tiers and earnings depend on.</summary>
    public static IReadOnlyList<SubjectKind> Played => Kinds;

    /// <summary>Entries that could not be read under these documents: a currency they have no rate of.</summary>
    public long Unread => Interlocked.Read(ref unread);

    /// <summary>The documents.</summary>
    public ProgramsInForce Programs => programs;

    /// <summary>What is known of each partner, by id.</summary>
    public IReadOnlyList<PartnerState> Partners =>
        [.. cells.Where(cell => cell.Key.Kind == SubjectKind.Partner).OrderBy(cell => cell.Key.Id, StringComparer.Ordinal).Select(cell => (PartnerState)cell.Value.State)];

    /// <summary>Takes a subject's journal: what came from outside; what the rules made of it, and what others told, is left out.</summary>
    public void Take(Subject subject, IEnumerable<StoredEntry> entries)
    {
        if (!Kinds.Contains(subject.Kind)) return;
        var cell = Of(subject);
        foreach (var entry in entries)
        {
            if (entry.Key.Source.StartsWith(OwnSources, StringComparison.Ordinal)) continue;
            try
            {
                cell.State.Apply(new(entry.Key.Source, entry.Key.Id, entry.Type, entry.Time.Ticks, Bytes(entry.Payload)));
                cell.Version++;
            }
            catch (FormatException)
            {
                // At the door of such an installation it would have gone to quarantine.
                Interlocked.Increment(ref unread);
            }
        }
    }

    /// <summary>Lets everybody decide and tell until all is told.</summary>
    /// <param name="now">The instant at which all is decided that is due by then.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    public void Settle(Instant now, CancellationToken cancellation)
    {
        var options = new ParallelOptions { CancellationToken = cancellation };
        IReadOnlyCollection<Cell> due = [.. cells.Values];
        for (var round = 0; due.Count > 0; round++)
        {
            if (round == MaxRounds) throw new InvalidOperationException("Consequences of the history have no end.");
            var told = new ConcurrentBag<OutboxMessage>();
            Parallel.ForEach(due, options, cell =>
            {
                foreach (var message in cell.Settle(now))
                    if (Kinds.Contains(message.Target.Kind))
                        told.Add(message);
            });
            var news = new ConcurrentBag<Cell>();
            Parallel.ForEach(told.GroupBy(message => message.Target), options, target =>
            {
                var cell = Of(target.Key);
                // Of several from one origin the newest says it all.
                if (cell.Hear(target.GroupBy(message => (message.Origin, message.Kind)).Select(group => group.MaxBy(message => message.Version)!))) news.Add(cell);
            });
            due = news;
        }
    }

    // A partner need not record its tiers here: whoever asks gets them from its evidence.
    private Cell Of(Subject subject) =>
        cells.GetOrAdd(subject, static (key, programs) => new(SubjectStates.Empty(key, programs)!, settleLater: key.Kind == SubjectKind.Partner), programs);

    private static byte[] Bytes(ReadOnlyMemory<byte> payload) =>
        MemoryMarshal.TryGetArray(payload, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : payload.ToArray();

    private sealed class Cell(ISubjectState state, bool settleLater)
    {
        public readonly ISubjectState State = state;
        public long Version;

        public IReadOnlyList<OutboxMessage> Settle(Instant now)
        {
            var changes = State.Settle(now, Version, settleLater);
            Version += changes.Derived.Count;
            State.Publish(Version);
            return changes.Outbox;
        }

        public bool Hear(IEnumerable<OutboxMessage> messages)
        {
            var isNews = false;
            foreach (var message in messages.Select(OutboxDispatcher.Envelope))
            {
                if (!State.IsNews(message)) continue;
                State.Apply(message);
                Version++;
                isNews = true;
            }
            return isNews;
        }
    }
}
