using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using PemActors.Documents.Schemas;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Events;

/// <summary>
/// Every event type of the contract, read once from the schemas embedded in this assembly, which say subject and class themselves: a new
/// type is a new schema file. Safe for many threads.
/// </summary>
public static class EventCatalog
{
    private const int MaxNameLength = 128;
    private const string Folder = "schemas/events/";

    private static readonly FrozenDictionary<string, EventType> ByName = Load();
    private static readonly FrozenDictionary<string, EventType>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All types in order of name.</summary>
    public static IReadOnlyList<EventType> All { get; } = [.. ByName.Values.OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Finds a type by its name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out EventType? type) => ByName.TryGetValue(name, out type);

    /// <summary>Finds a type by its name in UTF-8, without making a string.</summary>
    public static bool TryFind(ReadOnlySpan<byte> utf8Name, [NotNullWhen(true)] out EventType? type)
    {
        type = null;
        if (utf8Name.Length > MaxNameLength) return false;
        Span<char> name = stackalloc char[utf8Name.Length];
        return Encoding.UTF8.TryGetChars(utf8Name, name, out var length) && BySpan.TryGetValue(name[..length], out type);
    }

    private static FrozenDictionary<string, EventType> Load()
    {
        using var common = Resource.Json("schemas/common.v1.json");
        return Resource.Names(Folder).Select(name => Read(name, common.RootElement)).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    }

    private static EventType Read(string resource, JsonElement common)
    {
        using var document = Resource.Json(resource);
        var root = document.RootElement;
        return new(
            root.GetProperty("title").GetString()!,
            Enum.Parse<SubjectKind>(root.GetProperty("x-pem-subject").GetString()!, ignoreCase: true),
            Enum.Parse<EventClass>(root.GetProperty("x-pem-class").GetString()!, ignoreCase: true),
            SchemaCompiler.Compile(root, common));
    }
}
