using System.Globalization;
using System.Text;
using PemActors.Documents.Reports;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Rescoring;

/// <summary>A rescore as one HTML page that needs nothing else: no script, no request, readable in light and dark, and made to be printed.</summary>
public static class RescoreHtml
{
    private const int RowsShown = 500;
    private const int NearMissing = 2;
    private const string Number = " class=\"n\"";
    private static readonly string[] Bands = ["red", "yellow", "green"];

    /// <summary>The page.</summary>
    public static string Write(RescoreReport report)
    {
        var page = ReportPage.Begin($"Rescore under {report.Draft}", "Rescore", $"History under {report.Draft}");
        page.Append("As of ").Text(Date(report.At)).Append(", against ").Text(string.Join(", ", report.Against)).Append(" · amounts in ").Text(report.Currency).Append("</p>\n</header>\n");
        Summary(page, report);
        Moves(page, "Health bands now", report.Bands, Bands.Contains);
        Moves(page, "Tiers now", report.Tiers, _ => false);
        Table(page, "Tier decisions at each close", report.Closes, report.Closes.Count,
            ["Close", "Judged#", "Promoted#", "Demoted#", "Warned#", "Partners that differ#"],
            close => [Date(close.Close), Pair(close.Before.Judged, close.After.Judged), Pair(close.Before.Promoted, close.After.Promoted), Pair(close.Before.Demoted, close.After.Demoted), Pair(close.Before.Warned, close.After.Warned), Spoken.Whole(close.Differ)]);
        Table(page, "Payouts, before budgets ration them", report.Payouts, report.Payouts.Count,
            ["Incentive", "Kind", "Budget#", "Payouts#", "Before#", "After#", "Difference#"],
            one => [one.Name, one.Kind, one.BudgetMinor is { } budget ? Spoken.Money(budget) : "unlimited", Pair(one.Before.Count, one.After.Count), Spoken.Money(one.Before.AmountMinor), Spoken.Money(one.After.AmountMinor), Signed(one.DifferenceMinor)]);
        Table(page, "Partners that differ", report.Changed.Take(RowsShown), report.Changed.Count,
            ["Partner", "Band", "Score#", "Tier", "ARR#", "Earned#", "Closes that differ"],
            one => [$"{one.Name} ({one.Partner})", Pair(one.Before.Band, one.After.Band), Pair(Score(one.Before.Score), Score(one.After.Score)), Pair(one.Before.Tier, one.After.Tier),
                Pair(Spoken.Money(one.Before.ArrMinor), Spoken.Money(one.After.ArrMinor)), Pair(Spoken.Money(one.Before.EarnedMinor), Spoken.Money(one.After.EarnedMinor)), string.Join("; ", one.Closes.Select(Close))]);
        var near = report.Distances.Where(one => one.Next is not null && one.Missing.Count <= NearMissing).OrderBy(one => one.Missing.Count).ToList();
        Table(page, "Nearest to the next tier, under the draft", near.Take(RowsShown), near.Count,
            ["Partner", "Tier", "Next", "Missing"],
            one => [$"{one.Name} ({one.Partner})", one.Tier, one.Next!, one.Missing.Count == 0 ? "nothing: at the next close" : string.Join("; ", one.Missing.Select(Missing))]);
        return page.Append("<footer>").Append(Spoken.Whole(report.Entries)).Append(" journal entries replayed · times in UTC").End();
    }

    private static void Summary(StringBuilder page, RescoreReport report)
    {
        page.Append("<section>\n<h2>In short</h2>\n");
        if (report.IsUnchanged) page.Append("<p>The draft changes nothing at all.</p>\n");
        page.Append("<dl>\n");
        Figure("Partners", Spoken.Whole(report.Partners));
        Figure("Partners that differ", Spoken.Whole(report.Changed.Count));
        Figure("Band up, down", $"{Spoken.Whole(report.Bands.Up)}, {Spoken.Whole(report.Bands.Down)}");
        Figure("Tier up, down", $"{Spoken.Whole(report.Tiers.Up)}, {Spoken.Whole(report.Tiers.Down)}");
        Figure("Payouts before", Spoken.Money(report.Payouts.Sum(payout => payout.Before.AmountMinor)));
        Figure("Payouts after", Spoken.Money(report.Payouts.Sum(payout => payout.After.AmountMinor)));
        Figure("Difference", Signed(report.Payouts.Sum(payout => payout.DifferenceMinor)));
        if (report.Unread > 0) Figure("Facts in a currency without a rate", Spoken.Whole(report.Unread));
        page.Append("</dl>\n</section>\n");

        void Figure(string name, string value) => page.Figure(name, into => into.Text(value));
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
        page.Table(
            [("Before, and after", ""), .. places.Select(to => (Tone(to), Number))], places,
            (into, from, i) => into.Append(i == 0 ? Tone(from) : moves.Moves.FirstOrDefault(move => move.From == from && move.To == places[i - 1]) is { } move ? Spoken.Whole(move.Partners) : "–"));
        page.Append("</section>\n");

        string Tone(string place) => isTone(place) ? $"<span class=\"tone {place}\">{place}</span>" : ReportPage.Encoded(place);
    }

    // A column whose name ends in # is of numbers.
    private static void Table<T>(StringBuilder page, string title, IEnumerable<T> rows, int count, IReadOnlyList<string> columns, Func<T, IReadOnlyList<string>> cells)
    {
        page.Append("<section>\n<h2>").Append(title).Append(" <small>").Append(Spoken.Whole(count)).Append("</small></h2>\n");
        if (count == 0)
        {
            page.Append("<p class=\"none\">None.</p>\n</section>\n");
            return;
        }
        page.Table(
            [.. columns.Select(column => (column.TrimEnd('#'), column.EndsWith('#') ? Number : ""))], rows.Select(cells), (into, row, i) => into.Text(row[i]));
        if (count > RowsShown) page.Append("<p class=\"none\">The first ").Append(Spoken.Whole(RowsShown)).Append("; the JSON has all.</p>\n");
        page.Append("</section>\n");
    }

    private static string Close(CloseChange close) => $"{Date(close.Close)}: {Step(close.Before)}, now {Step(close.After)}";

    private static string Step(TierStep? step) => step is null ? "not judged" : step.From == step.To ? $"kept {step.To}" : $"{step.From} to {step.To}";

    private static string Missing(MissingFigure missing) => $"{missing.Requirement} is {missing.Value ?? "unknown"}, {missing.Needed}";

    private static string Pair(int before, int after) => Pair(Spoken.Whole(before), Spoken.Whole(after));

    private static string Pair(string before, string after) => before == after ? before : $"{before} → {after}";

    private static string Signed(long minor) => minor > 0 ? $"+{Spoken.Money(minor)}" : Spoken.Money(minor);

    private static string Score(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset at) => Spoken.Date(Instant.From(at));
}
