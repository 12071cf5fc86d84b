using PemActors.Rulebook.ScorePacks;

namespace PemActors.Documents.ScorePacks;

/// <summary>How the units of figures are written.</summary>
internal static class FigureUnits
{
    /// <summary>Decimals that a value of the unit has at most; 10 to this power makes it whole.</summary>
    public static int Decimals(FigureUnit unit) => unit switch
    {
        FigureUnit.Count => 0,
        FigureUnit.Money => 2,
        FigureUnit.Share => 6,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
