using PemActors.Journal;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>What documents read of incentives, from the rows that they keep.</summary>
public sealed class MoneyInputs(IJournal journal)
{
    /// <summary>What MDF brought in a period.</summary>
    public Task<IReadOnlyList<MdfReturn>> ReturnsAsync(PeriodBounds period, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<MdfReturn>>([]);

    /// <summary>What partners earned in a quarter.</summary>
    public Task<ILookup<PartnerId, PayoutTotal>> PayoutsAsync(PeriodBounds quarter, CancellationToken cancellation) =>
        Task.FromResult(Array.Empty<(PartnerId Partner, PayoutTotal Total)>().ToLookup(each => each.Partner, each => each.Total));

    /// <summary>The rebates of a close.</summary>
    public Task<IReadOnlyList<RebateStatement>> RebatesAsync(PeriodBounds quarter, ProgramDocument program, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<RebateStatement>>([]);
}
