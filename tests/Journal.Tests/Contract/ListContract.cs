using System.Text;
using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

public sealed class MemoryListRows : ListContract<MemoryStore>;

public sealed class SqliteListRows : ListContract<SqliteStore>;

public abstract class ListContract<TStore> : IAsyncDisposable where TStore : IStore, new()
{
    private readonly TStore store = new();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(ListCases.Queries), MemberType = typeof(ListCases))]
    public async Task List_OfAnyQuery_GivesItsRowsInOrder_WholeAndByPages(ListQuery query, string expected)
    {
        await using var journal = await FilledAsync();
        string[] ids = expected.Length == 0 ? [] : expected.Split(' ');
        var whole = await journal.ListAsync(query, Stop);
        Assert.Equal((ids.Length, null), (whole.Total, whole.Next));
        Assert.Equal(ids, whole.Rows.Select(row => row.Id));
        for (var size = 1; size <= 3; size++)
        {
            var (seen, next) = (new List<string>(), (string?)null);
            do
            {
                var page = await journal.ListAsync(query with { Limit = size, After = next }, Stop);
                Assert.Equal(ids.Length, page.Total);
                Assert.InRange(page.Rows.Count, 0, size);
                seen.AddRange(page.Rows.Select(row => row.Id));
                next = page.Next;
            }
            while (next is not null);
            Assert.Equal(ids, seen);
        }
    }

    [Fact]
    public async Task Row_GivesEveryColumnBack_OfItsOwnListOnly()
    {
        await using var journal = await FilledAsync();
        foreach (var row in ListCases.Rows) Assert.Equal(Shown.Of(row), Shown.Of((await journal.RowAsync("claims", row.Id, Stop))!));
        Assert.Equal("""{"other":true}""", Encoding.UTF8.GetString((await journal.RowAsync("other", "b", Stop))!.Body.Span));
        Assert.Null(await journal.RowAsync("other", "a", Stop));
        Assert.Null(await journal.RowAsync("nobody's", "a", Stop));
    }

    [Fact]
    public async Task Rows_AreAllOfTheList_ById()
    {
        await using var journal = await FilledAsync();
        var rows = await journal.RowsAsync("claims", Stop);
        Assert.Equal(ListCases.Rows.Select(Shown.Of).Order(StringComparer.Ordinal), rows.Select(Shown.Of).Order(StringComparer.Ordinal));
        Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct().Count());
        Assert.Single(await journal.RowsAsync("other", Stop));
        Assert.Empty(await journal.RowsAsync("nobody's", Stop));
    }

    [Fact]
    public async Task Put_AgainByWhomever_ReplacesTheRow_AndMovesItInTheOrder()
    {
        await using var journal = await FilledAsync();
        var moved = ListCases.Row("b", "closed", 9, null, "i-9") with { Body = new byte[] { 1 } };
        await Change(journal, Partner(2), ListChange.Put(moved));
        Assert.Equal(["B-2", "a", "Ａ", "😀", "c", "b"], (await journal.ListAsync(new("claims"), Stop)).Rows.Select(row => row.Id));
        Assert.Equal(Shown.Of(moved), Shown.Of((await journal.RowAsync("claims", "b", Stop))!));
        Assert.DoesNotContain("b", (await journal.ListAsync(new("claims", Partner: "p-1"), Stop)).Rows.Select(row => row.Id));
        Assert.Equal(["b"], (await journal.ListAsync(new("claims", About: "i-9"), Stop)).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Remove_TakesTheRowAway_AndNothingWhereThereIsNone()
    {
        await using var journal = await FilledAsync();
        await Change(journal, Partner(1), ListChange.Remove("claims", "a"), ListChange.Remove("claims", "never"), ListChange.Remove("nobody's", "a"));
        Assert.Null(await journal.RowAsync("claims", "a", Stop));
        Assert.Equal(5, (await journal.ListAsync(new("claims"), Stop)).Total);
        // Of two changes of one id in one append the later holds.
        await Change(journal, Partner(1), ListChange.Put(ListCases.Row("x", "open", 1, null, null)), ListChange.Remove("claims", "x"), ListChange.Remove("claims", "y"), ListChange.Put(ListCases.Row("y", "open", 1, null, null)));
        Assert.Null(await journal.RowAsync("claims", "x", Stop));
        Assert.NotNull(await journal.RowAsync("claims", "y", Stop));
    }

    [Fact]
    public async Task Cursor_OfARowThatIsGone_GoesOnBehindItsPlace()
    {
        await using var journal = await FilledAsync();
        var page = await journal.ListAsync(new("claims", Limit: 3), Stop);
        await Change(journal, Partner(1), ListChange.Remove("claims", "a"), ListChange.Put(ListCases.Row("aa", "open", 2, null, null)));
        Assert.Equal(["aa", "Ａ", "😀", "c"], (await journal.ListAsync(new("claims", After: page.Next), Stop)).Rows.Select(row => row.Id));
        Assert.Equal(["B-2", "b"], (await journal.ListAsync(new("claims", After: page.Next, Descending: true), Stop)).Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData(":id")]
    [InlineData("12x:id")]
    public async Task Cursor_ThatNoPageGave_IsRefused(string cursor)
    {
        await using var journal = await store.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => journal.ListAsync(new("claims", After: cursor), Stop));
    }

    [Fact]
    public async Task RefusedAppend_ChangesNoRow()
    {
        await using var journal = await FilledAsync();
        await journal.Extend(Partner(1), "taken");
        var change = ListChange.Put(ListCases.Row("new", "open", 1, null, null));
        Assert.IsType<AppendResult.Fenced>(await journal.AppendAsync(Append(Partner(1), Head.Empty) with { Lists = [change] }, Lane.Intake, Stop));
        Assert.IsType<AppendResult.KeysTaken>(await journal.AppendAsync(Append(Partner(2), Head.Empty, Entry("taken")) with { Lists = [change] }, Lane.Intake, Stop));
        Assert.Null(await journal.RowAsync("claims", "new", Stop));
    }

    private static async Task Change(IJournal journal, Subject subject, params ListChange[] changes)
    {
        var head = (await journal.LoadAsync(subject, Stop)).Head;
        Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(subject, head) with { Lists = changes }, Lane.Intake, Stop));
    }

    private async Task<IJournal> FilledAsync()
    {
        var journal = await store.OpenAsync();
        foreach (var row in ListCases.Rows.Reverse()) await Change(journal, Partner(1), ListChange.Put(row));
        await Change(journal, Partner(1), ListChange.Put(new("other", "b", "open", Start, null, null, """{"other":true}"""u8.ToArray())));
        return journal;
    }
}
