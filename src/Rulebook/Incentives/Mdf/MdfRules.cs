using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>What market development funds pay, and until when proof counts.</summary>
public static class MdfRules
{
    private const int Whole = 1_000_000;

    /// <summary>min(approved, proven) × share, rounded half to even; neither amount negative. The most that an approval can bring is that of an equal proof.</summary>
    public static long Reimbursement(long approvedMinor, long provenMinor, int sharePpm) => Ratio.HalfEven((Int128)Math.Min(approvedMinor, provenMinor) * sharePpm, Whole);

    /// <summary>The first instant at which proof is late, and an open request lapses: so many days of 24 h after the event.</summary>
    public static Instant LapsesAt(Instant eventDate, int proofDays) => eventDate.AddDays(proofDays);
}
