using Microsoft.AspNetCore.WebUtilities;
using PemActors.Journal;

namespace PemActors.Silo.Pages;

/// <summary>What a reader has chosen to see; it lives in the query of the address, so that a link or a reload shows the same.</summary>
public sealed record ViewState
{
    /// <summary>Rows of a page of the list.</summary>
    public const int PageRows = 50;

    private static readonly string[] Sorts = ["partner", "name", "score", "tier", "open", "arr"];

    /// <value>Part of a partner's id or name; null for all.</value>
    public string? Search { get; init; }

    /// <value>A band; null for all.</value>
    public string? Band { get; init; }

    /// <value>A tier; null for all.</value>
    public string? Tier { get; init; }

    /// <value>A partner type; null for all.</value>
    public string? Type { get; init; }

    /// <value>A region; null for all.</value>
    public string? Region { get; init; }

    /// <value>Column sorted by. Default the ARR.</value>
    public CardSort Sort { get; init; } = CardSort.Arr;

    /// <value>Greatest first. Default true.</value>
    public bool Descending { get; init; } = true;

    /// <value>Cursor of the page before; null on the first.</value>
    public string? After { get; init; }

    /// <value>Number of the page, from 1.</value>
    public int Page { get; init; } = 1;

    /// <value>The partner whose card is open; null for none.</value>
    public string? Partner { get; init; }

    /// <summary>Whether something narrows the list.</summary>
    public bool IsFiltered => Search is not null || Band is not null || Tier is not null || Type is not null || Region is not null;

    /// <summary>The question to the store for this page.</summary>
    public CardQuery Query => new(Search, Band, Tier, Type, Region, Sort, Descending, After, PageRows);

    /// <summary>The address of this view, relative to the host.</summary>
    public string Address
    {
        get
        {
            var members = new (string Name, string? Value)[]
            {
                ("search", Search), ("band", Band), ("tier", Tier), ("type", Type), ("region", Region),
                ("sort", Sort == CardSort.Arr ? null : Sorts[(int)Sort]), ("order", Descending == IsFigure(Sort) ? null : Descending ? "desc" : "asc"),
                ("after", After), ("page", Page > 1 ? $"{Page}" : null), ("partner", Partner),
            };
            return "/" + string.Join("", members.Where(member => member.Value is not null)
                .Select((member, index) => $"{(index == 0 ? '?' : '&')}{member.Name}={Uri.EscapeDataString(member.Value!)}"));
        }
    }

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static ViewState Parse(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address, UriKind.Absolute).Query);
        string? Member(string name) => query.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString() : null;
        string? OneOf(string name, IEnumerable<string> legal) => Member(name) is { } value && legal.Contains(value) ? value : null;
        var named = Array.IndexOf(Sorts, Member("sort"));
        var sort = named < 0 ? CardSort.Arr : (CardSort)named;
        var after = Member("after");
        return new()
        {
            Search = Member("search"),
            Band = OneOf("band", Words.Bands),
            Tier = OneOf("tier", Words.Tiers),
            Type = OneOf("type", Words.Types),
            Region = Member("region"),
            Sort = sort,
            Descending = Member("order") switch { "desc" => true, "asc" => false, _ => IsFigure(sort) },
            After = after,
            Page = after is not null && int.TryParse(Member("page"), out var page) && page > 1 ? page : 1,
            Partner = Member("partner"),
        };
    }

    /// <summary>The same partner's card over the first page of another list.</summary>
    public ViewState FirstPage() => this with { After = null, Page = 1 };

    /// <summary>Sorted by a column: figures greatest first, words from A; the same column once more turns round.</summary>
    public ViewState SortedBy(CardSort sort) =>
        (this with { Sort = sort, Descending = sort == Sort ? !Descending : IsFigure(sort) }).FirstPage();

    private static bool IsFigure(CardSort sort) => sort is CardSort.Score or CardSort.Tier or CardSort.Open or CardSort.Arr;
}
