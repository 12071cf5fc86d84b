namespace PemActors.Grains.Interfaces.Ecosystem;

/// <summary>How the program's objectives stand; the JSON of <c>/v1/okrs</c>.</summary>
/// <param name="At">As of when.</param>
/// <param name="Region">Of which region; null for all.</param>
/// <param name="Program">Version of the program that the objectives are of.</param>
/// <param name="Currency">Of amounts.</param>
/// <param name="Objectives">In the order of the program.</param>
[GenerateSerializer, Immutable, Alias("pem.OkrSnapshot")]
public sealed record OkrSnapshot(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string? Region,
    [property: Id(2)] string Program,
    [property: Id(3)] string Currency,
    [property: Id(4)] ObjectiveSnapshot[] Objectives);

/// <summary>An objective: met when every key result is, not met when one is not, else without evidence.</summary>
[GenerateSerializer, Immutable, Alias("pem.ObjectiveSnapshot")]
public sealed record ObjectiveSnapshot(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Verdict, [property: Id(3)] KeyResultSnapshot[] KeyResults);

/// <summary>A key result. Value, due and target are whole numbers of the unit.</summary>
/// <param name="Id">Names it within the program.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Comparator">How the value must stand to the target.</param>
/// <param name="Unit">minor, count, ppm or hundredths.</param>
/// <param name="Period">Over which stretch.</param>
/// <param name="Value">Null while nothing is known.</param>
/// <param name="Target">What is asked.</param>
/// <param name="MeanScore">The mean score that is asked, too; null where none is.</param>
/// <param name="Due">What is due by now on the straight line to the target; null for a rate.</param>
/// <param name="Verdict">no-evidence, not-met or met.</param>
/// <param name="Pace">no-evidence, behind, on-track or ahead.</param>
/// <param name="Evidence">The counts and sums behind the value, in words.</param>
/// <param name="Sentence">Value, target and pace in a sentence.</param>
/// <param name="Forecast">The probability that it is met; null until one is asked for.</param>
[GenerateSerializer, Immutable, Alias("pem.KeyResultSnapshot")]
public sealed record KeyResultSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Metric,
    [property: Id(2)] string Comparator,
    [property: Id(3)] string Unit,
    [property: Id(4)] OkrPeriodSnapshot Period,
    [property: Id(5)] long? Value,
    [property: Id(6)] long Target,
    [property: Id(7)] decimal? MeanScore,
    [property: Id(8)] long? Due,
    [property: Id(9)] string Verdict,
    [property: Id(10)] string Pace,
    [property: Id(11)] string Evidence,
    [property: Id(12)] string Sentence,
    [property: Id(13)] decimal? Forecast);

/// <summary>A quarter, half-year or year: what happened after <paramref name="After"/>, to <paramref name="Until"/> included.</summary>
[GenerateSerializer, Immutable, Alias("pem.OkrPeriodSnapshot")]
public sealed record OkrPeriodSnapshot([property: Id(0)] string Kind, [property: Id(1)] DateTimeOffset After, [property: Id(2)] DateTimeOffset Until);
