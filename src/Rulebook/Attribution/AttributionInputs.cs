using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>What a credit model reads of one deal.</summary>
/// <param name="CreatedAt">When the deal was created.</param>
/// <param name="ClosedAt">When it closed: the end of the history that counts.</param>
/// <param name="Touches">Touches in [creation − look-back, close], in any order.</param>
/// <param name="History">
/// Closed deals, in any order, read by Markov and Shapley alone; those outside the window to this close are left out by the rule. This deal closes inside
/// it and belongs among them. With none, both models give what the linear one gives.
/// </param>
/// <param name="Key">
/// Chooses the orders that Shapley draws where it is not exact: <see cref="KeyedDraw.KeyOf"/> of the opportunity, so that every engine draws alike.
/// </param>
public readonly record struct AttributionInputs(
    Instant CreatedAt, Instant ClosedAt, ReadOnlyMemory<Touch> Touches, IReadOnlyList<ClosedDeal> History, ulong Key);
