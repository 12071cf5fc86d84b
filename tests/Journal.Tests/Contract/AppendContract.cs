using System.Text;
using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

public sealed class MemoryAppends : AppendContract<MemoryStore>;

public sealed class SqliteAppends : AppendContract<SqliteStore>;

public abstract class AppendContract<TStore> : IAsyncDisposable where TStore : IStore, new()
{
    private readonly TStore store = new();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Load_SubjectThatNobodyWrote_HasEmptyHeadAndNoEntries()
    {
        await using var journal = await store.OpenAsync();
        Assert.Equal(Shown.Of(new SubjectJournal(Head.Empty, [])), Shown.Of(await journal.LoadAsync(Partner(1), Stop)));
        Assert.Empty(await journal.PageAsync(Partner(1), null, 10, Stop));
    }

    [Fact]
    public async Task Load_AfterAppends_GivesEveryColumnBackInVersionOrder()
    {
        await using var journal = await store.OpenAsync();
        var first = new NewEntry(new("quelle/ä", "id 'ö' 😀"), "pem.a.v1", Start, Encoding.UTF8.GetBytes("""{"text":"ß"}"""));
        var second = new NewEntry(new("", ""), "", Instant.Never, ReadOnlyMemory<byte>.Empty);
        var done = Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(Partner(1), Head.Empty, first, second), Lane.Intake, Stop));
        var loaded = await journal.LoadAsync(Partner(1), Stop);
        Assert.Equal(Shown.Of(done.Head), Shown.Of(loaded.Head));
        StoredEntry[] expected =
        [
            new(1, first.Key, first.Type, first.Time, Start.AddDays(2), first.Payload),
            new(2, second.Key, second.Type, second.Time, Start.AddDays(2), second.Payload),
        ];
        Assert.Equal(Shown.Of(expected, Shown.Of), Shown.Of(loaded.Entries, Shown.Of));
    }

    [Fact]
    public async Task Page_FromTheNewest_StopsBelowTheVersionAsked()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a", "b", "c", "d");
        await journal.Extend(Partner(2), "e");
        Assert.Equal([4, 3], (await journal.PageAsync(Partner(1), null, 2, Stop)).Select(entry => entry.Version));
        Assert.Equal([2, 1], (await journal.PageAsync(Partner(1), 3, 10, Stop)).Select(entry => entry.Version));
    }

    [Fact]
    public async Task Append_OnAnOldHead_IsFencedAndWritesNothing()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a");
        var stale = Append(Partner(1), Head.Empty, Entry("b")) with { Card = Card("p-1"), Deadlines = [new("d", Start)], Outbox = [Message(Partner(1), Partner(2), 1)] };
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(stale, Lane.Intake, Stop));
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(stale with { Entries = [] }, Lane.Intake, Stop));
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(stale with { Expected = new(1, new byte[32]) }, Lane.Intake, Stop));
        Assert.Equal(new(1, 1, 0, 0, 0, 0, 0), await journal.StatusAsync(Instant.Never, Stop));
    }

    [Fact]
    public async Task Append_WithKeysOfOtherSubjects_NamesThemAllAndWritesNothing()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a", "b");
        var taken = Assert.IsType<AppendResult.KeysTaken>(await journal.Extend(Partner(2), "x", "b", "a"));
        Assert.Equal(["b", "a"], taken.Known.Select(known => known.Key.Id));
        Assert.All(taken.Known, known => Assert.Equal(Partner(1), known.Subject));
        var digest = EntryContent.Digest(Partner(1), "pem.activity.v1", Start.AddDays(1), Entry("a").Payload.Span);
        Assert.All(taken.Known, known => Assert.Equal(digest, known.ContentDigest.ToArray()));
        Assert.Empty((await journal.LoadAsync(Partner(2), Stop)).Entries);
        Assert.IsType<AppendResult.Committed>(await journal.Extend(Partner(2), "x"));
    }

    [Fact]
    public async Task Append_SameIdOfAnotherSource_IsAnotherKey()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a");
        Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("a", source: "lms.example")), Lane.Intake, Stop));
    }

    [Fact]
    public async Task Append_WithoutEntries_KeepsTheHeadAndWritesTheRest()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a");
        var head = (await journal.LoadAsync(Partner(1), Stop)).Head;
        var done = Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(Partner(1), head) with { Card = Card("p-1", 1) }, Lane.Consequences, Stop));
        Assert.Equal(Shown.Of(head), Shown.Of(done.Head));
        Assert.Equal(Card("p-1", 1), await journal.CardAsync("p-1", Stop));
    }

    [Fact]
    public async Task Find_KnownUnknownAndRepeatedKeys_GivesEachKnownOnce()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a", "b");
        EntryKey[] keys = [new("crm.example", "b"), new("nobody", "b"), new("crm.example", "z"), new("crm.example", "b"), new("crm.example", "a")];
        Assert.Equal(["b", "a"], (await journal.FindAsync(keys, Stop)).Select(known => known.Key.Id));
    }

    [Fact]
    public async Task Append_By64WritersOnFewSubjects_LosesAndDoublesNothing()
    {
        await using var journal = await store.OpenAsync();
        const int Writers = 64, Each = 20, Subjects = 8;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
                while (await journal.Extend(Partner(writer % Subjects), $"{writer}-{i}") is AppendResult.Fenced) { }
        }, Stop)));
        var entries = new List<StoredEntry>();
        for (var subject = 0; subject < Subjects; subject++)
        {
            var loaded = await journal.LoadAsync(Partner(subject), Stop);
            Assert.Equal(Enumerable.Range(1, loaded.Entries.Count).Select(version => (long)version), loaded.Entries.Select(entry => entry.Version));
            entries.AddRange(loaded.Entries);
        }
        Assert.Equal(Writers * Each, entries.Select(entry => entry.Key).Distinct().Count());
        Assert.Equal(Writers * Each, entries.Count);
    }
}
