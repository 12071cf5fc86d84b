using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>How a partner introduced itself, by the first application by key.</summary>
/// <param name="Type">What kind of company.</param>
/// <param name="Region">Where it sells.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Motions">How it sells.</param>
/// <param name="AppliedAt">When; before it nothing of the partner counts.</param>
public sealed record PartnerProfile(PartnerType Type, string Region, string Name, IReadOnlyList<Motion> Motions, Instant AppliedAt);
