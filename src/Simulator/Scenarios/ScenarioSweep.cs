using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Scenarios;

namespace PemActors.Simulator.Scenarios;

/// <summary>A baseline with one member set to each of several values.</summary>
/// <param name="Path">The member, dotted.</param>
/// <param name="Now">What the baseline has there; <c>default</c> where the file leaves it out and it is neither a parameter nor a figure of the program.</param>
/// <param name="Values">As written.</param>
/// <param name="Scenarios">One per value.</param>
internal sealed record ScenarioSweep(string Path, string Now, ImmutableArray<string> Values, ImmutableArray<Scenario> Scenarios)
{
    private const int ValuesMax = 50;

    /// <summary>Reads a setting <c>path=v1,v2</c> of a file that has no fault, whose baseline is given; faults go to <paramref name="error"/>.</summary>
    public static ScenarioSweep? Read(string yaml, Scenario baseline, string setting, Func<string, string?> readProgram, TextWriter error)
    {
        var cut = setting.IndexOf('=', StringComparison.Ordinal);
        var (path, values) = cut < 1 ? (setting, []) : (setting[..cut], setting[(cut + 1)..].Split(',', StringSplitOptions.TrimEntries));
        if (values.Length is 0 or > ValuesMax || values.Contains("") || values.Distinct().Count() < values.Length)
        {
            error.WriteLine($"--set is '{setting}'; it is path=v1,v2,... with 1 to {ValuesMax} values, each once.");
            return null;
        }

        var root = (JsonObject)JsonNode.Parse(ScenarioDocument.Read(yaml).Root!.Value.GetRawText())!;
        root.Remove("changes");
        var scenarios = ImmutableArray.CreateBuilder<Scenario>();
        var faults = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var changed = root.DeepClone().AsObject();
            if (!TrySet(changed, Places.OfPath(path), Value(values[i])))
            {
                error.WriteLine($"--set names '{path}', which leads through a value that has no members; it is the dotted path of a member of the file, as in behaviours.conduct.on.");
                return null;
            }

            var reading = ScenarioLoader.Load(changed.ToJsonString(), $"--set {path}={values[i]}", readProgram);
            // The file by itself has no fault, so these are the setting's; its lines are not the file's.
            foreach (var fault in reading.Faults) error.WriteLine(fault with { Line = 0, Column = 0 });
            faults += reading.Faults.Length;
            if (reading.File is { } file) scenarios.Add(file.Baseline with { Name = $"set-{i + 1}", Title = $"{path} = {values[i]}" });
        }

        return faults > 0 ? null : new(path, NowAt(root, Places.OfPath(path), baseline), [.. values], scenarios.ToImmutable());
    }

    private static string NowAt(JsonObject root, string pointer, Scenario baseline)
    {
        const string Behaviours = "/behaviours", Overrides = "/program/overrides";
        var value = Places.At(root, pointer);
        if (value is null && pointer.StartsWith(Behaviours, StringComparison.Ordinal))
            value = Places.At(JsonSerializer.SerializeToNode(baseline.Parameters, ScenarioParameters.Json), pointer[Behaviours.Length..]);
        if (value is null && pointer.StartsWith(Overrides, StringComparison.Ordinal))
            value = Places.At(ScenarioProgram.Members(baseline.Program), pointer[Overrides.Length..]);
        return value?.ToString() ?? "default";
    }

    private static JsonValue? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue value ? value : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static bool TrySet(JsonObject root, string pointer, JsonNode? value)
    {
        JsonNode at = root;
        var steps = pointer.Split('/').Skip(1).ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            var last = i == steps.Length - 1;
            if (at is JsonObject members)
            {
                if (last) members[steps[i]] = value;
                else at = members[steps[i]] ??= new JsonObject();
            }
            else if (at is JsonArray items && int.TryParse(steps[i], out var index) && index < items.Count && items[index] is { } item)
            {
                if (last) items[index] = value;
                else at = item;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
