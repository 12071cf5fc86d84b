using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>A deal closed won, as of an instant: all that incentives read of it.</summary>
/// <param name="Opportunity">Which.</param>
/// <param name="Won">The win: of several won and lost the first by key.</param>
/// <param name="AmountMinor">First-year ACV won.</param>
/// <param name="ListAmountMinor">The amount at list price; null where the win names none, and the ACV stands for it.</param>
/// <param name="Motion">How it is sold.</param>
/// <param name="Owner">The partner that owns it; null when none does.</param>
/// <param name="Source">The partner that sourced it; null when direct.</param>
/// <param name="Credits">Credits by partner id ascending; they sum to 1,000,000 ppm and to the amount, or there is none.</param>
/// <param name="Registered">The partner whose protection holds at the win; null when none does.</param>
/// <param name="ChurnedAt">When the customer left, at or after the win; null while they stay.</param>
/// <param name="Usage">Meterings, ascending by key.</param>
public sealed record WonDeal(
    OpportunityId Opportunity,
    FactKey Won,
    long AmountMinor,
    long? ListAmountMinor,
    Motion Motion,
    PartnerId? Owner,
    PartnerId? Source,
    IReadOnlyList<Credit> Credits,
    PartnerId? Registered,
    Instant? ChurnedAt,
    IReadOnlyList<UsageMetering> Usage)
{
    /// <summary>Every partner that can earn by the deal, by id ascending: its owner, its source and those credited.</summary>
    public IReadOnlyList<PartnerId> Partners => [.. Credits.Select(credit => (PartnerId?)credit.Partner).Append(Owner).Append(Source).OfType<PartnerId>().Distinct().Order()];

    /// <summary>What a partner has to do with the deal.</summary>
    public DealPart PartOf(PartnerId partner) => ShareOf(partner).Part;

    /// <summary>The deal as one partner's incentives read it.</summary>
    public DealShare ShareOf(PartnerId partner)
    {
        var place = -1;
        for (var i = 0; i < Credits.Count; i++)
            if (Credits[i].Partner == partner)
                place = i;
        return new(
            Opportunity,
            Won,
            AmountMinor,
            ListAmountMinor,
            Motion,
            Owner == partner,
            Source == partner,
            Registered == partner,
            [.. Credits.Select(credit => credit.Ppm)],
            place,
            place < 0 ? 0 : Credits[place].AmountMinor,
            ChurnedAt,
            Usage);
    }
}

/// <summary>Net usage revenue metered once.</summary>
/// <param name="Key">When it was metered, and who said so.</param>
/// <param name="AmountMinor">Net revenue; below 0 for a credit.</param>
/// <param name="Month">The calendar month that it is of, counted since year 0.</param>
public readonly record struct UsageMetering(FactKey Key, long AmountMinor, int Month);
