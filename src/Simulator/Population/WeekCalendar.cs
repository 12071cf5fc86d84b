using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>The order of behaviour within a week and within a day: phase k lies in the 3 hours from 3k o'clock.</summary>
internal enum Phase
{
    Close = 1,
    Activities = 2,
    Openings = 3,
    Certification = 4,
    Claims = 5,
}

/// <summary>Weeks of 7 × 24 h from a midnight; week 0 starts a quarter of thirteen weeks.</summary>
internal readonly record struct WeekCalendar(Instant Start)
{
    public const int WeeksPerQuarter = 13;
    public const int SecondsPerWeek = 7 * 86_400;
    private const int SecondsPerPhase = 10_800;

    public Instant StartOf(int week) => Start.AddDays(7 * week);

    public int WeekOf(Instant at) => (int)Math.Floor((at - Start).TotalDays / 7);

    /// <summary>A week's day (0–6) and phase, and <paramref name="u"/> of the 3 hours, to the second.</summary>
    public Instant At(int week, int day, Phase phase, double u) =>
        StartOf(week) + TimeSpan.FromSeconds((day * 86_400) + ((int)phase * SecondsPerPhase) + (int)(u * SecondsPerPhase));

    /// <summary>The same, in the earlier half of the phase.</summary>
    public Instant Early(int week, int day, Phase phase, double u) => At(week, day, phase, u / 2);

    /// <summary>The same, in the later half, so after anything early.</summary>
    public Instant Late(int week, int day, Phase phase, double u) => At(week, day, phase, 0.5 + u / 2);

    /// <summary>The first instant of a day's acceptance: one second into it.</summary>
    public Instant Acceptance(int week, int day) => StartOf(week).AddDays(day) + TimeSpan.FromSeconds(1);
}
