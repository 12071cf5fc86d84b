using PemActors.Documents.Facts;
using PemActors.Grains.Accounts;
using PemActors.Grains.Conflicts;
using PemActors.Grains.Opportunities;
using PemActors.Grains.Partners;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Subjects;

/// <summary>States of subjects without their actors, for commands that look at a store.</summary>
public static class SubjectStates
{
    /// <summary>Folds a subject's journal as its actor would; throws what the fold throws.</summary>
    public static void Fold(Subject subject, ProgramDocument program, IEnumerable<StoredEntry> entries)
    {
        var currencies = new CurrencyConverter(program);
        ISubjectState? state = subject.Kind switch
        {
            SubjectKind.Partner => new PartnerState(new(subject.Id), program, currencies),
            SubjectKind.Opportunity => new OpportunityState(new(subject.Id), program, currencies, new(program.Currency)),
            SubjectKind.Account => new AccountState(AccountGrain.KeyOf(subject.Id), new(program), new(program.Currency), TimeProvider.System),
            SubjectKind.Conflict => new ConflictState(new(subject.Id), new(program), new(program.Currency)),
            _ => null,
        };
        if (state is null) return;
        foreach (var entry in entries) state.Replay(entry);
    }
}
