namespace PemActors.Documents.Tests;

/// <summary>Files of the repository that tests read as people do.</summary>
internal static class Repository
{
    public static string Text(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PemActors.sln"))) return File.ReadAllText(Path.Combine(folder.FullName, path));
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
