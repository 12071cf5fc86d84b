using Orleans.Concurrency;

namespace PemActors.Grains.Interfaces.Ecosystem;

/// <summary>Rollup over the card rows of a region, or of all. Key: a region, or <see cref="All"/>.</summary>
[Alias("pem.IEcosystemGrain")]
public interface IEcosystemGrain : IGrainWithStringKey
{
    /// <summary>Key of the whole ecosystem; no region can have it, for regions are lower case.</summary>
    const string All = "*";

    /// <summary>The rollup, read from the store at most once a second.</summary>
    [AlwaysInterleave, Alias("GetRollup")]
    Task<EcosystemRollup> GetRollup();

    /// <summary>How the objectives stand in a region or, with null, in all; added up from the store at most once a second. Asked of <see cref="All"/>.</summary>
    [AlwaysInterleave, Alias("GetOkrs")]
    Task<OkrSnapshot> GetOkrs(string? region);
}

/// <summary>Counts and sums over partners; amounts in minor units of the installation's currency.</summary>
[GenerateSerializer, Immutable, Alias("pem.EcosystemRollup")]
public sealed record EcosystemRollup(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Currency,
    [property: Id(2)] long Partners,
    [property: Id(3)] decimal? MeanScore,
    [property: Id(4)] long OpenMinor,
    [property: Id(5)] long ArrMinor,
    [property: Id(6)] RollupGroup[] Bands,
    [property: Id(7)] RollupGroup[] Tiers,
    [property: Id(8)] RollupGroup[] Regions);

/// <summary>The partners of one band, tier or region.</summary>
[GenerateSerializer, Immutable, Alias("pem.RollupGroup")]
public sealed record RollupGroup(
    [property: Id(0)] string Name, [property: Id(1)] long Partners, [property: Id(2)] long OpenMinor, [property: Id(3)] long ArrMinor, [property: Id(4)] decimal? MeanScore);
