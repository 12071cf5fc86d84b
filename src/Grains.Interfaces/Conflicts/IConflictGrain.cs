using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Conflicts;

/// <summary>A conflict between partners over an opportunity: its parties, its ladder and its decision. Key: conflict id.</summary>
[Alias("pem.IConflictGrain")]
public interface IConflictGrain : ISubjectGrain
{
    /// <summary>The conflict as last committed; null for one that was not opened.</summary>
    [Alias("GetSnapshot")]
    Task<ConflictSnapshot?> GetSnapshot();
}

/// <summary>A conflict at an instant.</summary>
/// <param name="Conflict">Which.</param>
/// <param name="Opportunity">The opportunity fought over.</param>
/// <param name="Parties">Its parties; one that the rules opened names the holder first.</param>
/// <param name="State">open or decided.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Level">mediation, adjudication or council; of a decided one, where it stood.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="Due">When that step times out.</param>
/// <param name="Overdue">The council's time is out.</param>
/// <param name="Outcome">award, split or void; null while open.</param>
/// <param name="DecidedAt">When it was decided; null while open.</param>
/// <param name="Shares">Shares of an award or a split; empty otherwise.</param>
/// <param name="Version">Its journal version.</param>
[GenerateSerializer, Immutable, Alias("pem.ConflictSnapshot")]
public sealed record ConflictSnapshot(
    [property: Id(0)] string Conflict,
    [property: Id(1)] string Opportunity,
    [property: Id(2)] string[] Parties,
    [property: Id(3)] string State,
    [property: Id(4)] DateTimeOffset OpenedAt,
    [property: Id(5)] string Level,
    [property: Id(6)] DateTimeOffset Since,
    [property: Id(7)] DateTimeOffset Due,
    [property: Id(8)] bool Overdue,
    [property: Id(9)] string? Outcome,
    [property: Id(10)] DateTimeOffset? DecidedAt,
    [property: Id(11)] ConflictShare[] Shares,
    [property: Id(12)] long Version);

/// <summary>A party's share, 0–1.</summary>
[GenerateSerializer, Immutable, Alias("pem.ConflictShare")]
public sealed record ConflictShare([property: Id(0)] string Partner, [property: Id(1)] decimal Share);
