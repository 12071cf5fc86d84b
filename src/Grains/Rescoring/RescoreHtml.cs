using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PemActors.Documents.Reports;

namespace PemActors.Grains.Rescoring;

/// <summary>A rescore as one HTML page that needs nothing else: no script, no request, readable in light and dark, and made to be printed.</summary>
public static class RescoreHtml
{
    private const int RowsShown = 500;
    private const int NearMissing = 2;
    private static readonly string[] Bands = ["red", "yellow", "green"];

    /// <summary>The page.</summary>
    public static string Write(RescoreReport report)
    {
        var page = new StringBuilder(32_768);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n<title>Rescore under ")
            .Append(Encoded(report.Draft)).Append("</title>\n<style>\n").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"kind\">Rescore</p>\n<h1>History under ")
            .Append(Encoded(report.Draft)).Append("</h1>\n<p class=\"when\">As of ").Append(Encoded(Date(report.At))).Append(", against ").Append(Encoded(string.Join(", ", report.Against)))
            .Append(" · amounts in ").Append(Encoded(report.Currency)).Append("</p>\n</header>\n");
        Summary(page, report);
        Moves(page, "Health bands now", report.Bands, Bands.Contains);
        Moves(page, "Tiers now", report.Tiers, _ => false);
        Table(page, "Tier decisions at each close", report.Closes, report.Closes.Count,
            ["Close", "Judged#", "Promoted#", "Demoted#", "Warned#", "Partners that differ#"],
            close => [Date(close.Close), Pair(close.Before.Judged, close.After.Judged), Pair(close.Before.Promoted, close.After.Promoted), Pair(close.Before.Demoted, close.After.Demoted), Pair(close.Before.Warned, close.After.Warned), Whole(close.Differ)]);
        Table(page, "Payouts, before budgets ration them", report.Payouts, report.Payouts.Count,
            ["Incentive", "Kind", "Budget#", "Payouts#", "Before#", "After#", "Difference#"],
            one => [one.Name, one.Kind, one.BudgetMinor is { } budget ? Money(budget) : "unlimited", Pair(one.Before.Count, one.After.Count), Money(one.Before.AmountMinor), Money(one.After.AmountMinor), Signed(one.DifferenceMinor)]);
        Table(page, "Partners that differ", report.Changed.Take(RowsShown), report.Changed.Count,
            ["Partner", "Band", "Score#", "Tier", "ARR#", "Earned#", "Closes that differ"],
            one => [$"{one.Name} ({one.Partner})", Pair(one.Before.Band, one.After.Band), Pair(Score(one.Before.Score), Score(one.After.Score)), Pair(one.Before.Tier, one.After.Tier),
                Pair(Money(one.Before.ArrMinor), Money(one.After.ArrMinor)), Pair(Money(one.Before.EarnedMinor), Money(one.After.EarnedMinor)), string.Join("; ", one.Closes.Select(Close))]);
        var near = report.Distances.Where(one => one.Next is not null && one.Missing.Count <= NearMissing).OrderBy(one => one.Missing.Count).ToList();
        Table(page, "Nearest to the next tier, under the draft", near.Take(RowsShown), near.Count,
            ["Partner", "Tier", "Next", "Missing"],
            one => [$"{one.Name} ({one.Partner})", one.Tier, one.Next!, one.Missing.Count == 0 ? "nothing: at the next close" : string.Join("; ", one.Missing.Select(Missing))]);
        return page.Append("<footer>").Append(Whole(report.Entries)).Append(" journal entries replayed · times in UTC</footer>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void Summary(StringBuilder page, RescoreReport report)
    {
        page.Append("<section>\n<h2>In short</h2>\n");
        if (report.IsUnchanged) page.Append("<p>The draft changes nothing at all.</p>\n");
        page.Append("<dl>\n");
        Figure("Partners", Whole(report.Partners));
        Figure("Partners that differ", Whole(report.Changed.Count));
        Figure("Band up, down", $"{Whole(report.Bands.Up)}, {Whole(report.Bands.Down)}");
        Figure("Tier up, down", $"{Whole(report.Tiers.Up)}, {Whole(report.Tiers.Down)}");
        Figure("Payouts before", Money(report.Payouts.Sum(payout => payout.Before.AmountMinor)));
        Figure("Payouts after", Money(report.Payouts.Sum(payout => payout.After.AmountMinor)));
        Figure("Difference", Signed(report.Payouts.Sum(payout => payout.DifferenceMinor)));
        if (report.Unread > 0) Figure("Facts in a currency without a rate", Whole(report.Unread));
        page.Append("</dl>\n</section>\n");

        void Figure(string name, string value) => page.Append("<div><dt>").Append(name).Append("</dt><dd>").Append(Encoded(value)).Append("</dd></div>\n");
    }

    private static void Moves(StringBuilder page, string title, MoveTable moves, Func<string, bool> isTone)
    {
        var places = moves.Moves.Select(move => move.From).Concat(moves.Moves.Select(move => move.To)).Distinct().ToList();
        page.Append("<section>\n<h2>").Append(title).Append("</h2>\n");
        if (places.Count == 0)
        {
            page.Append("<p class=\"none\">None.</p>\n</section>\n");
            return;
        }
        page.Append("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Before, and after</th>");
        foreach (var to in places) page.Append("<th scope=\"col\" class=\"n\">").Append(Tone(to)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var from in places)
        {
            page.Append("<tr><td>").Append(Tone(from)).Append("</td>");
            foreach (var to in places)
                page.Append("<td class=\"n\">").Append(moves.Moves.FirstOrDefault(move => move.From == from && move.To == to) is { } move ? Whole(move.Partners) : "–").Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table></div>\n</section>\n");

        string Tone(string place) => isTone(place) ? $"<span class=\"tone {place}\">{place}</span>" : Encoded(place);
    }

    // A column whose name ends in # is of numbers.
    private static void Table<T>(StringBuilder page, string title, IEnumerable<T> rows, int count, IReadOnlyList<string> columns, Func<T, IReadOnlyList<string>> cells)
    {
        page.Append("<section>\n<h2>").Append(title).Append(" <small>").Append(Whole(count)).Append("</small></h2>\n");
        if (count == 0)
        {
            page.Append("<p class=\"none\">None.</p>\n</section>\n");
            return;
        }
        page.Append("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (var column in columns) page.Append("<th scope=\"col\"").Append(Class(column)).Append('>').Append(column.TrimEnd('#')).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            foreach (var (column, cell) in columns.Zip(cells(row))) page.Append("<td").Append(Class(column)).Append('>').Append(Encoded(cell)).Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table></div>\n");
        if (count > RowsShown) page.Append("<p class=\"none\">The first ").Append(Whole(RowsShown)).Append("; the JSON has all.</p>\n");
        page.Append("</section>\n");

        static string Class(string column) => column.EndsWith('#') ? " class=\"n\"" : "";
    }

    private static string Close(CloseChange close) => $"{Date(close.Close)}: {Step(close.Before)}, now {Step(close.After)}";

    private static string Step(TierStep? step) => step is null ? "not judged" : step.From == step.To ? $"kept {step.To}" : $"{step.From} to {step.To}";

    private static string Missing(MissingFigure missing) => $"{missing.Requirement} is {missing.Value ?? "unknown"}, {missing.Needed}";

    private static string Pair(int before, int after) => Pair(Whole(before), Whole(after));

    private static string Pair(string before, string after) => before == after ? before : $"{before} → {after}";

    private static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(long minor) => (minor / 100m).ToString("N2", CultureInfo.InvariantCulture);

    private static string Signed(long minor) => minor > 0 ? $"+{Money(minor)}" : Money(minor);

    private static string Score(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset at) => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
