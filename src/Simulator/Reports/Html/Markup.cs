using System.Net;
using System.Text;

namespace PemActors.Simulator.Reports.Html;

/// <summary>Gathers HTML. Text is escaped where it enters; only what this assembly writes is taken as markup.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _html = new();
    private int _charts;

    /// <summary>Text with everything escaped that HTML would read as markup; figures stay whole at the end of a line.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text
        .Replace(" %", "\u00a0%", StringComparison.Ordinal)
        .Replace(" ± ", "\u00a0±\u00a0", StringComparison.Ordinal)
        .Replace("n = ", "n\u00a0=\u00a0", StringComparison.Ordinal)
        .Replace("−", "−\u2060", StringComparison.Ordinal));

    public Markup Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public Markup Element(string tag, string text, string? css = null) =>
        Raw($"<{tag}{(css is null ? "" : $" class=\"{css}\"")}>{Escape(text)}</{tag}>\n");

    /// <summary>A section with a heading and a sentence on how to read it.</summary>
    public void Section(string id, string title, string reading, Action body)
    {
        Raw($"<section id=\"{id}\"><h2>{Escape(title)}</h2><p class=\"reading\">{Escape(reading)}</p>\n");
        body();
        Raw("</section>\n");
    }

    /// <summary>Cards side by side, as many as fit.</summary>
    public void Grid(Action body)
    {
        Raw("<div class=\"grid\">\n");
        body();
        Raw("</div>\n");
    }

    /// <summary>A chart in a card, with a title above and the figures behind it below.</summary>
    public void Figure(string title, Chart chart, string caption, string? swatch = null)
    {
        var mark = swatch is null ? "" : $"<i class=\"swatch\" style=\"background:var(--{swatch})\"></i>";
        Raw($"<figure><h3>{mark}{Escape(title)}</h3>{chart.Svg($"c{_charts++}", $"{title}. {caption}")}<figcaption>{Escape(caption)}</figcaption></figure>\n");
    }

    /// <summary>A table that scrolls inside its card when it is too wide. The first column heads the rows.</summary>
    public void Table(IEnumerable<string> head, IEnumerable<IEnumerable<Cell>> rows, string? caption = null)
    {
        Raw("<div class=\"scroll\" tabindex=\"0\"><table>");
        if (caption is not null) Element("caption", caption);
        Raw("<thead><tr>");
        foreach (var each in head) Raw($"<th scope=\"col\">{Escape(each)}</th>");
        Raw("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            Raw("<tr>");
            var first = true;
            foreach (var cell in row)
            {
                Raw(cell.Html(first ? "th scope=\"row\"" : "td", first ? "th" : "td"));
                first = false;
            }

            Raw("</tr>\n");
        }

        Raw("</tbody></table></div>\n");
    }

    public override string ToString() => _html.ToString();
}

/// <summary>A table's cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Small">A second line, smaller; null for none.</param>
/// <param name="Css">A class; null for none.</param>
/// <param name="Style">A style; null for none.</param>
internal sealed record Cell(string Text, string? Small = null, string? Css = null, string? Style = null)
{
    public static implicit operator Cell(string text) => new(text);

    public string Html(string open, string close)
    {
        var (css, style) = (Css is null ? "" : $" class=\"{Css}\"", Style is null ? "" : $" style=\"{Style}\"");
        return $"<{open}{css}{style}>{Markup.Escape(Text)}{(Small is null ? "" : $"<small>{Markup.Escape(Small)}</small>")}</{close}>";
    }
}
