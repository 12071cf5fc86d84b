using System.Text;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

/// <summary>Six rows of a list, and which of them a query finds in which order.</summary>
public static class ListCases
{
    // In order of (at, id); ids compare by their bytes, of which a surrogate pair has greater ones than U+FF21.
    public static readonly ListRow[] Rows =
    [
        Row("b", "open", 1, "p-1", "i-1"),
        Row("B-2", "open", 2, null, "i-1"),
        Row("a", "closed", 2, "p-1", null),
        Row("Ａ", "open", 2, "p-2", "i-2"),
        Row("😀", "open", 2, "p-1", "i-2"),
        Row("c", "closed", 3, null, null),
    ];

    public static TheoryData<ListQuery, string> Queries => new()
    {
        { new("claims"), "b B-2 a Ａ 😀 c" },
        { new("claims", Descending: true), "c 😀 Ａ a B-2 b" },
        { new("claims", State: "open"), "b B-2 Ａ 😀" },
        { new("claims", State: "open", Descending: true), "😀 Ａ B-2 b" },
        { new("claims", State: "nothing"), "" },
        { new("claims", Partner: "p-1"), "b a 😀" },
        { new("claims", Partner: "p-1", State: "open"), "b 😀" },
        { new("claims", About: "i-2"), "Ａ 😀" },
        { new("claims", State: "open", Partner: "p-1", About: "i-1"), "b" },
        { new("claims", From: Start.AddDays(2)), "B-2 a Ａ 😀 c" },
        { new("claims", Until: Start.AddDays(2)), "b" },
        { new("claims", From: Start.AddDays(1), Until: Start.AddDays(3), State: "closed", Descending: true), "a" },
        { new("claims", From: Start.AddDays(4)), "" },
        { new("other"), "b" },
        { new("nobody's"), "" },
    };

    public static ListRow Row(string id, string state, int day, string? partner, string? about) =>
        new("claims", id, state, Start.AddDays(day), partner, about, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}"""));
}
