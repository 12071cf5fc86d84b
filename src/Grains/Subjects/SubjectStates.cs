using PemActors.Grains.Accounts;
using PemActors.Grains.Conflicts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Opportunities;
using PemActors.Grains.Partners;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>States of subjects without their actors, for commands that look at a store.</summary>
public static class SubjectStates
{
    /// <summary>Folds a subject's journal as its actor would; throws what the fold throws.</summary>
    public static void Fold(Subject subject, ProgramsInForce programs, IEnumerable<StoredEntry> entries)
    {
        if (Empty(subject, programs) is not { } state) return;
        foreach (var entry in entries) state.Replay(entry);
    }

    /// <summary>The state of a subject before its first entry; null where its kind decides nothing.</summary>
    internal static ISubjectState? Empty(Subject subject, ProgramsInForce programs)
    {
        var currencies = programs.Currencies;
        return subject.Kind switch
        {
            SubjectKind.Partner => new PartnerState(new(subject.Id), programs, currencies),
            SubjectKind.Opportunity => new OpportunityState(new(subject.Id), programs, currencies, new(currencies.Currency)),
            SubjectKind.Account => new AccountState(AccountGrain.KeyOf(subject.Id), programs, new(currencies.Currency)),
            SubjectKind.Conflict => new ConflictState(new(subject.Id), programs, new(currencies.Currency)),
            SubjectKind.Program => new ProgramState(subject.Id, programs),
            SubjectKind.Incentive => new IncentiveState(new(subject.Id), programs, currencies),
            _ => null,
        };
    }
}
