using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// A usage fee: a share of the net usage revenue of a deal, month by month, for so many months from the calendar month of the win,
/// while the customer stays. Months are counted since year 0, as the fact counts them. Allocates nothing.
/// </summary>
public static class UsageFormula
{
    private const int MonthsPerYear = 12;

    /// <summary>The calendar month of an instant, counted since year 0.</summary>
    public static int MonthOf(Instant t)
    {
        var date = new DateTime(t.Ticks, DateTimeKind.Utc);
        return date.Year * MonthsPerYear + date.Month - 1;
    }

    /// <summary>
    /// Whether a metering counts: it was metered from the win on and before the customer left; its month is one of those that earn, the month of the win
    /// being the first; and it is not after the month of leaving.
    /// </summary>
    public static bool Counts(int month, Instant meteredAt, Instant wonAt, Instant? churnedAt, IncentiveTerms.Usage terms)
    {
        var first = MonthOf(wonAt);
        if (meteredAt < wonAt || month < first || month >= first + terms.Months) return false;
        return churnedAt is not { } churned || (meteredAt < churned && month <= MonthOf(churned));
    }

    /// <summary>A partner's part of a month's net × rate, rounded half to even; a net below 0 earns none and is not carried to another month.</summary>
    public static StatementLine Line(long netMinor, IncentiveTerms.Usage terms) => LineOf.Share(LineKind.Usage, Math.Max(0, netMinor), terms.RatePpm);

    /// <summary>Whether the customer left so soon that the fees of the deal are taken back: before so many calendar months from the win had passed.</summary>
    public static bool ClawsBack(Instant wonAt, Instant? churnedAt, IncentiveTerms.Usage terms) =>
        churnedAt is { } churned && churned < wonAt.AddMonths(terms.ClawbackMonths);

    /// <summary>How much of a deal's fees is taken back: all, or nothing.</summary>
    public static long ClawbackMinor(long feesMinor, Instant wonAt, Instant? churnedAt, IncentiveTerms.Usage terms) =>
        ClawsBack(wonAt, churnedAt, terms) ? feesMinor : 0;
}
