using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Okrs;

/// <summary>Metrics as people read them.</summary>
internal static class MetricWords
{
    public static string Name(Metric metric) => metric switch
    {
        Metric.SourcedArr => "Partner-sourced ARR",
        Metric.InfluencedExpansionShare => "Influenced share of expansion ARR",
        Metric.PartnersActivated => "Partners activated",
        Metric.CertificationsEarned => "Certifications earned",
        Metric.WinRateGap => "Partner win rate minus direct win rate",
        Metric.MeanCsat => "Mean CSAT",
        Metric.GreenShare => "Share of partners in green health",
        Metric.MdfRoi => "Closed-won per unit of MDF reimbursed",
        Metric.PayoutToArr => "Payouts per unit of credited ARR",
        Metric.SlaAttainment => "Registrations answered in time",
        Metric.TimeToFirstActivity => "Days to first activity",
        Metric.PartnerNps => "Partner NPS",
        _ => throw new UnreachableException($"{metric} has no name."),
    };

    public static string Show(MetricUnit unit, long value)
    {
        var size = Math.Abs(value);
        var sign = value < 0 ? "-" : "";
        return unit switch
        {
            MetricUnit.Minor => $"{sign}{Figures.Money(size)}",
            MetricUnit.Count => $"{value:N0}",
            MetricUnit.Ppm => $"{sign}{Figures.Ppm(size)}",
            MetricUnit.Hundredths => $"{sign}{Figures.Hundredths(size)}",
            _ => throw new UnreachableException($"{unit} is not shown."),
        };
    }

    /// <summary>Their mean so far, in brackets; nothing while there is none.</summary>
    public static string Mean(in OkrSums sums) =>
        sums.CertificationsEarned == 0 ? "" : $" ({Figures.Hundredths(Ratio.HalfEven(sums.CertificationScoreHundredths, sums.CertificationsEarned))})";

    public static string Evidence(in OkrSums sums, Metric metric) => metric switch
    {
        Metric.SourcedArr => $"{Figures.Money(sums.SourcedMinor)} won of deals that partners sourced",
        Metric.InfluencedExpansionShare => $"{Figures.Money(sums.InfluencedExpansionMinor)} influenced of {Figures.Money(sums.ExpansionMinor)} expansion",
        Metric.PartnersActivated => $"{sums.PartnersActivated:N0} activated",
        Metric.CertificationsEarned => $"{sums.CertificationsEarned:N0} earned{Mean(sums)}",
        Metric.WinRateGap => $"partners won {sums.PartnerWon:N0} and lost {sums.PartnerLost:N0}, direct won {sums.DirectWon:N0} and lost {sums.DirectLost:N0}",
        Metric.MeanCsat => $"{sums.CsatAnswers:N0} answers",
        Metric.GreenShare => $"{sums.Green:N0} green, {sums.Yellow:N0} yellow, {sums.Red:N0} red",
        Metric.MdfRoi => $"{Figures.Money(sums.InfluencedWonMinor)} won for {Figures.Money(sums.MdfReimbursedMinor)} reimbursed",
        Metric.PayoutToArr => $"{Figures.Money(sums.PayoutsMinor)} accrued on {Figures.Money(sums.CreditedMinor)} credited",
        Metric.SlaAttainment => $"{sums.AnswersInTime:N0} of {sums.AnswersDue:N0} in time",
        Metric.TimeToFirstActivity => $"{sums.FirstActivities:N0} partners",
        Metric.PartnerNps => $"{sums.Promoters:N0} promoters and {sums.Detractors:N0} detractors of {sums.NpsAnswers:N0} answers",
        _ => throw new UnreachableException($"{metric} has no evidence."),
    };
}
