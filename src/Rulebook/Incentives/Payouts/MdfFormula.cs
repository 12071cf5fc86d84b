using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>What market development funds reimburse, and what came of them. Allocates nothing.</summary>
public static class MdfFormula
{
    private const int Whole = 1_000_000;

    /// <summary>Min(approved, proven) × share, rounded half to even.</summary>
    public static StatementLine Line(long approvedMinor, long provenMinor, IncentiveTerms.Mdf terms) =>
        LineOf.Share(LineKind.Reimbursement, Math.Min(approvedMinor, provenMinor), terms.SharePpm);

    /// <summary>
    /// Influenced pipeline, or closed-won, per unit reimbursed, in ppm (2,500,000 is 2.5 for each 1), rounded half to even; null while nothing is reimbursed.
    /// </summary>
    public static long? RoiPpm(long gainMinor, long reimbursedMinor) =>
        reimbursedMinor == 0 ? null : Ratio.Shown((Int128)gainMinor * Whole, reimbursedMinor);
}
