using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Compliance;

/// <summary>What strikes bring about for a partner now, as it tells each incentive; the greater version replaces the lesser.</summary>
/// <param name="Partner">Whose.</param>
/// <param name="Version">The partner's journal version that this was made from.</param>
/// <param name="Status">What is in force.</param>
public sealed record PartnerComplied(PartnerId Partner, long Version, ComplianceStatus Status);
