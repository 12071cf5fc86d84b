using System.CommandLine;
using System.Text.Json;
using PemActors.Grains.Programs;
using PemActors.Grains.Rescoring;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Replays the history of a store under a draft of the program.</summary>
internal static class RescoreCommand
{
    private const int PartnersShown = 20;

    public static Command Build(SharedOptions shared)
    {
        var draft = new Option<FileInfo>("--draft") { Description = "Program document (YAML) to replay the history under.", HelpName = "FILE", Required = true };
        var html = new Option<FileInfo?>("--html") { Description = "Write the report as a page that needs nothing else.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the whole report as JSON." };
        var command = new Command("rescore", "Replay history under a draft: who changes band or tier, payouts before and after, distance to each threshold. Changes nothing; no server may run on the same folder.") { draft, html, json };
        command.SetAction((parse, cancellation) => Guarded.RunAsync(() =>
            RunAsync(shared, parse, parse.GetValue(draft)!, parse.GetValue(html), parse.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(SharedOptions shared, ParseResult parse, FileInfo file, FileInfo? html, bool json, CancellationToken cancellation)
    {
        var data = parse.GetValue(shared.Data)!;
        var program = shared.ReadProgram(parse);
        var draft = SharedOptions.ReadProgram(file, program.Currency);
        if (!File.Exists(Path.Combine(data, "pem.db"))) throw new UsageException($"There is no store in {Path.GetFullPath(data)}.");

        await using var journal = await SqliteJournal.OpenAsync(new() { Directory = data }, TimeProvider.System, cancellation);
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var programs = await ProgramsInForce.LoadAsync(journal, program, cancellation);
        var whole = (await journal.StatusAsync(now, cancellation)).Entries;
        var read = 0L;
        var report = await Progressing.RunAsync(json, "Replaying history", whole, () => Interlocked.Read(ref read), told => Rescore.RunAsync(
            journal, programs.Timeline, draft, now,
            entries =>
            {
                Interlocked.Exchange(ref read, entries);
                told(entries);
            },
            cancellation));
        if (html is not null) await File.WriteAllTextAsync(html.FullName, RescoreHtml.Write(report), cancellation);
        if (json) Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        else Print(report, html);
        return ExitCode.Done;
    }

    private static void Print(RescoreReport report, FileInfo? html)
    {
        AnsiConsole.MarkupLineInterpolated($"{report.Entries:N0} entries of {report.Partners:N0} partners under {report.Draft}, against {string.Join(", ", report.Against)}.");
        if (report.IsUnchanged)
        {
            AnsiConsole.MarkupLine("[green]The draft changes nothing at all.[/]");
            return;
        }
        AnsiConsole.MarkupLineInterpolated($"Bands: {report.Bands.Up:N0} up, {report.Bands.Down:N0} down. Tiers: {report.Tiers.Up:N0} up, {report.Tiers.Down:N0} down. Anything at all: {report.Changed.Count:N0} partners.");
        foreach (var close in report.Closes.Where(close => close.Differ > 0))
            AnsiConsole.MarkupLineInterpolated($"  close {close.Close:yyyy-MM-dd}: {close.Differ:N0} decided otherwise; promoted {close.Before.Promoted:N0} → {close.After.Promoted:N0}, demoted {close.Before.Demoted:N0} → {close.After.Demoted:N0}");
        foreach (var payout in report.Payouts)
            AnsiConsole.MarkupLineInterpolated($"  {payout.Name} ({payout.Kind}): {payout.Before.AmountMinor / 100m:N2} → {payout.After.AmountMinor / 100m:N2} {report.Currency}, {payout.DifferenceMinor / 100m:+#,0.00;-#,0.00;0}");
        foreach (var partner in report.Changed.Where(Moved).Take(PartnersShown))
            AnsiConsole.MarkupLineInterpolated($"  {partner.Partner}: {partner.Before.Band} {partner.Before.Score:0.#}, {partner.Before.Tier} → {partner.After.Band} {partner.After.Score:0.#}, {partner.After.Tier}");
        var more = report.Changed.Count(Moved) - PartnersShown;
        if (more > 0) AnsiConsole.MarkupLineInterpolated($"  … and {more:N0} more; --json and --html tell all.");
        if (report.Unread > 0) AnsiConsole.MarkupLineInterpolated($"[yellow]{report.Unread:N0} facts are in a currency that the draft has no rate of.[/]");
        if (html is not null) AnsiConsole.MarkupLineInterpolated($"Report: {html.FullName}");
    }

    private static bool Moved(PartnerChange partner) => partner.Before.Band != partner.After.Band || partner.Before.Tier != partner.After.Tier;
}
