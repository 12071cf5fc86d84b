using PemActors.Rulebook.Facts;

namespace PemActors.Rulebook.Programs;

/// <summary>Terms of the health score (RULEBOOK §3).</summary>
/// <param name="Scale">How a dimension's value follows from its band.</param>
/// <param name="GreenFrom">Overall green from this score on, in points 0–100; default 70.</param>
/// <param name="YellowFrom">Overall yellow from this score on; default 40.</param>
/// <param name="Weights">Weights of the five dimensions in ppm; they sum to 1,000,000.</param>
/// <param name="Activity">Activity cuts.</param>
/// <param name="Pipeline">Pipeline cuts that hold where no override does.</param>
/// <param name="PipelineOverrides">Cuts for a partner type or region or both; the most specific holds, type before region.</param>
/// <param name="Enablement">Enablement cuts.</param>
/// <param name="Quality">Quality cuts.</param>
/// <param name="Compliance">Compliance cuts.</param>
public sealed record HealthTerms(
    HealthScale Scale,
    int GreenFrom,
    int YellowFrom,
    HealthWeights Weights,
    ActivityCuts Activity,
    PipelineCuts Pipeline,
    IReadOnlyList<PipelineOverride> PipelineOverrides,
    EnablementCuts Enablement,
    QualityCuts Quality,
    ComplianceCuts Compliance);

/// <summary>How a dimension's value follows from its evidence.</summary>
public enum HealthScale : byte
{
    /// <summary>Red 0, yellow 50, green 100.</summary>
    Banded,
    /// <summary>0 at the red edge to 100 at the green one, flat outside.</summary>
    Linear,
}

/// <summary>Weights in parts per million; they sum to 1,000,000.</summary>
public sealed record HealthWeights(int ActivityPpm, int PipelinePpm, int EnablementPpm, int QualityPpm, int CompliancePpm);

/// <summary>Activities in the window: red below <paramref name="YellowFrom"/>, green from <paramref name="GreenFrom"/>.</summary>
public sealed record ActivityCuts(int WindowDays, int YellowFrom, int GreenFrom);

/// <summary>Open amount: red below <paramref name="LowMinor"/>, green above <paramref name="HighMinor"/> with the advanced share from <paramref name="AdvancedSharePpm"/>.</summary>
public sealed record PipelineCuts(long LowMinor, long HighMinor, int AdvancedSharePpm);

/// <summary>Other pipeline cuts for a partner type, a region, or both; null matches any.</summary>
public sealed record PipelineOverride(PartnerType? Type, string? Region, long LowMinor, long HighMinor);

/// <summary>Certifications that count: red below <paramref name="YellowFrom"/>, green from <paramref name="GreenFrom"/> with a mean exam score from <paramref name="MeanScoreHundredths"/>.</summary>
public sealed record EnablementCuts(int YellowFrom, int GreenFrom, int MeanScoreHundredths);

/// <summary>Win rate against the benchmark, and mean CSAT; the worse of the two. Each needs so many closes or surveys, 1 at least.</summary>
public sealed record QualityCuts(int WindowDays, int BenchmarkPpm, int NearPpm, int MinCloses, int CsatYellowHundredths, int CsatGreenHundredths, int MinSurveys);

/// <summary>Strikes in the window: yellow from <paramref name="YellowFrom"/>, red from <paramref name="RedFrom"/>, suspended from <paramref name="SuspendFrom"/>.</summary>
public sealed record ComplianceCuts(int WindowDays, int YellowFrom, int RedFrom, int SuspendFrom);
