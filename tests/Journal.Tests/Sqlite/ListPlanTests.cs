using PemActors.Journal.Sqlite;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Sqlite;

/// <summary>Lists of 100,000 rows: every question is answered from one index in the order asked for, with no sorting and no walk over the table.</summary>
public sealed class ListPlanTests(LongList list) : IClassFixture<LongList>
{
    private readonly SqliteStore store = list.Store;

    public static TheoryData<ListQuery, string> Questions => new()
    {
        { new("payouts"), "list_at (list=?" },
        { new("payouts", From: Start, Until: Start.AddDays(1)), "list_at (list=? AND " },
        { new("payouts", State: "paid"), "list_state (list=? AND state=?" },
        { new("payouts", State: "paid", From: Start), "list_state (list=? AND state=? AND " },
        { new("payouts", Partner: "p-7"), "list_partner (list=? AND partner=?" },
        { new("payouts", Partner: "p-7", State: "paid", About: "i-1"), "list_partner (list=? AND partner=?" },
        { new("payouts", About: "i-1"), "list_about (list=? AND about=?" },
        { new("payouts", About: "i-1", State: "paid", Until: Start), "list_about (list=? AND about=? AND " },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Page_AndCount_UseTheOneIndex_InBothDirections(ListQuery query, string index)
    {
        using var database = Database.Reader(store.File);
        foreach (var descending in new[] { false, true })
            foreach (var after in new ListCursor?[] { null, new(Start, "x") })
                AssertPlan(database, ListReads.PageText(query with { Descending = descending }, after), index);
        AssertPlan(database, ListReads.CountText(query), index);
    }

    [Fact]
    public async Task Page_OfOnePartnerAmongAThousand_IsComplete()
    {
        await using var journal = await store.OpenAsync();
        var page = await journal.ListAsync(new("payouts", Partner: "p-7", State: "paid", About: "i-1", Descending: true, Limit: 10), Stop);
        Assert.Equal(35, page.Total);
        Assert.Equal(10, page.Rows.Count);
        Assert.All(page.Rows, row => Assert.Equal(("p-7", "i-1", "paid"), (row.Partner, row.About, row.State)));
        Assert.Equal(page.Rows.OrderByDescending(row => row.At), page.Rows);
    }

    private static void AssertPlan(Database database, string text, string index)
    {
        var steps = new List<string>();
        var rows = database[$"EXPLAIN QUERY PLAN {text}"];
        while (rows.Row()) steps.Add(rows.Text(3));
        var plan = string.Join("; ", steps);
        Assert.Contains($"SEARCH list_row USING ", plan, StringComparison.Ordinal);
        Assert.Contains($"INDEX {index}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN list_row", plan, StringComparison.Ordinal);
    }
}

/// <summary>100,000 payouts of 1,000 partners under 3 incentives in 2 states.</summary>
public sealed class LongList : IAsyncLifetime
{
    public SqliteStore Store { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await using (var journal = await Store.OpenAsync())
            await journal.AppendAsync(Append(Partner(1), Head.Empty) with { Lists = [ListChange.Put(new("payouts", "x", "paid", Start, "p-7", "i-1", default))] }, Lane.Intake, Stop);
        using var intruder = new Intruder(Store);
        var rows = intruder.Run(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO list_row SELECT (SELECT key FROM word WHERE text = 'payouts'), 'id-' || i, iif(i % 10 = 0, 'due', 'paid'), i * 864000000000, 'p-' || (i % 1000), 'i-' || (i % 3), x'7b7d' FROM n
            """);
        Assert.Equal(100_000, rows);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
