namespace PemActors.Silo.Checks;

/// <summary>What is wrong with a row of a list, or with what its rows say together.</summary>
/// <param name="List">Which list.</param>
/// <param name="Id">The row's id, or the id of what the rows are about.</param>
/// <param name="Sentence">In words, with the figures.</param>
public sealed record ListFinding(string List, string Id, string Sentence);
