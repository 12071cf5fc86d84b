using System.Collections.Concurrent;

namespace PemActors.Documents.Facts;

/// <summary>
/// One text for each sending system: many facts in memory name their source, and there are few sources. Bounded, for a sender may give
/// itself a new name each time.
/// </summary>
public static class SourceNames
{
    private const int Kept = 4_096;
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The same text, shared where there is room.</summary>
    public static string Shared(string source) =>
        Known.TryGetValue(source, out var known) ? known : Known.Count < Kept ? Known.GetOrAdd(source, source) : source;
}
