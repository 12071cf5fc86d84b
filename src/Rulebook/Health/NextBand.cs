using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// The smallest change that lifts a dimension by one band, as a sentence; null when it is green. Exams and surveys are taken at
/// their best (100 and 5.00), because the question is how little can suffice.
/// </summary>
internal static class NextBand
{
    private const int BestExamHundredths = 10_000;
    private const int BestCsatHundredths = 500;

    public static string? Activity(in HealthInputs inputs, ActivityCuts cuts) => Banding.Activity(inputs, cuts) switch
    {
        Band.Red => $"Record {Count(cuts.YellowFrom - inputs.Activities, "more activity", "more activities")}.",
        Band.Yellow => $"Record {Count(cuts.GreenFrom - inputs.Activities, "more activity", "more activities")}.",
        _ => null,
    };

    public static string? Pipeline(in HealthInputs inputs, PipelineCuts cuts)
    {
        var band = Banding.Pipeline(inputs, cuts);
        if (band == Band.Red) return $"Add {Amount(cuts.LowMinor - inputs.OpenMinor)} of open amount.";
        if (band == Band.Green) return null;
        var add = Math.Max(0, cuts.HighMinor + 1 - inputs.OpenMinor);
        var advanced = Ratio.Ceiling((Int128)(inputs.OpenMinor + add) * cuts.AdvancedSharePpm, HealthCuts.WeightWhole);
        var advance = Math.Max(0, advanced - inputs.AdvancedMinor);
        if (add == 0) return $"Bring {Amount(advance)} more to Propose or later.";
        return advance == 0 ? $"Add {Amount(add)} of open amount." : $"Add {Amount(add)} of open amount and bring {Amount(advance)} more to Propose or later.";
    }

    public static string? Enablement(in HealthInputs inputs, EnablementCuts cuts)
    {
        var band = Banding.Enablement(inputs, cuts);
        if (band == Band.Green) return null;
        if (band == Band.Red) return $"Earn {Count(cuts.YellowFrom - inputs.Certifications, "more certification", "more certifications")}.";
        var missing = (long)cuts.MeanScoreHundredths * inputs.Certifications - inputs.ScoreSumHundredths;
        var more = Math.Max(0, cuts.GreenFrom - inputs.Certifications);
        if (missing > 0)
        {
            if (cuts.MeanScoreHundredths >= BestExamHundredths) return $"Raise the mean exam score to {Hundredths(cuts.MeanScoreHundredths)}.";
            more = (int)Math.Max(more, Ratio.Ceiling(missing, BestExamHundredths - cuts.MeanScoreHundredths));
        }
        var mean = Ratio.Ceiling(Math.Max(0, missing + (long)cuts.MeanScoreHundredths * more), more);
        return $"Earn {Count(more, "more certification", "more certifications")}{(mean > 0 ? $" with a mean exam score of at least {Hundredths(mean)}" : "")}.";
    }

    public static string? Quality(in HealthInputs inputs, QualityCuts cuts, Band band)
    {
        var (rateKnown, csatKnown) = (Banding.RateKnown(inputs, cuts), Banding.CsatKnown(inputs, cuts));
        if (band == Band.Green) return null;
        if (!rateKnown && !csatKnown) return Answers(inputs, cuts.CsatGreenHundredths, cuts.MinSurveys);
        var rate = rateKnown && Banding.Rate(inputs, cuts) == band ? Wins(inputs, cuts, band) : null;
        var csat = csatKnown && Banding.Csat(inputs, cuts) == band
            ? Answers(inputs, band == Band.Red ? cuts.CsatYellowHundredths : cuts.CsatGreenHundredths, cuts.MinSurveys)
            : null;
        return rate is null ? csat : csat is null ? rate : $"{rate} {csat}";
    }

    public static string? Compliance(in HealthInputs inputs, ComplianceCuts cuts) => Banding.Compliance(inputs, cuts) switch
    {
        Band.Red => $"Have {Count(inputs.Strikes - cuts.RedFrom + 1, "strike", "strikes")} cleared or leave the window.",
        Band.Yellow => $"Have {Count(inputs.Strikes - cuts.YellowFrom + 1, "strike", "strikes")} cleared or leave the window.",
        _ => null,
    };

    // Winning the next k: won + k against the cut of closes + k; yellow includes its cut, green lies above its own.
    private static string Wins(in HealthInputs inputs, QualityCuts cuts, Band band)
    {
        var cut = band == Band.Red ? cuts.BenchmarkPpm - cuts.NearPpm : cuts.BenchmarkPpm + cuts.NearPpm;
        var missing = cut * ((long)inputs.Won + inputs.Lost) - inputs.Won * HealthCuts.WeightWhole;
        if (cut >= HealthCuts.WeightWhole) return "Win every deal in the window.";
        var wins = band == Band.Red ? Ratio.Ceiling(missing, HealthCuts.WeightWhole - cut) : missing / (HealthCuts.WeightWhole - cut) + 1;
        return $"Win the next {Count(wins, "deal", "deals")}.";
    }

    private static string Answers(in HealthInputs inputs, int cut, int minSurveys)
    {
        var missing = (long)cut * inputs.Surveys - inputs.CsatSumHundredths;
        var more = (long)Math.Max(0, minSurveys - inputs.Surveys);
        if (missing > 0)
        {
            if (cut >= BestCsatHundredths) return $"Raise the mean CSAT to {Hundredths(cut)}.";
            more = Math.Max(more, Ratio.Ceiling(missing, BestCsatHundredths - cut));
        }
        var mean = Ratio.Ceiling(Math.Max(0, missing + cut * more), more);
        return $"Receive {Count(more, "more CSAT answer", "more CSAT answers")} with a mean of at least {Hundredths(mean)}.";
    }

    private static string Count(long count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Amount(long minor) => Figures.Money(minor);

    private static string Hundredths(long hundredths) => Figures.Hundredths(hundredths);
}
