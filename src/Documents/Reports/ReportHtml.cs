using System.Globalization;
using System.Text;
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
        var page = ReportPage.Begin($"{report.Title}, {Spoken.Date(document.At)}", Spoken.Title(Words.Of(DocumentKinds.CadenceOf(document.Kind))), report.Title);
        page.Append("As of <time datetime=\"").Text(document.At.ToString()).Append("\">").Text(Spoken.Date(document.At)).Append("</time> · covers what came after ")
            .Text(Spoken.Date(document.Period.After)).Append(" · amounts in ").Text(report.Currency).Append("</p>\n</header>\n");
        foreach (var section in document.Sections) Write(page, section);
        return page.Append("<footer>Program ").Text(document.Program).Append(" · ").Text(document.Id).Append(" · times in UTC").End();
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
            var cell = section.Rows[0][i];
            page.Figure(Spoken.Title(section.Columns[i].Name), into => Value(into, cell));
        }
        page.Append("</dl>\n");
    }

    private static void Table(StringBuilder page, Section section) => page.Table(
        [.. section.Columns.Select(column => (ReportPage.Encoded(Spoken.Title(column.Name)), Class(column.Kind)))], section.Rows, (into, row, i) => Value(into, row[i]));

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
}
