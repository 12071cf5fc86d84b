using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Okrs;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Lifecycle;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>What a partner's actor knows: its evidence, its tiers and what of them is recorded. Actors, audit and doctor fold it alike.</summary>
public sealed class PartnerState(
    PartnerId id, ProgramsInForce programs, CurrencyConverter currencies, IncentiveCatalog? incentives = null, Action<PartnerView, CardRow>? publish = null) : ISubjectState
{
    private readonly PartnerEvidence evidence = new(id, incentives?.Current.Needs ?? EarningNeeds.All);
    private readonly EarningRecord earnings = new(id, incentives);
    private readonly TierRecord record = new();
    private InvolvementNotes? notes;
    private readonly OkrRow okrs = new(Subject.Of(id).ToString());
    private TierHistory? tiers;
    private ProgramTimeline? decidedBy;
    private PartnerView? settled;
    private CardRow? lastRow;
    private readonly OwnDeadline deadline = new(SubjectDeadline.Card);
    private bool reconciled;
    private bool facts;

    /// <summary>Folds a whole journal.</summary>
    public static PartnerState Fold(PartnerId id, ProgramsInForce programs, IEnumerable<StoredEntry> entries)
    {
        var state = new PartnerState(id, programs, programs.Currencies);
        foreach (var entry in entries) state.Replay(entry);
        return state;
    }

    /// <summary>What is known.</summary>
    public PartnerEvidence Evidence => evidence;

    /// <summary>What is kept of the journal for incentives.</summary>
    public EarningNeeds Keeps => evidence.Keeps;

    /// <summary>Whether other incentives are published by now than those that were told.</summary>
    public bool IsBehind => earnings.IsBehind;

    /// <summary>The partner at an instant, from everything folded; null before its introduction.</summary>
    public PartnerView? ViewAt(Instant t, long version) => PartnerView.Of(evidence, programs.Timeline, t, version, null, record.Restated);

    /// <summary>What the partner was at an instant, from everything folded.</summary>
    public StandingReport StandingAt(Instant t, long version) => StandingReports.Of(evidence, programs.Timeline, t, version);

    /// <summary>The card row at an instant, from everything folded; null before its introduction.</summary>
    public CardRow? CardRowAt(Instant t, long version) => ViewAt(t, version) is { } view ? PartnerReports.Row(view) : null;

    /// <inheritdoc/>
    public void Replay(StoredEntry entry)
    {
        switch (entry.Type)
        {
            case EventNames.PartnerTierDecided or EventNames.PartnerTierRestated:
                record.Replay(entry);
                break;
            case EventNames.PartnerRetold:
                Notes.Replay(entry);
                break;
            case EventNames.PartnerCardTicked or EventNames.PartnerEarningsTold:
                break;
            default:
                if (FactDecoder.Partner(entry.Type, new(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload, currencies) is { } fact) evidence.Apply(fact);
                break;
        }
    }

    /// <inheritdoc/>
    public void Restore(CardRow? row, long version)
    {
        lastRow = row;
        var timeline = programs.Timeline;
        if (row is null || PartnerView.Of(evidence, timeline, row.At, version, null, record.Restated) is not { } view) return;
        (tiers, decidedBy) = (view.Tiers, timeline);
        earnings.Restore(new(evidence, timeline, tiers, row.At));
        publish?.Invoke(view, row);
    }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact)
    {
        facts = true;
        if (FactDecoder.Partner(fact.Type, new(fact.Time, SourceNames.Shared(fact.Source), fact.Id), fact.Data, currencies) is not { } known) return null;
        var affected = evidence.EarliestAffected(known);
        // A fact dated at or before a close that is decided already makes every tier from there on be looked at again.
        if (affected <= tiers?.Through) (tiers, reconciled) = (null, false);
        earnings.Expect(evidence, known, affected);
        Notes.Before(known);
        evidence.Apply(known);
        return null;
    }

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) =>
        FactDecoder.Partner(message.Type, new(message.Time, message.Source, message.Id), message.Data, currencies) is not PartnerFact.OpportunityNoted noted
        || noted.History.Version > evidence.NotedVersion(noted.History.Opportunity);

    /// <inheritdoc/>
    public void Woken(IReadOnlyCollection<string> names) => earnings.Woken(names);

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater)
    {
        var derived = new List<NewEntry>();
        var timeline = programs.Timeline;
        // Another document may have come into force at or before a close that is decided already, if only at the very instant of the last.
        if (timeline != decidedBy)
        {
            (tiers, reconciled, decidedBy) = (null, false, timeline);
            earnings.Reconsider();
        }
        settled = PartnerView.Of(evidence, timeline, now, version, tiers, record.Restated);
        CardRow? row = null;
        IReadOnlyList<OutboxMessage> messages = [];
        IReadOnlyList<DeadlineChange> tellings = [];
        if (settled is not null)
        {
            row = PartnerReports.Row(settled);
            if (settleLater) reconciled = false;
            else if (!reconciled || settled.Tiers.Through != tiers?.Through || settled.Program.Tiers.Promotion == Promotion.Immediate)
            {
                derived.AddRange(record.Reconcile(id, settled.Tiers));
                reconciled = true;
            }
            if (!facts && Tick(row, now) is { } tick) derived.Add(tick);
            if (Notes.Retold(version + derived.Count, now) is { } retold) derived.Add(retold);
            if (earnings.IsRead)
            {
                // A message needs a version of its own to replace the one before, so where nothing else is written, that it was told is.
                var isSilent = !facts && derived.Count == 0;
                (messages, tellings) = earnings.Settle(new(evidence, timeline, settled.Tiers, now), now, version + (isSilent ? 1 : derived.Count), settleLater);
                if (isSilent && messages.Count > 0) derived.Add(EarningRecord.Told(id, now, version + 1, messages));
            }
            if (derived.Count > 0)
            {
                settled = settled with { Version = version + derived.Count, Restated = record.Restated };
                row = row with { Version = settled.Version };
            }
        }
        facts = false;
        var due = settleLater && settled is not null ? now : NextDue(timeline, now);
        lastRow = row ?? lastRow;
        var deadlines = deadline.Set(due);
        var (view, shown) = (settled, row);
        return new(derived, [.. Notes.Messages(now, version + derived.Count), .. messages], tellings.Count == 0 ? deadlines : [.. deadlines, .. tellings], row)
        {
            Lists = new(() => view is null ? [] : okrs.Say(Okrs(view, shown!, now), now)),
        };
    }

    /// <inheritdoc/>
    public void Publish(long version)
    {
        Notes.Told();
        if (settled is null) return;
        earnings.Publish();
        tiers = settled.Tiers;
        publish?.Invoke(settled, lastRow!);
    }

    private InvolvementNotes Notes => notes ??= new(evidence, programs);

    // The next instant at which anything of the card row can differ without an event.
    private Instant? NextDue(ProgramTimeline timeline, Instant now)
    {
        var stage = LifecycleRules.NextChange(evidence, timeline, now);
        var tier = TierHistory.NextChange(evidence, timeline, now);
        var due = Instant.Min(Instant.Min(stage ?? Instant.Never, tier ?? Instant.Never), evidence.NextRecommendation(now) ?? Instant.Never);
        return due == Instant.Never ? null : due;
    }

    private OkrPart Okrs(PartnerView view, CardRow row, Instant now)
    {
        Band? health = view.Lifecycle != LifecycleStage.Terminated && Words.TryParse<Band>(row.Band, out var band) ? band : null;
        return new(view.Profile.Region, id, health, okrs.Parts(view.Program, now, period => evidence.OkrFlowsIn(period, now, programs.Timeline)));
    }

    // A card that changed by the passing of time alone leaves an entry, so that the journal tells when.
    private NewEntry? Tick(CardRow row, Instant now)
    {
        if (lastRow is not { } before
            || (before.Band, before.ScoreMicro, before.Tier, before.Lifecycle, before.Suspended) == (row.Band, row.ScoreMicro, row.Tier, row.Lifecycle, row.Suspended)) return null;
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new { row.Band, Score = row.ScoreMicro / 1_000_000m, row.Tier, row.Lifecycle, From = new { before.Band, Score = before.ScoreMicro / 1_000_000m, before.Tier, before.Lifecycle } },
            JsonSerializerOptions.Web);
        return new(new(SubjectDeadline.ClockSource, $"{id}/{now.Ticks}"), EventNames.PartnerCardTicked, now, payload);
    }
}
