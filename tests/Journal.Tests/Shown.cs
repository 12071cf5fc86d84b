using System.Text;

namespace PemActors.Journal.Tests;

/// <summary>Answers of a journal as texts, since byte memories compare by place and not by content.</summary>
internal static class Shown
{
    public static string Of(Head head) => $"{head.Version}:{Convert.ToHexStringLower(head.Hash.Span)}";

    public static string Of(StoredEntry entry) =>
        $"{entry.Version} {entry.Key.Source} {entry.Key.Id} {entry.Type} {entry.Time} {entry.RecordedAt} {Encoding.UTF8.GetString(entry.Payload.Span)}";

    public static string Of(SubjectJournal journal) => $"{Of(journal.Head)} [{Of(journal.Entries, Of)}]";

    public static string Of(KnownEntry known) => $"{known.Key.Source} {known.Key.Id} {known.Subject} {Convert.ToHexStringLower(known.ContentDigest.Span)}";

    public static string Of(OutboxMessage message) =>
        $"{message.Kind} {message.Origin} {message.Target} {message.Version} {message.Time} {Encoding.UTF8.GetString(message.Payload.Span)}";

    public static string Of(DueDeadline due) => $"{due.Due} {due.Subject} {due.Name}";

    public static string Of(Quarantined row) =>
        $"{row.Number} {row.Event with { Bytes = default }} {Encoding.UTF8.GetString(row.Event.Bytes.Span)} {row.ReplayedAt} {row.Outcome}";

    public static string Of(ListRow row) => $"{row with { Body = default }} {Encoding.UTF8.GetString(row.Body.Span)}";

    public static string Of(ListPage page) => $"{page.Total} {page.Next} [{Of(page.Rows, Of)}]";

    public static string Of(CommandAnswer answer) => $"{answer.Key} {Convert.ToHexStringLower(answer.Digest.Span)} {answer.At} {Encoding.UTF8.GetString(answer.Body.Span)}";

    public static string Of(CardPage page) => $"{page.Total} {page.Next} [{Of(page.Rows, row => row.ToString())}]";

    public static string Of(AppendResult result) => result switch
    {
        AppendResult.Committed done => $"committed {done.Commit} {Of(done.Head)}",
        AppendResult.KeysTaken taken => $"taken {Of(taken.Known, Of)}",
        AppendResult.AnsweredBefore before => $"answered {string.Join(", ", before.Answers.Select(Of))}",
        _ => "fenced",
    };

    public static string Of<T>(IEnumerable<T> items, Func<T, string> shown) => string.Join(" | ", items.Select(shown));
}
