using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Partners;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Faults;

/// <summary>
/// A fixed day of work in which one call to the store fails, each call in its turn, before or after it took effect: readers see
/// committed states only, the sender is told to send again, and after that everything stands as if nothing had happened.
/// </summary>
public sealed class StoreFaultTests
{
    private const int MaxTries = 4;
    private static readonly Instant Start = Instant.Utc(2024, 2, 10);
    private static readonly string[] Partners = ["p-1", "p-2"];

    // A close is decided, and restated by facts that come late; deals reach two partners.
    private static readonly (Instant At, Reading[] Events)[] Day =
    [
        (Start, [.. Given.Registered("p-1", Start), .. Given.Registered("p-2", Start), Given.Activity("p-1", "a-1", Start), Given.Created("o-1", "p-1", Start, 700)]),
        (Start.AddDays(1), [Given.Touch("o-1", "t-1", "p-2", Start.AddDays(1)), Given.Won("o-1", Start.AddDays(1), 900)]),
        (Instant.Utc(2024, 4, 2), [Given.Activity("p-2", "a-2", Start.AddDays(2)), Given.Survey("p-1", "s-1", Start.AddDays(3), 300), Given.Activity("p-1", "a-1", Start)]),
        (Instant.Utc(2024, 7, 2), [Given.Survey("p-2", "s-2", Start.AddDays(3), 480)]),
    ];

    [Theory]
    [InlineData(FaultMoment.Before)]
    [InlineData(FaultMoment.After)]
    public async Task Day_EachStoreCallFailsOnce_ReadersSeeCommittedStatesAndAllIsTakenOnce(FaultMoment moment)
    {
        var undisturbed = await RunAsync(0, moment);
        Assert.Contains(undisturbed.Entries, entry => entry.Contains(EventNames.PartnerTierRestated));
        var failures = 0;
        for (var call = 1; ; call++)
        {
            var disturbed = await RunAsync(call, moment);
            if (!disturbed.HasFailed) break;
            failures++;
            Assert.True(undisturbed.Cards == disturbed.Cards, $"Call {call} failed {moment}: the cards end otherwise.\n{disturbed.Cards}");
            Assert.True(undisturbed.Entries.SequenceEqual(disturbed.Entries), $"Call {call} failed {moment}: the journal ends otherwise.\n{string.Join('\n', disturbed.Entries)}");
        }
        Assert.True(failures > 30, $"Only {failures} calls to the store were made.");
    }

    // Each run has a silo and a store of its own.
    private static async Task<(string Cards, string[] Entries, bool HasFailed)> RunAsync(int failing, FaultMoment moment)
    {
        var store = new MemoryJournal();
        var faulty = new FaultingJournal(store);
        await using var silo = await LiveSilo.StartAsync(Start, null, faulty);
        faulty.FailCall(failing, moment);
        foreach (var (at, events) in Day)
        {
            silo.MoveTo(at);
            await AgainAsync(silo, store, () => silo.SweepAsync());
            await SendAsync(silo, store, events);
            await AgainAsync(silo, store, () => silo.DeliverAsync());
            await AgainAsync(silo, store, () => silo.SweepAsync());
        }
        var hasFailed = failing > 0 && faulty.HasFailed;
        faulty.FailCall(0, moment);
        await silo.SettleAsync();
        var cards = new List<string>();
        foreach (var partner in Partners)
        {
            cards.Add(Shown.InForce(await silo.Partner(partner).GetSnapshot()));
            cards.Add(Shown.InForce(await silo.Partner(partner).ViewAt(silo.Now.Ticks)));
        }
        var entries = new List<string>();
        foreach (var subject in Partners.Select(partner => new Subject(SubjectKind.Partner, partner)).Append(new(SubjectKind.Opportunity, "o-1")))
            entries.AddRange((await store.LoadAsync(subject, CancellationToken.None)).Entries.Select(entry => $"{subject} {entry.Type} {entry.Time} {entry.Key}").Order(StringComparer.Ordinal));
        return (string.Join('\n', cards), [.. entries], hasFailed);
    }

    private static async Task SendAsync(LiveSilo silo, MemoryJournal store, Reading[] events)
    {
        for (var tries = 1; ; tries++)
        {
            var results = await silo.TakeAsync(events);
            await AssertCommittedAsync(silo, store);
            Assert.All(results, result => Assert.Contains(result.Outcome.Status, new[] { EventStatus.Accepted, EventStatus.Duplicate, EventStatus.Retry }));
            if (Array.TrueForAll(results, result => result.Outcome.Status != EventStatus.Retry)) break;
            Assert.True(tries < MaxTries, "Sending again does not help.");
        }
        // What was answered is there, once.
        foreach (var sent in events.Cast<Reading.Accepted>())
            Assert.Single(await store.FindAsync([new(sent.Event.Source, sent.Event.Id)], CancellationToken.None));
    }

    private static async Task AgainAsync(LiveSilo silo, MemoryJournal store, Func<Task> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception fault) when (fault is JournalUnavailableException or OrleansException && tries < MaxTries)
            {
                await AssertCommittedAsync(silo, store);
            }
        }
    }

    // What readers see is the fold of a prefix of what is in the journal, at the instant it was scored for.
    private static async Task AssertCommittedAsync(LiveSilo silo, MemoryJournal store)
    {
        foreach (var partner in Partners)
        {
            PartnerSnapshot? seen;
            try
            {
                seen = await silo.Partner(partner).GetSnapshot();
            }
            catch (Exception fault) when (fault is JournalUnavailableException or OrleansException)
            {
                continue;
            }
            if (seen is null) continue;
            var entries = (await store.LoadAsync(new(SubjectKind.Partner, partner), CancellationToken.None)).Entries;
            Assert.True(seen.Version <= entries.Count, $"{partner} shows version {seen.Version} of {entries.Count}.");
            var state = PartnerState.Fold(new(partner), new(silo.Program), entries.Take((int)seen.Version));
            var view = state.ViewAt(Instant.From(seen.Health.At), seen.Version);
            Assert.Equal(Shown.Whole(view is null ? null : PartnerReports.Snapshot(view)), Shown.Whole(seen));
        }
    }
}
