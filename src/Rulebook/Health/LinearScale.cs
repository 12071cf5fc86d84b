using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// The linear scale: a metric is worth 0 up to its red edge, 100 from its green edge, and runs straight between; the worst
/// metric of a dimension stands for it. A share or mean that only green asks for has its red edge at 0. Values are rounded
/// half to even to a millionth of a point.
/// </summary>
internal static class LinearScale
{
    public static int Activity(in HealthInputs inputs, ActivityCuts cuts) => Value(inputs.Activities, 1, cuts.YellowFrom, cuts.GreenFrom);

    public static int Pipeline(in HealthInputs inputs, PipelineCuts cuts)
    {
        var amount = Value(inputs.OpenMinor, 1, cuts.LowMinor, cuts.HighMinor);
        return Math.Min(amount, Value((Int128)inputs.AdvancedMinor * HealthCuts.WeightWhole, inputs.OpenMinor, 0, cuts.AdvancedSharePpm));
    }

    public static int Enablement(in HealthInputs inputs, EnablementCuts cuts)
    {
        var count = Value(inputs.Certifications, 1, cuts.YellowFrom, cuts.GreenFrom);
        return Math.Min(count, Value(inputs.ScoreSumHundredths, inputs.Certifications, 0, cuts.MeanScoreHundredths));
    }

    public static int Quality(in HealthInputs inputs, QualityCuts cuts)
    {
        var worst = HealthCard.FullMicro;
        if (Banding.RateKnown(inputs, cuts))
            worst = Value(inputs.Won * HealthCuts.WeightWhole, inputs.Won + inputs.Lost, cuts.BenchmarkPpm - cuts.NearPpm, cuts.BenchmarkPpm + cuts.NearPpm);
        if (Banding.CsatKnown(inputs, cuts))
            worst = Math.Min(worst, Value(inputs.CsatSumHundredths, inputs.Surveys, cuts.CsatYellowHundredths, cuts.CsatGreenHundredths));
        return worst;
    }

    // Downward: the green edge is the most strikes that are still green.
    public static int Compliance(in HealthInputs inputs, ComplianceCuts cuts) =>
        HealthCard.FullMicro - Value(inputs.Strikes, 1, cuts.YellowFrom - 1, cuts.RedFrom);

    /// <summary>The value of part / whole between two edges; where the edges meet, the step from 0 to 100 is at them.</summary>
    private static int Value(Int128 part, Int128 whole, Int128 redEdge, Int128 greenEdge)
    {
        if (part >= greenEdge * whole) return HealthCard.FullMicro;
        if (part <= redEdge * whole) return 0;
        return (int)Ratio.HalfEven((part - redEdge * whole) * HealthCard.FullMicro, (greenEdge - redEdge) * whole);
    }
}
