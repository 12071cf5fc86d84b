using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>What an MDF request reserves, and until when proof counts; what it brings is <see cref="MdfFormula"/>'s. Allocates nothing.</summary>
public static class MdfRules
{
    /// <summary>What an approval reserves: the most that it can bring, which an equal proof would.</summary>
    public static long ReserveMinor(long approvedMinor, IncentiveTerms.Mdf terms) => MdfFormula.Line(approvedMinor, approvedMinor, terms).AmountMinor;

    /// <summary>The first instant at which proof is late, and an open request lapses: so many days of 24 h after the event.</summary>
    public static Instant LapsesAt(Instant eventDate, IncentiveTerms.Mdf terms) => eventDate.AddDays(terms.ProofDays);
}
