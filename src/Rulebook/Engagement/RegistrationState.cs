using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>How one partner's registration of one opportunity stands at the instant of a command.</summary>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Partner">Which partner.</param>
/// <param name="OpportunityKnown">It has been created.</param>
/// <param name="PartnerKnown">The partner has applied.</param>
/// <param name="Closed">The opportunity is won or lost.</param>
/// <param name="Protected">A protection of this partner on this opportunity is live.</param>
/// <param name="Pending">A submission of this partner for this opportunity waits for its answer.</param>
/// <param name="EarlierValid">An earlier pending submission of another partner for the account is valid.</param>
/// <param name="Inputs">What a decision reads.</param>
public readonly record struct RegistrationState(
    OpportunityId Opportunity,
    PartnerId Partner,
    bool OpportunityKnown,
    bool PartnerKnown,
    bool Closed,
    bool Protected,
    bool Pending,
    bool EarlierValid,
    RegistrationInputs Inputs);
