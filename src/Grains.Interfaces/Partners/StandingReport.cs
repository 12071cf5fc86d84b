namespace PemActors.Grains.Interfaces.Partners;

/// <summary>What a partner was at an instant, by which registrations, requests and payouts are judged.</summary>
/// <param name="Partner">Which partner.</param>
/// <param name="At">The instant.</param>
/// <param name="Known">Whether it had applied by then; where it had not, all that follows says nothing.</param>
/// <param name="Tier">The tier held; at a quarter's close the one before its decision.</param>
/// <param name="Type">What kind of company, kebab-case.</param>
/// <param name="Region">Where it sells.</param>
/// <param name="Specializations">Valid specializations.</param>
/// <param name="Strikes">Strikes in the compliance window.</param>
/// <param name="Suspended">Suspended by decision or by strikes.</param>
/// <param name="Terminated">The partnership has ended.</param>
/// <param name="TierBenefits">What the tier gives, suspended or not, kebab-case.</param>
/// <param name="Benefits">What the partner has: nothing while suspended, or terminated.</param>
/// <param name="IcpFit">The latest assessment says fit.</param>
/// <param name="Compliance">What strikes bring about: clear, warning, hold or suspended.</param>
/// <param name="Version">Journal version that this was read from.</param>
[GenerateSerializer, Immutable, Alias("pem.StandingReport")]
public sealed record StandingReport(
    [property: Id(0)] string Partner,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] bool Known,
    [property: Id(3)] string Tier,
    [property: Id(4)] string Type,
    [property: Id(5)] string Region,
    [property: Id(6)] int Specializations,
    [property: Id(7)] int Strikes,
    [property: Id(8)] bool Suspended,
    [property: Id(9)] bool Terminated,
    [property: Id(10)] string[] TierBenefits,
    [property: Id(11)] string[] Benefits,
    [property: Id(12)] bool IcpFit,
    [property: Id(13)] string Compliance,
    [property: Id(14)] long Version);

/// <summary>An activity in a partner's journal, with what the partner was when it took place.</summary>
/// <param name="Source">The system that recorded it.</param>
/// <param name="Id">Its event id.</param>
/// <param name="At">When it took place.</param>
/// <param name="Kind">What was done, kebab-case.</param>
/// <param name="Verified">Whether it carries evidence.</param>
/// <param name="Opportunity">The deal that it names; null for none.</param>
/// <param name="Standing">What the partner was at that instant.</param>
[GenerateSerializer, Immutable, Alias("pem.ActivityReport")]
public sealed record ActivityReport(
    [property: Id(0)] string Source,
    [property: Id(1)] string Id,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Kind,
    [property: Id(4)] bool Verified,
    [property: Id(5)] string? Opportunity,
    [property: Id(6)] StandingReport Standing);
