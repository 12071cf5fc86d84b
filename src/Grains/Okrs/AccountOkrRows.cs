using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Okrs;

/// <summary>An account's rows in the list that the OKRs are added up from: one for each partner that asked it for a registration.</summary>
/// <param name="account">The account's subject.</param>
public sealed class AccountOkrRows(Subject account)
{
    private readonly Dictionary<PartnerId, OkrRow> rows = [];

    /// <summary>The changes of the list that make it say what the account knows.</summary>
    public IEnumerable<ListChange> Say(AccountEvidence evidence, ProgramTimeline programs, Instant now)
    {
        var byPeriod = new Dictionary<PeriodBounds, IReadOnlyDictionary<PartnerId, OkrSums>>();
        foreach (var partner in evidence.Registrants)
        {
            if (!rows.TryGetValue(partner, out var row)) rows.Add(partner, row = new($"{account}~{partner}"));
            var parts = row.Parts(programs.At(now), now, period => Of(period).GetValueOrDefault(partner));
            foreach (var change in row.Say(new(null, parts.Count == 0 ? null : partner, null, parts), now)) yield return change;
        }

        IReadOnlyDictionary<PartnerId, OkrSums> Of(PeriodBounds period)
        {
            if (!byPeriod.TryGetValue(period, out var sums)) byPeriod.Add(period, sums = evidence.OkrsByPartner(period, now, programs));
            return sums;
        }
    }
}
