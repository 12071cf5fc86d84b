using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Cadence;

/// <summary>The monthly health report: how many partners are in which band, who moved, and which dimensions are worst.</summary>
public static class HealthReport
{
    private static readonly Band[] BestFirst = [Band.Green, Band.Yellow, Band.Red];

    /// <summary>The report of a state; inputs may come in any order, each partner once.</summary>
    public static CadenceDocument Make(Edition edition, IReadOnlyList<PartnerBands> partners)
    {
        int Now(Band band) => partners.Count(each => each.Now.Overall == band);
        int Before(Band band) => partners.Count(each => each.Before?.Overall == band);
        // Falls first, the deepest of them first.
        var moved = partners.Where(each => each.Before is { } before && before.Overall != each.Now.Overall)
            .OrderBy(each => (int)each.Now.Overall - (int)each.Before!.Overall).ThenBy(each => each.Partner);
        return CadenceDocument.Of(
            DocumentKind.HealthReport,
            edition,
            Sheet.Of("bands", BestFirst).Word("band", band => band).Count("partners", band => Now(band)).Count("before", band => Before(band))
                .Count("change", band => Now(band) - Before(band)).Section,
            Sheet.Of("movements", moved).Partner(each => each.Partner).Word("from", each => each.Before!.Overall).Word("to", each => each.Now.Overall)
                .Text("red-dimensions", each => string.Join(", ", each.Now.Dimensions.Where(dimension => dimension.Band == Band.Red).Select(dimension => dimension.Name))).Section,
            Worst(partners));
    }

    // Most red first, then most yellow; equal ones in the order of the card.
    private static Section Worst(IReadOnlyList<PartnerBands> partners)
    {
        var dimensions = partners.SelectMany(each => each.Now.Dimensions).GroupBy(each => each.Name)
            .Select(group => (Name: group.Key, Red: group.Count(each => each.Band == Band.Red), Yellow: group.Count(each => each.Band == Band.Yellow), Green: group.Count(each => each.Band == Band.Green)))
            .OrderByDescending(each => each.Red).ThenByDescending(each => each.Yellow);
        return Sheet.Of("worst-dimensions", dimensions).Text("dimension", each => each.Name).Count("red", each => each.Red).Count("yellow", each => each.Yellow)
            .Count("green", each => each.Green).Section;
    }
}

/// <summary>A partner's bands at the instant and at the report before; none where there was no card then.</summary>
public sealed record PartnerBands(PartnerId Partner, HealthBandSet Now, HealthBandSet? Before);

/// <summary>The bands of a health card.</summary>
public sealed record HealthBandSet(Band Overall, Band Activity, Band Pipeline, Band Enablement, Band Quality, Band Compliance)
{
    /// <summary>The bands of a card.</summary>
    public static HealthBandSet Of(in HealthCard card) =>
        new(card.Overall, card.Activity.Band, card.Pipeline.Band, card.Enablement.Band, card.Quality.Band, card.Compliance.Band);

    /// <summary>The five dimensions by name, in the order of the card.</summary>
    public IEnumerable<(string Name, Band Band)> Dimensions =>
        [("activity", Activity), ("pipeline", Pipeline), ("enablement", Enablement), ("quality", Quality), ("compliance", Compliance)];
}
