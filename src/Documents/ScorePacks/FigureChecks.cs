using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using PemActors.Rulebook.ScorePacks;
using static PemActors.Documents.Programs.ProgramValues;

namespace PemActors.Documents.ScorePacks;

/// <summary>Checks of members that name a figure and give a value in its unit.</summary>
internal sealed class FigureChecks
{
    private readonly StrictYaml _document;
    private readonly JsonElement _root;
    private readonly Dictionary<string, string?> _units = [];

    public FigureChecks(StrictYaml document, JsonElement root)
    {
        (_document, _root) = (document, root);
        foreach (var figure in ScorePackChecks.Items(root, "/figures"))
            if (Text(root, $"{figure}/name") is { } name) _units.TryAdd(name, Text(root, $"{figure}/unit"));
    }

    /// <summary>A fault where the owner's figure is not declared, and one for each of the members that does not fit the figure's unit.</summary>
    public void Check(string owner, params string[] members)
    {
        if (Text(_root, $"{owner}/figure") is { } figure && !_units.ContainsKey(figure))
            _document.Fault($"{owner}/figure", $"{owner}/figure is {figure}, which is not counted; legal are {string.Join(", ", _units.Keys)}.");
        if (Unit(owner) is not { } unit) return;
        var decimals = FigureUnits.Decimals(unit);
        foreach (var member in members)
        {
            if (Number(_root, $"{owner}/{member}") is not { } value || Scaled(owner, member) is not null) continue;
            var range = $"from {Shown(1, decimals)} to {Shown(ScoreInputs.Most, decimals)} with at most {decimals} decimals";
            _document.Fault($"{owner}/{member}", $"{owner}/{member} is {value}; legal for a figure in {Words.Of(unit)} is a number {range}.");
        }
    }

    /// <summary>A member in whole numbers of the figure's unit; null where it is not there or does not fit.</summary>
    public long? Scaled(string owner, string member) =>
        Unit(owner) is { } unit && Number(_root, $"{owner}/{member}") is { } value &&
        value.TryScale(FigureUnits.Decimals(unit), out var scaled) && scaled is > 0 and <= ScoreInputs.Most ? scaled : null;

    /// <summary>The unit of an owner's figure; null where there is none.</summary>
    public FigureUnit? Unit(string owner) =>
        Text(_root, $"{owner}/figure") is { } figure && _units.GetValueOrDefault(figure) is { } word && Words.TryParse<FigureUnit>(word, out var unit) ? unit : null;

    private static ExactNumber Shown(long scaled, int decimals) => new ExactNumber(scaled, -decimals).Trimmed();
}
