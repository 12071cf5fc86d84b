using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>The actor of an incentive. Readers get the book as last committed, which is a value, so they wait for nothing.</summary>
public sealed class IncentiveGrain(SubjectServices services, ProgramsInForce programs, CurrencyConverter currencies, IncentiveCatalog catalog)
    : SubjectGrain<IncentiveState>(services, id => new(SubjectKind.Incentive, id)), IIncentiveGrain
{
    private Published? published;

    /// <inheritdoc/>
    public Task<IncentiveSnapshot?> GetSnapshot() => Task.FromResult(published is null ? null : Snapshot(published));

    /// <inheritdoc/>
    public Task<AccountBalance[]?> GetBalances(string? partner, int after, int limit) => Task.FromResult<AccountBalance[]?>(
        published is null ? null : [.. published.Book.Ledger.Balances
            .Where(balance => partner is null || balance.Key.Partner.Value == partner).Skip(after).Take(limit)
            .Select(balance => new AccountBalance(Words.Of(balance.Key.Kind), balance.Key.Partner == default ? null : balance.Key.Partner.Value, balance.Value))]);

    /// <inheritdoc/>
    protected override Task TermsChangedAsync() => catalog.RefreshAsync();

    /// <inheritdoc/>
    protected override IncentiveState NewState()
    {
        published = null;
        return new(new(Subject.Id), programs, currencies, (fold, version) => published = fold.Book is null ? null : new(fold.Book, fold.PendingMinor, fold.Voids.Count, version));
    }

    private IncentiveSnapshot Snapshot(Published of)
    {
        var (book, incentive) = (of.Book, of.Book.Incentive);
        var totals = book.Ledger.Balances.GroupBy(balance => balance.Key.Kind)
            .Select(kind => new AccountBalance(Words.Of(kind.Key), null, kind.Sum(balance => balance.Value)));
        return new(
            incentive.Id.Value, Words.Of(incentive.Terms.Kind), incentive.Name, incentive.From.ToDateTimeOffset(), incentive.Until.ToDateTimeOffset(), IncentiveRows.StateOf(book),
            currencies.Currency, incentive.BudgetMinor, book.TakenMinor, incentive.BudgetMinor is null ? null : book.AvailableMinor, of.PendingMinor, [.. totals], book.Partners.Count,
            book.Payouts.Count, [.. book.Holds.Keys.Select(partner => partner.Value)], of.Voids, book.NextInstant?.ToDateTimeOffset(), of.Version, Fault);
    }

    private sealed record Published(IncentiveBook Book, long PendingMinor, int Voids, long Version);
}
