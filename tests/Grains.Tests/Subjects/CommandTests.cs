using System.Collections.Concurrent;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Tests.Incentives;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Subjects;

/// <summary>Many commands to one actor at once: one effect and one answer for each key, written together.</summary>
public sealed class CommandTests
{
    private static readonly Instant Start = Instant.Utc(2024, 3, 1, 9);

    [Fact]
    public async Task Execute_ManyAtOnceWithRepetitions_EachKeyHasOneEffectAndOneAnswer()
    {
        var data = Directory.CreateTempSubdirectory("pem-commands-").FullName;
        await using var store = await SqliteJournal.OpenAsync(new() { Directory = data }, TimeProvider.System, CancellationToken.None);
        await using var silo = await LiveSilo.StartAsync(Start, journal: store);
        var desk = new Desk(silo, "mdf-hot");
        await desk.PublishAsync("mdf", 1_000_000);
        var before = await store.StatusAsync(Start, CancellationToken.None);

        var answers = new ConcurrentBag<(int Key, CommandReply Reply)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) =>
        {
            var key = number % 100;
            answers.Add((key, await desk.AskAsync($"hot/{key}", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(1_000_000 + key) })));
        });

        Assert.Equal(400, answers.Count);
        Assert.All(answers.GroupBy(answer => answer.Key), same => Assert.Single(same.Select(answer => Convert.ToHexString(answer.Reply.Data)).Distinct()));
        Assert.All(answers, answer => Assert.True(answer.Reply.Granted, answer.Reply.Detail));
        Assert.Equal(100, (await desk.TypesAsync()).Count(type => type == "budget-changed"));
        var times = (await desk.EntriesAsync()).Select(entry => entry.Time).ToList();
        Assert.Equal(times.Distinct().Order(), times);
        var after = await store.StatusAsync(Start, CancellationToken.None);
        Assert.True(after.Commits - before.Commits < 100, $"{after.Commits - before.Commits} commits for 100 commands: none was written together with another.");
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Execute_AKeyUsedForAnotherCommand_IsRefused_AndChangesNothing()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var desk = new Desk(silo, "mdf-key");
        await desk.PublishAsync("mdf", 1_000_000);
        var first = await desk.AskAsync("k", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(5) });
        var all = await desk.AllAsync();

        var other = await desk.AskAsync("k", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(6) });

        Assert.True(first.Granted);
        Assert.Equal((false, "key-reused"), (other.Granted, other.Code));
        Assert.Equal(all, await desk.AllAsync());
    }

    [Fact]
    public async Task Execute_WhenTheAnswerIsLost_AsksAgainAndGetsTheFirstAnswer()
    {
        var faulting = new FaultingJournal(new MemoryJournal());
        await using var silo = await LiveSilo.StartAsync(Start, journal: faulting);
        var desk = new Desk(silo, "mdf-lost");
        await desk.PublishAsync("mdf", 1_000_000);
        foreach (var moment in (FaultMoment[])[FaultMoment.Before, FaultMoment.After])
        {
            faulting.FailCall(1, moment);
            await Assert.ThrowsAsync<JournalUnavailableException>(() => desk.AskAsync($"lost-{moment}", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(7) }));
            faulting.FailCall(0, moment);

            var again = await desk.AskAsync($"lost-{moment}", "ops", EventNames.IncentiveBudgetChanged, new { budget = Desk.Money(7) });

            Assert.True(again.Granted);
        }
        Assert.Equal(["published", "budget-changed", "budget-changed"], await desk.TypesAsync());
    }
}
