using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

/// <summary>
/// Deals told shortly. Touches: <c>a-10 b0 a5.5</c>, the partner and the days from the creation. History: <c>ab+ c- +</c>, the partners of a path in
/// order and whether it was won.
/// </summary>
internal static partial class Deals
{
    public static readonly Instant Creation = Instant.Utc(2026, 1, 1);
    public static readonly Instant Close = Creation.AddDays(60);
    public static readonly AttributionTerms Terms = Defaults.Program.Attribution;

    public static Touch[] Touches(string text) => [.. Pattern().Matches(text).Select((match, i) =>
        new Touch(new(Creation + TimeSpan.FromDays(double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)), "crm", $"t{i}"), new(match.Groups[1].Value)))];

    public static ClosedDeal[] History(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(path => Closed(path[..^1], path[^1] == '+'))];

    public static ClosedDeal Closed(string path, bool won, Instant? at = null) => new(at ?? Close.AddDays(-1), won, [.. path.Select(letter => new PartnerId(letter.ToString()))]);

    public static AttributionInputs Deal(string touches, string history = "") => new(Creation, Close, Touches(touches), History(history), Key: 1);

    public static string Told(IEnumerable<Credit> credits) => string.Join(' ', credits.Select(credit => $"{credit.Partner}:{credit.Ppm}"));

    /// <summary>Deals of few partners, with ties, beside a history with partners and deals of its own, some outside the window.</summary>
    public static readonly Gen<AttributionInputs> Any = Gen.Select(
        Gen.Select(Gen.Int[0, 5], Gen.Int[-90, 60], Gen.Int[0, 9]).Array[0, 12],
        Gen.Select(Gen.Int[0, 7].Array[0, 5], Gen.Bool, Gen.Int[-10, 370]).Array[0, 25],
        Gen.ULong).Select((touches, history, key) => new AttributionInputs(
            Creation,
            Close,
            touches.Select((touch, i) => new Touch(new(Creation.AddDays(touch.Item2 / 3 * 3), touch.Item3 < 5 ? "crm" : "prm", $"t{i}"), Partner(touch.Item1))).ToArray(),
            [.. history.Select(deal => new ClosedDeal(Close.AddDays(-deal.Item3), deal.Item2, [.. deal.Item1.Select(Partner)]))],
            key));

    public static readonly Gen<AttributionModel> AnyModel = Gen.Enum<AttributionModel>();

    /// <summary>The defaults, and some under which Shapley draws orders and weights of positions are 0.</summary>
    public static readonly Gen<AttributionTerms> AnyTerms = Gen.OneOf(
        Gen.Const(Terms),
        Gen.Const(Terms with { ShapleyExactPartners = 2, ShapleySamples = 40, HalfLifeDays = 3 }),
        Gen.Const(Terms with { UShaped = new(0, 1_000_000, 0), WShaped = new(0, 1_000_000, 0, 0) }));

    public static PartnerId Partner(int i) => new(((char)('a' + i)).ToString());

    [GeneratedRegex("([a-z])(-?[0-9.]+)")]
    private static partial Regex Pattern();
}
