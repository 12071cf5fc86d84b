using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Programs;

/// <summary>
/// The terms of engagement in force at each step's own time: an approval protects for the days of its own document, a submission is answered within the hours
/// of its own. One document's terms, or those of a timeline. Immutable.
/// </summary>
public readonly struct EngagementInForce
{
    private readonly ProgramTimeline? programs;
    private readonly EngagementTerms? always;

    private EngagementInForce(ProgramTimeline? programs, EngagementTerms? always) => (this.programs, this.always) = (programs, always);

    /// <summary>The terms at <paramref name="t"/>.</summary>
    public EngagementTerms At(Instant t) => always ?? programs!.At(t).Engagement;

    /// <summary>Terms that never change.</summary>
    public static implicit operator EngagementInForce(EngagementTerms terms) => new(null, terms);

    /// <summary>Terms that change as documents take effect.</summary>
    public static implicit operator EngagementInForce(ProgramTimeline programs) => new(programs, null);

    /// <summary>The terms of one document.</summary>
    public static implicit operator EngagementInForce(ProgramDocument document) => new(null, document.Engagement);
}
