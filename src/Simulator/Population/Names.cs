using PemActors.Rulebook.Facts;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Population;

/// <summary>Names for a demonstration, chosen by keyed draws: invented companies and people.</summary>
internal static class Names
{
    private static readonly string[] Stems =
    [
        "Alder", "Amber", "Anchor", "Arbor", "Argent", "Aspen", "Atlas", "Aurora", "Basalt", "Beacon", "Birch", "Bluefin", "Bright", "Cardinal", "Cedar", "Cinder",
        "Clear", "Cobalt", "Copper", "Coral", "Crest", "Delta", "Drift", "Ember", "Evergreen", "Falcon", "Fern", "Flint", "Garnet", "Glacier", "Granite", "Harbour",
        "Hawthorn", "Hazel", "Heron", "Highland", "Indigo", "Iron", "Ivory", "Juniper", "Kestrel", "Keystone", "Lantern", "Larch", "Linden", "Lumen", "Maple", "Meridian",
        "Mistral", "Monarch", "Nimbus", "North", "Oak", "Onyx", "Orchard", "Osprey", "Pine", "Polar", "Quarry", "Quill", "Raven", "Redwood", "Ridge", "River",
        "Rowan", "Saffron", "Sequoia", "Silver", "Slate", "Solstice", "Spruce", "Sterling", "Stone", "Summit", "Tamarind", "Terra", "Thistle", "Tidal", "Umber", "Vale",
        "Vector", "Verdant", "Vesper", "Walnut", "Westwind", "Willow", "Winter", "Zephyr",
    ];

    private static readonly string[] Ends = ["bridge", "brook", "field", "ford", "gate", "light", "line", "mark", "path", "point", "port", "spring", "view", "water", "way", "works"];

    private static readonly string[] Sectors =
    [
        "Bank", "Energy", "Foods", "Freight", "Health", "Hotels", "Insurance", "Labs", "Logistics", "Media", "Motors", "Pharma", "Rail", "Retail", "Steel", "Telecom",
    ];

    private static readonly string[] FirstNames =
    [
        "ada", "aiko", "amara", "ana", "arjun", "bea", "carlos", "chen", "dalia", "emil", "farah", "goran", "hana", "ines", "ivan", "jonas", "kofi", "lena", "lin", "luca",
        "maya", "mateo", "mira", "nadia", "noah", "omar", "priya", "quinn", "rosa", "sami", "sofia", "tariq", "tomas", "uma", "vera", "yara", "yusuf", "zoe",
    ];

    private static readonly string[] LastNames =
    [
        "abbas", "almeida", "bauer", "brandt", "castillo", "dubois", "eriksen", "ferrari", "garcia", "haddad", "ito", "jansen", "kim", "kowalski", "lindqvist", "mehta",
        "moreau", "nakamura", "novak", "okafor", "oliveira", "petrov", "rahman", "rossi", "santos", "schmidt", "silva", "tanaka", "torres", "urban", "vargas", "weber", "yilmaz", "zhang",
    ];

    /// <summary>A partner's name, for example <c>Cedarpoint Integration</c>.</summary>
    public static string Partner(PartnerType type, Draws draws)
    {
        string[] trades = type switch
        {
            PartnerType.Referral => ["Advisory", "Advisors", "Consulting", "Partners"],
            PartnerType.Reseller => ["Distribution", "Supply", "Technology", "Trading"],
            PartnerType.SystemsIntegrator => ["Integration", "Services", "Solutions", "Systems"],
            PartnerType.TechnologyAlliance => ["Analytics", "Cloud", "Data", "Software"],
            PartnerType.Oem => ["Devices", "Industries", "Instruments", "Machines"],
            _ => ["Apps", "Digital", "Online", "Store"],
        };
        return $"{Stems[draws.OneOf(0, Stems.Length)]}{Ends[draws.OneOf(1, Ends.Length)]} {trades[draws.OneOf(2, trades.Length)]}";
    }

    /// <summary>
    /// Account <paramref name="rank"/> of a partner's book, for example <c>silverbrook-foods-17-3</c>. It carries the partner's index, so that
    /// partners do not meet in an account.
    /// </summary>
    public static string Account(uint partner, int rank, Draws draws) =>
        $"{Stems[draws.OneOf(0, Stems.Length)]}{Ends[draws.OneOf(1, Ends.Length)]}-{Sectors[draws.OneOf(2, Sectors.Length)]}-{partner}-{rank}".ToLowerInvariant();

    /// <summary>A person's id within a partner, for example <c>ana.novak-4</c>.</summary>
    public static string User(int slot, Draws draws) => $"{FirstNames[draws.OneOf(0, FirstNames.Length)]}.{LastNames[draws.OneOf(1, LastNames.Length)]}-{slot + 1}";
}
