using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// A SPIF: a fixed sum per verified activity of a paid kind inside the box, so many for a partner in a quarter and so many for all in the box. Allocates
/// nothing.
/// </summary>
public static class SpifFormula
{
    /// <summary>What an activity of a kind pays; 0 where the kind is not paid.</summary>
    public static long SumMinor(ActivityKind kind, IncentiveTerms.Spif terms)
    {
        for (var i = 0; i < terms.Sums.Count; i++)
            if (terms.Sums[i].Activity == kind)
                return terms.Sums[i].AmountMinor;
        return 0;
    }

    /// <summary>Whether one more activity is paid after so many paid ones of its partner in its quarter, and of all partners in the box.</summary>
    public static bool Pays(int paidInQuarter, int paidInBox, IncentiveTerms.Spif terms) =>
        paidInQuarter < terms.PartnerQuarterMax && (terms.TotalMax is not { } most || paidInBox < most);

    /// <summary>The line of one activity's sum.</summary>
    public static StatementLine Line(long sumMinor) => LineOf.Sum(LineKind.Spif, sumMinor);
}
