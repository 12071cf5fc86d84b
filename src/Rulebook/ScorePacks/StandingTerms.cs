namespace PemActors.Rulebook.ScorePacks;

/// <summary>Over which stretch of time a level is judged: the highest level that held at any instant of it stands.</summary>
public abstract record StandingTerms
{
    private StandingTerms()
    {
    }

    /// <summary>At the instant alone: the level rises and falls with the figures.</summary>
    public sealed record Live : StandingTerms;

    /// <summary>
    /// Over the year so far: a level reached in a year never falls within it. The year ends at the midnight UTC that begins the next; from that
    /// instant on only what held at it or later counts.
    /// </summary>
    /// <param name="YearStart">Month 1–12 in which the year starts.</param>
    public sealed record UpOnly(int YearStart) : StandingTerms;

    /// <summary>
    /// On any day of a window. A partner not enrolled has a window that rolls with the months: the month of t and the full months before it. For an enrolled
    /// one the window is that of its anniversary: the half-open interval [anniversary − days before, anniversary + days after), days of 24 h, the
    /// anniversary being the midnight UTC that begins the day.
    /// </summary>
    /// <param name="Months">Calendar months of the rolling window, that of t included; at least 1.</param>
    /// <param name="DaysBefore">Days before an anniversary at which its window opens; 1–366.</param>
    /// <param name="DaysAfter">Days after it at which the window closes, the day of the anniversary being the first of them; 0–366.</param>
    public sealed record AnyDay(int Months, int DaysBefore, int DaysAfter) : StandingTerms;
}
