using PemActors.Documents.Programs;
using PemActors.Grains.Programs;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>What the council pack reads as of its instant: objectives, tiers, and how the program changed.</summary>
public sealed class CouncilMaterial(SubjectFolds folds, PartnerInputs partners, ProgramsInForce programs)
{
    /// <summary>Gathers it over the half-year that ends at the instant.</summary>
    public async Task<CouncilInputs> GatherAsync(PeriodBounds half, ProgramDocument program, CancellationToken cancellation)
    {
        var at = half.Until;
        var periods = OkrCalendar.InUse(program, at);
        var parts = new List<OkrPart>();
        var tiers = new List<PartnerTier>();
        await foreach (var evidence in folds.PartnersAsync(cancellation))
        {
            if (evidence.Profile is { } profile)
                parts.Add(new(profile.Region, evidence.Id, HealthOf(periods.Count == 0 ? default : evidence.OkrsIn(periods[0], at, programs.Timeline)), Parts(periods, period => evidence.OkrFlowsIn(period, at, programs.Timeline))));
            if (partners.Tiers(evidence, half) is { } tier) tiers.Add(tier);
        }
        await foreach (var evidence in folds.OpportunitiesAsync(cancellation))
            parts.Add(new(null, evidence.HomeOf(programs.Timeline), null, Parts(periods, period => evidence.OkrsIn(period, at, programs.Timeline))));
        await foreach (var evidence in folds.AccountsAsync(cancellation))
            foreach (var partner in evidence.Registrants)
                parts.Add(new(null, partner, null, Parts(periods, period => evidence.OkrsByPartner(period, at, programs.Timeline).GetValueOrDefault(partner))));
        var rollup = OkrRollup.Of(parts);
        return new(
            [.. program.Objectives.Select(objective => ObjectiveReport.Of(objective, program.Calendar, at, period => rollup.Sums(null, period)))],
            tiers,
            ProgramDifference.Between(programs.Timeline));
    }

    private static List<OkrPeriodPart> Parts(IReadOnlyList<PeriodBounds> periods, Func<PeriodBounds, OkrSums> sumsIn) =>
        [.. periods.Select(period => new OkrPeriodPart(period, sumsIn(period))).Where(part => part.Sums != default)];

    private static Band? HealthOf(in OkrSums sums) => sums.Green > 0 ? Band.Green : sums.Yellow > 0 ? Band.Yellow : sums.Red > 0 ? Band.Red : null;
}
