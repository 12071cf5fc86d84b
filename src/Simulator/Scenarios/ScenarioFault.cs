namespace PemActors.Simulator.Scenarios;

/// <summary>Something wrong in a scenario, with its place.</summary>
/// <param name="File">The file, or the option, in which it stands.</param>
/// <param name="Line">1-based line; 0 where there are no lines.</param>
/// <param name="Column">1-based column; 0 where there are no lines.</param>
/// <param name="Pointer">JSON pointer to the value; empty for the whole.</param>
/// <param name="Detail">A sentence that names the value and what is legal.</param>
public sealed record ScenarioFault(string File, int Line, int Column, string Pointer, string Detail)
{
    /// <summary>As people and editors read it: place first.</summary>
    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}:{Column}" : "")}: {(Detail.StartsWith(Pointer, StringComparison.Ordinal) ? "" : $"{Pointer}: ")}{Detail}";
}
