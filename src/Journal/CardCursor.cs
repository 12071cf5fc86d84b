using System.Text;

namespace PemActors.Journal;

/// <summary>Where a page of cards ended: the value sorted by and the partner, for one order only. Opaque to callers.</summary>
/// <param name="Sort">The order's column.</param>
/// <param name="Descending">The order's direction.</param>
/// <param name="Value">The last row's value in that column.</param>
/// <param name="Partner">The last row's partner.</param>
public sealed record CardCursor(CardSort Sort, bool Descending, string Value, string Partner)
{
    private const char Separator = '\u001f';

    /// <summary>Text for <see cref="CardPage.Next"/>: base64url.</summary>
    public override string ToString() =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{(int)Sort}{Separator}{(Descending ? 1 : 0)}{Separator}{Partner}{Separator}{Value}"));

    /// <summary>The cursor of a query; null on its first page.</summary>
    /// <exception cref="ArgumentException">The text is no cursor, or one of another order.</exception>
    public static CardCursor? Of(CardQuery query)
    {
        if (query.After is null) return null;
        if (System.Buffers.Text.Base64Url.IsValid(query.After))
        {
            var parts = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(query.After)).Split(Separator, 4);
            var numeric = query.Sort is CardSort.Score or CardSort.Tier or CardSort.Open or CardSort.Arr;
            if (parts.Length == 4 && parts[0] == $"{(int)query.Sort}" && parts[1] == (query.Descending ? "1" : "0") && (!numeric || long.TryParse(parts[3], out _)))
                return new(query.Sort, query.Descending, parts[3], parts[2]);
        }
        throw new ArgumentException("The cursor does not belong to this order of cards: pass the one that the page before gave, with the same sort and direction.");
    }
}
