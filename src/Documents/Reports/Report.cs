using System.Globalization;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Cadence;

namespace PemActors.Documents.Reports;

/// <summary>A document of the program as it is kept: what it says, and the currency that its amounts are in.</summary>
/// <param name="Document">What it says.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record Report(CadenceDocument Document, string Currency)
{
    /// <summary>As its title says: <c>Deal review</c>, and for one partner or region its name.</summary>
    public string Title => Document.Scope switch
    {
        DocumentScope.Partner partner => $"{Spoken.Title(Words.Of(Document.Kind))}: {partner.Id}",
        DocumentScope.Region region => $"{Spoken.Title(Words.Of(Document.Kind))}: {region.Name}",
        _ => Spoken.Title(Words.Of(Document.Kind)),
    };

    /// <summary>Name of a file that holds it, without the ending: letters, digits and <c>-._:</c> only.</summary>
    public string FileName
    {
        get
        {
            var date = Document.At.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var whose = Document.Scope is DocumentScope.All ? "" : $"-{Document.Scope.ToString()!.Split('/')[1]}";
            return $"{Words.Of(Document.Kind)}{whose}-{date}";
        }
    }
}
