namespace PemActors.Rulebook.Programs;

/// <summary>Why a draft or a publication is refused, in order of precedence: of several that apply the first is answered.</summary>
public enum ProgramRefusal : byte
{
    /// <summary>The document has faults; the sentence lists them all with their lines.</summary>
    DocumentInvalid,
    /// <summary>Draft: the version asked for is not the one that the document names.</summary>
    VersionInvalid,
    /// <summary>The document's currency is not the installation's.</summary>
    OtherCurrency,
    /// <summary>Its own credit model reads other deals, which an opportunity does not have at its close; such models are answered on request.</summary>
    ModelReadsHistory,
    /// <summary>Draft: a draft or a published document has this version already.</summary>
    VersionUsed,
    /// <summary>Publish: no draft has this version.</summary>
    UnknownDraft,
    /// <summary>Publish: it is published already, and that is final.</summary>
    PublishedAlready,
    /// <summary>Publish: it would take effect before its publication.</summary>
    EffectiveBeforePublication,
    /// <summary>Publish: a currency that can be converted today could not be any more.</summary>
    CurrencyDropped,
    /// <summary>Publish: its quarters are others, and it would not take effect at a close of both calendars.</summary>
    QuarterCut,
}
