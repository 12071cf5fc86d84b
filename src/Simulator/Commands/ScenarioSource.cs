using PemActors.Simulator.Experiments;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Commands;

/// <summary>Scenario files from the disk.</summary>
internal static class ScenarioSource
{
    /// <summary>Reads a file; its faults, or why it cannot be read, go to <paramref name="error"/>, each on a line.</summary>
    /// <returns>What it says; null when there is a fault.</returns>
    public static async Task<ScenarioFile?> ReadAsync(string path, TextWriter error, CancellationToken cancellation) =>
        await TextAsync(path, error, cancellation) is { } text ? Read(text, path, error) : null;

    /// <summary>Reads the text of a file; its faults go to <paramref name="error"/>, each on a line.</summary>
    /// <returns>What it says; null when there is a fault.</returns>
    public static ScenarioFile? Read(string text, string path, TextWriter error) => Checked(ScenarioLoader.Load(text, path, Programs(path)), error);

    /// <summary>The text of a file; null, with a sentence, when it cannot be read.</summary>
    public static async Task<string?> TextAsync(string path, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await error.WriteLineAsync($"FILE is '{path}'; it is a scenario file that can be read. {fault.Message}");
            return null;
        }
    }

    /// <summary>What was read, when it has no fault; else null, and the faults are told.</summary>
    public static ScenarioFile? Checked(ScenarioReading reading, TextWriter error)
    {
        foreach (var fault in reading.Faults) error.WriteLine(fault);
        if (!reading.Faults.IsEmpty) error.WriteLine($"{reading.Faults.Length} fault{(reading.Faults.Length == 1 ? "" : "s")}; nothing was run.");
        return reading.File;
    }

    /// <summary>The scenario of that name, the baseline for null; null, with a sentence, when there is none.</summary>
    public static Scenario? Named(ScenarioFile file, string? name, TextWriter error)
    {
        var found = name is null ? file.Baseline : file.Scenarios.FirstOrDefault(scenario => scenario.Name == name);
        if (found is null) error.WriteLine($"--scenario is '{name}'; it is one of {string.Join(", ", file.Scenarios.Select(scenario => scenario.Name))}.");
        return found;
    }

    /// <summary>Reads program documents by paths relative to a scenario file.</summary>
    public static Func<string, string?> Programs(string scenarioPath) => path =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(scenarioPath))!, path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    };

    /// <summary>A scenario as experiments see it.</summary>
    public static ScenarioModel Model(Scenario scenario, ulong seed)
    {
        var plan = scenario.Plan();
        return KernelModel.Of(plan, seed, scenario.Name, scenario.Title, scenario.Hash, scenario.Card with { Elasticities = ScenarioCard.Elasticities(plan) });
    }
}
