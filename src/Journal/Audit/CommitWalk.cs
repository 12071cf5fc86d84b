using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Audit;

/// <summary>The commit chain, walked beside the entries that it covers.</summary>
internal sealed class CommitWalk
{
    private readonly Database database;
    private readonly Statement rows;
    private readonly List<byte> hashes = [];
    private JournalHead head = JournalHead.Empty;
    private long nextSequence = 1;
    private (long Number, long First, long Entries, Instant At, byte[] Hash)? current;

    public CommitWalk(Database database)
    {
        this.database = database;
        rows = database["SELECT number, first_seq, entries, at, hash FROM commit_chain ORDER BY number"];
        Advance();
    }

    /// <summary>The next entry in order of append.</summary>
    public IEnumerable<AuditFinding> Entry(long sequence, byte[] hash)
    {
        while (current is { } commit && sequence >= commit.First + commit.Entries)
            foreach (var finding in Finish(commit)) yield return finding;
        if (current is { } open && sequence >= open.First) hashes.AddRange(hash);
        else yield return new(AuditFault.EntryUncommitted, null, null, $"The entry with sequence number {sequence} belongs to no group commit.");
    }

    /// <summary>After the last entry.</summary>
    public IEnumerable<AuditFinding> Rest()
    {
        while (current is { } commit)
            foreach (var finding in Finish(commit)) yield return finding;
    }

    /// <summary>Whether a head kept outside is part of the chain.</summary>
    public IEnumerable<AuditFinding> Against(JournalHead? kept)
    {
        if (kept is null || kept.Commit == 0) yield break;
        var row = database["SELECT hash FROM commit_chain WHERE number = ?"].Bind(1, kept.Commit);
        var found = row.Row() && row.Span(0).SequenceEqual(kept.Hash.Span);
        row.Reset();
        if (!found)
            yield return new(AuditFault.HeadDiffers, null, null, $"The journal ends at group commit {head.Commit} and does not hold the kept head {kept}: it was cut or rewritten since.");
    }

    private List<AuditFinding> Finish((long Number, long First, long Entries, Instant At, byte[] Hash) commit)
    {
        var findings = new List<AuditFinding>(0);
        if (commit.Number != head.Commit + 1)
            findings.Add(new(AuditFault.CommitMissing, null, null, $"Group commit {commit.Number} comes after {head.Commit}."));
        if (commit.First != nextSequence)
            findings.Add(new(AuditFault.CommitMissing, null, null, $"Group commit {commit.Number} starts at sequence number {commit.First}, the one before ends at {nextSequence - 1}."));
        var computed = new JournalHead(commit.Number - 1, head.Hash).Next(commit.First, commit.At, hashes.ToArray());
        if (hashes.Count != commit.Entries * EntryChain.HashBytes || !computed.Hash.Span.SequenceEqual(commit.Hash))
            findings.Add(new(AuditFault.CommitChanged, null, null, $"Group commit {commit.Number}: its {commit.Entries} entries and its columns do not give its hash."));
        (head, nextSequence) = (new(commit.Number, commit.Hash), commit.First + commit.Entries);
        Advance();
        return findings;
    }

    private void Advance()
    {
        hashes.Clear();
        current = rows.Row() ? (rows.Long(0), rows.Long(1), rows.Long(2), new(rows.Long(3)), rows.Blob(4)) : null;
    }
}
