using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
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
            SubjectKind.Incentive => new IncentiveState(new(subject.Id), new(program), currencies),
            _ => null,
        };
        if (state is null) return;
        foreach (var entry in entries) state.Replay(entry);
    }
}
