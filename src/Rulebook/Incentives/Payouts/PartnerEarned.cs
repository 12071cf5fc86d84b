using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// What a partner tells one incentive of a quarter: the whole of what it earned by causes in it, as of the version. The greater version replaces the
/// lesser, so what a newer one lacks is earned no more.
/// </summary>
/// <param name="Partner">Who earned.</param>
/// <param name="Version">The partner's journal version that this was made from.</param>
/// <param name="Quarter">The close that ends the quarter of the causes; a cause at a close belongs to the quarter that ends there.</param>
/// <param name="Entitlements">In order of cause, then name. Of a SPIF and of MDF none: people claim those.</param>
/// <param name="Activities">Of a SPIF, the verified activities of the kinds it pays, in order of key; else none.</param>
public sealed record PartnerEarned(
    PartnerId Partner, long Version, Instant Quarter, IReadOnlyList<Entitlement> Entitlements, IReadOnlyList<EarnedActivity> Activities);

/// <summary>An activity that a SPIF may pay, with what its partner was when it took place.</summary>
/// <param name="Key">When, and who said so.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Verified">Whether it carries evidence.</param>
/// <param name="Standing">What the partner was at that instant.</param>
public readonly record struct EarnedActivity(FactKey Key, ActivityKind Kind, bool Verified, PartnerStanding Standing);
