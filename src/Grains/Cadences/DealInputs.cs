using PemActors.Grains.Programs;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Cadences;

/// <summary>What the deal review reads as of an instant.</summary>
public sealed class DealInputs(SubjectFolds folds, ProgramsInForce programs)
{
    /// <summary>Registrations that wait, protections that hold, open deals, and conflicts that are not decided.</summary>
    public async Task<DealReviewInputs> ReviewAsync(Instant at, CancellationToken cancellation)
    {
        var deals = new List<OpenDeal>();
        await foreach (var evidence in folds.OpportunitiesAsync(cancellation))
            if (evidence.OpenDealAt(at) is { } deal)
                deals.Add(deal);
        var registrations = new List<OpenRegistration>();
        var protections = new List<ProtectedDeal>();
        await foreach (var account in folds.AccountsAsync(cancellation))
        {
            var amounts = account.Opportunities.ToDictionary(history => history.Opportunity, history => AmountAt(history, at));
            var view = account.ViewAt(at, programs.Timeline);
            registrations.AddRange(view.Queue.Select(queued => new OpenRegistration(
                queued.Registration.Opportunity, queued.Registration.Partner, account.Key.Account, account.Key.ProductLine, queued.Registration.Submitted.Time, queued.Due,
                amounts[queued.Registration.Opportunity])));
            protections.AddRange(view.Live.Select(held => new ProtectedDeal(held.Opportunity, held.Partner, held.Held.Until, amounts[held.Opportunity])));
        }
        var conflicts = new List<OpenConflict>();
        await foreach (var conflict in folds.ConflictsAsync(at, cancellation))
            if (conflict.Decision is null)
                conflicts.Add(new(conflict.Conflict, conflict.Opportunity, conflict.Parties, conflict.Step.Level, conflict.Step.Due));
        return new(registrations, protections, deals, conflicts);
    }

    private static long AmountAt(RegistrationHistory history, Instant at) => history.Amounts.LastOrDefault(step => step.At <= at).AmountMinor;
}
