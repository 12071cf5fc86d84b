using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;

namespace PemActors.Simulator.Kernel;

/// <summary>The state of a block of partners, a column for each figure.</summary>
internal sealed class Columns
{
    /// <summary>Partners in a block.</summary>
    public const int Size = 256;

    // What a partner is, drawn once.
    public readonly uint[] Entity = new uint[Size];
    public readonly int[] Type = new int[Size];
    public readonly int[] Region = new int[Size];
    public readonly HealthCuts[] Cuts = new HealthCuts[Size];
    public readonly double[] Effort = new double[Size];
    public readonly double[] Ability = new double[Size];
    public readonly double[] Care = new double[Size];
    public readonly double[] LogMedian = new double[Size];
    public readonly double[] Violations = new double[Size];
    public readonly double[] Hazard = new double[Size];
    public readonly uint[] Learns = new uint[Size];
    public readonly uint[] Reports = new uint[Size];
    public readonly double[] Delivering = new double[Size];
    public readonly int[] JoinWeek = new int[Size];
    public readonly int[] JoinDay = new int[Size];
    public readonly long[] RegisteredAt = new long[Size];

    // Standing.
    public readonly bool[] Silent = new bool[Size];
    public readonly long[] SuspendedFrom = new long[Size];
    public readonly long[] SuspendedUntil = new long[Size];
    public readonly long[] TerminatedAt = new long[Size];
    public readonly TierStanding[] Standing = new TierStanding[Size];

    // What the week's vectors read: all zero for a partner that does nothing.
    public readonly bool[] Active = new bool[Size];
    public readonly double[] Rate = new double[Size];
    public readonly double[] Opening = new double[Size];
    public readonly double[] Pull = new double[Size];
    public readonly double[] LastRate = new double[Size];
    public readonly int[] LastCount = new int[Size];
    public readonly int[] TierChangedIn = new int[Size];
    public readonly bool[] WasDemoted = new bool[Size];
    public readonly double[] MeanOpening = new double[Size];
    public readonly double[] MeanOther = new double[Size];
    public readonly double[] NoOpening = new double[Size];
    public readonly double[] NoOther = new double[Size];
    public readonly uint[] ModuleBelow = new uint[Size];
    public readonly uint[] ReportBelow = new uint[Size];
    public readonly uint[] LeaveBelow = new uint[Size];

    // Evidence, as sums that windows have been taken off.
    public readonly ulong[] FullWeeks = new ulong[Size];
    public readonly ulong[] Activities = new ulong[Size];
    public readonly ulong[] QuarterActivities = new ulong[Size];
    public readonly int[] EarlyActivities = new int[Size];
    public readonly int[] ActivationActivities = new int[Size];
    public readonly long[] OpenMinor = new long[Size];
    public readonly long[] AdvancedMinor = new long[Size];
    public readonly int[] Certificates = new int[Size];
    public readonly long[] ScoreSum = new long[Size];
    public readonly int[] Won = new int[Size];
    public readonly int[] Lost = new int[Size];
    public readonly int[] Wins = new int[Size];
    public readonly int[] Surveys = new int[Size];
    public readonly long[] CsatSum = new long[Size];
    public readonly int[] Strikes = new int[Size];
    public readonly long[] ArrMinor = new long[Size];
    public readonly int[] References = new int[Size];
    public readonly int[] Modules = new int[Size];
    public readonly long[] PlanFrom = new long[Size];
    public readonly long[] PlanUntil = new long[Size];
    public readonly int[] Specializations = new int[Size];
    public readonly SpecializationRow[] SpecializedAt = new SpecializationRow[Size];
    public readonly CertificateRow[] Held = new CertificateRow[Size];
    public readonly StrikeRow[] StrikesOf = new StrikeRow[Size];
    public readonly LapseRow[] Lapses = new LapseRow[Size];

    // The last card, and the quarter's money.
    public readonly QuarterEarnings[] Earned = new QuarterEarnings[Size];
    public readonly long[] RevenueMinor = new long[Size];
    public readonly long[] LastWon = new long[Size];
    public readonly bool[] HasLeft = new bool[Size];
    public readonly int[] Score = new int[Size];
    public readonly Band[] Overall = new Band[Size];
}

/// <summary>Awards of specializations, by their seconds.</summary>
[System.Runtime.CompilerServices.InlineArray(4)]
internal struct SpecializationRow
{
    private long _first;
}

/// <summary>Certificates of the partner's people: three levels each.</summary>
[System.Runtime.CompilerServices.InlineArray(Learning.Slots)]
internal struct CertificateRow
{
    private Certificate _first;
}

/// <summary>One certificate; before the first is earned it ends at 0.</summary>
internal record struct Certificate(long EarnedAt, long Until, int ScoreHundredths);

/// <summary>Confirmed violations, the oldest overwritten first.</summary>
[System.Runtime.CompilerServices.InlineArray(Conduct.Kept)]
internal struct StrikeRow
{
    private StrikeSpan _first;
}

/// <summary>A strike from its confirmation to its clearing; one that was never confirmed ends before it begins.</summary>
internal record struct StrikeSpan(long Confirmed, long Cleared);

/// <summary>Seconds at which a partner lost what it held, the oldest overwritten first; 0: none.</summary>
[System.Runtime.CompilerServices.InlineArray(Registrations.LapsesKept)]
internal struct LapseRow
{
    private long _first;
}
