using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Grains.Okrs;
using PemActors.Grains.Programs;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Ecosystem;

/// <summary>Adds up card rows; the store is never behind, so nothing is kept here but the last answer, for a second.</summary>
public sealed class EcosystemGrain(IJournal journal, ProgramsInForce programs, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock) : Grain, IEcosystemGrain
{
    private readonly Cached<EcosystemRollup> rollup = new();
    private readonly Cached<OkrRollup> okrs = new();

    /// <inheritdoc/>
    public Task<EcosystemRollup> GetRollup() => rollup.GetAsync(ReadAsync);

    /// <inheritdoc/>
    public async Task<OkrSnapshot> GetOkrs(string? region)
    {
        var now = Instant.From(clock.GetUtcNow());
        return OkrReports.Of(programs.Timeline.At(now), now, region, await okrs.GetAsync(() => OkrTable.ReadAsync(journal)));
    }

    private async Task<EcosystemRollup> ReadAsync()
    {
        var region = this.GetPrimaryKeyString();
        var cells = await journal.EcosystemAsync(CancellationToken.None);
        var mine = region == IEcosystemGrain.All ? cells : [.. cells.Where(cell => cell.Region == region)];
        return new(
            clock.GetUtcNow(),
            programs.Currencies.Currency,
            mine.Sum(cell => cell.Partners),
            Mean(mine),
            mine.Sum(cell => cell.OpenMinor),
            mine.Sum(cell => cell.ArrMinor),
            [.. Words.All<Band>().Select(band => Group(band, mine.Where(cell => cell.Band == band)))],
            [.. Words.All<Tier>().Select(tier => Group(tier, mine.Where(cell => cell.Tier == tier)))],
            [.. mine.GroupBy(cell => cell.Region).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Group(group.Key, group))]);
    }

    private static RollupGroup Group(string name, IEnumerable<EcosystemCell> cells)
    {
        var all = cells.ToList();
        return new(name, all.Sum(cell => cell.Partners), all.Sum(cell => cell.OpenMinor), all.Sum(cell => cell.ArrMinor), Mean(all));
    }

    private static decimal? Mean(IReadOnlyCollection<EcosystemCell> cells)
    {
        var partners = cells.Sum(cell => cell.Partners);
        return partners == 0 ? null : decimal.Round(cells.Sum(cell => cell.ScoreMicroSum) / 1_000_000m / partners, 1);
    }
}
