using System.Runtime.CompilerServices;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// The terms of the health score as they hold for a partner type and region: the pipeline cuts are those of the most specific
/// override (type and region, then type, then region; of equals the first listed), or the program's own. Immutable and safe to share; one object
/// per override exists for each set of terms, so asking again allocates nothing.
/// </summary>
public sealed class HealthCuts
{
    private readonly HealthCard[] banded = new HealthCard[HealthBands.Places];

    private static readonly ConditionalWeakTable<HealthTerms, HealthCuts[]> Resolved = [];

    private HealthCuts(HealthTerms terms, PipelineCuts pipeline)
    {
        Terms = terms;
        Scale = terms.Scale;
        Weights = terms.Weights;
        Activity = terms.Activity;
        Pipeline = pipeline;
        Enablement = terms.Enablement;
        Quality = terms.Quality;
        Compliance = terms.Compliance;
        GreenFromSum = terms.GreenFrom * HealthCard.PointMicro * WeightWhole;
        YellowFromSum = terms.YellowFrom * HealthCard.PointMicro * WeightWhole;
        for (var place = 0; place < banded.Length; place++) banded[place] = HealthRules.Card(new HealthBands(place), HealthValues.Banded(new(place)), this);
    }

    /// <summary>The terms these cuts were resolved from.</summary>
    public HealthTerms Terms { get; }

    /// <summary>Pipeline cuts that hold for the type and region.</summary>
    public PipelineCuts Pipeline { get; }

    internal const long WeightWhole = 1_000_000;

    internal HealthScale Scale { get; }

    internal HealthWeights Weights { get; }

    internal ActivityCuts Activity { get; }

    internal EnablementCuts Enablement { get; }

    internal QualityCuts Quality { get; }

    internal ComplianceCuts Compliance { get; }

    // Overall cuts on the sum of weight in ppm × value in millionths, which is exact where the score itself is rounded.
    internal long GreenFromSum { get; }

    internal long YellowFromSum { get; }

    // Made once for all bands there can be: scoring on the banded scale is then a look-up.
    internal ref readonly HealthCard Banded(HealthBands bands) => ref banded[bands.Place];

    /// <summary>The cuts for a partner type and region.</summary>
    public static HealthCuts For(HealthTerms terms, PartnerType type, string region)
    {
        var resolved = Resolved.GetValue(terms, Resolve);
        var overrides = terms.PipelineOverrides;
        var best = 0;
        var bestRank = 0;
        for (var i = 0; i < overrides.Count; i++)
        {
            var cut = overrides[i];
            if ((cut.Type is { } onlyType && onlyType != type) || (cut.Region is { } onlyRegion && onlyRegion != region)) continue;
            var rank = 1 + (cut.Type is null ? 0 : 2) + (cut.Region is null ? 0 : 1);
            if (rank <= bestRank) continue;
            best = i + 1;
            bestRank = rank;
        }
        return resolved[best];
    }

    private static HealthCuts[] Resolve(HealthTerms terms) =>
    [
        new(terms, terms.Pipeline),
        .. terms.PipelineOverrides.Select(cut => new HealthCuts(terms, terms.Pipeline with { LowMinor = cut.LowMinor, HighMinor = cut.HighMinor })),
    ];
}
