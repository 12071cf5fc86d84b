namespace PemActors.Journal.Tests.Audit;

/// <summary>One planted change of a journal's rows, drawn at random: what it is, and the statements that make it.</summary>
/// <param name="Kind">edit, delete, insert, swap, cut-subject or cut-all.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Rechained">Whether all hashes are made anew afterwards, as one would who knows how; then only a head kept outside can tell.</param>
internal sealed record Tampering(string Kind, string Sql, bool Rechained)
{
    public static readonly IReadOnlyList<string> Kinds = ["edit", "delete", "insert", "swap", "cut-subject", "cut-all"];

    private static readonly string[] Numbers = ["version", "time", "recorded", "source", "type", "subject", "seq"];
    private static readonly string[] Blobs = ["previous", "hash", "payload_digest", "content_digest", "payload"];

    /// <summary>A change of a kind to a journal of so many entries and commits.</summary>
    public static Tampering Of(string kind, Chance chance, int entries, int commits, int subjects)
    {
        var row = 1 + chance.Next(entries);
        var rechained = chance.Percent(30);
        return kind switch
        {
            "edit" => Edit(chance, row, commits, subjects, rechained),
            "delete" => chance.Next(4) == 0 && !rechained
                ? new(kind, $"DELETE FROM commit_chain WHERE number = {1 + chance.Next(commits)}", false)
                : new(kind, Delete($"seq BETWEEN {row} AND {row + chance.Next(3)}", rechained || chance.Percent(50)), rechained),
            "insert" => Insert(chance, row, entries, rechained),
            "swap" => Swap(chance, row, entries, rechained),
            "cut-subject" => new(kind, Delete($"subject = {1 + chance.Next(subjects)} AND version > {chance.Next(3)}", rechained || chance.Percent(50)) + Hidden(rechained), rechained),
            _ => CutAll(1 + chance.Next(commits)),
        };
    }

    // What an honest reader would notice at once: cards and messages from versions that are gone.
    private static string Hidden(bool isHidden) => isHidden ? "; DELETE FROM card; DELETE FROM outbox" : "";

    private static string Delete(string which, bool closesGap) =>
        $"DELETE FROM entry WHERE {which}" + (closesGap
            ? "; CREATE TEMP TABLE place AS SELECT seq, row_number() OVER (ORDER BY seq) AS next FROM entry; UPDATE entry SET seq = -seq; UPDATE entry SET seq = (SELECT next FROM place WHERE place.seq = -entry.seq)"
            : "");

    private static Tampering Edit(Chance chance, int row, int commits, int subjects, bool rechained)
    {
        if (rechained) return new("edit", $$"""UPDATE entry SET payload = CAST('{"forged":{{chance.Next(1_000)}}}' AS BLOB) WHERE seq = {{row}}""", true);
        return new("edit", chance.Next(8) switch
        {
            0 => $"UPDATE commit_chain SET {chance.OneOf(["at", "entries", "first_seq"])} = 7 WHERE number = {1 + chance.Next(commits)}",
            1 => $"UPDATE commit_chain SET hash = randomblob(32) WHERE number = {1 + chance.Next(commits)}",
            2 => $"UPDATE subject SET id = id || 'x' WHERE key = {1 + chance.Next(subjects)}",
            3 => "UPDATE word SET text = text || 'x' WHERE text IN ('crm.example', 'pem.activity.v1')",
            4 => $"UPDATE entry SET id = id || 'x' WHERE seq = {row}",
            5 or 6 => $"UPDATE entry SET {chance.OneOf(Numbers)} = 100000 + {chance.Next(1_000)} WHERE seq = {row}",
            _ => $"UPDATE entry SET {chance.OneOf(Blobs)} = randomblob(32) WHERE seq = {row}",
        }, false);
    }

    private static Tampering Insert(Chance chance, int row, int entries, bool rechained)
    {
        var at = rechained || chance.Percent(60) ? row : entries;
        var move = at < entries ? $"UPDATE entry SET seq = -seq - 1 WHERE seq > {at}; UPDATE entry SET seq = -seq WHERE seq < 0; " : "";
        var version = $"(SELECT max(version) + 1 FROM entry e WHERE e.subject = o.subject)";
        return new("insert", $"{move}INSERT INTO entry SELECT {at + 1}, subject, {version}, source, 'forged', type, time, recorded, hash, randomblob(32), payload_digest, content_digest, payload FROM entry o WHERE seq = {at}", rechained);
    }

    private static Tampering Swap(Chance chance, int row, int entries, bool rechained)
    {
        var other = 1 + (row + chance.Next(entries - 1)) % entries;
        var column = rechained ? "payload" : chance.OneOf(["payload", "time", "hash", "previous", "seq", "id"]);
        return new("swap", column switch
        {
            "seq" => $"UPDATE entry SET seq = 100000 WHERE seq = {row}; UPDATE entry SET seq = {row} WHERE seq = {other}; UPDATE entry SET seq = {other} WHERE seq = 100000",
            "id" => $"CREATE TEMP TABLE kept AS SELECT seq, id FROM entry WHERE seq IN ({row}, {other}); UPDATE entry SET id = id || '~' WHERE seq IN ({row}, {other}); UPDATE entry SET id = (SELECT id FROM kept WHERE kept.seq <> entry.seq) WHERE seq IN ({row}, {other})",
            _ => $"CREATE TEMP TABLE kept AS SELECT seq, {column} AS value FROM entry WHERE seq IN ({row}, {other}); UPDATE entry SET {column} = (SELECT value FROM kept WHERE kept.seq <> entry.seq) WHERE seq IN ({row}, {other})",
        }, rechained);
    }

    private static Tampering CutAll(int from) => new(
        "cut-all", $"DELETE FROM entry WHERE seq >= (SELECT first_seq FROM commit_chain WHERE number = {from}); DELETE FROM commit_chain WHERE number >= {from}{Hidden(true)}", false);
}
