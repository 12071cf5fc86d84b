using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>A touch that attribution reads: verified, or a registration approved by the close, at its submission.</summary>
/// <param name="Key">When, and who said so.</param>
/// <param name="Partner">Whose.</param>
public readonly record struct Touch(FactKey Key, PartnerId Partner);

/// <summary>One partner's credit for a deal.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Ppm">Its part in ppm; those of a deal sum to 1,000,000.</param>
/// <param name="AmountMinor">Its part of the amount; those of a deal sum to the amount.</param>
public readonly record struct Credit(PartnerId Partner, long Ppm, long AmountMinor);
