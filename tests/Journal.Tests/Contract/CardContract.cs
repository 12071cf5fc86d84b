using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

public sealed class MemoryCardRows : CardContract<MemoryStore>;

public sealed class SqliteCardRows : CardContract<SqliteStore>;

public abstract class CardContract<TStore> : IAsyncDisposable where TStore : IStore, new()
{
    private readonly TStore store = new();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(CardCases.Queries), MemberType = typeof(CardCases))]
    public async Task Cards_Query_GivesTheSameRowsWhateverThePageSize(CardQuery query, string expected)
    {
        await using var journal = await Filled();
        for (var limit = 1; limit <= 6; limit++)
        {
            var (found, after) = (new List<string>(), (string?)null);
            do
            {
                var page = await journal.CardsAsync(query with { Limit = limit, After = after }, Stop);
                Assert.True(page.Rows.Count <= limit);
                Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, page.Total);
                found.AddRange(page.Rows.Select(row => row.Partner));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(expected, string.Join(' ', found));
        }
    }

    [Fact]
    public async Task Cards_CursorOfAnotherOrder_IsRefusedWithASentence()
    {
        await using var journal = await Filled();
        var cursor = (await journal.CardsAsync(new(Limit: 1), Stop)).Next!;
        foreach (var query in new CardQuery[] { new(After: cursor, Descending: true), new(After: cursor, Sort: CardSort.Name), new(After: "%%"), new(After: "AAAA") })
            Assert.Contains("cursor", (await Assert.ThrowsAsync<ArgumentException>(() => journal.CardsAsync(query, Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ecosystem_Cells_SumTheirCards()
    {
        await using var journal = await Filled();
        Assert.Equal(
            [
                new("amer", "yellow", "registered", 1, 0, 0, 50),
                new("apac", "green", "none", 1, 500, 8, 90),
                new("emea", "green", "premier", 2, 95, 9 + long.MaxValue / 2, 49),
                new("emea", "red", "elite", 1, 500, 7, 10),
            ],
            await journal.EcosystemAsync(Stop));
    }

    [Fact]
    public async Task Card_Changed_IsReplacedWhole()
    {
        await using var journal = await Filled();
        var changed = Card("a1", 4, "New name", "yellow", "none", "amer", "si", 1, 2, 3) with { NextChangeAt = null, Suspended = true, Warnings = 9, Dimensions = "rrrrr", Certifications = 0, Lifecycle = "terminated", At = Start.AddDays(9) };
        await Put(journal, changed);
        Assert.Equal(changed, await journal.CardAsync("a1", Stop));
        Assert.Empty((await journal.CardsAsync(new(Search: "zenith"), Stop)).Rows);
        Assert.Null(await journal.CardAsync("nobody", Stop));
        Assert.Equal(CardCases.Cards.Length, (await journal.StatusAsync(Start, Stop)).Partners);
    }

    private async Task<IJournal> Filled()
    {
        var journal = await store.OpenAsync();
        foreach (var card in CardCases.Cards) await Put(journal, card);
        return journal;
    }

    private static async Task Put(IJournal journal, CardRow card) => Assert.IsType<AppendResult.Committed>(
        await journal.AppendAsync(Append(new(SubjectKind.Partner, card.Partner), Head.Empty) with { Card = card }, Lane.Intake, Stop));
}
