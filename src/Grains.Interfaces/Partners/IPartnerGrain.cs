using Orleans.Concurrency;
using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Partners;

/// <summary>A partner: health card, tier, lifecycle, from its own facts and what opportunities tell it. Key: partner id.</summary>
[Alias("pem.IPartnerGrain")]
public interface IPartnerGrain : ISubjectGrain
{
    /// <summary>The last committed card, without waiting for work in progress; null for a partner nobody has introduced.</summary>
    [AlwaysInterleave, Alias("GetSnapshot")]
    Task<PartnerSnapshot?> GetSnapshot();

    /// <summary>The card as of an instant, from the facts known now; null before the partner's introduction.</summary>
    /// <param name="atTicks">Ticks of an instant not after now.</param>
    [Alias("ViewAt")]
    Task<PartnerSnapshot?> ViewAt(long atTicks);

    /// <summary>What the partner was at an instant, from the facts known now.</summary>
    /// <param name="atTicks">Ticks of an instant not after now.</param>
    [Alias("StandingAt")]
    Task<StandingReport> StandingAt(long atTicks);

    /// <summary>The activity that an event recorded; null when the partner has none of that id. Of several senders' the first by time and source.</summary>
    /// <param name="eventId">The event's id.</param>
    [Alias("GetActivity")]
    Task<ActivityReport?> GetActivity(string eventId);
}
