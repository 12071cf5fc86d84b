using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Partners;

/// <summary>The actor of a partner.</summary>
public sealed class PartnerGrain(SubjectServices services, ProgramsInForce programs, CurrencyConverter currencies)
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
    protected override PartnerState NewState()
    {
        isLive = false;
        return new(new(Subject.Id), programs, currencies, Publish);
    }

    /// <inheritdoc/>
    protected override void Loaded() => isLive = true;

    private void Publish(PartnerView view, CardRow row)
    {
        published = view;
        if (!isLive) return;
        Services.Feed.Publish(new(
            0, row.Partner, row.Name, row.Type, row.Region, row.Lifecycle, row.Tier, row.Suspended, row.Band, row.ScoreMicro / 1_000_000m, row.Dimensions,
            row.OpenMinor, row.ArrMinor, row.Version));
    }
}
