using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// The health score (RULEBOOK §3): five dimensions banded from evidence, weighed and summed. Every comparison that decides a
/// band is between integers, ratios cross-multiplied. Pure, and allocates nothing.
/// </summary>
public static class HealthRules
{
    /// <summary>The card for the inputs at one instant.</summary>
    public static HealthCard Score(in HealthInputs inputs, HealthCuts cuts)
    {
        var activity = ActivityBand(inputs, cuts.Activity);
        var pipeline = PipelineBand(inputs, cuts.Pipeline);
        var enablement = EnablementBand(inputs, cuts.Enablement);
        var known = QualityBand(inputs, cuts.Quality, out var quality);
        var compliance = ComplianceBand(inputs, cuts.Compliance);
        if (cuts.Scale == HealthScale.Banded)
            return Card(cuts, known, cuts.Banded(0, activity), cuts.Banded(1, pipeline), cuts.Banded(2, enablement), cuts.Banded(3, quality), cuts.Banded(4, compliance));
        return Linear(
            cuts,
            known,
            (activity, LinearScale.Activity(inputs, cuts.Activity)),
            (pipeline, LinearScale.Pipeline(inputs, cuts.Pipeline)),
            (enablement, LinearScale.Enablement(inputs, cuts.Enablement)),
            (quality, known ? LinearScale.Quality(inputs, cuts.Quality) : BandedValue(quality)),
            (compliance, LinearScale.Compliance(inputs, cuts.Compliance)));
    }

    /// <summary>The card in words and figures: evidence, weight, points, and the smallest change that lifts each band.</summary>
    public static HealthExplanation Explain(in HealthInputs inputs, HealthCuts cuts) => HealthExplanation.Of(inputs, cuts);

    internal static Band ActivityBand(in HealthInputs inputs, ActivityCuts cuts) => Upward(inputs.Activities, cuts.YellowFrom, cuts.GreenFrom);

    internal static Band PipelineBand(in HealthInputs inputs, PipelineCuts cuts)
    {
        if (inputs.OpenMinor < cuts.LowMinor) return Band.Red;
        return inputs.OpenMinor > cuts.HighMinor && ShareReached(inputs.AdvancedMinor, inputs.OpenMinor, cuts.AdvancedSharePpm) ? Band.Green : Band.Yellow;
    }

    internal static Band EnablementBand(in HealthInputs inputs, EnablementCuts cuts)
    {
        if (inputs.Certifications < cuts.YellowFrom) return Band.Red;
        var meanReached = inputs.ScoreSumHundredths >= (long)cuts.MeanScoreHundredths * inputs.Certifications;
        return inputs.Certifications >= cuts.GreenFrom && meanReached ? Band.Green : Band.Yellow;
    }

    /// <summary>The worse of win rate and CSAT, of those with evidence enough; false, and yellow, when neither has.</summary>
    internal static bool QualityBand(in HealthInputs inputs, QualityCuts cuts, out Band band)
    {
        var rateKnown = RateKnown(inputs, cuts);
        var csatKnown = CsatKnown(inputs, cuts);
        band = rateKnown || csatKnown ? Band.Green : Band.Yellow;
        if (rateKnown) band = RateBand(inputs, cuts);
        if (csatKnown && CsatBand(inputs, cuts) is var csat && csat < band) band = csat;
        return rateKnown || csatKnown;
    }

    internal static bool RateKnown(in HealthInputs inputs, QualityCuts cuts) => inputs.Won + inputs.Lost is var closes && closes > 0 && closes >= cuts.MinCloses;

    internal static bool CsatKnown(in HealthInputs inputs, QualityCuts cuts) => inputs.Surveys > 0 && inputs.Surveys >= cuts.MinSurveys;

    internal static Band RateBand(in HealthInputs inputs, QualityCuts cuts)
    {
        var closes = (long)inputs.Won + inputs.Lost;
        var won = inputs.Won * HealthCuts.WeightWhole;
        if (won < (cuts.BenchmarkPpm - cuts.NearPpm) * closes) return Band.Red;
        return won > (cuts.BenchmarkPpm + cuts.NearPpm) * closes ? Band.Green : Band.Yellow;
    }

    internal static Band CsatBand(in HealthInputs inputs, QualityCuts cuts)
    {
        if (inputs.CsatSumHundredths < (long)cuts.CsatYellowHundredths * inputs.Surveys) return Band.Red;
        return inputs.CsatSumHundredths >= (long)cuts.CsatGreenHundredths * inputs.Surveys ? Band.Green : Band.Yellow;
    }

    internal static Band ComplianceBand(in HealthInputs inputs, ComplianceCuts cuts) =>
        inputs.Strikes >= cuts.RedFrom ? Band.Red : inputs.Strikes >= cuts.YellowFrom ? Band.Yellow : Band.Green;

    // Amounts reach 10^13 each and many are summed: a million times that overflows 64 bits.
    internal static bool ShareReached(long part, long whole, int sharePpm) => (part | whole) < long.MaxValue / HealthCuts.WeightWhole / 2
        ? part * HealthCuts.WeightWhole >= whole * sharePpm
        : (Int128)part * HealthCuts.WeightWhole >= (Int128)whole * sharePpm;

    private static Band Upward(int count, int yellowFrom, int greenFrom) => count >= greenFrom ? Band.Green : count >= yellowFrom ? Band.Yellow : Band.Red;

    internal static int BandedValue(Band band) => (int)band * (HealthCard.FullMicro / 2);

    // A weight in ppm times half of a hundred is a whole number of millionths, so banded points are exact and their sum is the score.
    private static HealthCard Card(
        HealthCuts cuts, bool qualityKnown, in DimensionScore activity, in DimensionScore pipeline, in DimensionScore enablement, in DimensionScore quality, in DimensionScore compliance)
    {
        var score = activity.PointsMicro + pipeline.PointsMicro + enablement.PointsMicro + quality.PointsMicro + compliance.PointsMicro;
        return new(activity, pipeline, enablement, quality, compliance, qualityKnown, score, Overall(score * HealthCuts.WeightWhole, cuts));
    }

    private static HealthCard Linear(
        HealthCuts cuts,
        bool qualityKnown,
        (Band Band, int Value) activity,
        (Band Band, int Value) pipeline,
        (Band Band, int Value) enablement,
        (Band Band, int Value) quality,
        (Band Band, int Value) compliance)
    {
        var weights = cuts.Weights;
        var ofActivity = (long)weights.ActivityPpm * activity.Value;
        var ofPipeline = (long)weights.PipelinePpm * pipeline.Value;
        var ofEnablement = (long)weights.EnablementPpm * enablement.Value;
        var ofQuality = (long)weights.QualityPpm * quality.Value;
        var ofCompliance = (long)weights.CompliancePpm * compliance.Value;
        var sum = ofActivity + ofPipeline + ofEnablement + ofQuality + ofCompliance;
        return new(
            new(activity.Band, activity.Value, Points(ofActivity)),
            new(pipeline.Band, pipeline.Value, Points(ofPipeline)),
            new(enablement.Band, enablement.Value, Points(ofEnablement)),
            new(quality.Band, quality.Value, Points(ofQuality)),
            new(compliance.Band, compliance.Value, Points(ofCompliance)),
            qualityKnown,
            Points(sum),
            Overall(sum, cuts));
    }

    private static Band Overall(long sum, HealthCuts cuts) => sum >= cuts.GreenFromSum ? Band.Green : sum >= cuts.YellowFromSum ? Band.Yellow : Band.Red;

    internal static int Points(long weighed)
    {
        var whole = weighed / HealthCuts.WeightWhole;
        var rest = weighed - whole * HealthCuts.WeightWhole;
        var up = 2 * rest > HealthCuts.WeightWhole || (2 * rest == HealthCuts.WeightWhole && (whole & 1) != 0);
        return (int)(up ? whole + 1 : whole);
    }
}
