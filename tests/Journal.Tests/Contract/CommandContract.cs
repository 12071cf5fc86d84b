using System.Text;
using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

public sealed class MemoryCommands : CommandContract<MemoryStore>;

public sealed class SqliteCommands : CommandContract<SqliteStore>;

/// <summary>Answers of commands, and deadlines for all subjects of a kind.</summary>
public abstract class CommandContract<TStore> : IAsyncDisposable where TStore : IStore, new()
{
    private readonly TStore store = new();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Answer_OfAGrantedAndOfARefusedCommand_IsGivenBackWhole()
    {
        await using var journal = await store.OpenAsync();
        Assert.Null(await journal.AnswerAsync("k-1", Stop));
        var head = Committed(await journal.AppendAsync(Append(Partner(1), Head.Empty, Entry("a")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
        Assert.Equal(head, Committed(await journal.AppendAsync(Append(Partner(1), await Head1(journal)) with { Answers = [Answer("k-2")] }, Lane.Intake, Stop)));
        Assert.Equal(Shown.Of(Answer("k-1")), Shown.Of((await journal.AnswerAsync("k-1", Stop))!));
        Assert.Equal(Shown.Of(Answer("k-2")), Shown.Of((await journal.AnswerAsync("k-2", Stop))!));
        Assert.Null(await journal.AnswerAsync("K-1", Stop));
    }

    [Fact]
    public async Task Append_OfAKeyThatWasAnswered_GivesTheFirstAnswer_AndWritesNothing()
    {
        await using var journal = await store.OpenAsync();
        Committed(await journal.AppendAsync(Append(Partner(1), Head.Empty, Entry("a")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
        var again = Append(Partner(1), await Head1(journal), Entry("b")) with
        {
            Answers = [new("k-1", new byte[] { 9 }, Start, "other"u8.ToArray())],
            Deadlines = [new("d", Start)],
            Outbox = [Message(Partner(1), Partner(2), 1)],
            Lists = [ListChange.Put(new("claims", "c", "open", Start, null, null, default))],
            Wakes = [new(SubjectKind.Partner, "terms", Start)],
        };
        var before = Assert.IsType<AppendResult.AnsweredBefore>(await journal.AppendAsync(again, Lane.Intake, Stop));
        Assert.Equal(Shown.Of(Answer("k-1")), Shown.Of(Assert.Single(before.Answers)));
        // Whatever happened to the subject meanwhile, and whosoever asks: the answer comes before the fence and before the keys of entries.
        Assert.IsType<AppendResult.AnsweredBefore>(await journal.AppendAsync(again with { Expected = Head.Empty }, Lane.Intake, Stop));
        Assert.IsType<AppendResult.AnsweredBefore>(await journal.AppendAsync(Append(Partner(1), await Head1(journal), Entry("a")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
        Assert.IsType<AppendResult.AnsweredBefore>(await journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("b")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
        Assert.Equal(Shown.Of(Answer("k-1")), Shown.Of((await journal.AnswerAsync("k-1", Stop))!));
        Assert.Single((await journal.LoadAsync(Partner(1), Stop)).Entries);
        Assert.Equal(new(1, 1, 0, 0, 0, 0, 0), await journal.StatusAsync(Instant.Never, Stop));
        Assert.Null(await journal.RowAsync("claims", "c", Stop));
    }

    [Fact]
    public async Task Append_ThatIsRefused_LeavesItsCommandUnanswered()
    {
        await using var journal = await store.OpenAsync();
        await journal.Extend(Partner(1), "a");
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(Append(Partner(1), Head.Empty, Entry("b")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
        Assert.IsType<AppendResult.KeysTaken>(await journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("b"), Entry("a")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
        Assert.Null(await journal.AnswerAsync("k-1", Stop));
        Committed(await journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("b")) with { Answers = [Answer("k-1")] }, Lane.Intake, Stop));
    }

    [Fact]
    public async Task Answer_OfOneKeyBy64Callers_IsWrittenOnce()
    {
        await using var journal = await store.OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(() => journal.AppendAsync(
            Append(Partner(caller), Head.Empty, Entry($"e-{caller}")) with { Answers = [new("k-1", new[] { (byte)caller }, Start, default)] }, Lane.Intake, Stop), Stop)));
        var first = Assert.Single(results.OfType<AppendResult.Committed>());
        var others = results.OfType<AppendResult.AnsweredBefore>().ToList();
        Assert.Equal(63, others.Count);
        Assert.Single(others.Select(answered => answered.Answers[0].Digest.Span[0]).Distinct());
        Assert.Equal(1, (await journal.StatusAsync(Start, Stop)).Entries);
        Assert.Equal(1, first.Head.Version);
    }

    [Fact]
    public async Task WakeAll_SetsADeadlineForTheSubjectsOfItsKind_AndAnEarlierOneStays()
    {
        await using var journal = await store.OpenAsync();
        var opportunity = new Subject(SubjectKind.Opportunity, "o-1");
        await journal.Extend(Partner(1), "a");
        await Set(journal, Partner(2), "b", new DeadlineChange("terms", Start.AddDays(1)));
        await Set(journal, Partner(3), "c", new("terms", Start.AddDays(9)), new("card", Start.AddDays(7)));
        await journal.Extend(opportunity, "d");
        // A target that has no journal yet need not be woken: its first entry makes it look at everything.
        Committed(await journal.AppendAsync(Append(opportunity, (await journal.LoadAsync(opportunity, Stop)).Head) with { Outbox = [Message(opportunity, Partner(4), 1)] }, Lane.Intake, Stop));
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(Append(Partner(5), new(3, new byte[32])), Lane.Intake, Stop));

        var program = new Subject(SubjectKind.Program, "program");
        Committed(await journal.AppendAsync(Append(program, Head.Empty, Entry("e")) with { Wakes = [new(SubjectKind.Partner, "terms", Start.AddDays(5))] }, Lane.Intake, Stop));
        Assert.Equal(
            ["p-2 terms 1", "p-1 terms 5", "p-3 terms 5", "p-3 card 7"],
            (await journal.DueAsync(Instant.Never, 100, Stop)).OrderBy(due => due.Due).ThenBy(due => due.Subject.Id).Select(due => $"{due.Subject.Id} {due.Name} {(due.Due - Start).Days}"));
    }

    [Fact]
    public async Task WakeAll_WakesWhoWasFirstWrittenInTheSameAppend()
    {
        await using var journal = await store.OpenAsync();
        Committed(await journal.AppendAsync(Append(Partner(1), Head.Empty, Entry("a")) with { Wakes = [new(SubjectKind.Partner, "terms", Start)] }, Lane.Intake, Stop));
        Assert.Equal("p-1", Assert.Single(await journal.DueAsync(Start, 100, Stop)).Subject.Id);
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(
            Append(Partner(1), Head.Empty) with { Wakes = [new(SubjectKind.Partner, "other", Start)] }, Lane.Intake, Stop));
        Assert.Single(await journal.DueAsync(Start, 100, Stop));
    }

    private static CommandAnswer Answer(string key) => new(key, Encoding.UTF8.GetBytes($"digest of {key}"), Start.AddDays(4), Encoding.UTF8.GetBytes($$"""{"key":"{{key}}"}"""));

    private static string Committed(AppendResult result) => Shown.Of(Assert.IsType<AppendResult.Committed>(result).Head);

    private static async Task<Head> Head1(IJournal journal) => (await journal.LoadAsync(Partner(1), Stop)).Head;

    private static async Task Set(IJournal journal, Subject subject, string id, params DeadlineChange[] changes) =>
        Committed(await journal.AppendAsync(Append(subject, Head.Empty, Entry(id)) with { Deadlines = changes }, Lane.Intake, Stop));
}
