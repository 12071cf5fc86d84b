using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>A closed deal as Markov and Shapley read it.</summary>
/// <param name="ClosedAt">When it closed.</param>
/// <param name="Won">Won, or else lost.</param>
/// <param name="Path">Whose touches attribution read, in order of their keys, once for each touch; empty when the deal was direct.</param>
public sealed record ClosedDeal(Instant ClosedAt, bool Won, IReadOnlyList<PartnerId> Path);
