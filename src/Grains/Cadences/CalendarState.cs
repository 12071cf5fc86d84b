using System.Security.Cryptography;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Reports;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>How far a cadence has come, and which documents of the instant under way are written already.</summary>
public sealed class CalendarState(ReviewCadence cadence, ProgramsInForce programs) : ISubjectState
{
    /// <summary>List of the documents: id, kind as state, instant, partner, cadence, and the whole body.</summary>
    public const string List = "documents";

    // So many documents are written together: a close has one for each Premier and Elite partner.
    private const int DocumentsPerAppend = 100;
    private const string Source = "pem:calendar";
    private const string Deadline = "cadence";
    private readonly OwnDeadline deadline = new(Deadline);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private Instant? through;
    private Instant? beginning;
    private (Instant Due, IReadOnlyList<Report> Reports)? offered;

    /// <summary>The next instant and the program in force then; null while documents are not made at all.</summary>
    public ProgramInForce? Next => through is { } done ? CadenceCalendar.Next(cadence, programs.Timeline, done) : null;

    private string Cadence => Words.Of(cadence);

    /// <summary>Documents are to be made of what is due after an instant, if none are made yet.</summary>
    public void Begin(Instant from) => beginning = from;

    /// <summary>The documents of the next instant; the next settling writes some of them, as long as any are missing.</summary>
    public void Offer(Instant due, IReadOnlyList<Report> reports) => offered = (due, reports);

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        switch (entry.Type)
        {
            case EventNames.CadenceBegun or EventNames.CadenceCompleted:
                through = entry.Time;
                written.Clear();
                break;
            case EventNames.CadenceDocumentMade:
                written.Add(entry.Key.Id);
                break;
        }
    }

    /// <inheritdoc/>
    public void Restore(CardRow? row, long version) { }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact) => null;

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) => false;

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        var derived = new List<NewEntry>();
        var rows = new List<ListChange>();
        if (through is null && beginning is { } from)
        {
            derived.Add(new(new(Source, $"{Cadence}/begun"), EventNames.CadenceBegun, from, Payload(new { From = from.ToString() })));
            through = from;
        }
        if (Next is { } next && offered is { } made && made.Due == next.From) Write(next, made.Reports, derived, rows);
        return new(derived, [], Next is { } due ? deadline.Set(due.From) : [], null) { Lists = new(rows) };
    }

    /// <inheritdoc/>
    public void Publish(long version) { }

    private void Write(ProgramInForce due, IReadOnlyList<Report> reports, List<NewEntry> entries, List<ListChange> rows)
    {
        foreach (var report in reports.Where(report => !written.Contains(report.Document.Id)).Take(DocumentsPerAppend).ToList())
        {
            var document = report.Document;
            var body = ReportJson.Write(report);
            written.Add(document.Id);
            rows.Add(ListChange.Put(new(List, document.Id, Words.Of(document.Kind), document.At, (document.Scope as DocumentScope.Partner)?.Id.Value, Cadence, body)));
            entries.Add(new(new(Source, document.Id), EventNames.CadenceDocumentMade, due.From, Payload(new
            {
                Document = document.Id,
                Kind = Words.Of(document.Kind),
                Scope = document.Scope.ToString(),
                document.Program,
                Digest = Convert.ToHexStringLower(SHA256.HashData(body)),
            })));
        }
        if (reports.Any(report => !written.Contains(report.Document.Id))) return;
        entries.Add(new(
            new(Source, $"{Cadence}/{due.From.Ticks}"), EventNames.CadenceCompleted, due.From, Payload(new { Documents = reports.Count, Program = due.Document.Version })));
        through = due.From;
        written.Clear();
        offered = null;
    }

    private static byte[] Payload<T>(T data) => JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Web);
}
