using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Walks down a refusal enumeration: each code must come after the one before it, and in the end all have been seen or said to be none of this command's.</summary>
internal sealed class Walk<TCode> where TCode : struct, Enum
{
    private readonly List<TCode> seen = [];

    public void Refused(TCode code, string sentence, Ruling<BookDecision, TCode> ruling)
    {
        Assert.Equal(new Ruling<BookDecision, TCode>.Refused(code, sentence), ruling);
        Assert.True(seen.Count == 0 || Comparer<TCode>.Default.Compare(code, seen[^1]) > 0, $"{code} comes after {seen.LastOrDefault()}.");
        seen.Add(code);
    }

    public void Granted(Ruling<BookDecision, TCode> ruling)
    {
        Assert.Null(ruling.Code);
        Assert.NotNull(ruling.Decision);
    }

    /// <summary>The codes that this command cannot answer; all others have been seen.</summary>
    public void Never(params TCode[] codes) => Assert.Equal(Enum.GetValues<TCode>().Except(codes), seen);
}
