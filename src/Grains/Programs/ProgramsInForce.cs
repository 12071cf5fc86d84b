using PemActors.Documents.Facts;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Programs;

/// <summary>
/// The program documents that this silo knows to be in force; actors ask it anew at every decision, so a change is seen by the next. All documents
/// of an installation have one currency.
/// </summary>
public sealed class ProgramsInForce
{
    private volatile ProgramTimeline timeline;

    /// <summary>The document that the installation began with, in force from ever.</summary>
    public ProgramsInForce(ProgramDocument first) : this(ProgramTimeline.Of(first)) { }

    /// <summary>Documents known already.</summary>
    public ProgramsInForce(ProgramTimeline known)
    {
        timeline = known;
        Currencies = new(known.Versions[0].Document.Currency, () => timeline);
    }

    /// <summary>The documents with their instants.</summary>
    public ProgramTimeline Timeline => timeline;

    /// <summary>Converts amounts at the rates of the document in force at their time.</summary>
    public CurrencyConverter Currencies { get; }

    /// <summary>Takes another timeline.</summary>
    public void Take(ProgramTimeline newer) => timeline = newer;
}
