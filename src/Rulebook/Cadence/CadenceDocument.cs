using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Cadence;

/// <summary>
/// A document of the program as data: what it says, not how it looks. A function of the state as of its instant, so that it can be made
/// any time after and is the same.
/// </summary>
/// <param name="Id">Named by kind, scope and instant.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Scope">Of whom.</param>
/// <param name="Period">The stretch since the one before, to the instant whose state it tells.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Sections">In order; all of a kind are always there, empty ones too.</param>
public sealed record CadenceDocument(string Id, DocumentKind Kind, DocumentScope Scope, PeriodBounds Period, string Program, IReadOnlyList<Section> Sections)
{
    /// <summary>The instant whose state it tells.</summary>
    public Instant At => Period.Until;

    internal static CadenceDocument Of(DocumentKind kind, Edition edition, params IReadOnlyList<Section> sections)
    {
        var period = edition.PeriodOf(kind);
        return new(NameOf(kind, edition.Scope, edition.At), kind, edition.Scope, period, edition.Program.Version, sections);
    }

    /// <summary>The id of a document: <c>document:</c> and 26 characters that follow from kind, scope and instant.</summary>
    public static string NameOf(DocumentKind kind, DocumentScope scope, Instant at) => CausedName.Of("document", Word.Of(kind), scope.ToString(), at.ToString());
}

/// <summary>Which one of a kind of document: of whom, as of when, under which rules.</summary>
/// <param name="Scope">Of whom.</param>
/// <param name="At">An instant of the document's cadence.</param>
/// <param name="Program">The program in force at that instant.</param>
public sealed record Edition(DocumentScope Scope, Instant At, ProgramDocument Program)
{
    internal PeriodBounds PeriodOf(DocumentKind kind)
    {
        var period = CadenceCalendar.Containing(DocumentKinds.CadenceOf(kind), Program.Calendar, At);
        return period.Until == At ? period : throw new ArgumentException($"No {Word.Spoken(kind)} is due at {At}; the next is at {period.Until}.", nameof(kind));
    }
}

/// <summary>Of whom a document tells. Printed as <c>all</c>, <c>region/emea</c>, <c>partner/acme</c>.</summary>
public abstract record DocumentScope
{
    private DocumentScope()
    {
    }

    /// <summary>All partners.</summary>
    public static readonly DocumentScope Ecosystem = new All();

    /// <summary>All partners.</summary>
    public sealed record All : DocumentScope
    {
        /// <inheritdoc/>
        public override string ToString() => "all";
    }

    /// <summary>The partners of a region.</summary>
    public sealed record Region(string Name) : DocumentScope
    {
        /// <inheritdoc/>
        public override string ToString() => $"region/{Name}";
    }

    /// <summary>One partner.</summary>
    public sealed record Partner(PartnerId Id) : DocumentScope
    {
        /// <inheritdoc/>
        public override string ToString() => $"partner/{Id}";
    }
}
