using System.Text.Json;

namespace PemActors.Documents;

/// <summary>Files embedded in this assembly, by their path in the repository.</summary>
internal static class Resource
{
    public static IEnumerable<string> Names(string folder) =>
        typeof(Resource).Assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith(folder, StringComparison.Ordinal));

    public static JsonDocument Json(string name)
    {
        using var stream = Open(name);
        return JsonDocument.Parse(stream);
    }

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its file {name}.");
}
