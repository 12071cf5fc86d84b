namespace PemActors.Rulebook.Access;

/// <summary>What a person is to the program (RULEBOOK §9). A person may have several, as far as they go together.</summary>
public enum Role : byte
{
    /// <summary>Sees all; decides registrations, conflicts, strikes, MDF and SPIF claims.</summary>
    Operations,
    /// <summary>Approves payouts.</summary>
    Finance,
    /// <summary>Sees the partners in their charge and may claim for them.</summary>
    PartnerManager,
    /// <summary>Runs simulations and drafts programs.</summary>
    Strategist,
    /// <summary>Works at one partner and sees only its records.</summary>
    PartnerUser,
}

/// <summary>How far a permission reaches; ordered.</summary>
public enum Reach : byte
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Records of the partners in the person's scope, and conflicts they are party to.</summary>
    Own,
    /// <summary>All records.</summary>
    Any,
}
