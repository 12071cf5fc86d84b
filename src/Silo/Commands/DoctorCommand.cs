using System.CommandLine;
using System.Text.Json;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Journal.Audit;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Looks whether an installation is well, and says what to do where it is not.</summary>
internal static class DoctorCommand
{
    private const long FreeBytesLeast = 1L << 30;

    public static Command Build(SharedOptions shared)
    {
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var command = new Command("doctor", "Check folder, disk, store, backlogs and unreadable subjects, and say what to do.") { json };
        command.SetAction((parse, cancellation) => Guarded.RunAsync(() => RunAsync(shared, parse, parse.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(SharedOptions shared, ParseResult parse, bool json, CancellationToken cancellation)
    {
        var data = Path.GetFullPath(parse.GetValue(shared.Data)!);
        var checks = new List<Check>();
        checks.Add(Program(shared, parse, out var program));
        checks.Add(Disk(data));
        if (!File.Exists(Path.Combine(data, "pem.db")))
            checks.Add(new("store", true, $"None yet in {data}; the first start makes it."));
        else if (program is not null)
            await StoreAsync(checks, data, program, cancellation);
        if (json) Console.WriteLine(JsonSerializer.Serialize(checks, JsonSerializerOptions.Web));
        else
            foreach (var check in checks) AnsiConsole.MarkupLineInterpolated($"{(check.Well ? "ok  " : "LOOK")} {check.Name,-12} {check.Sentence}");
        return checks.TrueForAll(check => check.Well) ? ExitCode.Done : ExitCode.Findings;
    }

    private static Check Program(SharedOptions shared, ParseResult parse, out ProgramDocument? program)
    {
        program = null;
        try
        {
            program = shared.ReadProgram(parse);
            return new("program", true, $"Version {program.Version}, currency {program.Currency}.");
        }
        catch (UsageException wrong)
        {
            return new("program", false, wrong.Message);
        }
    }

    private static Check Disk(string data)
    {
        var folder = data;
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder)!;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return new("disk", free >= FreeBytesLeast, $"{free / 1e9:N1} GB free{(free >= FreeBytesLeast ? "." : "; make room, a full disk stops every write.")}");
    }

    private static async Task StoreAsync(List<Check> checks, string data, ProgramDocument program, CancellationToken cancellation)
    {
        SqliteJournal journal;
        try
        {
            journal = await SqliteJournal.OpenAsync(new() { Directory = data }, TimeProvider.System, cancellation);
        }
        catch (JournalUnavailableException broken)
        {
            checks.Add(new("store", false, broken.Message));
            return;
        }
        await using (journal)
        {
            var programs = await ProgramsInForce.LoadAsync(journal, program, cancellation);
            var status = await journal.StatusAsync(Instant.From(TimeProvider.System.GetUtcNow()), cancellation);
            checks.Add(new("store", true, $"{status.Entries:N0} entries, {status.Partners:N0} partners."));
            checks.Add(new("outbox", true, $"{status.OutboxPending:N0} messages wait; they go out at the next start."));
            checks.Add(new("quarantine", status.Quarantined == 0, status.Quarantined == 0 ? "Empty." : $"{status.Quarantined:N0} events were refused; GET /v1/quarantine says why."));
            using var audit = JournalAudit.Open(data);
            var unreadable = new List<string>();
            await foreach (var (subject, entries) in audit.SubjectsAsync(cancellation))
                if (Fault(subject, entries, programs) is { } fault) unreadable.Add($"{subject} ({fault})");
            checks.Add(new("subjects", unreadable.Count == 0,
                unreadable.Count == 0 ? "Every journal folds." : $"These no longer fold, serve their last card and take no writes: {string.Join(", ", unreadable)}. Restore a backup or upgrade."));
        }
    }

    private static string? Fault(Subject subject, SubjectJournal entries, ProgramsInForce programs)
    {
        try
        {
            SubjectStates.Fold(subject, programs, entries.Entries);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return fault.Message;
        }
    }

    private sealed record Check(string Name, bool Well, string Sentence);
}
