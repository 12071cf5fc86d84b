namespace PemActors.Simulator.Kernel;

/// <summary>Something that changes a partner's figures at the end of a later week.</summary>
internal struct Note
{
    public NoteKind Kind;

    /// <summary>The partner's place in the block.</summary>
    public int Partner;

    /// <summary>What the kind says: an amount or a CSAT.</summary>
    public long Value;

    /// <summary>The week that it goes back to.</summary>
    public int Of;
}

/// <summary>What a note changes.</summary>
internal enum NoteKind : byte
{
    /// <summary>A win leaves the quality window.</summary>
    WinLeaves,
    /// <summary>A loss leaves the quality window.</summary>
    LossLeaves,
    /// <summary>A win's credit leaves ARR: the window has passed it, or the customer left.</summary>
    ArrLeaves,
    /// <summary>A customer answers; the value is a CSAT, and the second stands beside it.</summary>
    CsatArrives,
    /// <summary>An answer leaves the quality window.</summary>
    CsatLeaves,
    /// <summary>A certification was earned, or ends: count anew.</summary>
    Certificates,
    /// <summary>A strike is confirmed, cleared, or leaves the window: count anew.</summary>
    Strikes,
    /// <summary>A customer speaks for the partner.</summary>
    Reference,
    /// <summary>A customer whose deal the partner sourced leaves.</summary>
    Churns,
    /// <summary>The partnership ends.</summary>
    Terminates,
    /// <summary>What the partner does at all is worked out anew.</summary>
    Standing,
}
