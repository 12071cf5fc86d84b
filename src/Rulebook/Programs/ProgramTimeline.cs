using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Programs;

/// <summary>
/// Which program document is in force when: each from its effective instant to before that of the next. The first counts from ever, for a rule needs
/// a document at every instant. Immutable.
/// </summary>
public sealed class ProgramTimeline
{
    private readonly ProgramInForce[] versions;
    private readonly ProgramTimeline? before;

    private ProgramTimeline(ProgramInForce[] versions, ProgramTimeline? before) => (this.versions, this.before) = (versions, before);

    /// <summary>A timeline of one document.</summary>
    public static ProgramTimeline Of(ProgramDocument document) => new([new(default, document)], null);

    /// <summary>A document alone is in force at every instant.</summary>
    public static implicit operator ProgramTimeline(ProgramDocument document) => Of(document);

    /// <summary>Documents ascending by effective instant; the first from ever.</summary>
    public IReadOnlyList<ProgramInForce> Versions => versions;

    /// <summary>The document in force at <paramref name="t"/>.</summary>
    public ProgramDocument At(Instant t)
    {
        var last = versions.Length - 1;
        while (versions[last].From > t) last--;
        return versions[last].Document;
    }

    /// <summary>The instant before which the version at an index is in force; <see cref="Instant.Never"/> for the last.</summary>
    public Instant EndOf(int index) => index + 1 < versions.Length ? versions[index + 1].From : Instant.Never;

    /// <summary>With a document that takes effect at an instant; of several at one instant the one added last is in force.</summary>
    public ProgramTimeline With(Instant from, ProgramDocument document) =>
        new([.. versions.Where(version => version.From <= from), new(from, document), .. versions.Where(version => version.From > from)], this);

    /// <summary>How many documents were added to the first.</summary>
    public int Publications => versions.Length - 1;

    /// <summary>The timeline as it was known after its first so many publications; this one where it has no more than those.</summary>
    public ProgramTimeline After(int publications)
    {
        var known = this;
        while (known.Publications > publications && known.before is { } earlier) known = earlier;
        return known;
    }

    /// <summary>The first instant after <paramref name="t"/> at which another document takes effect; null when none does.</summary>
    public Instant? NextChange(Instant t)
    {
        foreach (var version in versions)
            if (version.From > t)
                return version.From;
        return null;
    }
}

/// <summary>A document and the instant from which it is in force.</summary>
public readonly record struct ProgramInForce(Instant From, ProgramDocument Document);
