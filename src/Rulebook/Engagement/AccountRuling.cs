using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>
/// What the account rules of one opportunity, whole each time; of several of one account the greatest version counts, and it prevails over what the
/// opportunity would make of its own facts, which cannot tell of protections on others.
/// </summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Account">Who rules; an opportunity obeys the account that it belongs to.</param>
/// <param name="Version">The account's version that this was made from.</param>
/// <param name="Protections">The protections held on this opportunity, ascending by grant.</param>
/// <param name="Splits">Shares of every conflict over this opportunity that ended in a split, ascending by decision: each divides what the one before
/// left.</param>
/// <param name="Decisions">What the account itself decided on the opportunity's registrations, ascending by key: the opportunity counts them as it counts
/// facts, whichever account it belongs to since.</param>
public sealed record AccountRuling(
    OpportunityId Opportunity,
    AccountKey Account,
    long Version,
    IReadOnlyList<Protection> Protections,
    IReadOnlyList<IReadOnlyList<PartyShare>> Splits,
    IReadOnlyList<RegistrationStep> Decisions)
{
    /// <summary>Whether it says anything.</summary>
    public bool IsEmpty => Protections.Count == 0 && Splits.Count == 0 && Decisions.Count == 0;
}
