using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Partners;

/// <summary>The actor of a partner.</summary>
public sealed class PartnerGrain(SubjectServices services, ProgramsInForce programs, CurrencyConverter currencies, IncentiveCatalog incentives)
    : SubjectGrain<PartnerState>(services, id => new(SubjectKind.Partner, id)), IPartnerGrain
{
    private PartnerView? published;
    private bool isLive;

    /// <inheritdoc/>
    public Task<PartnerSnapshot?> GetSnapshot() =>
        Task.FromResult(published is null ? null : PartnerReports.Snapshot(published, Fault));

    /// <inheritdoc/>
    public async Task<PartnerSnapshot?> ViewAt(long atTicks) =>
        await StateAsync() is { } state && state.ViewAt(new(atTicks), published?.Version ?? 0) is { } view ? PartnerReports.Snapshot(view) : null;

    /// <inheritdoc/>
    public async Task<StandingReport> StandingAt(long atTicks) =>
        (await StateAsync() ?? new(new(Subject.Id), programs, currencies)).StandingAt(new(atTicks), Version);

    /// <inheritdoc/>
    public async Task<ActivityReport?> GetActivity(string eventId)
    {
        // No actor keeps the ids of its activities, and a claim that names one is rare: the journal is asked.
        var journal = await Services.Journal.LoadAsync(Subject, CancellationToken.None);
        var entry = journal.Entries.Where(entry => entry.Type == EventNames.ActivityRecorded && entry.Key.Id == eventId)
            .MinBy(entry => new FactKey(entry.Time, entry.Key.Source, entry.Key.Id));
        if (entry is null || FactDecoder.Partner(entry.Type, new(entry.Time, entry.Key.Source, entry.Key.Id), entry.Payload, currencies) is not PartnerFact.ActivityRecorded activity)
            return null;
        return new(
            entry.Key.Source, entry.Key.Id, entry.Time.ToDateTimeOffset(), Words.Of(activity.Kind), activity.Verified, activity.Opportunity, await StandingAt(entry.Time.Ticks));
    }

    /// <inheritdoc/>
    protected override PartnerState NewState()
    {
        isLive = false;
        PartnerState? fresh = null;
        return fresh = new(new(Subject.Id), programs, currencies, incentives, (view, row) => Publish(fresh!, view, row));
    }

    /// <inheritdoc/>
    protected override Task TermsChangedAsync() => incentives.RefreshAsync();

    /// <inheritdoc/>
    protected override bool IsWhole(PartnerState known) => known.Keeps.Covers(incentives.Current.Needs);

    /// <inheritdoc/>
    protected override void Loaded() => isLive = true;

    private void Publish(PartnerState state, PartnerView view, CardRow row)
    {
        published = view;
        if (!isLive) return;
        // Incentives changed while this was on its way to the store, and a partner that is new there may have been woken by nobody.
        if (state.IsBehind) _ = this.AsReference<IPartnerGrain>().Wake([SubjectDeadline.Terms]);
        Services.Feed.Publish(new(
            0, row.Partner, row.Name, row.Type, row.Region, row.Lifecycle, row.Tier, row.Suspended, row.Band, row.ScoreMicro / 1_000_000m, row.Dimensions,
            row.OpenMinor, row.ArrMinor, row.Version));
    }
}
