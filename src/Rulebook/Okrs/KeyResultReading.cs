namespace PemActors.Rulebook.Okrs;

/// <summary>How a key result stands at an instant.</summary>
/// <param name="Value">The value in whole units of the metric; null while nothing is known.</param>
/// <param name="Due">What is due by then on the straight line to the target; null for a rate, which does not accumulate.</param>
/// <param name="Verdict">Whether the target is met by what is known.</param>
/// <param name="Pace">Value against the line; of a rate the verdict.</param>
public readonly record struct KeyResultReading(long? Value, long? Due, Verdict Verdict, Pace Pace);

/// <summary>Whether a target is met by what is known.</summary>
public enum Verdict : byte
{
    /// <summary>Nothing is known yet that could be compared.</summary>
    NoEvidence,
    /// <summary>Not met, or not met yet.</summary>
    NotMet,
    /// <summary>Met.</summary>
    Met,
}

/// <summary>How the value stands to the straight line from 0 at the period's start to the target at its end.</summary>
public enum Pace : byte
{
    /// <summary>Nothing is known yet that could be compared.</summary>
    NoEvidence,
    /// <summary>Below what is due by now (of a limit: above it); a rate that misses its target; a mean score that does.</summary>
    Behind,
    /// <summary>What is due by now, to the unit; a rate that meets its target.</summary>
    OnTrack,
    /// <summary>Above what is due by now (of a limit: below it). A rate is never ahead.</summary>
    Ahead,
}
