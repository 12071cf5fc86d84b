using PemActors.Documents.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>What the rules answered to a decision on an incentive: the next book, or a code with its sentence.</summary>
/// <param name="Decision">The next book; null when refused.</param>
/// <param name="Code">Why not, kebab-case; null when granted.</param>
/// <param name="Sentence">Why not, as people read it.</param>
internal readonly record struct Ruled(BookDecision? Decision, string? Code, string? Sentence)
{
    public static Ruled Of<TCode>(Ruling<BookDecision, TCode> ruling) where TCode : struct, Enum => ruling switch
    {
        Ruling<BookDecision, TCode>.Granted granted => new(granted.Value, null, null),
        Ruling<BookDecision, TCode>.Refused refused => No(Words.Of(refused.Reason), refused.Sentence),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Ruled No(string code, string sentence) => new(null, code, sentence);
}
