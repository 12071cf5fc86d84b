using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// What the account needs of one opportunity to rule over registrations, whole and with every instant. Made by the opportunity's own
/// evidence; of several the greatest version counts.
/// </summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Version">The opportunity's journal version that this was made from.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
/// <param name="Created">When, and by which fact, it was created; before it nothing of it counts.</param>
/// <param name="Links">From when each partner is linked for good, as owner or by a verified touch; by partner ascending.</param>
/// <param name="Amounts">ACV over time, ascending, one step per instant, the first at the creation.</param>
/// <param name="ClosedAt">When it was won or lost; null while open.</param>
/// <param name="Steps">What happened to its registrations, ascending by key; decisions of its account among them, under the account's keys.</param>
/// <param name="Conflicts">The conflicts over it, by id ascending.</param>
public sealed record RegistrationHistory(
    OpportunityId Opportunity,
    long Version,
    string Account,
    string ProductLine,
    FactKey Created,
    IReadOnlyList<PartnerLink> Links,
    IReadOnlyList<AmountStep> Amounts,
    Instant? ClosedAt,
    IReadOnlyList<RegistrationStep> Steps,
    IReadOnlyList<ConflictRecord> Conflicts);

/// <summary>From when a partner is linked to an opportunity for good.</summary>
public readonly record struct PartnerLink(PartnerId Partner, Instant From);
