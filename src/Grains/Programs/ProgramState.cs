using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Programs;

/// <summary>
/// What the program's actor knows: drafts, publications, and which of them took effect. What other systems tell is taken as it stands, but void, with the
/// reason, where it would break an invariant.
/// </summary>
public sealed class ProgramState(string id, ProgramsInForce programs) : ISubjectState
{
    private const string Source = "pem:programs";
    private const string Deadline = "effective";

    // Those that look at their program again.
    private static readonly SubjectKind[] Readers = [SubjectKind.Partner, SubjectKind.Opportunity, SubjectKind.Account, SubjectKind.Conflict, SubjectKind.Incentive];

    private readonly Dictionary<string, ProgramRow> drafts = [];
    private readonly HashSet<string> tookEffect = [];
    private readonly OwnDeadline due = new(Deadline);
    private readonly List<ListChange> changed = [];
    private ProgramBook book = ProgramBook.Of(programs.Timeline.Versions[0].Document);
    private int voided;
    private bool published;

    /// <summary>What is drafted and published.</summary>
    public ProgramBook Book => book;

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        Fold(entry.Type, entry.Time, entry.Payload);
        changed.Clear();
        published = false;
    }

    /// <summary>Every row that a whole journal gives, each as it is at its end; only for a state that has taken nothing yet.</summary>
    public IReadOnlyList<ListChange> RowsOf(SubjectJournal journal)
    {
        foreach (var entry in journal.Entries) Fold(entry.Type, entry.Time, entry.Payload);
        return [.. changed.GroupBy(change => change.Id).Select(row => row.Last())];
    }

    /// <inheritdoc/>
    public void Restore(CardRow? row, long version) => Show();

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        Fold(fact.Type, fact.Time, fact.Data);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) => true;

    /// <inheritdoc/>
    public CommandDecision Decide(CommandEnvelope command, FactKey key)
    {
        var asked = ProgramData.Of(command.Data);
        if (asked.Fault is { } fault) return CommandDecision.No("member-invalid", fault);
        return command.Type switch
        {
            EventNames.ProgramDrafted => Draft(asked, command, key),
            EventNames.ProgramPublished => Publish(asked, command, key),
            _ => CommandDecision.No("unknown-command", $"{command.Type} is no command that is decided here."),
        };
    }

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        var derived = new List<NewEntry>();
        var next = new Instant?();
        foreach (var (from, document) in book.Timeline.Versions.Skip(1))
        {
            // One that another took the place of, before or at the very instant, is never in force.
            if (tookEffect.Contains(document.Version) || book.Timeline.At(from) != document) continue;
            if (from > now) next ??= from;
            else derived.Add(TookEffect(from, document.Version));
        }
        // Once it has effect everything is looked at again; before, cards come to say when that will be.
        var wakes = derived.Count > 0 ? Readers : published ? [SubjectKind.Partner] : [];
        var lists = changed.ToArray();
        changed.Clear();
        published = false;
        return new(derived, [], due.Set(next), null) { Lists = new(lists), Wakes = [.. wakes.Select(kind => new WakeAll(kind, SubjectDeadline.Terms, now))] };
    }

    /// <inheritdoc/>
    public void Publish(long version) => Show();

    private void Show()
    {
        if (id == IProgramGrain.Default) programs.Take(book.Timeline);
    }

    private CommandDecision Draft(ProgramData asked, CommandEnvelope command, FactKey key)
    {
        var (document, faults) = asked.Read();
        if (document is null) return No(ProgramRefusal.DocumentInvalid, faults!);
        return ProgramDesk.Draft(book, document, asked.Version) switch
        {
            Ruling<ProgramDocument, ProgramRefusal>.Refused refused => No(refused.Reason, refused.Sentence),
            _ => Yes(EventNames.ProgramDrafted, command, key, new { document.Version, Document = asked.Text, By = command.Person }),
        };
    }

    private CommandDecision Publish(ProgramData asked, CommandEnvelope command, FactKey key)
    {
        var version = asked.Version ?? "";
        return ProgramDesk.Publish(book, version, asked.EffectiveFrom, key.Time) switch
        {
            Ruling<ProgramInForce, ProgramRefusal>.Refused refused => No(refused.Reason, refused.Sentence),
            var granted => Yes(
                EventNames.ProgramPublished, command, key,
                new { Version = version, EffectiveFrom = granted.Decision.From.ToString(), drafts[version].Document, By = command.Person }),
        };
    }

    private CommandDecision Yes<T>(string type, CommandEnvelope command, FactKey key, T data)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Web);
        Fold(type, key.Time, payload);
        return CommandDecision.Yes(new(new(key.Source, key.Id), type, key.Time, payload));
    }

    private static CommandDecision No(ProgramRefusal refusal, string sentence) => CommandDecision.No(Words.Of(refusal), sentence);

    private void Fold(string type, Instant at, ReadOnlyMemory<byte> payload)
    {
        switch (type)
        {
            case EventNames.ProgramDrafted: FoldDraft(ProgramData.Of(payload), at); break;
            case EventNames.ProgramPublished: FoldPublished(ProgramData.Of(payload), at); break;
            case EventNames.ProgramTookEffect: tookEffect.Add(ProgramData.Of(payload).Version!); break;
        }
    }

    private void FoldDraft(ProgramData told, Instant at)
    {
        var row = new ProgramRow(told.Version ?? "", told.Text ?? "", at, told.By, null, null, null, 0, null);
        var (document, faults) = told.Read();
        var reason = document is null ? faults : id != IProgramGrain.Default ? OtherProgram() : Refusal(ProgramDesk.Draft(book, document, told.Version));
        if (reason is not null)
        {
            Void(row with { Reason = reason });
            return;
        }
        book = book.WithDraft(document!);
        drafts[document!.Version] = row;
        changed.Add(ListChange.Put(row.ToRow(document.Version)));
    }

    private void FoldPublished(ProgramData told, Instant at)
    {
        var draft = told.Version is null ? null : drafts.GetValueOrDefault(told.Version);
        var row = new ProgramRow(
            told.Version ?? "", told.Text ?? "", draft?.DraftedAt, draft?.DraftedBy, at, told.By, told.EffectiveFrom ?? at, book.Timeline.Versions.Count, null);
        var (document, faults) = told.Read();
        var reason = document is null ? faults : id != IProgramGrain.Default ? OtherProgram() : Refusal(ProgramDesk.Admit(book, document, row.EffectiveFrom!.Value, at));
        if (reason is not null)
        {
            Void(row with { Reason = reason });
            return;
        }
        book = book.WithPublished(new(row.EffectiveFrom!.Value, document!));
        published = true;
        changed.Add(ListChange.Put(row.ToRow(document!.Version)));
    }

    // Its row must not take the place of the document that has the version.
    private void Void(ProgramRow row) => changed.Add(ListChange.Put(row.ToRow($"void/{id}/{++voided}")));

    private string OtherProgram() => $"The program {id} is not that of this installation, which is {IProgramGrain.Default}.";

    private static string? Refusal<T>(Ruling<T, ProgramRefusal> ruling) where T : notnull => ruling is Ruling<T, ProgramRefusal>.Refused refused ? $"{Words.Of(refused.Reason)}: {refused.Sentence}" : null;

    private NewEntry TookEffect(Instant from, string version)
    {
        tookEffect.Add(version);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { Version = version, EffectiveFrom = from.ToString() }, JsonSerializerOptions.Web);
        return new(new(Source, $"{id}/{CausedName.Of("took-effect", version)}"), EventNames.ProgramTookEffect, from, payload);
    }
}
