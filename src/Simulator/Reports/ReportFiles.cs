using System.Text;
using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Reports;

/// <summary>Writes every form of a result into one directory. A file appears under its name only once it is complete.</summary>
public static class ReportFiles
{
    /// <summary>The names written: the page, the document, two tables, and every replication.</summary>
    public static IReadOnlyList<string> Names { get; } = ["report.html", "result.json", "summary.csv", "differences.csv", "replications.parquet"];

    /// <summary>Writes the files, over those of an earlier run; the directory is made when it is missing.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="result">At least one replication.</param>
    /// <param name="decisionLevel">The probability from which a key result is counted on, 0–1 exclusive.</param>
    /// <param name="cancellation">Ends the writing; files complete by then stay.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static async Task WriteAsync(string directory, ExperimentResult result, double decisionLevel = 0.5, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(result.Replications, 1);
        Directory.CreateDirectory(directory);
        await FileAsync(directory, Names[0], stream => TextAsync(stream, writer => writer.Write(HtmlReport.Write(result, decisionLevel))));
        await FileAsync(directory, Names[1], stream =>
        {
            JsonReport.Write(stream, result);
            return Task.CompletedTask;
        });
        await FileAsync(directory, Names[2], stream => TextAsync(stream, writer => CsvReport.WriteSummary(writer, result)));
        await FileAsync(directory, Names[3], stream => TextAsync(stream, writer => CsvReport.WriteDifferences(writer, result)));
        await FileAsync(directory, Names[4], stream => ParquetReport.WriteAsync(stream, result, cancellation));
    }

    private static async Task FileAsync(string directory, string name, Func<Stream, Task> write)
    {
        var (path, partial) = (Path.Combine(directory, name), Path.Combine(directory, $"{name}.partial"));
        try
        {
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, useAsync: true))
                await write(stream);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task TextAsync(Stream stream, Action<TextWriter> write)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        write(writer);
    }
}
