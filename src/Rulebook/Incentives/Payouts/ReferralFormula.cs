using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>A referral fee: a share of the first-year ACV of a won deal, for the partner that sourced it; ACV above the cap earns none.</summary>
public static class ReferralFormula
{
    /// <summary>Min(ACV, cap) × rate, rounded half to even. Allocates nothing.</summary>
    public static StatementLine Line(long acvMinor, IncentiveTerms.ReferralFee terms) =>
        LineOf.Share(LineKind.ReferralFee, Math.Min(acvMinor, terms.AcvCapMinor), terms.RatePpm);

    /// <summary>Every line: what earns, and where ACV exceeds the cap the rest at no rate; the bases sum to ACV.</summary>
    public static IReadOnlyList<StatementLine> Lines(long acvMinor, IncentiveTerms.ReferralFee terms) => acvMinor > terms.AcvCapMinor
        ? [Line(acvMinor, terms), LineOf.Share(LineKind.ReferralFee, acvMinor - terms.AcvCapMinor, 0)]
        : [Line(acvMinor, terms)];
}
