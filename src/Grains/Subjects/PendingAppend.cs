using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>What a subject has folded and settled, and is about to write.</summary>
/// <param name="Entries">The events themselves.</param>
/// <param name="Changes">What follows from them.</param>
/// <param name="At">The clock's time.</param>
internal sealed record PendingAppend(IReadOnlyList<NewEntry> Entries, Changes Changes, Instant At)
{
    /// <summary>What the commands behind it are answered.</summary>
    public IReadOnlyList<CommandAnswer> Answers { get; init; } = [];
}
