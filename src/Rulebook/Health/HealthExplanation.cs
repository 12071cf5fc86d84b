using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Health;

/// <summary>A health card with its evidence and, per dimension, the smallest change that lifts the band. Equal inputs give equal explanations.</summary>
/// <param name="Card">The card explained.</param>
/// <param name="Evidence">The figures that it was scored on.</param>
/// <param name="Activity">Activity.</param>
/// <param name="Pipeline">Pipeline.</param>
/// <param name="Enablement">Enablement.</param>
/// <param name="Quality">Quality.</param>
/// <param name="Compliance">Compliance.</param>
public sealed record HealthExplanation(
    HealthCard Card,
    HealthEvidence Evidence,
    DimensionExplanation Activity,
    DimensionExplanation Pipeline,
    DimensionExplanation Enablement,
    DimensionExplanation Quality,
    DimensionExplanation Compliance)
{
    internal static HealthExplanation Of(in HealthInputs inputs, HealthCuts cuts)
    {
        var card = HealthRules.Card(inputs, cuts);
        var weights = cuts.Weights;
        return new(
            card,
            HealthEvidence.Of(inputs, cuts),
            new(card.Activity, weights.ActivityPpm, true, NextBand.Activity(inputs, cuts.Activity)),
            new(card.Pipeline, weights.PipelinePpm, true, NextBand.Pipeline(inputs, cuts.Pipeline)),
            new(card.Enablement, weights.EnablementPpm, true, NextBand.Enablement(inputs, cuts.Enablement)),
            new(card.Quality, weights.QualityPpm, card.QualityKnown, NextBand.Quality(inputs, cuts.Quality, card.Quality.Band)),
            new(card.Compliance, weights.CompliancePpm, true, NextBand.Compliance(inputs, cuts.Compliance)));
    }
}

/// <summary>One dimension explained.</summary>
/// <param name="Score">Band, value and points.</param>
/// <param name="WeightPpm">Its weight in ppm.</param>
/// <param name="Known">False when it is yellow for want of evidence.</param>
/// <param name="ToNextBand">The smallest change that lifts the band, a sentence; null when it is green.</param>
public sealed record DimensionExplanation(DimensionScore Score, int WeightPpm, bool Known, string? ToNextBand);

/// <summary>The figures behind a card. Means and rates are rounded half to even for showing; bands are decided on the exact ones.</summary>
/// <param name="Activities">Activities in the window.</param>
/// <param name="OpenMinor">Open amount.</param>
/// <param name="AdvancedMinor">The part of it at Propose or later.</param>
/// <param name="Certifications">Certifications that count.</param>
/// <param name="ExamMeanHundredths">Their mean exam score in hundredths; null when none counts.</param>
/// <param name="WinRatePpm">Win rate in ppm; null with fewer closes than the rule needs.</param>
/// <param name="CsatHundredths">Mean CSAT in hundredths; null with fewer answers than the rule needs.</param>
/// <param name="Strikes">Strikes.</param>
public sealed record HealthEvidence(
    int Activities,
    long OpenMinor,
    long AdvancedMinor,
    int Certifications,
    long? ExamMeanHundredths,
    long? WinRatePpm,
    long? CsatHundredths,
    int Strikes)
{
    internal static HealthEvidence Of(in HealthInputs inputs, HealthCuts cuts) => new(
        inputs.Activities,
        inputs.OpenMinor,
        inputs.AdvancedMinor,
        inputs.Certifications,
        inputs.Certifications == 0 ? null : Ratio.HalfEven(inputs.ScoreSumHundredths, inputs.Certifications),
        Banding.RateKnown(inputs, cuts.Quality) ? Ratio.HalfEven(inputs.Won * HealthCuts.WeightWhole, inputs.Won + inputs.Lost) : null,
        Banding.CsatKnown(inputs, cuts.Quality) ? Ratio.HalfEven(inputs.CsatSumHundredths, inputs.Surveys) : null,
        inputs.Strikes);
}
