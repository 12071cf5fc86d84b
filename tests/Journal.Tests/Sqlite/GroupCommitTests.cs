using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Sqlite;

/// <summary>Several appends in one group commit. A held lock keeps the writer at its first append while the others gather behind it.</summary>
public sealed class GroupCommitTests : IAsyncDisposable
{
    private readonly SqliteStore store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Group_OfManyAppends_IsOneCommit()
    {
        var journal = await store.OpenAsync();
        var results = await Together(journal, [.. Enumerable.Range(0, 50).Select(number => Append(Partner(number), Head.Empty, Entry($"{number}")))]);
        Assert.Equal([2], results.Cast<AppendResult.Committed>().Select(result => result.Commit).Distinct());
        Assert.Equal([], await store.Audit());
    }

    [Fact]
    public async Task Group_TwoAppendsOfOneSubjectOnOneHead_FencesTheSecond()
    {
        var journal = await store.OpenAsync();
        var results = await Together(
            journal, Append(Partner(1), Head.Empty, Entry("a")), Append(Partner(1), Head.Empty, Entry("b")), Append(Partner(2), Head.Empty, Entry("c")));
        Assert.Equal([typeof(AppendResult.Committed), typeof(AppendResult.Fenced), typeof(AppendResult.Committed)], results.Select(result => result.GetType()));
        Assert.Equal(["a"], (await journal.LoadAsync(Partner(1), Stop)).Entries.Select(entry => entry.Key.Id));
    }

    [Fact]
    public async Task Group_AppendThatBuildsOnTheOneBefore_IsCommittedWithIt()
    {
        var journal = await store.OpenAsync();
        var first = Entry("a");
        var head = new Head(1, EntryChain.Link(Head.Empty.Hash.Span, Partner(1), 1, first, Start.AddDays(2)).Hash);
        var results = await Together(journal, Append(Partner(1), Head.Empty, first), Append(Partner(1), head, Entry("b")));
        Assert.All(results, result => Assert.IsType<AppendResult.Committed>(result));
        Assert.Equal(2, (await journal.LoadAsync(Partner(1), Stop)).Head.Version);
    }

    [Fact]
    public async Task Group_OneKeyTwice_RefusesTheSecondAloneAndWhole()
    {
        var journal = await store.OpenAsync();
        var results = await Together(
            journal,
            Append(Partner(1), Head.Empty, Entry("a")),
            Append(Partner(2), Head.Empty, Entry("x"), Entry("y"), Entry("a")) with { Card = Card("p-2") },
            Append(Partner(3), Head.Empty, Entry("x")));
        var taken = Assert.IsType<AppendResult.KeysTaken>(results[1]);
        Assert.Equal([Partner(1)], taken.Known.Select(known => known.Subject));
        Assert.IsType<AppendResult.Committed>(results[2]);
        Assert.Empty((await journal.LoadAsync(Partner(2), Stop)).Entries);
        Assert.Null(await journal.CardAsync("p-2", Stop));
        Assert.Equal([], await store.Audit());
    }

    [Fact]
    public async Task Group_LaterRowsOfOneSubject_WriteTheLastAlone()
    {
        var journal = await store.OpenAsync();
        var subject = Partner(1);
        await Together(
            journal,
            Append(subject, Head.Empty) with { Card = Card("p-1", score: 1), Deadlines = [new("d", Start), new("e", Start)], Outbox = [Message(subject, Partner(2), 3, "three")] },
            Append(subject, Head.Empty) with { Card = Card("p-1", score: 2), Deadlines = [new("d", null), new("e", Start.AddDays(1))], Outbox = [Message(subject, Partner(2), 2, "two")] },
            Append(subject, Head.Empty) with { Deadlines = [new("d", Start.AddDays(2))], Outbox = [Message(subject, Partner(3), 1)] });
        Assert.Equal(2, (await journal.CardAsync("p-1", Stop))!.ScoreMicro);
        Assert.Equal([("e", Start.AddDays(1)), ("d", Start.AddDays(2))], (await journal.DueAsync(Instant.Never, 9, Stop)).Select(due => (due.Name, due.Due)));
        Assert.Equal([3, 1], (await journal.UndeliveredAsync(9, Stop)).Select(message => message.Version));
    }

    [Fact]
    public async Task Group_ThatFailsInTheMiddle_FailsAllItsCallersAndTheJournalGoesOn()
    {
        var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "before");
        var head = (await journal.LoadAsync(Partner(1), Stop)).Head;
        using var intruder = new Intruder(store);
        intruder.Run("CREATE TRIGGER broken BEFORE INSERT ON card BEGIN SELECT RAISE(ROLLBACK, 'the disk is on fire'); END");
        var waiting = await Gather(
            journal, intruder, Append(Partner(1), head, Entry("a")), Append(Partner(2), Head.Empty, Entry("b")) with { Card = Card("p-2", 1) }, Append(Partner(3), Head.Empty, Entry("a")));
        foreach (var append in waiting)
            Assert.Contains("on fire", (await Assert.ThrowsAsync<JournalUnavailableException>(() => append)).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await journal.StatusAsync(Start, Stop)).Entries);

        intruder.Run("DROP TRIGGER broken");
        Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(Partner(1), head, Entry("a")), Lane.Intake, Stop));
        Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("b")) with { Card = Card("p-2", 1) }, Lane.Intake, Stop));
        Assert.Equal([], await store.Audit());
    }

    [Fact]
    public async Task Append_WhileTheStoreIsLocked_IsUnavailableAndWorksAgainAfterwards()
    {
        var journal = await store.OpenAsync(new() { Directory = store.Folder, BusyTimeout = TimeSpan.Zero });
        using var intruder = new Intruder(store);
        intruder.Hold();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Extend(Partner(1), "a"));
        intruder.LetGo();
        Assert.IsType<AppendResult.Committed>(await journal.Extend(Partner(1), "a"));
    }

    [Fact]
    public async Task Append_BesideAnotherWriterPastTheLock_IsUnavailableOnceAndThenFenced()
    {
        var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a");
        var head = (await journal.LoadAsync(Partner(1), Stop)).Head;
        using var intruder = new Intruder(store);
        intruder.Run("INSERT INTO entry SELECT 9, subject, 2, source, 'z', type, time, recorded, previous, hash, payload_digest, content_digest, payload FROM entry WHERE seq = 1");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(Append(Partner(1), head, Entry("b")), Lane.Intake, Stop));
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(Append(Partner(1), head, Entry("b")), Lane.Intake, Stop));
    }

    [Fact]
    public async Task Lanes_IntakeFull_RefusesIntakeAtOnceAndStillTakesConsequences()
    {
        var journal = await store.OpenAsync(new() { Directory = store.Folder, IntakeCapacity = 2, ConsequencesCapacity = 1, GroupSize = 2 });
        using var intruder = new Intruder(store);
        var waiting = await Gather(journal, intruder, hold =>
        [
            journal.AppendAsync(Append(Partner(1), Head.Empty, Entry("a")), Lane.Intake, Stop),
            journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("b")), Lane.Intake, Stop),
            .. Refused(() => journal.AppendAsync(Append(Partner(3), Head.Empty, Entry("c")), Lane.Intake, Stop)),
            journal.AppendAsync(Append(Partner(4), Head.Empty, Entry("d")), Lane.Consequences, Stop),
            .. Refused(() => journal.AppendAsync(Append(Partner(5), Head.Empty, Entry("e")), Lane.Consequences, Stop)),
        ]);
        // A full group of two takes one of each lane: consequences first, and intake is not starved by them.
        var commits = (await Task.WhenAll(waiting)).Cast<AppendResult.Committed>().Select(result => result.Commit);
        Assert.Equal([2, 3, 2], commits);
    }

    [Fact]
    public async Task Append_ThatContradictsItself_IsRefusedBeforeTheQueue()
    {
        var journal = await store.OpenAsync();
        Append[] wrong =
        [
            Append(Partner(1), Head.Empty, Entry("a"), Entry("a")),
            Append(Partner(1), Head.Empty) with { Card = Card("p-2") },
            Append(Partner(1), Head.Empty) with { Outbox = [Message(Partner(2), Partner(3), 1)] },
            Append(Partner(1), new(0, new byte[3])),
        ];
        foreach (var append in wrong) await Assert.ThrowsAsync<ArgumentException>(() => journal.AppendAsync(append, Lane.Intake, Stop));
    }

    private async Task<AppendResult[]> Together(IJournal journal, params Append[] appends)
    {
        using var intruder = new Intruder(store);
        return await Task.WhenAll(await Gather(journal, intruder, appends));
    }

    private static Task<Task<AppendResult>[]> Gather(IJournal journal, Intruder intruder, params Append[] appends) =>
        Gather(journal, intruder, _ => [.. appends.Select(append => journal.AppendAsync(append, Lane.Intake, Stop))]);

    private static async Task<Task<AppendResult>[]> Gather(IJournal journal, Intruder intruder, Func<Intruder, Task<AppendResult>[]> start)
    {
        intruder.Hold();
        var first = journal.AppendAsync(Append(Partner(99), (await journal.LoadAsync(Partner(99), Stop)).Head, Entry("first")), Lane.Intake, Stop);
        while ((await journal.StatusAsync(Start, Stop)).QueueLength > 0) await Task.Yield();
        var waiting = start(intruder);
        intruder.LetGo();
        await first;
        return waiting;
    }

    private static Task<AppendResult>[] Refused(Func<Task<AppendResult>> append)
    {
        Assert.Contains("full", Assert.IsType<JournalUnavailableException>(append().Exception!.InnerException).Message, StringComparison.Ordinal);
        return [];
    }
}
