using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Okrs;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Accounts;

/// <summary>What an account's actor knows, what it decided itself, and what it has told opportunities and conflicts.</summary>
public sealed class AccountState(AccountKey key, ProgramsInForce programs, FactEncoder encoder) : ISubjectState
{
    private const string RulingKind = "protections-ruled";
    private const string ContestKind = "contest-noted";
    private readonly AccountEvidence evidence = new(key);
    private readonly Lookups lookups = new();
    private readonly Dictionary<FactKey, RegistrationData> decided = [];
    private readonly Dictionary<OpportunityId, ulong> toldRulings = [];
    private readonly Dictionary<ConflictId, ContestNote> toldContests = [];
    private readonly Retelling retelling = new(Subject.OfAccount(key.Account, key.ProductLine), EventNames.AccountRetold);
    private readonly RowBook rows = new();
    private readonly AccountOkrRows okrs = new(Subject.OfAccount(key.Account, key.ProductLine));
    private readonly OwnDeadline deadline = new(SubjectDeadline.Card);
    private Instant latestDecision;

    /// <summary>What is known.</summary>
    public AccountEvidence Evidence => evidence;

    /// <summary>
    /// The instant as of which the account is shown: the clock's, or that of a decision which is a moment ahead because two were made at one reading of it.
    /// </summary>
    public Instant Shown(Instant now) => Instant.Max(now, latestDecision);

    private Subject Subject => Subject.OfAccount(key.Account, key.ProductLine);

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        if (entry.Type == EventNames.AccountRetold) retelling.Replay(entry);
        else Fold(entry.Type, new(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload);
    }

    // What was committed was told in the same transaction, so the journal says what everybody has heard.
    /// <inheritdoc/>
    public void Restore(CardRow? row, long version)
    {
        var terms = retelling.Told(programs.Timeline);
        foreach (var ruling in evidence.Rulings(0, terms)) toldRulings[ruling.Opportunity] = Digest(ruling);
        foreach (var (conflict, opening) in evidence.Conflicts(terms)) toldContests[conflict] = new(key, 0, opening, false);
    }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        Fold(fact.Type, new(fact.Time, SourceNames.Shared(fact.Source), fact.Id), fact.Data);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) =>
        message.Type != EventNames.AccountRegistrationsNoted || FactDecoder.Registrations(message.Data) is { } told && told.Version > evidence.NotedVersion(told.Opportunity);

    /// <inheritdoc/>
    public CommandDecision Decide(CommandEnvelope command, FactKey key)
    {
        var decision = new AccountDesk(evidence, lookups).Decide(command, key, programs.Timeline);
        foreach (var entry in decision.Entries) Fold(entry.Type, key, entry.Payload);
        return decision;
    }

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        now = Shown(now);
        var timeline = programs.Timeline;
        var derived = settleLater ? [] : AnswerOverdue(now, timeline);
        if (retelling.Entry(timeline, Tells, version + derived.Count, now) is { } retold) derived.Add(retold);
        var reached = version + derived.Count;
        var messages = Rulings(now, reached, timeline);
        messages.AddRange(Contests(now, reached, timeline));
        var due = settleLater && timeline.Versions.Any(version => version.Document.Engagement.OnBreach == OnBreach.Approve) ? now : evidence.NextWake(now, timeline);
        return new(derived, messages, deadline.Set(due), null) { Lists = new(() => [.. rows.Take(AccountRows.Of(evidence, decided, now, timeline)), .. okrs.Say(evidence, timeline, now)]) };
    }

    /// <inheritdoc/>
    public void Publish(long version) { }

    private List<NewEntry> AnswerOverdue(Instant now, ProgramTimeline timeline)
    {
        var derived = new List<NewEntry>();
        while (evidence.OverdueApproval(now, (registration, t) => lookups.Inputs(registration, t, evidence), timeline) is { } approval)
        {
            var data = new RegistrationData(approval.Opportunity.Value, approval.Partner.Value, approval.Until?.ToDateTimeOffset());
            var entry = new NewEntry(new(approval.Key.Source, approval.Key.Id), EventNames.OpportunityRegistrationApproved, approval.Key.Time, data.ToJson());
            Fold(entry.Type, approval.Key, entry.Payload);
            derived.Add(entry);
        }
        return derived;
    }

    private Dictionary<Subject, ulong> Tells(ProgramTimeline terms)
    {
        var tells = evidence.Rulings(0, terms).ToDictionary(ruling => Subject.Of(ruling.Opportunity), Digest);
        foreach (var (conflict, opening) in evidence.Conflicts(terms)) tells[Subject.Of(conflict)] = Digests.Of(Data(new(key, 0, opening, false)));
        return tells;
    }

    private List<OutboxMessage> Rulings(Instant now, long version, EngagementInForce terms)
    {
        var messages = new List<OutboxMessage>();
        var rulings = evidence.Rulings(version, terms).ToDictionary(ruling => ruling.Opportunity);
        // What says nothing any more is told once, too.
        foreach (var ended in toldRulings.Keys.Except(rulings.Keys).ToList())
        {
            toldRulings.Remove(ended);
            messages.Add(Message(evidence.RulingFor(ended, version, terms), now));
        }
        foreach (var (opportunity, ruling) in rulings)
        {
            var digest = Digest(ruling);
            if (toldRulings.TryGetValue(opportunity, out var before) && before == digest) continue;
            toldRulings[opportunity] = digest;
            messages.Add(Message(ruling, now));
        }
        return messages;
    }

    private List<OutboxMessage> Contests(Instant now, long version, EngagementInForce terms)
    {
        var messages = new List<OutboxMessage>();
        var contests = evidence.Conflicts(terms);
        foreach (var (conflict, note) in toldContests.Where(told => !contests.ContainsKey(told.Key)).ToList())
        {
            toldContests.Remove(conflict);
            messages.Add(Message(conflict, note with { Version = version, IsWithdrawn = true }, now));
        }
        foreach (var (conflict, opening) in contests)
        {
            var note = new ContestNote(key, 0, opening, false);
            if (toldContests.TryGetValue(conflict, out var before) && Data(before).AsSpan().SequenceEqual(Data(note))) continue;
            toldContests[conflict] = note;
            messages.Add(Message(conflict, note with { Version = version }, now));
        }
        return messages;
    }

    private OutboxMessage Message(AccountRuling ruling, Instant now) =>
        new(RulingKind, Subject, Subject.Of(ruling.Opportunity), ruling.Version, now, encoder.Encode(new OpportunityFact.ProtectionsRuled(default, ruling)).Data);

    private OutboxMessage Message(ConflictId conflict, ContestNote note, Instant now) => new(ContestKind, Subject, Subject.Of(conflict), note.Version, now, Data(note));

    private static byte[] Data(ContestNote note) => FactEncoder.Encode(new ConflictFact.ContestNoted(default, note), note.Opening.Opportunity, note.Opening.Parties).Data;

    private ulong Digest(AccountRuling ruling) => Digests.Of(encoder.Encode(new OpportunityFact.ProtectionsRuled(default, ruling with { Version = 0 })).Data);

    private void Fold(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        if (type == EventNames.AccountRegistrationsNoted) evidence.Note(FactDecoder.Registrations(data));
        else if (type == EventNames.ConflictOpened) evidence.Open(Contest.Name(key), (ConflictFact.Opened)FactDecoder.Conflict(type, key, data)!);
        else if (RegistrationData.Read(data) is { } decision && StepOf(type, key, decision) is { } step)
        {
            decided[key] = decision;
            if (key.Source == OverdueApprovals.Source && step is RegistrationStep.Approved approval)
            {
                evidence.Overdue(approval);
                return;
            }
            latestDecision = Instant.Max(latestDecision, key.Time);
            lookups.Take(key, decision);
            evidence.Decide(step);
        }
    }

    private static RegistrationStep? StepOf(string type, FactKey key, RegistrationData data)
    {
        var (opportunity, partner) = (new OpportunityId(data.Opportunity!), new PartnerId(data.Partner!));
        return type switch
        {
            EventNames.OpportunityRegistrationSubmitted => new RegistrationStep.Submitted(key, opportunity, partner),
            EventNames.OpportunityRegistrationApproved => new RegistrationStep.Approved(key, opportunity, partner, data.UntilAt),
            EventNames.OpportunityRegistrationRejected => new RegistrationStep.Rejected(key, opportunity, partner),
            EventNames.OpportunityRegistrationRenewed => new RegistrationStep.Renewed(key, opportunity, partner, data.UntilAt),
            _ => null,
        };
    }
}
