using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>A synthetic fact or decision and whose it is; exactly one of the three is there, as the subject's kind says.</summary>
/// <param name="Subject">The partner, opportunity, incentive or conflict.</param>
/// <param name="Partner">The fact of a partner.</param>
/// <param name="Opportunity">The fact of an opportunity.</param>
/// <param name="Decision">The decision about an incentive or a conflict.</param>
public readonly record struct EmittedFact(Subject Subject, PartnerFact? Partner, OpportunityFact? Opportunity, SyntheticDecision? Decision = null)
{
    /// <summary>When it happened, and who said so.</summary>
    public FactKey Key => Partner?.Key ?? Opportunity?.Key ?? Decision!.Key;

    /// <summary>The fact itself, a <see cref="PartnerFact"/>, an <see cref="OpportunityFact"/> or a <see cref="SyntheticDecision"/>.</summary>
    public object Fact => Partner ?? (object?)Opportunity ?? Decision!;

    /// <summary>The event that a real system would send.</summary>
    /// <param name="encoder">Encodes facts.</param>
    /// <param name="currency">The installation's currency, that of <paramref name="encoder"/>.</param>
    public CloudEvent ToEvent(FactEncoder encoder, string currency)
    {
        if (Partner is not null) return encoder.ToEvent(new PartnerId(Subject.Id), Partner);
        if (Opportunity is not null) return encoder.ToEvent(new OpportunityId(Subject.Id), Opportunity);
        var (type, data) = DecisionEvents.Encode(Decision!, currency);
        return new(Key.Source, Key.Id, type, Subject.Id, Key.Time, data);
    }
}
