using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Okrs;

/// <summary>
/// How a key result stands (RULEBOOK §7). Deciding is exact: the sums are cross-multiplied with the target, and the rounded value is only
/// shown. Nothing here allocates.
/// </summary>
public static class KeyResultRules
{
    /// <summary>The key result over its period as of <paramref name="t"/>; the sums are those of the period's facts not after t.</summary>
    public static KeyResultReading Read(in OkrSums sums, KeyResult keyResult, PeriodBounds period, Instant t)
    {
        var verdict = Judge(sums, keyResult);
        var value = MetricRules.Value(sums, keyResult.Metric);
        if (!MetricRules.Accumulates(keyResult.Metric)) return new(value, null, verdict, PaceOf(verdict));
        var due = Due(keyResult.Target, period, t);
        var past = value.GetValueOrDefault().CompareTo(due);
        var lead = keyResult.Comparator == Comparator.AtLeast ? past : -past;
        return new(value, due, verdict, lead < 0 || !MeanHolds(sums, keyResult) ? Pace.Behind : lead > 0 ? Pace.Ahead : Pace.OnTrack);
    }

    /// <summary>Whether the target is met by what is known; a rate of which nothing is known is neither met nor missed.</summary>
    public static Verdict Judge(in OkrSums sums, KeyResult keyResult)
    {
        var (part, whole) = MetricRules.Figure(sums, keyResult.Metric);
        if (whole == 0) return Verdict.NoEvidence;
        var target = keyResult.Target * whole;
        var holds = keyResult.Comparator switch
        {
            Comparator.AtLeast => part >= target,
            Comparator.AtMost => part <= target,
            Comparator.Within => Int128.Abs(part) <= target,
            _ => throw new UnreachableException($"{keyResult.Comparator} compares nothing."),
        };
        return holds && MeanHolds(sums, keyResult) ? Verdict.Met : Verdict.NotMet;
    }

    /// <summary>What is due by <paramref name="t"/> on the straight line from 0 at the period's start to the target at its end, in whole units, rounded down.</summary>
    public static long Due(long target, PeriodBounds period, Instant t)
    {
        var length = (period.Until - period.After).Ticks;
        var elapsed = Math.Clamp((t - period.After).Ticks, 0, length);
        return (long)((Int128)target * elapsed / length);
    }

    // The mean of none is no miss.
    private static bool MeanHolds(in OkrSums sums, KeyResult keyResult) =>
        keyResult.MeanScoreHundredths is not { } mean || sums.CertificationScoreHundredths >= (Int128)mean * sums.CertificationsEarned;

    private static Pace PaceOf(Verdict verdict) => verdict switch
    {
        Verdict.NoEvidence => Pace.NoEvidence,
        Verdict.NotMet => Pace.Behind,
        Verdict.Met => Pace.OnTrack,
        _ => throw new UnreachableException($"{verdict} has no pace."),
    };
}
