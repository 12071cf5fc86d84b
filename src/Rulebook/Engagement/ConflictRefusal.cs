namespace PemActors.Rulebook.Engagement;

/// <summary>Why a command on a conflict is refused, in order of precedence: of several that apply the first is answered.</summary>
public enum ConflictRefusal : byte
{
    /// <summary>Decide: no such conflict has been opened.</summary>
    UnknownConflict,
    /// <summary>Open: no such opportunity has been created.</summary>
    UnknownOpportunity,
    /// <summary>Open: a party has not applied.</summary>
    UnknownParty,
    /// <summary>Open: fewer than two different parties.</summary>
    TooFewParties,
    /// <summary>Open: a conflict of the same parties over the opportunity is open.</summary>
    OpenAlready,
    /// <summary>Decide: a decision stands.</summary>
    DecidedAlready,
    /// <summary>Decide: who decides belongs to a party.</summary>
    DeciderIsParty,
    /// <summary>Decide: the conflict stands at a level above that of who decides.</summary>
    LevelTooLow,
    /// <summary>Decide: the award is to a partner that is no party.</summary>
    WinnerNotParty,
    /// <summary>Decide: the split does not give each party, and nobody else, one share that is not negative.</summary>
    SharesNotOfParties,
    /// <summary>Decide: the shares do not sum to 1,000,000.</summary>
    SharesDoNotSum,
}
