namespace PemActors.Rulebook.Programs;

/// <summary>An objective and its key results (RULEBOOK §7).</summary>
/// <param name="Id">Names it within the program, kebab-case.</param>
/// <param name="Name">As people read it.</param>
/// <param name="KeyResults">At least one, in the order of the document.</param>
public sealed record Objective(string Id, string Name, IReadOnlyList<KeyResult> KeyResults);

/// <summary>A metric, a comparator, a target and a period.</summary>
/// <param name="Id">Names it within the program, kebab-case.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Comparator">How the value must stand to the target.</param>
/// <param name="Target">In the metric's unit (<see cref="MetricUnit"/>).</param>
/// <param name="Period">Over which stretch the metric is counted.</param>
/// <param name="MeanScoreHundredths">Only for certifications earned: their mean score must also be at least this; null asks none.</param>
public sealed record KeyResult(string Id, Metric Metric, Comparator Comparator, long Target, OkrPeriod Period, int? MeanScoreHundredths);

/// <summary>The metric catalogue.</summary>
public enum Metric : byte
{
    /// <summary>ACV won in the period of deals that a partner sourced; minor units.</summary>
    SourcedArr,
    /// <summary>Share of expansion ACV won that partners influenced; ppm.</summary>
    InfluencedExpansionShare,
    /// <summary>Partners activated in the period; count.</summary>
    PartnersActivated,
    /// <summary>Certifications earned in the period, with their mean score; count.</summary>
    CertificationsEarned,
    /// <summary>Partner win rate minus direct win rate; ppm, may be negative.</summary>
    WinRateGap,
    /// <summary>Mean CSAT; hundredths.</summary>
    MeanCsat,
    /// <summary>Share of partners whose health is green; ppm.</summary>
    GreenShare,
    /// <summary>Closed-won ACV influenced per unit of MDF reimbursed; ppm.</summary>
    MdfRoi,
    /// <summary>Payouts accrued per unit of credited ARR; ppm.</summary>
    PayoutToArr,
    /// <summary>Share of registrations answered in time; ppm.</summary>
    SlaAttainment,
    /// <summary>Mean days from acceptance to first activity; hundredths of a day.</summary>
    TimeToFirstActivity,
    /// <summary>Partner NPS, −100 to 100; hundredths.</summary>
    PartnerNps,
}

/// <summary>The whole numbers a metric is counted in.</summary>
public enum MetricUnit : byte
{
    /// <summary>Minor units of the currency.</summary>
    Minor,
    /// <summary>Things.</summary>
    Count,
    /// <summary>Parts per million.</summary>
    Ppm,
    /// <summary>Hundredths of a point, of a day or of a score.</summary>
    Hundredths,
}

/// <summary>How a value must stand to its target.</summary>
public enum Comparator : byte
{
    /// <summary>Not below it.</summary>
    AtLeast,
    /// <summary>Not above it.</summary>
    AtMost,
    /// <summary>Its distance from 0 not above it.</summary>
    Within,
}

/// <summary>Over which stretch a metric is counted.</summary>
public enum OkrPeriod : byte
{
    /// <summary>A quarter of the program's calendar.</summary>
    Quarter,
    /// <summary>Two quarters from the start of the fiscal year or of its second half.</summary>
    HalfYear,
    /// <summary>Four quarters from the start of the fiscal year.</summary>
    Year,
}
