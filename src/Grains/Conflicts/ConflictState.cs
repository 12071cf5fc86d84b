using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using Standing = PemActors.Rulebook.Engagement.ConflictState;

namespace PemActors.Grains.Conflicts;

/// <summary>What a conflict's actor knows, and what it has told the opportunities it is or was over.</summary>
public sealed class ConflictState(ConflictId id, ProgramsInForce programs, FactEncoder encoder) : ISubjectState
{
    private const string Kind = "conflict-noted";
    private readonly ConflictEvidence evidence = new(id);
    private readonly HashSet<string> escalated = [];
    private readonly Dictionary<OpportunityId, ulong> told = [];
    private readonly RowBook rows = new();
    private readonly OwnDeadline deadline = new(SubjectDeadline.Card);

    /// <summary>What is known.</summary>
    public ConflictEvidence Evidence => evidence;

    /// <summary>The ladder by which this conflict climbs: that of the program in force when it was opened.</summary>
    public LadderTerms Ladder => programs.Timeline.At(evidence.Opening?.Key.Time ?? default).Engagement.Ladder;

    // Another actor's clock may have opened it in this very instant, or a tick ahead.
    /// <inheritdoc/>
    public Instant DecidesFrom => evidence.Opening is { } opening ? new(opening.Key.Time.Ticks + 1) : default;

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        if (entry.Type == EventNames.ConflictEscalated) escalated.Add(entry.Key.Id);
        else Fold(entry.Type, new(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload);
    }

    // What was committed was told in the same transaction, so the journal says what everybody has heard.
    /// <inheritdoc/>
    public void Restore(CardRow? row, long version)
    {
        if (evidence.RecordFor(0) is not { } record) return;
        foreach (var opportunity in evidence.Opportunities) told[opportunity] = Digests.Of(Data(record));
    }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        Fold(fact.Type, new(fact.Time, SourceNames.Shared(fact.Source), fact.Id), fact.Data);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) =>
        FactDecoder.Conflict(message.Type, new(message.Time, message.Source, message.Id), message.Data) is not ConflictFact.ContestNoted { Note: var note }
        || note.Version > evidence.NotedVersion(note.Account);

    /// <inheritdoc/>
    public CommandDecision Decide(CommandEnvelope command, FactKey key)
    {
        if (command.Type != EventNames.ConflictDecided) return CommandDecision.No("unknown-command", $"{command.Type} is no command that a conflict decides.");
        if (ConflictRequest.Read(command.Data) is not { } asked)
            return CommandDecision.No("member-missing", "A decision says award, split or void: of an award the winner, of a split the share of each party, 0 to 1.");
        var view = evidence.ViewAt(key.Time, Ladder);
        var standing = new Standing(id, view is not null, view?.Decision is not null, view?.Parties ?? [], view?.Step.Level ?? ConflictLevel.Mediation);
        if (ConflictDesk.Decide(standing, asked.Decider, asked.Outcome) is Ruling<ConflictOutcome, ConflictRefusal>.Refused refused)
            return CommandDecision.No(Words.Of(refused.Reason), refused.Sentence);
        var decided = new ConflictFact.Decided(key, asked.Outcome);
        var (type, data) = FactEncoder.Encode(decided, view!.Opportunity, view.Parties);
        evidence.Apply(decided);
        return CommandDecision.Yes(new(new(key.Source, key.Id), type, key.Time, ConflictRequest.Signed(data, id, view.Step.Level, command.Person)));
    }

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        var derived = settleLater ? [] : Escalate(now);
        var messages = new List<OutboxMessage>();
        if (evidence.RecordFor(0) is { } record)
        {
            var digest = Digests.Of(Data(record));
            foreach (var opportunity in evidence.Opportunities)
            {
                if (told.TryGetValue(opportunity, out var before) && before == digest) continue;
                told[opportunity] = digest;
                messages.Add(new(Kind, Subject.Of(id), Subject.Of(opportunity), version + derived.Count, now, Data(record with { Version = version + derived.Count })));
            }
        }
        var due = settleLater ? now : evidence.NextChange(now, Ladder);
        return new(derived, messages, deadline.Set(due), null) { Lists = new(() => rows.Take(ConflictRows.Of(evidence, id, Ladder, now))) };
    }

    /// <inheritdoc/>
    public void Publish(long version) { }

    // One entry for each time-out, under a name made of it: whoever wakes twice, or long after, finds it written.
    private List<NewEntry> Escalate(Instant now)
    {
        var derived = new List<NewEntry>();
        if (evidence.Opening is not { } opening) return derived;
        foreach (var step in evidence.EscalationsBy(now, Ladder))
        {
            var name = CausedName.Of("escalation", id.Value, Words.Of(step.Level), step.Since.ToString());
            if (!escalated.Add(name)) continue;
            derived.Add(new(new(SubjectDeadline.ClockSource, name), EventNames.ConflictEscalated, step.Since, JsonSerializer.SerializeToUtf8Bytes(
                new { Opportunity = opening.Opportunity.Value, Parties = opening.Parties.Select(party => party.Value), Level = Words.Of(step.Level) }, JsonSerializerOptions.Web)));
        }
        return derived;
    }

    private void Fold(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        if (FactDecoder.Conflict(type, key, data) is { } fact) evidence.Apply(fact);
    }

    private byte[] Data(ConflictRecord record) => encoder.Encode(new OpportunityFact.ConflictNoted(default, record)).Data;
}
