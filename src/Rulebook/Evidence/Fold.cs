using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// Folds a log into evidence, dropping repetitions: source and id together name a fact for ever, and the first of that name
/// in the log counts. The order of the log does not matter otherwise.
/// </summary>
public static class Fold
{
    /// <summary>The evidence of one partner from a log of facts about it.</summary>
    public static PartnerEvidence Partner(PartnerId id, IEnumerable<PartnerFact> log)
    {
        var evidence = new PartnerEvidence(id);
        foreach (var fact in Distinct(log, fact => fact.Key)) evidence.Apply(fact);
        return evidence;
    }

    /// <summary>The evidence of one opportunity from a log of facts about it.</summary>
    public static OpportunityEvidence Opportunity(OpportunityId id, IEnumerable<OpportunityFact> log)
    {
        var evidence = new OpportunityEvidence(id);
        foreach (var fact in Distinct(log, fact => fact.Key)) evidence.Apply(fact);
        return evidence;
    }

    private static IEnumerable<T> Distinct<T>(IEnumerable<T> log, Func<T, FactKey> key)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var fact in log)
            if (seen.Add((key(fact).Source, key(fact).Id)))
                yield return fact;
    }
}
