using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>What a run tells the world, by subject and in the order it came about. Ids ascend with the partner, so that equal instants go by partner.</summary>
internal sealed class Journal(int partners)
{
    private const string Source = "pem:twin";

    public static readonly PartnerId[] Names = [.. Enumerable.Range(0, 1000).Select(partner => new PartnerId($"p{partner:000}"))];

    public List<PartnerFact>[] Partners { get; } = [.. Enumerable.Range(0, partners).Select(_ => new List<PartnerFact>())];

    public List<List<OpportunityFact>> Deals { get; } = [];

    public int Facts { get; private set; }

    public void Say(int partner, Instant at, Func<FactKey, PartnerFact> fact) => Partners[partner].Add(fact(PartnerKey(partner, at, Partners[partner].Count)));

    public void Say(int deal, Instant at, Func<FactKey, OpportunityFact> fact)
    {
        while (Deals.Count <= deal) Deals.Add([]);
        Deals[deal].Add(fact(new(at, Source, $"d{deal:00000}-{Deals[deal].Count:000}")));
        Facts++;
    }

    public static OpportunityId Deal(int deal) => new($"d{deal:00000}");

    private FactKey PartnerKey(int partner, Instant at, int number)
    {
        Facts++;
        return new(at, Source, $"{Names[partner].Value}-{number:0000}");
    }
}
