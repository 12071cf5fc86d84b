using System.Collections.Concurrent;
using PemActors.Journal;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Rescoring;

/// <summary>
/// Replays history under a draft. Both worlds, that of the documents in force and that of the draft, are made anew from what came from outside, by the
/// states of the actors themselves, so a draft that is the document in force changes nothing. Reads page by page, and holds what is known of every
/// subject in memory; the store may go on being written.
/// </summary>
public static class Rescore
{
    /// <summary>Runs it.</summary>
    /// <param name="journal">The history.</param>
    /// <param name="programs">The documents in force.</param>
    /// <param name="draft">The draft, as if in force from ever.</param>
    /// <param name="at">The instant at which both are asked.</param>
    /// <param name="progress">Told now and then how many entries were read; from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<RescoreReport> RunAsync(
        IJournal journal, ProgramTimeline programs, ProgramDocument draft, Instant at, Action<long>? progress, CancellationToken cancellation)
    {
        var before = new ReplayedWorld(new(programs));
        var after = new ReplayedWorld(new(draft));
        var incentives = new ConcurrentDictionary<IncentiveId, (Incentive? Before, Incentive? After)>();
        var entries = 0L;
        foreach (var kind in ReplayedWorld.Played.Append(SubjectKind.Incentive))
        {
            await foreach (var page in journal.SubjectPagesAsync(kind, cancellation))
            {
                await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (subject, stop) =>
                {
                    var history = (await journal.LoadAsync(subject, stop)).Entries;
                    if (kind == SubjectKind.Incentive)
                        incentives[new(subject.Id)] = (IncentiveTermsFold.Of(subject, history, before.Programs), IncentiveTermsFold.Of(subject, history, after.Programs));
                    before.Take(subject, history);
                    after.Take(subject, history);
                    Interlocked.Add(ref entries, history.Count);
                });
                progress?.Invoke(Interlocked.Read(ref entries));
            }
        }
        // Off the caller's thread, which may be an actor's or a web server's.
        return await Task.Run(
            () =>
            {
                before.Settle(at, cancellation);
                after.Settle(at, cancellation);
                return Report(before, after, incentives, at, entries, cancellation);
            },
            cancellation);
    }

    private static RescoreReport Report(
        ReplayedWorld before, ReplayedWorld after, IReadOnlyDictionary<IncentiveId, (Incentive? Before, Incentive? After)> incentives, Instant at, long entries, CancellationToken cancellation)
    {
        var byId = incentives.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToList();
        var was = Figures(before, [.. byId.Select(pair => pair.Before).OfType<Incentive>()], at, cancellation);
        var becomes = Figures(after, [.. byId.Select(pair => pair.After).OfType<Incentive>()], at, cancellation);
        var comparison = new RescoreComparison();
        foreach (var (partner, a) in was)
            if (becomes.TryGetValue(partner, out var b))
                comparison.Add(a, b);
        var timeline = before.Programs.Timeline;
        return new(
            after.Programs.Timeline.At(at).Version, [.. timeline.Versions.Where(version => version.From <= at).Select(version => version.Document.Version)], at.ToDateTimeOffset(),
            before.Programs.Currencies.Currency, entries, after.Unread - before.Unread, comparison.Partners, comparison.Bands, comparison.Tiers, comparison.Closes,
            comparison.Payouts(byId.Select(pair => pair.After ?? pair.Before).OfType<Incentive>().Where(incentive => incentive.Terms is not IncentiveTerms.Mdf)),
            comparison.Changed, comparison.Distances);
    }

    private static SortedDictionary<PartnerId, PartnerFigures> Figures(ReplayedWorld world, IReadOnlyList<Incentive> incentives, Instant at, CancellationToken cancellation)
    {
        var partners = world.Partners;
        var figures = new PartnerFigures?[partners.Count];
        Parallel.For(0, partners.Count, new ParallelOptions { CancellationToken = cancellation },
            i => figures[i] = PartnerFigures.Of(partners[i].Evidence, world.Programs.Timeline, incentives, at));
        return new(figures.OfType<PartnerFigures>().ToDictionary(one => one.View.Id));
    }
}
