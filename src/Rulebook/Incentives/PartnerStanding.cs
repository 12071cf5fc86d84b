using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Incentives;

/// <summary>What a partner was at the instant of a cause; a payout is judged by it, whatever the partner became since.</summary>
/// <param name="Tier">Held at that instant (at a quarter's close the old one).</param>
/// <param name="Type">What kind of company.</param>
/// <param name="Region">Where it sells.</param>
/// <param name="Specializations">Valid specializations.</param>
/// <param name="Strikes">Strikes in the compliance window.</param>
/// <param name="Suspended">Suspended by decision or by strikes.</param>
/// <param name="Terminated">The partnership has ended.</param>
public readonly record struct PartnerStanding(Tier Tier, PartnerType Type, string Region, int Specializations, int Strikes, bool Suspended, bool Terminated);
