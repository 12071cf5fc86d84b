using System.Text.Json.Nodes;

namespace PemActors.Simulator.Scenarios;

/// <summary>JSON pointers into documents, and which of two documents that were merged a value came from.</summary>
internal static class Places
{
    /// <summary>The value at a pointer; null where there is none. A null value is none.</summary>
    public static JsonNode? At(JsonNode? root, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1))
        {
            root = root switch
            {
                JsonObject members => members[step],
                JsonArray items when int.TryParse(step, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return root;
    }

    /// <summary>The longest part of a pointer that leads to something.</summary>
    public static string Deepest(JsonNode root, string pointer)
    {
        while (pointer.Length > 0 && At(root, pointer) is null) pointer = pointer[..pointer.LastIndexOf('/')];
        return pointer;
    }

    /// <summary>A pointer of a merged document as one into the file: into its change where that goes deeper, else into the baseline.</summary>
    public static string InFile(JsonNode root, string? change, string pointer)
    {
        var own = change is null ? "" : Deepest(root, change + pointer);
        return change is not null && own.Length - change.Length >= Deepest(root, pointer).Length && own.Length > change.Length ? change + pointer : pointer;
    }

    /// <summary>The pointer of a dotted path such as <c>health.weights</c> or <c>sums[0].amount</c>.</summary>
    public static string OfPath(string path) => path.Length == 0 ? "" : $"/{path.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/')}";
}
