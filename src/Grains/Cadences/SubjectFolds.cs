using System.Runtime.CompilerServices;
using PemActors.Documents.Facts;
using PemActors.Grains.Accounts;
using PemActors.Grains.Conflicts;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Cadences;

/// <summary>
/// The evidence of every subject of a kind, one after the other, folded from the store: as of any instant each answers for itself, whenever it is
/// asked. A subject whose journal no longer folds is left out; doctor lists it.
/// </summary>
public sealed class SubjectFolds(IJournal journal, ProgramsInForce programs)
{
    /// <summary>Partners, by id.</summary>
    public IAsyncEnumerable<PartnerEvidence> PartnersAsync(CancellationToken cancellation) => FoldAsync(
        SubjectKind.Partner,
        subject => new PartnerEvidence(new(subject.Id)),
        (evidence, entry) =>
        {
            if (FactDecoder.Partner(entry.Type, Key(entry), entry.Payload, programs.Currencies) is { } fact) evidence.Apply(fact);
        },
        cancellation);

    /// <summary>Opportunities, by id.</summary>
    public IAsyncEnumerable<OpportunityEvidence> OpportunitiesAsync(CancellationToken cancellation) => FoldAsync(
        SubjectKind.Opportunity,
        subject => new OpportunityEvidence(new(subject.Id)),
        (evidence, entry) =>
        {
            if (FactDecoder.Opportunity(entry.Type, Key(entry), entry.Payload, programs.Currencies) is { } fact) evidence.Apply(fact);
        },
        cancellation);

    /// <summary>Customer accounts and product lines, by id.</summary>
    public async IAsyncEnumerable<AccountEvidence> AccountsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var state in FoldAsync(
            SubjectKind.Account, subject => new AccountState(AccountGrain.KeyOf(subject.Id), programs, new(programs.Currencies.Currency)), static (state, entry) => state.Replay(entry), cancellation))
            yield return state.Evidence;
    }

    /// <summary>Conflicts, by id, each with its state at an instant; those not opened by then are left out.</summary>
    public async IAsyncEnumerable<ConflictView> ConflictsAsync(Instant at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var state in FoldAsync(
            SubjectKind.Conflict, subject => new ConflictState(new(subject.Id), programs, new(programs.Currencies.Currency)), static (state, entry) => state.Replay(entry), cancellation))
            if (state.Evidence.ViewAt(at, state.Ladder) is { } view)
                yield return view;
    }

    private async IAsyncEnumerable<TEvidence> FoldAsync<TEvidence>(
        SubjectKind kind, Func<Subject, TEvidence> create, Action<TEvidence, StoredEntry> apply, [EnumeratorCancellation] CancellationToken cancellation)
        where TEvidence : class
    {
        await foreach (var page in journal.SubjectPagesAsync(kind, cancellation))
            foreach (var subject in page)
                if (Fold(create(subject), (await journal.LoadAsync(subject, cancellation)).Entries, apply) is { } evidence)
                    yield return evidence;
    }

    private static TEvidence? Fold<TEvidence>(TEvidence evidence, IReadOnlyList<StoredEntry> entries, Action<TEvidence, StoredEntry> apply) where TEvidence : class
    {
        try
        {
            foreach (var entry in entries) apply(evidence, entry);
            return evidence;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static FactKey Key(StoredEntry entry) => new(entry.Time, entry.Key.Source, entry.Key.Id);
}
