using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Okrs;

/// <summary>Puts objectives into the words of the wire.</summary>
public static class OkrReports
{
    /// <summary>The objectives of a program at an instant, of a region or of all.</summary>
    public static OkrSnapshot Of(ProgramDocument program, Instant t, string? region, OkrRollup rollup) => new(
        t.ToDateTimeOffset(), region, program.Version, program.Currency,
        [.. program.Objectives.Select(objective => Objective(ObjectiveReport.Of(objective, program.Calendar, t, period => rollup.Sums(region, period))))]);

    private static ObjectiveSnapshot Objective(ObjectiveReport report) => new(
        report.Objective.Id, report.Objective.Name, Words.Of(report.Verdict), [.. report.KeyResults.Select(KeyResult)]);

    private static KeyResultSnapshot KeyResult(KeyResultReport report) => new(
        report.KeyResult.Id, Words.Of(report.KeyResult.Metric), Words.Of(report.KeyResult.Comparator), Words.Of(MetricUnits.Of(report.KeyResult.Metric)),
        new(Words.Of(report.KeyResult.Period), report.Period.After.ToDateTimeOffset(), report.Period.Until.ToDateTimeOffset()),
        report.Reading.Value, report.KeyResult.Target, report.KeyResult.MeanScoreHundredths / 100m, report.Reading.Due,
        Words.Of(report.Reading.Verdict), Words.Of(report.Reading.Pace), report.Evidence, report.Sentence, null);
}
