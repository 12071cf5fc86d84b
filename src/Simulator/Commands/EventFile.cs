using System.IO.Compression;

namespace PemActors.Simulator.Commands;

/// <summary>A file that appears under its name only once it is complete, compressed when the name ends in .gz; or standard output.</summary>
internal sealed class EventFile : IAsyncDisposable
{
    private readonly string? _path;
    private bool _complete;

    private EventFile(Stream stream, string? path) => (Stream, _path) = (stream, path);

    public Stream Stream { get; }

    private string Partial => $"{_path}.partial";

    /// <summary>Opens the target; a directory that does not exist is not made.</summary>
    public static EventFile Create(string target, Func<Stream> data)
    {
        if (target == "-") return new(data(), null);
        if (Directory.Exists(target) || string.IsNullOrWhiteSpace(target)) throw new NotSupportedException("It names no file.");
        var file = new FileStream($"{target}.partial", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        return new(target.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file, target);
    }

    /// <summary>Flushes, and gives the file its name.</summary>
    public async Task CompleteAsync()
    {
        await Stream.FlushAsync();
        await Stream.DisposeAsync();
        if (_path is not null) File.Move(Partial, _path, overwrite: true);
        _complete = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_complete) return;
        if (_path is null) return;
        await Stream.DisposeAsync();
        File.Delete(Partial);
    }
}
