using System.Text;
using System.Text.Encodings.Web;

namespace PemActors.Documents.Reports;

/// <summary>What pages of reports share: a page that needs nothing else, no script, no request, readable in light and dark, and made to be printed.</summary>
public static class ReportPage
{
    /// <summary>A page up to the line under its heading, which the caller writes and ends with <c>&lt;/p&gt;\n&lt;/header&gt;\n</c>.</summary>
    /// <param name="title">Of the window.</param>
    /// <param name="kind">A word over the heading.</param>
    /// <param name="heading">The heading.</param>
    public static StringBuilder Begin(string title, string kind, string heading) => new StringBuilder(16_384)
        .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n<title>").Text(title)
        .Append("</title>\n<style>\n").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"kind\">").Text(kind)
        .Append("</p>\n<h1>").Text(heading).Append("</h1>\n<p class=\"when\">");

    /// <summary>Ends a page after the text of its footer, which begins with <c>&lt;footer&gt;</c>.</summary>
    public static string End(this StringBuilder page) => page.Append("</footer>\n</main>\n</body>\n</html>\n").ToString();

    /// <summary>A figure with its name, one of several in a list.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Writes it.</param>
    public static void Figure(this StringBuilder page, string name, Action<StringBuilder> value)
    {
        page.Append("<div><dt>").Text(name).Append("</dt><dd>");
        value(page);
        page.Append("</dd></div>\n");
    }

    /// <summary>A table that scrolls where it is too wide.</summary>
    /// <param name="page">The page.</param>
    /// <param name="columns">Heads as markup, and the attributes of the column's cells.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cell">Writes a row's cell of a column.</param>
    public static void Table<TRow>(this StringBuilder page, IReadOnlyList<(string Head, string Attributes)> columns, IEnumerable<TRow> rows, Action<StringBuilder, TRow, int> cell)
    {
        page.Append("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (var (head, attributes) in columns) page.Append("<th scope=\"col\"").Append(attributes).Append('>').Append(head).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            for (var i = 0; i < columns.Count; i++)
            {
                page.Append("<td").Append(columns[i].Attributes).Append('>');
                cell(page, row, i);
                page.Append("</td>");
            }
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table></div>\n");
    }

    /// <summary>A text, with everything escaped that a browser would read as markup.</summary>
    public static StringBuilder Text(this StringBuilder page, string text) => page.Append(Encoded(text));

    /// <summary>The same as markup.</summary>
    public static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
