using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Engagement;

/// <summary>A step of the conflict ladder; a greater one may decide what a lesser one may.</summary>
public enum ConflictLevel : byte
{
    /// <summary>Partner managers.</summary>
    Mediation,
    /// <summary>Channel operations.</summary>
    Adjudication,
    /// <summary>Leadership.</summary>
    Council,
}

/// <summary>Where an open conflict stands.</summary>
/// <param name="Level">The step it stands at.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">When that step times out: the next is entered, and at the council the conflict is overdue.</param>
/// <param name="Overdue">The council's time is out too; the conflict stays with it.</param>
public readonly record struct LadderStep(ConflictLevel Level, Instant Since, Instant Due, bool Overdue);

/// <summary>The conflict ladder (RULEBOOK §5): at the very instant at which a step times out the next one stands. Nothing here allocates.</summary>
public static class ConflictLadder
{
    /// <summary>Where a conflict stands at <paramref name="t"/> that was opened at a level, not later, and is not decided.</summary>
    public static LadderStep At(Instant opened, ConflictLevel start, Instant t, LadderTerms terms)
    {
        var level = start;
        var since = opened;
        var due = since.AddDays(Days(level, terms));
        while (t >= due && level < ConflictLevel.Council)
        {
            level++;
            since = due;
            due = since.AddDays(Days(level, terms));
        }
        return new(level, since, due, t >= due);
    }

    /// <summary>Days of 24 h until a level times out.</summary>
    public static int Days(ConflictLevel level, LadderTerms terms) => level switch
    {
        ConflictLevel.Mediation => terms.MediationDays,
        ConflictLevel.Adjudication => terms.AdjudicationDays,
        ConflictLevel.Council => terms.CouncilDays,
        _ => throw new UnreachableException($"No time-out of {level}."),
    };
}
