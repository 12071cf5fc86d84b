using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Okrs;

/// <summary>What a metric amounts to exactly: <paramref name="Part"/> / <paramref name="Whole"/> in the metric's unit; nothing is known of it while the whole is 0.</summary>
/// <param name="Part">May be negative.</param>
/// <param name="Whole">Never negative.</param>
public readonly record struct MetricFigure(Int128 Part, Int128 Whole);

/// <summary>The metric catalogue (RULEBOOK §7): what each metric amounts to. Nothing here allocates.</summary>
public static class MetricRules
{
    private const int PpmWhole = 1_000_000;
    private const int HundredthsWhole = 100;

    /// <summary>Whether the metric grows with the period, from 0: a count or a sum. The others are rates, which a straight line from 0 says nothing about.</summary>
    public static bool Accumulates(Metric metric) => metric is Metric.SourcedArr or Metric.PartnersActivated or Metric.CertificationsEarned;

    /// <summary>The exact figure. Counts and sums are known from the start, at 0; a rate is unknown while it has nothing to divide by.</summary>
    public static MetricFigure Figure(in OkrSums sums, Metric metric) => metric switch
    {
        Metric.SourcedArr => new(sums.SourcedMinor, 1),
        Metric.InfluencedExpansionShare => Ppm(sums.InfluencedExpansionMinor, sums.ExpansionMinor),
        Metric.PartnersActivated => new(sums.PartnersActivated, 1),
        Metric.CertificationsEarned => new(sums.CertificationsEarned, 1),
        Metric.WinRateGap => Gap(sums),
        Metric.MeanCsat => new(sums.CsatHundredths, sums.CsatAnswers),
        Metric.GreenShare => Ppm(sums.Green, (Int128)sums.Green + sums.Yellow + sums.Red),
        Metric.MdfRoi => Ppm(sums.InfluencedWonMinor, sums.MdfReimbursedMinor),
        Metric.PayoutToArr => Ppm(sums.PayoutsMinor, sums.CreditedMinor),
        Metric.SlaAttainment => Ppm(sums.AnswersInTime, sums.AnswersDue),
        Metric.TimeToFirstActivity => new(sums.FirstActivityTicks * HundredthsWhole, (Int128)TimeSpan.TicksPerDay * sums.FirstActivities),
        // −100 to 100, in hundredths.
        Metric.PartnerNps => new(((Int128)sums.Promoters - sums.Detractors) * HundredthsWhole * HundredthsWhole, sums.NpsAnswers),
        _ => throw new UnreachableException($"{metric} is not in the catalogue."),
    };

    /// <summary>
    /// The figure in whole units, rounded half to even, for showing; null while nothing is known. One beyond what 64 bits hold is
    /// shown as the greatest they do.
    /// </summary>
    public static long? Value(in OkrSums sums, Metric metric)
    {
        var (part, whole) = Figure(sums, metric);
        return whole == 0 ? null : Ratio.Shown(part, whole);
    }

    // Won over closed of partners minus the same of direct deals, over their common denominator: unknown while either has closed none.
    private static MetricFigure Gap(in OkrSums sums)
    {
        var partner = (Int128)sums.PartnerWon + sums.PartnerLost;
        var direct = (Int128)sums.DirectWon + sums.DirectLost;
        return Ppm(sums.PartnerWon * direct - sums.DirectWon * partner, partner * direct);
    }

    private static MetricFigure Ppm(Int128 part, Int128 whole) => new(part * PpmWhole, whole);
}
