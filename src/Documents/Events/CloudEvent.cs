using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Events;

/// <summary>An event that has passed every check of the contract. Source and id together are its idempotency key.</summary>
/// <param name="Source">The sending system, a URI reference of 1–256 characters.</param>
/// <param name="Id">1–128 characters, unique within the source for ever.</param>
/// <param name="Type">One of the catalogue's types.</param>
/// <param name="Subject">Id of the entity the event belongs to; the type says of which kind.</param>
/// <param name="Time">When it happened, kept to 100 ns.</param>
/// <param name="Data">Compact UTF-8 JSON, members in the sender's order. May be a slice of the body it was read from, whose bytes must then not change.</param>
public sealed record CloudEvent(string Source, string Id, string Type, string Subject, Instant Time, ReadOnlyMemory<byte> Data);
