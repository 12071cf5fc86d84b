namespace PemActors.Rulebook.Engagement;

/// <summary>
/// What a decision on a registration reads, at the instant of the decision. The default is a partner that may not register a deal of no amount.
/// </summary>
/// <param name="ExistingOpportunity">Another opportunity of the account and product line is open, was created before the submission, and the partner is
/// not linked to it.</param>
/// <param name="ProtectedByOther">A protection of another partner is live in the account and product line.</param>
/// <param name="Territory">What people found of the customer's place and the partner's territory.</param>
/// <param name="CustomerFit">What people found of the customer's fit.</param>
/// <param name="AccountNamed">Account and product line are not empty.</param>
/// <param name="AmountMinor">ACV that stands, in minor units.</param>
/// <param name="MayRegister">The tier held gives the benefit of deal registration, suspended or not.</param>
/// <param name="Terminated">The partnership has ended.</param>
/// <param name="Suspended">Suspended by decision or by strikes.</param>
/// <param name="Strikes">Strikes in the compliance window.</param>
public readonly record struct RegistrationInputs(
    bool ExistingOpportunity,
    bool ProtectedByOther,
    Finding Territory,
    Finding CustomerFit,
    bool AccountNamed,
    long AmountMinor,
    bool MayRegister,
    bool Terminated,
    bool Suspended,
    int Strikes);

/// <summary>What people found; unknown stands against nothing.</summary>
public enum Finding : byte
{
    /// <summary>Nobody has looked.</summary>
    Unknown,
    /// <summary>Inside the territory; fit.</summary>
    Met,
    /// <summary>Outside the territory; unfit.</summary>
    Missed,
}
