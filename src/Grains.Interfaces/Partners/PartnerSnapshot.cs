namespace PemActors.Grains.Interfaces.Partners;

/// <summary>A partner as of an instant.</summary>
[GenerateSerializer, Immutable, Alias("pem.PartnerSnapshot")]
public sealed record PartnerSnapshot(
    [property: Id(0)] string Partner,
    [property: Id(1)] string Name,
    [property: Id(2)] string Type,
    [property: Id(3)] string Region,
    [property: Id(4)] string[] Motions,
    [property: Id(5)] string Lifecycle,
    [property: Id(6)] bool Activated,
    [property: Id(7)] DateTimeOffset AppliedAt,
    [property: Id(8)] DateTimeOffset? AcceptedAt,
    [property: Id(9)] long ArrMinor,
    [property: Id(10)] string Currency,
    [property: Id(11)] long Version,
    [property: Id(12)] HealthReport Health,
    [property: Id(13)] TierReport Tier,
    [property: Id(14)] string? Fault);

/// <summary>The health card with its explanation; the JSON of <c>/v1/partners/{id}/health</c>.</summary>
[GenerateSerializer, Immutable, Alias("pem.HealthReport")]
public sealed record HealthReport(
    [property: Id(0)] string Partner,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] decimal Score,
    [property: Id(3)] string Band,
    [property: Id(4)] DimensionReports Dimensions,
    [property: Id(5)] DateTimeOffset? NextChangeAt,
    [property: Id(6)] string Program);

/// <summary>The five dimensions of a card.</summary>
[GenerateSerializer, Immutable, Alias("pem.DimensionReports")]
public sealed record DimensionReports(
    [property: Id(0)] DimensionReport<ActivityEvidence> Activity,
    [property: Id(1)] DimensionReport<PipelineEvidence> Pipeline,
    [property: Id(2)] DimensionReport<EnablementEvidence> Enablement,
    [property: Id(3)] DimensionReport<QualityEvidence> Quality,
    [property: Id(4)] DimensionReport<ComplianceEvidence> Compliance);

/// <summary>One dimension: band, value 0–100, weight 0–1, points (weight · value), its evidence, and the smallest change that lifts the band.</summary>
[GenerateSerializer, Immutable, Alias("pem.DimensionReport`1")]
public sealed record DimensionReport<TEvidence>(
    [property: Id(0)] string Band,
    [property: Id(1)] decimal Value,
    [property: Id(2)] decimal Weight,
    [property: Id(3)] decimal Points,
    [property: Id(4)] TEvidence Evidence,
    [property: Id(5)] string ToNextBand);

/// <summary>Activities in the window.</summary>
[GenerateSerializer, Immutable, Alias("pem.ActivityEvidence")]
public sealed record ActivityEvidence([property: Id(0)] int Activities);

/// <summary>Open pipeline and its advanced part, minor units.</summary>
[GenerateSerializer, Immutable, Alias("pem.PipelineEvidence")]
public sealed record PipelineEvidence([property: Id(0)] long OpenMinor, [property: Id(1)] long AdvancedMinor);

/// <summary>Certifications that count and their mean exam score, null with none.</summary>
[GenerateSerializer, Immutable, Alias("pem.EnablementEvidence")]
public sealed record EnablementEvidence([property: Id(0)] int Certifications, [property: Id(1)] decimal? ExamMean);

/// <summary>Win rate 0–1 and mean CSAT 1–5, each null with too little evidence.</summary>
[GenerateSerializer, Immutable, Alias("pem.QualityEvidence")]
public sealed record QualityEvidence([property: Id(0)] decimal? WinRate, [property: Id(1)] decimal? Csat);

/// <summary>Strikes that count.</summary>
[GenerateSerializer, Immutable, Alias("pem.ComplianceEvidence")]
public sealed record ComplianceEvidence([property: Id(0)] int Strikes);

/// <summary>The tier with the decisions in force; the JSON of <c>/v1/partners/{id}/tier</c>.</summary>
[GenerateSerializer, Immutable, Alias("pem.TierReport")]
public sealed record TierReport(
    [property: Id(0)] string Partner,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Tier,
    [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] int Warnings,
    [property: Id(5)] bool Suspended,
    [property: Id(6)] TierDecisionReport[] Decisions,
    [property: Id(7)] NextTierReport? Next);

/// <summary>One judged close.</summary>
[GenerateSerializer, Immutable, Alias("pem.TierDecisionReport")]
public sealed record TierDecisionReport(
    [property: Id(0)] DateTimeOffset Close,
    [property: Id(1)] string From,
    [property: Id(2)] string To,
    [property: Id(3)] string Program,
    [property: Id(4)] bool Restated,
    [property: Id(5)] RequirementReport[] Requirements);

/// <summary>A requirement, met or not, with its figure; value null with no evidence.</summary>
[GenerateSerializer, Immutable, Alias("pem.RequirementReport")]
public sealed record RequirementReport(
    [property: Id(0)] string Name, [property: Id(1)] bool Met, [property: Id(2)] string? Value, [property: Id(3)] string Needed);

/// <summary>The tier above and what is missing for it.</summary>
[GenerateSerializer, Immutable, Alias("pem.NextTierReport")]
public sealed record NextTierReport([property: Id(0)] string Tier, [property: Id(1)] MissingReport[] Missing);

/// <summary>A requirement not met yet.</summary>
[GenerateSerializer, Immutable, Alias("pem.MissingReport")]
public sealed record MissingReport([property: Id(0)] string Name, [property: Id(1)] string? Value, [property: Id(2)] string Needed);
