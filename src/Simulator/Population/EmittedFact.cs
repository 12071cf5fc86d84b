using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>A synthetic fact and whose it is; exactly one of the two facts is there, as the subject's kind says.</summary>
/// <param name="Subject">The partner or opportunity.</param>
/// <param name="Partner">The fact of a partner.</param>
/// <param name="Opportunity">The fact of an opportunity.</param>
public readonly record struct EmittedFact(Subject Subject, PartnerFact? Partner, OpportunityFact? Opportunity)
{
    /// <summary>When it happened, and who said so.</summary>
    public FactKey Key => Partner?.Key ?? Opportunity!.Key;

    /// <summary>The fact itself, a <see cref="PartnerFact"/> or an <see cref="OpportunityFact"/>.</summary>
    public object Fact => (object?)Partner ?? Opportunity!;
}
