using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tests.Twin.Columns;

/// <summary>Strikes with the instants of their confirmation and clearing: whether a third one suspends is asked at the instant of its confirmation.</summary>
internal sealed class StrikeColumns(int partners, ComplianceCuts cuts)
{
    public const int Most = 8;

    private readonly Instant[] confirmedAt = new Instant[partners * Most];
    private readonly Instant[] clearedAt = new Instant[partners * Most];
    private readonly int[] counts = new int[partners];

    public int Count(int partner) => counts[partner];

    public void Confirm(int partner, Instant at)
    {
        var row = partner * Most + counts[partner]++;
        (confirmedAt[row], clearedAt[row]) = (at, Instant.Never);
    }

    public bool IsCleared(int partner, int strike) => clearedAt[partner * Most + strike] != Instant.Never;

    public void Clear(int partner, int strike, Instant at) => clearedAt[partner * Most + strike] = at;

    public int CountAt(int partner, Instant t)
    {
        var count = 0;
        for (var row = partner * Most; row < partner * Most + counts[partner]; row++)
            if (ComplianceRules.Counts(confirmedAt[row], clearedAt[row], cuts).Contains(t))
                count++;
        return count;
    }

    /// <summary>Strikes that counted until <paramref name="before"/> and do not at <paramref name="t"/>, never having been cleared.</summary>
    public int AgedOut(int partner, Instant before, Instant t)
    {
        var count = 0;
        for (var row = partner * Most; row < partner * Most + counts[partner]; row++)
        {
            var counting = ComplianceRules.Counts(confirmedAt[row], clearedAt[row], cuts);
            if (clearedAt[row] == Instant.Never && counting.Contains(before) && !counting.Contains(t)) count++;
        }
        return count;
    }
}
