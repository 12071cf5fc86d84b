using System.Diagnostics;

namespace PemActors.Rulebook.Programs;

/// <summary>In which whole numbers each metric is counted, and between which values a target makes sense.</summary>
public static class MetricUnits
{
    /// <summary>The unit of a metric's value and target.</summary>
    public static MetricUnit Of(Metric metric) => metric switch
    {
        Metric.SourcedArr => MetricUnit.Minor,
        Metric.PartnersActivated or Metric.CertificationsEarned => MetricUnit.Count,
        Metric.InfluencedExpansionShare or Metric.WinRateGap or Metric.GreenShare or Metric.MdfRoi or Metric.PayoutToArr or Metric.SlaAttainment => MetricUnit.Ppm,
        Metric.MeanCsat or Metric.TimeToFirstActivity or Metric.PartnerNps => MetricUnit.Hundredths,
        _ => throw new UnreachableException($"No unit for {metric}."),
    };

    /// <summary>Decimals that a unit has beyond a person's own: money and hundredths 2, shares 6, counts none.</summary>
    public static int DecimalsOf(MetricUnit unit) => unit switch
    {
        MetricUnit.Count => 0,
        MetricUnit.Minor or MetricUnit.Hundredths => 2,
        MetricUnit.Ppm => 6,
        _ => throw new UnreachableException($"No decimals for {unit}."),
    };

    /// <summary>The least and the greatest target that the metric can reach, in its unit.</summary>
    public static (long Least, long Greatest) RangeOf(Metric metric) => metric switch
    {
        Metric.WinRateGap => (-1_000_000, 1_000_000),
        Metric.InfluencedExpansionShare or Metric.GreenShare or Metric.SlaAttainment => (0, 1_000_000),
        Metric.MeanCsat => (100, 500),
        Metric.PartnerNps => (-10_000, 10_000),
        Metric.TimeToFirstActivity => (0, 366_000),
        Metric.PartnersActivated or Metric.CertificationsEarned => (0, 1_000_000_000),
        Metric.MdfRoi or Metric.PayoutToArr => (0, 1_000_000_000),
        Metric.SourcedArr => (0, 10_000_000_000_000),
        _ => throw new UnreachableException($"No range for {metric}."),
    };
}
