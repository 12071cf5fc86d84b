using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Programs;

/// <summary>Members of a document that its schema has judged, in the rulebook's whole numbers.</summary>
internal static class ProgramMembers
{
    public static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;

    public static T Word<T>(JsonElement owner, string name) where T : struct, Enum => Words.Read<T>(owner.GetProperty(name));

    /// <summary>The words of a list as a set: ascending, whatever their order in the text.</summary>
    public static IReadOnlyList<T> AllWords<T>(JsonElement owner, string name) where T : struct, Enum => [.. owner.GetProperty(name).EnumerateArray().Select(Words.Read<T>).Order()];

    public static Instant At(JsonElement owner, string name) =>
        Rfc3339.TryParse(Text(owner, name), out var at) ? at : throw new System.Diagnostics.UnreachableException();

    public static int Whole(JsonElement owner, string name) => (int)Scaled(owner, name, 0);

    public static int Hundredths(JsonElement owner, string name) => (int)Scaled(owner, name, 2);

    public static int Ppm(JsonElement owner, string name) => (int)Scaled(owner, name, 6);

    public static long Minor(JsonElement owner, string name) => Scaled(owner, name, 2);

    public static long Scaled(JsonElement owner, string name, int decimals) => Members.Scaled(owner.GetProperty(name), decimals);
}
