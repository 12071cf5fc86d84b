using System.Runtime.CompilerServices;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// The health score (RULEBOOK §3): five dimensions banded from evidence, valued, weighed and summed. Every comparison that decides
/// is between integers. Pure; a score and a card allocate nothing.
/// </summary>
public static class HealthRules
{
    /// <summary>The score for the inputs at one instant, the same as on their card.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HealthScore Score(in HealthInputs inputs, HealthCuts cuts)
    {
        if (cuts.Scale == HealthScale.Linear) return LinearScore(inputs, cuts);
        ref readonly var card = ref cuts.Banded(HealthBands.Of(inputs, cuts));
        return new(card.ScoreMicro, card.Overall);
    }

    /// <summary>The card for the inputs at one instant: the score, and per dimension what it is made of.</summary>
    public static HealthCard Card(in HealthInputs inputs, HealthCuts cuts) =>
        cuts.Scale == HealthScale.Linear ? LinearCard(inputs, cuts) : cuts.Banded(HealthBands.Of(inputs, cuts));

    /// <summary>The card in words and figures: evidence, weight, points, and the smallest change that lifts each band.</summary>
    public static HealthExplanation Explain(in HealthInputs inputs, HealthCuts cuts) => HealthExplanation.Of(inputs, cuts);

    internal static HealthCard Card(HealthBands bands, in HealthValues values, HealthCuts cuts)
    {
        var weights = cuts.Weights;
        var (score, overall) = Weigh(values, cuts);
        return new(
            Dimension(bands.Activity, values.Activity, weights.ActivityPpm),
            Dimension(bands.Pipeline, values.Pipeline, weights.PipelinePpm),
            Dimension(bands.Enablement, values.Enablement, weights.EnablementPpm),
            Dimension(bands.Quality, values.Quality, weights.QualityPpm),
            Dimension(bands.Compliance, values.Compliance, weights.CompliancePpm),
            bands.QualityKnown,
            score,
            overall);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HealthScore LinearScore(in HealthInputs inputs, HealthCuts cuts) =>
        Weigh(HealthValues.Linear(inputs, HealthBands.Of(inputs, cuts), cuts), cuts);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HealthCard LinearCard(in HealthInputs inputs, HealthCuts cuts)
    {
        var bands = HealthBands.Of(inputs, cuts);
        return Card(bands, HealthValues.Linear(inputs, bands, cuts), cuts);
    }

    // The overall band is decided on the sum itself, which is exact where the score is rounded.
    private static HealthScore Weigh(in HealthValues values, HealthCuts cuts)
    {
        var weights = cuts.Weights;
        var sum = (long)weights.ActivityPpm * values.Activity
            + (long)weights.PipelinePpm * values.Pipeline
            + (long)weights.EnablementPpm * values.Enablement
            + (long)weights.QualityPpm * values.Quality
            + (long)weights.CompliancePpm * values.Compliance;
        return new(Points(sum), sum >= cuts.GreenFromSum ? Band.Green : sum >= cuts.YellowFromSum ? Band.Yellow : Band.Red);
    }

    private static DimensionScore Dimension(Band band, int value, int weightPpm) => new(band, value, Points((long)weightPpm * value));

    private static int Points(long weighed)
    {
        var whole = weighed / HealthCuts.WeightWhole;
        var rest = weighed - whole * HealthCuts.WeightWhole;
        var up = 2 * rest > HealthCuts.WeightWhole || (2 * rest == HealthCuts.WeightWhole && (whole & 1) != 0);
        return (int)(up ? whole + 1 : whole);
    }
}
