using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Cadence;

namespace PemActors.Documents.Reports;

/// <summary>A document as one HTML page that needs nothing else: no script, no request, readable in light and dark, and made to be printed.</summary>
public static class ReportHtml
{
    private static readonly string[] Tones = ["green", "yellow", "red", "met", "not-met", "ahead", "on-track", "behind", "no-evidence"];

    /// <summary>The page.</summary>
    public static string Write(Report report)
    {
        var document = report.Document;
        var page = new StringBuilder(16_384);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n")
            .Append("<title>").Text($"{report.Title}, {Spoken.Date(document.At)}").Append("</title>\n<style>\n").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n")
            .Append("<header>\n<p class=\"kind\">").Text(Spoken.Title(Words.Of(DocumentKinds.CadenceOf(document.Kind)))).Append("</p>\n<h1>").Text(report.Title).Append("</h1>\n<p class=\"when\">As of <time datetime=\"")
            .Text(document.At.ToString()).Append("\">").Text(Spoken.Date(document.At)).Append("</time> · covers what came after ").Text(Spoken.Date(document.Period.After))
            .Append(" · amounts in ").Text(report.Currency).Append("</p>\n</header>\n");
        foreach (var section in document.Sections) Write(page, section);
        return page.Append("<footer>Program ").Text(document.Program).Append(" · ").Text(document.Id).Append(" · times in UTC</footer>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder page, Section section)
    {
        page.Append("<section>\n<h2>").Text(Spoken.Title(section.Name));
        if (section.Rows.Count > 1) page.Append(" <small>").Append(section.Rows.Count.ToString("N0", CultureInfo.InvariantCulture)).Append("</small>");
        page.Append("</h2>\n");
        if (section.Rows.Count == 0) page.Append("<p class=\"none\">None.</p>\n");
        else if (section.Rows.Count == 1 && (section.Name == "partner" || section.Columns.All(column => column.Kind != CellKind.Id))) Figures(page, section);
        else Table(page, section);
        page.Append("</section>\n");
    }

    // A single row of figures reads better side by side.
    private static void Figures(StringBuilder page, Section section)
    {
        page.Append("<dl>\n");
        for (var i = 0; i < section.Columns.Count; i++)
        {
            page.Append("<div><dt>").Text(Spoken.Title(section.Columns[i].Name)).Append("</dt><dd>");
            Value(page, section.Rows[0][i]);
            page.Append("</dd></div>\n");
        }
        page.Append("</dl>\n");
    }

    private static void Table(StringBuilder page, Section section)
    {
        page.Append("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (var column in section.Columns) page.Append("<th scope=\"col\"").Append(Class(column.Kind)).Append('>').Text(Spoken.Title(column.Name)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in section.Rows)
        {
            page.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                page.Append("<td").Append(Class(section.Columns[i].Kind)).Append('>');
                Value(page, row[i]);
                page.Append("</td>");
            }
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table></div>\n");
    }

    private static void Value(StringBuilder page, Cell? cell)
    {
        switch (cell)
        {
            // Bands and verdicts carry their word as well as their colour.
            case Cell.Text { Value: var word } when Tones.Contains(word):
                page.Append("<span class=\"tone ").Append(word).Append("\">").Text(word.Replace('-', ' ')).Append("</span>");
                break;
            case Cell.Share { Ppm: >= 0 and <= 1_000_000 } share:
                page.Append(Spoken.Text(share)).Append("<span class=\"bar\"><i style=\"width:").Append((share.Ppm / 10_000m).ToString("0.#", CultureInfo.InvariantCulture)).Append("%\"></i></span>");
                break;
            case Cell.Date date:
                page.Append("<time datetime=\"").Text(date.At.ToString()).Append("\">").Text(Spoken.Text(date)).Append("</time>");
                break;
            case null:
                page.Append("<span class=\"none\">–</span>");
                break;
            default:
                page.Text(Spoken.Text(cell));
                break;
        }
    }

    private static string Class(CellKind kind) => kind switch
    {
        CellKind.Count or CellKind.Money or CellKind.Share or CellKind.Score => " class=\"n\"",
        CellKind.Id => " class=\"id\"",
        _ => "",
    };

    // Everything that comes from a document goes through here.
    private static StringBuilder Text(this StringBuilder page, string text) => page.Append(HtmlEncoder.Default.Encode(text));
}
