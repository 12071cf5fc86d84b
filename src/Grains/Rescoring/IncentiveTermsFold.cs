using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Rescoring;

/// <summary>An incentive as its publication and later decisions on it give it under a program, which has the figures that the publication leaves out.</summary>
internal static class IncentiveTermsFold
{
    /// <summary>The incentive; null where nothing valid was published.</summary>
    public static Incentive? Of(Subject subject, IEnumerable<StoredEntry> entries, ProgramsInForce programs)
    {
        var fold = new IncentiveFold(new(subject.Id), programs, programs.Currencies);
        foreach (var entry in entries)
            if (entry.Type is EventNames.IncentivePublished or EventNames.IncentiveClosed or EventNames.IncentiveBudgetChanged)
                fold.Take(entry.Type, new FactKey(entry.Time, SourceNames.Shared(entry.Key.Source), entry.Key.Id), entry.Payload, entry.RecordedAt);
        return fold.Book?.Incentive;
    }
}
