using CsCheck;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Sqlite;

/// <summary>The files as a kill or a power cut leaves them.</summary>
public sealed class CutLogTests : IAsyncDisposable
{
    private readonly SqliteStore store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Log_CutAtAnyByte_OpensAtACommittedPrefix()
    {
        // The first commits are copied to the main file when the journal closes; the later ones are in the log alone.
        var truth = new List<(long Commit, Subject Subject, Head Head)>();
        var journal = await store.OpenAsync();
        await Write(journal, truth, 0, 30);
        await journal.DisposeAsync();
        var copied = truth[^1].Commit;
        journal = await store.OpenAsync();
        await Write(journal, truth, 30, 60);
        var (last, log) = (truth[^1].Commit, new FileInfo($"{store.File}-wal").Length);

        var reached = new HashSet<long>();
        await Gen.Long[0, log].SampleAsync(async cut => { reached.Add(await Opens(truth, copied, cut)); }, iter: 80, threads: 1);
        Assert.Equal(last, await Opens(truth, copied, log));
        Assert.Equal(copied, await Opens(truth, copied, 0));
        Assert.True(reached.Count > 5);
    }

    [Fact]
    public async Task Files_CopiedWhile16WritersRun_HoldAllThatWasAcknowledgedBefore()
    {
        var journal = await store.OpenAsync(new() { Directory = store.Folder, CheckpointPages = 1_000_000 });
        using var stop = new CancellationTokenSource();
        var acknowledged = new System.Collections.Concurrent.ConcurrentDictionary<Subject, Head>();
        var enough = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var result = await journal.Extend(Partner(writer), $"{writer}-{i}");
                acknowledged[Partner(writer)] = Assert.IsType<AppendResult.Committed>(result).Head;
                if (i == 20) enough.TrySetResult();
            }
        }, Stop)).ToArray();
        await enough.Task;
        var before = acknowledged.ToArray();
        await using var copy = store.Copy();
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Equal([], await copy.Audit());
        var reopened = await copy.OpenAsync();
        foreach (var (subject, head) in before) Assert.True((await reopened.LoadAsync(subject, Stop)).Head.Version >= head.Version);
        Assert.IsType<AppendResult.Committed>(await reopened.Extend(Partner(1), "after"));
    }

    private static async Task Write(IJournal journal, List<(long, Subject, Head)> truth, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var subject = Partner(i % 7);
            var head = (await journal.LoadAsync(subject, Stop)).Head;
            var append = Append(subject, head, Entry($"{i}-a"), Entry($"{i}-b")) with { Card = Card(subject.Id, head.Version + 2), Deadlines = [new("close", Start.AddDays(i))] };
            var done = Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(append, Lane.Intake, Stop));
            truth.Add((done.Commit, subject, done.Head));
        }
    }

    private async Task<long> Opens(List<(long Commit, Subject Subject, Head Head)> truth, long copied, long cut)
    {
        await using var copy = store.Copy(cut);
        var journal = await copy.OpenAsync(new SqliteJournalOptions { Directory = copy.Folder, WriterCacheMiB = 8 });
        var commit = (await journal.HeadAsync(Stop)).Commit;
        Assert.InRange(commit, copied, truth[^1].Commit);
        foreach (var (subject, head) in truth.Where(done => done.Commit <= commit).GroupBy(done => done.Subject, (subject, done) => (subject, done.Last().Head)))
        {
            Assert.Equal(Shown.Of(head), Shown.Of((await journal.LoadAsync(subject, Stop)).Head));
            Assert.Equal(head.Version, (await journal.CardAsync(subject.Id, Stop))!.Version);
        }
        Assert.Equal([], await copy.Audit());
        return commit;
    }
}
