using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Okrs;

/// <summary>
/// The sums of all regions and periods, added up from parts in any order. A deal is of the region of the partner it is home with. What no partner
/// has a part in is of no region: it is in the sums of all, and direct wins and losses are in those of every region, too, as what
/// partners are measured against. Immutable.
/// </summary>
public sealed class OkrRollup
{
    private static readonly Scope Nothing = new();
    private readonly Dictionary<string, Scope> regions;
    private readonly Scope none;

    private OkrRollup(Dictionary<string, Scope> regions, Scope none) => (this.regions, this.none) = (regions, none);

    /// <summary>Regions that partners are of, ascending by bytes.</summary>
    public IReadOnlyList<string> Regions => [.. regions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds parts up; a subject has one.</summary>
    public static OkrRollup Of(IReadOnlyCollection<OkrPart> parts)
    {
        var regionOf = new Dictionary<PartnerId, string>();
        foreach (var part in parts)
            if (part is { Region: { } region, Partner: { } partner })
                regionOf[partner] = region;
        var regions = new Dictionary<string, Scope>(StringComparer.Ordinal);
        var none = new Scope();
        foreach (var part in parts) ScopeOf(part).Add(part);
        return new(regions, none);

        Scope ScopeOf(OkrPart part)
        {
            if (part.Region is null && (part.Partner is not { } home || !regionOf.ContainsKey(home))) return none;
            var region = part.Region ?? regionOf[part.Partner!.Value];
            if (!regions.TryGetValue(region, out var scope)) regions.Add(region, scope = new());
            return scope;
        }
    }

    /// <summary>The sums of a period that is current, in a region or, with null, in all.</summary>
    public OkrSums Sums(string? region, PeriodBounds period)
    {
        if (region is not null)
        {
            var direct = none.In(period);
            return regions.GetValueOrDefault(region, Nothing).In(period) + new OkrSums { DirectWon = direct.DirectWon, DirectLost = direct.DirectLost };
        }
        var all = none.In(period);
        foreach (var scope in regions.Values) all += scope.In(period);
        return all;
    }

    private sealed class Scope
    {
        private readonly Dictionary<PeriodBounds, OkrSums> periods = [];
        private OkrSums health;

        public void Add(OkrPart part)
        {
            if (part.Health is { } band)
                health += new OkrSums { Green = band == Band.Green ? 1 : 0, Yellow = band == Band.Yellow ? 1 : 0, Red = band == Band.Red ? 1 : 0 };
            foreach (var (period, sums) in part.Periods) periods[period] = periods.GetValueOrDefault(period) + sums;
        }

        public OkrSums In(PeriodBounds period) => periods.GetValueOrDefault(period) + health;
    }
}
