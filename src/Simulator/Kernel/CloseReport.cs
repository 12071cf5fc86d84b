using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;

namespace PemActors.Simulator.Kernel;

/// <summary>What the kernel reports of one partner at a quarter's close; the rulebook, given the facts, must say the same.</summary>
/// <param name="Entity">The partner's index.</param>
/// <param name="Week">The week that ends with the close.</param>
/// <param name="Health">What the health score read at the close.</param>
/// <param name="Judged">Whether the close was judged: the partner holds a tier and is neither suspended nor terminated.</param>
/// <param name="Inputs">What the tier decision read; the default where it was not judged.</param>
/// <param name="Before">Tier standing at the close.</param>
/// <param name="After">Tier standing after it.</param>
/// <param name="Earned">What causes of the quarter earned, the close's rebate included.</param>
public readonly record struct CloseReport(
    uint Entity, int Week, HealthInputs Health, bool Judged, TierInputs Inputs, TierStanding Before, TierStanding After, QuarterEarnings Earned);

/// <summary>What the causes of one quarter earned a partner, in minor units.</summary>
/// <param name="MarginMinor">Margins.</param>
/// <param name="ReferralMinor">Referral fees.</param>
/// <param name="SpifMinor">Sums for activities.</param>
/// <param name="RebateMinor">The rebate of the close.</param>
public record struct QuarterEarnings(long MarginMinor, long ReferralMinor, long SpifMinor, long RebateMinor);
