using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Audit;

/// <summary>What an audit can find wrong.</summary>
public enum AuditFault : byte
{
    /// <summary>SQLite's own check of pages and indexes failed.</summary>
    StoreDamaged,

    /// <summary>Sequence numbers of entries have a gap: rows were deleted.</summary>
    EntryMissing,

    /// <summary>A subject's versions do not follow one another.</summary>
    VersionBroken,

    /// <summary>An entry's previous hash is not the hash of its subject's entry before.</summary>
    LinkBroken,

    /// <summary>An entry's columns do not give its hash.</summary>
    EntryChanged,

    /// <summary>A payload does not give its digest.</summary>
    PayloadChanged,

    /// <summary>A payload is gone and its digest stands: erased, or tampered with to look so.</summary>
    PayloadErased,

    /// <summary>An entry belongs to no group commit: inserted, or the commit chain was cut.</summary>
    EntryUncommitted,

    /// <summary>Numbers of group commits, or the sequence numbers they cover, do not follow one another.</summary>
    CommitMissing,

    /// <summary>A group commit's entries and columns do not give its hash.</summary>
    CommitChanged,

    /// <summary>A card or message was made from a version that the journal does not have: the journal's end was cut.</summary>
    AheadOfJournal,

    /// <summary>The head kept outside is not in the commit chain: the journal was cut or rewritten since.</summary>
    HeadDiffers,
}

/// <summary>One thing that is wrong, and where.</summary>
/// <param name="Fault">What.</param>
/// <param name="Subject">Whose journal, where it is one subject's.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Sentence">In words, with the figures.</param>
public sealed record AuditFinding(AuditFault Fault, Subject? Subject, long? Version, string Sentence);
