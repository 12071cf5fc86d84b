using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Tests.Support;
using PemActors.Grains.Time;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Hosting;
using PemActors.Silo.Imports;
using PemActors.Silo.Replays;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Laws;

/// <summary>A log played in lockstep gives one state, whatever the order of its file: that of the rulebook's own fold, and that of an import which settles at the same instant.</summary>
public sealed class ReplayLawTests
{
    private static readonly ProgramDocument Program = ProgramLoader.Default();
    private static readonly History History = new(7, 8, 40, Program);

    [Fact]
    public async Task Replay_OfOneLog_GivesOneState_WhateverTheFilesOrder()
    {
        var chance = new Chance(5);
        var first = await ReplayAsync([.. History.Facts.Select(fact => Given.Event(fact))]);
        Assert.Equal((History.Facts.Count, 0L), (first.Replay.Facts, first.Replay.Duplicates));
        Assert.InRange(first.Replay.Deadlines, 100, int.MaxValue);
        foreach (var kind in new[] { "card", "tier" }) Assert.Contains(first.State, line => line.StartsWith(kind, StringComparison.Ordinal));

        var again = await ReplayAsync([.. chance.Shuffled(History.Facts.Concat(History.Facts.Where(_ => chance.Percent(5)))).Select(fact => Given.Event(fact))]);
        Assert.InRange(again.Replay.Duplicates, 1, int.MaxValue);
        Assert.Equal(first.State, again.State);
        Assert.Equal(StateText.Hash(first.State), StateText.Hash(again.State));
        Assert.Equal(first.Ticks, again.Ticks);
    }

    [Fact]
    public async Task Replay_EqualsTheFold_AndTheImport()
    {
        var fold = new PureFold(History.Facts, Program);
        var replayed = await ReplayAsync([.. History.Facts.Select(fact => Given.Event(fact))]);
        Assert.Equal(fold.Partners.Select(partner => Shown.InForce(fold.At(partner, History.End))), replayed.InForce);

        await using var imported = await LiveSilo.StartAsync(History.End, Program);
        await ActivatorUtilities.CreateInstance<EventImport>(imported.Services)
            .RunAsync(History.Facts.Select(fact => (Reading)Given.Event(fact)).ToAsyncEnumerable(), null, null, CancellationToken.None);
        var state = await StateText.LinesAsync(imported.Journal, imported.Grains, History.End, CancellationToken.None);
        Assert.Equal(Cards(state), Cards(replayed.State));
    }

    [Fact]
    public async Task Replay_Until_LeavesOutWhatIsLater_AndFiresWhatIsDueThen()
    {
        var until = History.Start.AddDays(100);
        var shorter = await ReplayAsync([.. History.Facts.Select(fact => Given.Event(fact))], until);
        var before = History.Facts.Where(fact => fact.Key.Time <= until).ToList();
        Assert.Equal((before.Count, History.Facts.Count - before.Count), ((int)shorter.Replay.Facts, (int)shorter.Replay.Beyond));
        var fold = new PureFold(before, Program);
        Assert.Equal(fold.Partners.Select(partner => Shown.InForce(fold.At(partner, until))), shorter.InForce);
    }

    private static IEnumerable<string> Cards(IEnumerable<string> state) => state.Where(line => line.StartsWith("card ", StringComparison.Ordinal) || line.StartsWith("tier ", StringComparison.Ordinal));

    private static async Task<Played> ReplayAsync(IReadOnlyList<Reading.Accepted> events, Instant? until = null)
    {
        var clock = new SteppedClock(History.Start.AddDays(-2).ToDateTimeOffset());
        var journal = new MemoryJournal();
        await using var silo = await HeadlessSilo.StartAsync(new() { Program = Program, Clock = clock, Journal = journal, RunSweeps = false }, CancellationToken.None);
        var replay = ActivatorUtilities.CreateInstance<LockstepReplay>(silo.Services, clock);
        using var sort = new EventSort(silo.Services.GetRequiredService<CloudEventReader>());
        foreach (var one in events) sort.Add(one);
        var end = await replay.RunAsync(sort.Sorted(), until ?? History.End, null, null, CancellationToken.None);
        Assert.Equal(until ?? History.End, end);
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var state = await StateText.LinesAsync(journal, grains, end, CancellationToken.None);

        var (inForce, ticks) = (new List<string>(), new List<string>());
        foreach (var partner in new PureFold([.. History.Facts.Where(fact => fact.Key.Time <= end)], Program).Partners)
        {
            inForce.Add(Shown.InForce(await grains.GetGrain<IPartnerGrain>(partner).ViewAt(end.Ticks)));
            ticks.AddRange((await journal.LoadAsync(new(SubjectKind.Partner, partner), CancellationToken.None)).Entries
                .Where(entry => entry.Type is EventNames.PartnerCardTicked or EventNames.PartnerTierDecided or EventNames.PartnerTierRestated)
                .Select(entry => $"{partner} {entry.Type} {entry.Time}"));
        }
        return new(replay, state, inForce, ticks);
    }

    private sealed record Played(LockstepReplay Replay, IReadOnlyList<string> State, IReadOnlyList<string> InForce, IReadOnlyList<string> Ticks);
}
