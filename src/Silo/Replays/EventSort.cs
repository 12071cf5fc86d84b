using System.Buffers;
using System.Globalization;
using System.Text;
using PemActors.Documents.Events;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Replays;

/// <summary>
/// Puts events into the order of facts, (time, source, id), however many there are: in memory up to <paramref name="runEvents"/>, beyond that in sorted
/// runs on the disk that are merged as they are read. For one caller at a time; disposing removes the runs.
/// </summary>
/// <param name="reader">Reads back what a run holds.</param>
/// <param name="runEvents">Events of a run, at least 1.</param>
public sealed class EventSort(CloudEventReader reader, int runEvents = 200_000) : IDisposable
{
    private readonly List<string> runs = [];
    private readonly List<Reading.Accepted> open = [];
    private string? folder;

    /// <summary>Events taken.</summary>
    public long Count { get; private set; }

    /// <summary>Runs that lie on the disk.</summary>
    public int Runs => runs.Count;

    /// <summary>Takes one more.</summary>
    public void Add(Reading.Accepted reading)
    {
        open.Add(reading);
        Count++;
        if (open.Count == runEvents) Spill();
    }

    /// <summary>All that were taken, in order. Called once.</summary>
    public IEnumerable<Reading.Accepted> Sorted()
    {
        open.Sort(static (a, b) => Key(a).CompareTo(Key(b)));
        if (runs.Count == 0) return open;
        return Merge([open, .. runs.Select(Read)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (folder is not null) Directory.Delete(folder, recursive: true);
        folder = null;
    }

    private static FactKey Key(Reading.Accepted reading) => new(reading.Event.Time, reading.Event.Source, reading.Event.Id);

    private static IEnumerable<Reading.Accepted> Merge(IReadOnlyList<IEnumerable<Reading.Accepted>> sources)
    {
        var heads = new PriorityQueue<IEnumerator<Reading.Accepted>, (FactKey Key, int Source)>();
        var opened = new List<IEnumerator<Reading.Accepted>>();
        try
        {
            foreach (var source in sources)
            {
                var run = source.GetEnumerator();
                opened.Add(run);
                if (run.MoveNext()) heads.Enqueue(run, (Key(run.Current), opened.Count));
            }
            while (heads.TryDequeue(out var run, out var place))
            {
                yield return run.Current;
                if (run.MoveNext()) heads.Enqueue(run, (Key(run.Current), place.Source));
            }
        }
        finally
        {
            foreach (var run in opened) run.Dispose();
        }
    }

    // A line of a run is the event's number, a tab, and the event.
    private void Spill()
    {
        open.Sort(static (a, b) => Key(a).CompareTo(Key(b)));
        folder ??= Directory.CreateTempSubdirectory("pem-sort-").FullName;
        var run = Path.Combine(folder, $"{runs.Count}.ndjson");
        using (var file = new FileStream(run, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
        {
            var line = new ArrayBufferWriter<byte>(4_096);
            foreach (var reading in open)
            {
                line.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{reading.Number}\t")));
                CloudEventWriter.WriteLine(line, reading.Event);
                file.Write(line.WrittenSpan);
                line.ResetWrittenCount();
            }
        }
        runs.Add(run);
        open.Clear();
    }

    private IEnumerable<Reading.Accepted> Read(string run)
    {
        foreach (var line in File.ReadLines(run))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var number = int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture);
            yield return (Reading.Accepted)reader.ReadEvent(Encoding.UTF8.GetBytes(line[(tab + 1)..]), number, Instant.Never);
        }
    }
}
