using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Okrs;

/// <summary>An objective at an instant, with words and figures.</summary>
/// <param name="Objective">Which.</param>
/// <param name="At">The instant.</param>
/// <param name="KeyResults">In the order of the program.</param>
public sealed record ObjectiveReport(Objective Objective, Instant At, IReadOnlyList<KeyResultReport> KeyResults)
{
    /// <summary>Met when every key result is, not met when one is not, else without evidence.</summary>
    public Verdict Verdict => KeyResults.Any(each => each.Reading.Verdict == Verdict.NotMet) ? Verdict.NotMet
        : KeyResults.Any(each => each.Reading.Verdict == Verdict.NoEvidence) ? Verdict.NoEvidence
        : Verdict.Met;

    /// <summary>
    /// The objective as of <paramref name="t"/>. The sums of a period are asked of <paramref name="sumsOf"/> once per key result: facts of the
    /// period not after t.
    /// </summary>
    public static ObjectiveReport Of(Objective objective, CalendarTerms calendar, Instant t, Func<PeriodBounds, OkrSums> sumsOf) => new(
        objective,
        t,
        [.. objective.KeyResults.Select(keyResult =>
        {
            var period = OkrCalendar.Containing(calendar, keyResult.Period, t);
            return KeyResultReport.Of(sumsOf(period), keyResult, period, t);
        })]);
}

/// <summary>A key result with its words: equal sums give equal reports.</summary>
/// <param name="KeyResult">Which.</param>
/// <param name="Period">Over which stretch.</param>
/// <param name="Reading">How it stands.</param>
/// <param name="Evidence">The counts and sums the value was made from, in words.</param>
/// <param name="Sentence">Value, target and pace in a sentence.</param>
public sealed record KeyResultReport(KeyResult KeyResult, PeriodBounds Period, KeyResultReading Reading, string Evidence, string Sentence)
{
    internal static KeyResultReport Of(in OkrSums sums, KeyResult keyResult, PeriodBounds period, Instant t)
    {
        var reading = KeyResultRules.Read(sums, keyResult, period, t);
        return new(keyResult, period, reading, MetricWords.Evidence(sums, keyResult.Metric), Say(sums, keyResult, reading));
    }

    private static string Say(in OkrSums sums, KeyResult keyResult, KeyResultReading reading)
    {
        var unit = MetricUnits.Of(keyResult.Metric);
        var value = reading.Value is { } known ? MetricWords.Show(unit, known) : "no evidence yet";
        var mean = keyResult.MeanScoreHundredths is not { } least ? "" : $" with a mean score of at least {Figures.Hundredths(least)}{MetricWords.Mean(sums)}";
        var line = reading.Due is { } due ? $"; due by now {MetricWords.Show(unit, due)}, {Word.Spoken(reading.Pace)}" : "";
        return $"{MetricWords.Name(keyResult.Metric)}: {value}, asked {Word.Spoken(keyResult.Comparator)} {MetricWords.Show(unit, keyResult.Target)}{mean}: {Word.Spoken(reading.Verdict)}{line}.";
    }
}
