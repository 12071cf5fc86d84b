using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>The one answer that a command of an idempotency key gets, kept in the transaction of its effect.</summary>
/// <param name="Key">The key, unique for ever.</param>
/// <param name="Digest">What was asked: a repetition has the same, another use of the key has not.</param>
/// <param name="At">The clock's time of the answer.</param>
/// <param name="Body">The answer as compact UTF-8 JSON.</param>
public sealed record CommandAnswer(string Key, ReadOnlyMemory<byte> Digest, Instant At, ReadOnlyMemory<byte> Body);
