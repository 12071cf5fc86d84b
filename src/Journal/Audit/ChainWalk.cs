using System.Security.Cryptography;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Audit;

/// <summary>
/// One pass over the entries in order of append, with every subject's head and the group commit under way in hand. After a fault the
/// walk goes on from what is stored, so that one edit gives its own findings and not one for each entry behind it.
/// </summary>
internal sealed class ChainWalk
{
    private readonly Database database;
    private readonly CommitWalk commits;
    private readonly Dictionary<long, Subject> subjects = [];
    private readonly Dictionary<long, string> words = [];
    private readonly Dictionary<long, (long Version, byte[] Hash)> heads = [];
    private long lastSequence;

    public ChainWalk(Database database)
    {
        this.database = database;
        commits = new(database);
        var rows = database["SELECT key, kind, id FROM subject"];
        while (rows.Row()) subjects.Add(rows.Long(0), JournalReads.Subject(rows, 1));
        rows = database["SELECT key, text FROM word"];
        while (rows.Row()) words.Add(rows.Long(0), rows.Text(1));
    }

    public IEnumerable<AuditFinding> Findings(JournalHead? kept) =>
        Damage().Concat(Entries()).Concat(commits.Rest()).Concat(Ahead("card", "subject")).Concat(Ahead("outbox", "origin")).Concat(commits.Against(kept));

    private IEnumerable<AuditFinding> Damage()
    {
        var rows = database["PRAGMA integrity_check"];
        while (rows.Row())
            if (rows.Text(0) is var text && text != "ok")
                yield return new(AuditFault.StoreDamaged, null, null, $"The database file is damaged: {text}.");
    }

    private IEnumerable<AuditFinding> Entries()
    {
        var rows = database["SELECT seq, subject, version, source, id, type, time, recorded, previous, hash, payload_digest, content_digest, payload FROM entry ORDER BY seq"];
        while (rows.Row())
        {
            var (sequence, hash) = (rows.Long(0), rows.Blob(9));
            if (sequence != lastSequence + 1)
                yield return new(AuditFault.EntryMissing, null, null, $"Between the entries with sequence numbers {lastSequence} and {sequence}, {sequence - lastSequence - 1} are missing.");
            lastSequence = sequence;
            foreach (var finding in Entry(rows, hash)) yield return finding;
            foreach (var finding in commits.Entry(sequence, hash)) yield return finding;
        }
    }

    private List<AuditFinding> Entry(Statement row, byte[] hash)
    {
        var findings = new List<AuditFinding>(0);
        var (key, version, previous) = (row.Long(1), row.Long(2), row.Blob(8));
        var subject = subjects.GetValueOrDefault(key, new(SubjectKind.Partner, "?"));
        var (headVersion, headHash) = heads.GetValueOrDefault(key, (0, new byte[EntryChain.HashBytes]));
        heads[key] = (version, hash);

        void Find(AuditFault fault, string sentence) => findings.Add(new(fault, subject, version, $"{subject} version {version}: {sentence}."));
        if (version != headVersion + 1) Find(AuditFault.VersionBroken, $"comes after version {headVersion}");
        if (!previous.AsSpan().SequenceEqual(headHash)) Find(AuditFault.LinkBroken, "its previous hash is not the hash of the entry before");

        var (type, time, payloadDigest, contentDigest) = (Word(row.Long(5)), new Instant(row.Long(6)), row.Blob(10), row.Blob(11));
        var computed = EntryChain.Hash(previous, subject, version, new(Word(row.Long(3)), row.Text(4)), type, time, new(row.Long(7)), payloadDigest, contentDigest);
        if (!hash.AsSpan().SequenceEqual(computed)) Find(AuditFault.EntryChanged, "its columns do not give its hash");

        var payload = row.Span(12);
        if (!SHA256.HashData(payload).AsSpan().SequenceEqual(payloadDigest))
            Find(payload.IsEmpty ? AuditFault.PayloadErased : AuditFault.PayloadChanged, payload.IsEmpty ? "its payload is erased" : "its payload does not give its digest");
        else if (!EntryContent.Digest(subject, type, time, payload).AsSpan().SequenceEqual(contentDigest))
            Find(AuditFault.EntryChanged, "its content does not give its content digest");
        return findings;
    }

    private IEnumerable<AuditFinding> Ahead(string table, string column)
    {
        var rows = database[$"SELECT {column}, version FROM {table}"];
        while (rows.Row())
        {
            var (subject, version, last) = (subjects.GetValueOrDefault(rows.Long(0), new(SubjectKind.Partner, "?")), rows.Long(1), heads.GetValueOrDefault(rows.Long(0)).Version);
            if (version > last)
                yield return new(AuditFault.AheadOfJournal, subject, version, $"{subject}: its {table} row was made from version {version}, its journal ends at {last}.");
        }
    }

    private string Word(long key) => words.GetValueOrDefault(key, "");
}
