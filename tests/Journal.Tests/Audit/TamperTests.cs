using PemActors.Journal.Audit;
using PemActors.Journal.Tests.Sqlite;
using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Audit;

/// <summary>Each way to tamper with a journal, and the finding that shows it. The journal: 5 partners, 12 commits of two entries, versions 1 to 4 or 6.</summary>
public sealed class TamperTests : IAsyncLifetime
{
    private readonly SqliteStore store = new();
    private JournalHead head = JournalHead.Empty;

    public static TheoryData<string, AuditFault> Tamperings => new()
    {
        { "UPDATE entry SET payload = x'7b7d' WHERE seq = 9", AuditFault.PayloadChanged },
        { "UPDATE entry SET payload = x'' WHERE seq = 9", AuditFault.PayloadErased },
        { "UPDATE entry SET time = time + 1 WHERE seq = 9", AuditFault.EntryChanged },
        { "UPDATE entry SET previous = zeroblob(32) WHERE seq = 20", AuditFault.LinkBroken },
        { "UPDATE subject SET id = 'p-9' WHERE id = 'p-1'", AuditFault.EntryChanged },
        { "UPDATE word SET text = 'pem.other.v1' WHERE text = 'pem.activity.v1'", AuditFault.EntryChanged },
        { "DELETE FROM entry WHERE seq = 9", AuditFault.EntryMissing },
        { "DELETE FROM entry WHERE seq = 9; UPDATE entry SET seq = seq - 1 WHERE seq > 9", AuditFault.VersionBroken },
        { "DELETE FROM entry WHERE seq = 24", AuditFault.CommitChanged },
        { "DELETE FROM entry WHERE seq = 24", AuditFault.AheadOfJournal },
        { "DELETE FROM entry WHERE subject = (SELECT key FROM subject WHERE id = 'p-2')", AuditFault.EntryMissing },
        { "INSERT INTO entry SELECT 25, subject, version + 1, source, 'forged', type, time, recorded, hash, zeroblob(32), payload_digest, content_digest, payload FROM entry WHERE seq = 24", AuditFault.EntryUncommitted },
        { Swap("payload", 9, 10), AuditFault.PayloadChanged },
        { Swap("version", 9, 10), AuditFault.VersionBroken },
        { Swap("seq", 9, 10), AuditFault.VersionBroken },
        { Swap("seq", 9, 11), AuditFault.CommitChanged },
        { Swap("subject", 9, 11), AuditFault.LinkBroken },
        { Swap("hash", 9, 11), AuditFault.EntryChanged },
        { "UPDATE commit_chain SET at = at + 1 WHERE number = 5", AuditFault.CommitChanged },
        { "UPDATE commit_chain SET entries = 1 WHERE number = 5", AuditFault.CommitMissing },
        { "DELETE FROM commit_chain WHERE number = 5", AuditFault.CommitMissing },
        { "DELETE FROM commit_chain WHERE number = 12", AuditFault.EntryUncommitted },
        { "INSERT INTO commit_chain SELECT 13, first_seq + 2, 0, at, hash FROM commit_chain WHERE number = 12", AuditFault.CommitChanged },
        { "DELETE FROM commit_chain WHERE number > 10; DELETE FROM entry WHERE seq > 20", AuditFault.AheadOfJournal },
        { "DELETE FROM commit_chain WHERE number > 10; DELETE FROM entry WHERE seq > 20; DELETE FROM card", AuditFault.HeadDiffers },
        { "DELETE FROM commit_chain; DELETE FROM entry; DELETE FROM card", AuditFault.HeadDiffers },
    };

    public async ValueTask InitializeAsync()
    {
        await using var journal = await store.OpenAsync(new() { Directory = store.Folder });
        for (var i = 0; i < 12; i++)
        {
            var before = (await journal.LoadAsync(Partner(i % 5), Stop)).Head;
            var append = Append(Partner(i % 5), before, Entry($"{i}-a", $"{i}"), Entry($"{i}-b", $"{-i}")) with { Card = Card($"p-{i % 5}", before.Version + 2) };
            Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(append, Lane.Intake, Stop));
        }
        head = await journal.HeadAsync(Stop);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Audit_Untouched_FindsNothing()
    {
        Assert.Equal([], await store.Audit(head));
        Assert.Equal(head, JournalHead.Parse(head.ToString()));
        using var audit = JournalAudit.Open(store.Folder);
        Assert.Equal(head, audit.Head);
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Audit_TamperedWith_NamesTheFault(string sql, AuditFault fault)
    {
        using (var intruder = new Intruder(store)) Assert.True(intruder.Run(sql) > 0);
        var findings = await store.Audit(head);
        Assert.Contains(fault, findings.Select(finding => finding.Fault));
        Assert.All(findings, finding => Assert.EndsWith(".", finding.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audit_AnyColumnOfAnyEntryOrCommitChanged_IsFound()
    {
        foreach (var (table, key, last) in new[] { ("entry", "seq", 24), ("commit_chain", "number", 12) })
        {
            foreach (var column in Columns(table))
            {
                foreach (var row in new[] { 1, last / 2, last })
                {
                    await using var copy = store.Copy();
                    using (var intruder = new Intruder(copy))
                        Assert.Equal(1, intruder.Run(
                            $"UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 1000 WHEN 'text' THEN {column} || 'x' ELSE randomblob(length({column}) + ({column} IS payload)) END WHERE {key} = {row}"
                                .Replace("IS payload", table == "entry" ? "IS payload" : "IS NULL", StringComparison.Ordinal)));
                    Assert.True((await copy.Audit()).Count > 0, $"{table}.{column} of row {row}");
                }
            }
        }
    }

    [Fact]
    public async Task Audit_OneEdit_DoesNotBlameTheEntriesBehindIt()
    {
        using (var intruder = new Intruder(store)) intruder.Run("UPDATE entry SET time = time + 1 WHERE seq = 9");
        var findings = await store.Audit();
        Assert.Equal([(Partner(4), 1L)], findings.Select(finding => (finding.Subject!.Value, finding.Version!.Value)).Distinct());
    }

    [Fact]
    public async Task Subjects_Streamed_AreAllJournalsInOrder()
    {
        using var audit = JournalAudit.Open(store.Folder);
        var subjects = new List<(Subject Subject, SubjectJournal Journal)>();
        await foreach (var item in audit.SubjectsAsync(Stop)) subjects.Add(item);
        Assert.Equal(Enumerable.Range(0, 5).Select(Partner), subjects.Select(item => item.Subject));
        Assert.Equal([6, 6, 4, 4, 4], subjects.Select(item => item.Journal.Entries.Count));
        await using var journal = await store.OpenAsync();
        Assert.Equal(Shown.Of(await journal.LoadAsync(Partner(3), Stop)), Shown.Of(subjects[3].Journal));
    }

    private static string Swap(string column, int a, int b) =>
        column switch
        {
            "seq" => $"UPDATE entry SET seq = 1000 WHERE seq = {a}; UPDATE entry SET seq = {a} WHERE seq = {b}; UPDATE entry SET seq = {b} WHERE seq = 1000",
            "version" => $"UPDATE entry SET version = 1000 - version WHERE seq IN ({a}, {b}); UPDATE entry SET version = 3 - (1000 - version) WHERE seq IN ({a}, {b})",
            _ => $"CREATE TEMP TABLE kept AS SELECT seq, {column} AS value FROM entry WHERE seq IN ({a}, {b}); "
                + (column == "subject" ? $"UPDATE entry SET version = version + 100 WHERE seq IN ({a}, {b}); " : "")
                + $"UPDATE entry SET {column} = (SELECT value FROM kept WHERE kept.seq <> entry.seq) WHERE seq IN ({a}, {b})",
        };

    private List<string> Columns(string table)
    {
        using var intruder = new Intruder(store);
        return [.. ((string)intruder.Ask($"SELECT group_concat(name) FROM pragma_table_info('{table}')")!).Split(',')];
    }
}
