using System.Text.Json;
using PemActors.Journal;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>A page of a list; <c>next</c> is the cursor of the following one, null at the end.</summary>
public sealed record RowPage<T>(IReadOnlyList<T> Items, string? Next, long Total);

/// <summary>Lists as pages of what their rows hold.</summary>
internal static class RowPages
{
    /// <summary>The answer to a query, or what is wrong with it.</summary>
    public static async Task<IResult> PageAsync<T>(EcosystemQueries queries, ListQuery query, CancellationToken cancellation)
    {
        if (Arguments.Range("limit", query.Limit, 1, 1_000) is { } fault) return fault;
        try
        {
            var page = await queries.ListAsync(query, cancellation);
            return TypedResults.Ok(new RowPage<T>(Bodies<T>(page), page.Next, page.Total));
        }
        catch (ArgumentException)
        {
            return Arguments.Invalid("cursor", query.After ?? "", "the 'next' of the page before");
        }
    }

    /// <summary>What the rows of a page hold.</summary>
    public static IReadOnlyList<T> Bodies<T>(ListPage page) => [.. page.Rows.Select(row => JsonSerializer.Deserialize<T>(row.Body.Span, JsonSerializerOptions.Web)!)];
}
