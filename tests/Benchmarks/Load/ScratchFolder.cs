namespace PemActors.Benchmarks.Load;

/// <summary>An empty folder for a run, gone after it. On the disk where the store will live: a memory disk syncs in no time.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    public ScratchFolder(string? parent) => folder = Directory.CreateDirectory(Path.Combine(parent ?? Path.GetTempPath(), Path.GetRandomFileName()));

    /// <summary>A folder in it.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
