namespace PemActors.Rulebook.Primitives;

/// <summary>
/// What a command gets from the rules: a decision, or a refusal with its code and a sentence. A refusal is a value; exceptions are
/// bugs. Of several codes that apply the first in the order of the enumeration is answered.
/// </summary>
/// <typeparam name="TDecision">What is decided when the rules accept.</typeparam>
/// <typeparam name="TCode">Codes in order of precedence.</typeparam>
public abstract record Ruling<TDecision, TCode>
    where TDecision : notnull
    where TCode : struct, Enum
{
    private Ruling()
    {
    }

    /// <summary>The decision; null when refused.</summary>
    public TDecision? Decision => this is Granted granted ? granted.Value : default;

    /// <summary>The code; null when granted.</summary>
    public TCode? Code => this is Refused refused ? refused.Reason : null;

    /// <summary>The rules accept.</summary>
    public sealed record Granted(TDecision Value) : Ruling<TDecision, TCode>;

    /// <summary>The rules decline, and nothing changes.</summary>
    public sealed record Refused(TCode Reason, string Sentence) : Ruling<TDecision, TCode>;
}
