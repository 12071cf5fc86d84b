using System.CommandLine;
using System.Text.Json;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Journal.Audit;
using PemActors.Journal.Sqlite;
using PemActors.Silo.Checks;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Audits the store: chains, versions, digests, every card recomputed, ledgers added up, and protections counted.</summary>
internal static class VerifyCommand
{
    private const int FindingsShown = 50;

    public static Command Build(SharedOptions shared)
    {
        var head = new Option<string?>("--head") { Description = "The head printed by an earlier verify and kept outside; shows a cut of the journal's end.", HelpName = "NUMBER:HASH" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("verify", "Audit hash chains and versions, recompute every card, and add up every ledger; no server may run on the same folder.") { head, json };
        command.SetAction((parse, cancellation) => Guarded.RunAsync(() => RunAsync(shared, parse, parse.GetValue(head), parse.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(SharedOptions shared, ParseResult parse, string? head, bool json, CancellationToken cancellation)
    {
        var data = parse.GetValue(shared.Data)!;
        var program = shared.ReadProgram(parse);
        if (!File.Exists(Path.Combine(data, "pem.db"))) throw new UsageException($"There is no store in {Path.GetFullPath(data)}.");
        var kept = ReadHead(head);
        await using var journal = await SqliteJournal.OpenAsync(new() { Directory = data }, TimeProvider.System, cancellation);
        using var audit = JournalAudit.Open(data);
        var findings = new List<string>();
        await foreach (var finding in audit.FindingsAsync(kept, cancellation)) findings.Add($"{finding.Fault}: {finding.Sentence}");
        // A broken chain is not folded any further: its entries are not what was committed.
        if (findings.Count == 0)
        {
            var programs = await ProgramsInForce.LoadAsync(journal, program, cancellation);
            await foreach (var finding in CardAudit.FindingsAsync(audit, journal, programs)) findings.Add($"{finding.Subject}: {finding.Sentence}");
            await foreach (var finding in ListAudit.FindingsAsync(audit, journal, programs)) findings.Add($"{finding.List} {finding.Id}: {finding.Sentence}");
            await foreach (var finding in ProtectionAudit.FindingsAsync(journal)) findings.Add($"{finding.List} {finding.Id}: {finding.Sentence}");
            await foreach (var finding in LedgerAudit.FindingsAsync(journal)) findings.Add($"{finding.List} {finding.Id}: {finding.Sentence}");
        }
        var status = await journal.StatusAsync(Rulebook.Primitives.Instant.From(TimeProvider.System.GetUtcNow()), cancellation);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new { status.Entries, status.Commits, status.Partners, Head = audit.Head.ToString(), Findings = findings }, JsonSerializerOptions.Web));
        else
            Print(status, audit.Head, findings);
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static JournalHead? ReadHead(string? text)
    {
        try
        {
            return text is null ? null : JournalHead.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--head: {wrong.Message}");
        }
    }

    private static void Print(JournalStatus status, JournalHead head, List<string> findings)
    {
        AnsiConsole.MarkupLineInterpolated($"{status.Entries:N0} entries in {status.Commits:N0} commits, {status.Partners:N0} cards; head {head}");
        foreach (var finding in findings.Take(FindingsShown)) AnsiConsole.MarkupLineInterpolated($"  [red]{finding}[/]");
        if (findings.Count > FindingsShown) AnsiConsole.MarkupLineInterpolated($"  … and {findings.Count - FindingsShown:N0} more; --json lists them all.");
        if (findings.Count == 0) AnsiConsole.MarkupLine("[green]Nothing to find:[/] both chains hold, every card and row is what its journal gives, every ledger balances, and no account is protected for two.");
    }
}
