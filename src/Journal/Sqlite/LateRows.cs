namespace PemActors.Journal.Sqlite;

/// <summary>
/// Rows that later appends of the same group may replace: cards, rows of lists, deadlines, outbox. Only the last of each is written, at the end of the
/// group, in key order, so that neighbours on a page are written together.
/// </summary>
internal sealed class LateRows(Database database, Names names)
{
    private readonly Dictionary<long, CardRow> cards = [];
    private readonly Dictionary<(long List, string Id), ListRow?> rows = [];
    private readonly Dictionary<(long Subject, long Name), long?> deadlines = [];
    private readonly List<WakeAll> wakes = [];
    private readonly Dictionary<(long Origin, long Target, long Kind), OutboxMessage> outbox = [];
    private readonly List<OutboxMessage> sent = [];
    private readonly List<OutboxMessage> delivered = [];

    private readonly Statement upsertCard = database[
        """
        INSERT INTO card (subject, partner, name, search, type, region, lifecycle, tier, warnings, suspended, band, score, dimensions, open, arr, certifications, at, next_change, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (subject) DO UPDATE SET name = excluded.name, search = excluded.search, type = excluded.type, region = excluded.region, lifecycle = excluded.lifecycle,
          tier = excluded.tier, warnings = excluded.warnings, suspended = excluded.suspended, band = excluded.band, score = excluded.score, dimensions = excluded.dimensions,
          open = excluded.open, arr = excluded.arr, certifications = excluded.certifications, at = excluded.at, next_change = excluded.next_change, version = excluded.version
        """];

    private readonly Statement setDeadline = database[
        "INSERT INTO deadline VALUES (?, ?, ?) ON CONFLICT (subject, name) DO UPDATE SET due = excluded.due WHERE due <> excluded.due"];

    private readonly Statement putRow = database[
        """
        INSERT INTO list_row VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (list, id) DO UPDATE SET state = excluded.state, at = excluded.at, partner = excluded.partner, about = excluded.about, body = excluded.body
        """];

    private readonly Statement removeRow = database["DELETE FROM list_row WHERE list = ? AND id = ?"];

    private readonly Statement wakeAll = database[
        """
        INSERT INTO deadline SELECT key, ?, ? FROM subject WHERE kind = ? AND EXISTS (SELECT 1 FROM entry WHERE entry.subject = subject.key)
        ON CONFLICT (subject, name) DO UPDATE SET due = min(due, excluded.due)
        """];

    private readonly Statement removeDeadline = database["DELETE FROM deadline WHERE subject = ? AND name = ?"];

    private readonly Statement send = database[
        """
        INSERT INTO outbox (origin, target, kind, version, time, payload) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (origin, target, kind) DO UPDATE SET version = excluded.version, time = excluded.time, payload = excluded.payload WHERE excluded.version > version
        """];

    private readonly Statement unsend = database["DELETE FROM outbox WHERE origin = ? AND target = ? AND kind = ? AND version = ?"];

    /// <summary>Holds an accepted append's rows back until <see cref="Flush"/>.</summary>
    public void Keep(long subject, Append append)
    {
        if (append.Card is { } card) cards[subject] = card;
        foreach (var change in append.Lists) rows[(names.Word(change.List), change.Id)] = change.Row;
        wakes.AddRange(append.Wakes);
        foreach (var change in append.Deadlines) deadlines[(subject, names.Word(change.Name))] = change.Due?.Ticks;
        foreach (var message in append.Outbox) Keep((subject, names.Subject(message.Target).Key, names.Word(message.Kind)), message);
    }

    /// <summary>Holds deliveries back until <see cref="Flush"/>, where they come after the messages: one that was replaced meanwhile stays.</summary>
    public void Deliver(IReadOnlyList<OutboxMessage> messages) => delivered.AddRange(messages);

    /// <summary>Writes everything held back.</summary>
    public void Flush()
    {
        foreach (var (subject, card) in cards.OrderBy(pair => pair.Key)) Write(subject, card);
        foreach (var ((subject, name), due) in deadlines.OrderBy(pair => pair.Key))
        {
            if (due is { } ticks) setDeadline.Bind(1, subject).Bind(2, name).Bind(3, ticks).Run();
            else removeDeadline.Bind(1, subject).Bind(2, name).Run();
        }
        foreach (var wake in wakes) wakeAll.Bind(1, names.Word(wake.Name)).Bind(2, wake.Due.Ticks).Bind(3, (long)wake.Kind).Run();
        foreach (var ((list, id), row) in rows.OrderBy(pair => pair.Key)) Write(list, id, row);
        foreach (var message in sent) Send(message);
        foreach (var message in delivered) Unsend(message);
        cards.Clear();
        rows.Clear();
        deadlines.Clear();
        wakes.Clear();
        outbox.Clear();
        sent.Clear();
        delivered.Clear();
    }

    private void Keep((long, long, long) key, OutboxMessage message)
    {
        if (!outbox.TryGetValue(key, out var kept)) sent.Add(message);
        if (kept is null || message.Version > kept.Version) outbox[key] = message;
    }

    // The first of a group's messages of one key keeps the place in the order, the greatest version gives the content.
    private void Send(OutboxMessage first)
    {
        var key = Key(first);
        var message = outbox[key];
        send.Bind(1, key.Origin).Bind(2, key.Target).Bind(3, key.Kind).Bind(4, message.Version).Bind(5, message.Time.Ticks).Blob(6, message.Payload.Span).Run();
    }

    private void Unsend(OutboxMessage message)
    {
        var (origin, target, kind) = Key(message);
        unsend.Bind(1, origin).Bind(2, target).Bind(3, kind).Bind(4, message.Version).Run();
    }

    private (long Origin, long Target, long Kind) Key(OutboxMessage message) =>
        (names.Subject(message.Origin).Key, names.Subject(message.Target).Key, names.Word(message.Kind));

    private void Write(long list, string id, ListRow? row)
    {
        if (row is null) removeRow.Bind(1, list).Bind(2, id).Run();
        else putRow.Bind(1, list).Bind(2, id).Bind(3, row.State).Bind(4, row.At.Ticks).Bind(5, row.Partner).Bind(6, row.About).Blob(7, row.Body.Span).Run();
    }

    private void Write(long subject, CardRow card) => upsertCard
        .Bind(1, subject)
        .Bind(2, card.Partner)
        .Bind(3, card.Name)
        .Bind(4, CardReads.SearchText(card))
        .Bind(5, card.Type)
        .Bind(6, card.Region)
        .Bind(7, card.Lifecycle)
        .Bind(8, card.Tier)
        .Bind(9, card.Warnings)
        .Bind(10, card.Suspended ? 1 : 0)
        .Bind(11, card.Band)
        .Bind(12, card.ScoreMicro)
        .Bind(13, card.Dimensions)
        .Bind(14, card.OpenMinor)
        .Bind(15, card.ArrMinor)
        .Bind(16, card.Certifications)
        .Bind(17, card.At.Ticks)
        .Bind(18, card.NextChangeAt?.Ticks)
        .Bind(19, card.Version)
        .Run();
}
