using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Okrs;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Opportunities;

/// <summary>What an opportunity's actor knows, and what it has told each partner and its account.</summary>
public sealed class OpportunityState(OpportunityId id, ProgramsInForce programs, CurrencyConverter currencies, FactEncoder encoder) : ISubjectState
{
    private const string PartnerKind = "opportunity-noted";
    private const string AccountKind = "registrations-noted";
    private readonly OpportunityEvidence evidence = new(id);
    private readonly HashSet<string> expired = [];
    private readonly Dictionary<Subject, ulong> told = [];
    private readonly Retelling retelling = new(Subject.Of(id), EventNames.OpportunityRetold);
    private readonly RowBook rows = new();
    private readonly OwnDeadline deadline = new(SubjectDeadline.Card);
    private readonly OkrRow okrs = new(Subject.Of(id).ToString());
    private readonly OwnDeadline due = new(OkrRow.Deadline);

    /// <summary>What is known.</summary>
    public OpportunityEvidence Evidence => evidence;

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        if (entry.Type == EventNames.OpportunityRegistrationExpired) expired.Add(entry.Key.Id);
        else if (entry.Type == EventNames.OpportunityRetold) retelling.Replay(entry);
        else Fold(entry.Type, new(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload);
    }

    // What was committed was told in the same transaction, so the journal says what everybody has heard.
    /// <inheritdoc/>
    public void Restore(CardRow? row, long version)
    {
        foreach (var (target, digest) in Tells(retelling.Told(programs.Timeline))) told[target] = digest;
    }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        Fold(fact.Type, new(fact.Time, SourceNames.Shared(fact.Source), fact.Id), fact.Data);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) =>
        FactDecoder.Opportunity(message.Type, new(message.Time, message.Source, message.Id), message.Data, currencies) is not { } fact || evidence.IsNews(fact);

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        var derived = settleLater ? [] : Expire(now);
        var timeline = programs.Timeline;
        if (retelling.Entry(timeline, Tells, version + derived.Count, now) is { } retold) derived.Add(retold);
        var reached = version + derived.Count;
        var messages = new List<OutboxMessage>();
        foreach (var (target, kind, payload) in Wholes(timeline))
        {
            var digest = Digests.Of(payload(0));
            if (told.TryGetValue(target, out var before) && before == digest) continue;
            told[target] = digest;
            messages.Add(new(kind, Subject.Of(id), target, reached, now, payload(reached)));
        }
        var next = settleLater && evidence.LapsedBy(now).Count > 0 ? now : evidence.NextChange(now, timeline);
        return new(derived, messages, [.. deadline.Set(next), .. due.Set(evidence.NextOkrChange(now))], null)
        {
            Lists = new(() => Rows(now, reached, timeline)),
        };
    }

    private IReadOnlyList<ListChange> Rows(Instant now, long version, ProgramTimeline timeline)
    {
        var parts = okrs.Parts(timeline.At(now), now, period => evidence.OkrsIn(period, now, timeline));
        return
        [
            .. rows.Take(OpportunityReports.Row(evidence, timeline, currencies.Currency, now, version)),
            .. okrs.Say(new(null, parts.Count == 0 ? null : evidence.HomeOf(timeline), null, parts), now),
        ];
    }

    /// <inheritdoc/>
    public void Publish(long version) { }

    private void Fold(string type, FactKey key, ReadOnlyMemory<byte> data)
    {
        if (FactDecoder.Opportunity(type, key, data, currencies) is { } fact) evidence.Apply(fact);
    }

    // One entry for each end, under a name made of it: whoever wakes twice, or long after, finds it written.
    private List<NewEntry> Expire(Instant now)
    {
        var derived = new List<NewEntry>();
        foreach (var protection in evidence.LapsedBy(now))
        {
            var until = protection.Held.Until;
            var name = CausedName.Of("expiry", id.Value, protection.Approved.Source, protection.Approved.Id, until.ToString());
            if (!expired.Add(name)) continue;
            derived.Add(new(new(SubjectDeadline.ClockSource, name), EventNames.OpportunityRegistrationExpired, until, JsonSerializer.SerializeToUtf8Bytes(
                new { Partner = protection.Partner.Value, From = protection.Held.From.ToDateTimeOffset(), Until = until.ToDateTimeOffset() }, JsonSerializerOptions.Web)));
        }
        return derived;
    }

    private Dictionary<Subject, ulong> Tells(ProgramTimeline terms) => Wholes(terms).ToDictionary(whole => whole.Target, whole => Digests.Of(whole.Payload(0)));

    // What everybody who must hear of this opportunity has to know of it, whole, under whatever version it is told.
    private IEnumerable<(Subject Target, string Kind, Func<long, byte[]> Payload)> Wholes(ProgramTimeline terms)
    {
        foreach (var partner in evidence.Concerned)
            if (evidence.HistoryFor(partner, 0, terms) is { } history)
                yield return (Subject.Of(partner), PartnerKind, version => encoder.Encode(new PartnerFact.OpportunityNoted(default, history with { Version = version })).Data);
        if (evidence.RegistrationsFor(0, terms) is not { } registrations) yield break;
        foreach (var (account, productLine) in evidence.Accounts)
            yield return (Subject.OfAccount(account, productLine), AccountKind, version => FactEncoder.Encode(registrations with { Version = version }));
    }
}
