using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Cadences;

/// <summary>Makes the documents of a cadence. Key: weekly, monthly, quarterly or half-yearly.</summary>
[Alias("pem.ICalendarGrain")]
public interface ICalendarGrain : ISubjectGrain
{
    /// <summary>
    /// Says since when documents are made: the first are those of the first instant of the cadence after it. A cadence that has begun stays
    /// as it is.
    /// </summary>
    [Alias("Begin")]
    Task Begin(long fromTicks);
}
