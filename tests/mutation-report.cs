// Prints what mutation testing found: the score of each folder, and each mutant that no test noticed, from Stryker's JSON reports. A folder
// that several reports tell of is taken from the newest.
#:property RestorePackagesWithLockFile=false
#:property NoWarn=CA1852
using System.Globalization;
using System.Text.Json;

string[] counted = ["Killed", "Timeout", "Survived", "NoCoverage"];
var folders = new SortedDictionary<string, (string Report, int[] Counts, List<string> Unnoticed)>(StringComparer.Ordinal);
foreach (var report in args.OrderByDescending(File.GetLastWriteTimeUtc))
{
    using var document = JsonDocument.Parse(File.ReadAllText(report));
    foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
    {
        var name = file.Name[Math.Max(file.Name.IndexOf("src/Rulebook/", StringComparison.Ordinal), 0)..];
        var source = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            var status = mutant.GetProperty("status").GetString()!;
            var kind = Array.IndexOf(counted, status);
            if (kind < 0) continue; // of another folder, or it did not compile
            var folder = name.Split('/') is [_, _, var first, ..] ? first : name;
            if (!folders.TryGetValue(folder, out var found)) folders.Add(folder, found = (report, new int[counted.Length], []));
            if (found.Report != report) continue;
            found.Counts[kind]++;
            if (status is "Killed") continue;
            var (start, end) = (mutant.GetProperty("location").GetProperty("start"), mutant.GetProperty("location").GetProperty("end"));
            var line = start.GetProperty("line").GetInt32();
            var column = start.GetProperty("column").GetInt32() - 1;
            var text = source[line - 1];
            var old = end.GetProperty("line").GetInt32() == line ? text[column..(end.GetProperty("column").GetInt32() - 1)] : text[column..] + " …";
            var now = string.Join(' ', mutant.GetProperty("replacement").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            found.Unnoticed.Add($"{status.ToLowerInvariant(),-10} {name}:{line}  {Short(old.Trim())}  =>  {Short(now)}");
        }
    }
}
Line("folder", counted, "score", "killed alone");
var total = new int[counted.Length];
foreach (var (folder, found) in folders)
{
    Line(folder, found.Counts.Select(Number), Score(found.Counts), Share(found.Counts[0], found.Counts));
    for (var kind = 0; kind < total.Length; kind++) total[kind] += found.Counts[kind];
}
Line("total", total.Select(Number), Score(total), Share(total[0], total));
Console.WriteLine();
foreach (var line in folders.Values.SelectMany(found => found.Unnoticed).Order(StringComparer.Ordinal)) Console.WriteLine(line);

// Detected of all that could be: what no test reaches counts as survived. On a busy machine a timeout can be mere slowness, so the share of
// those that a test killed stands beside it.
static string Score(int[] counts) => Share(counts[0] + counts[1], counts);

static string Share(int part, int[] counts) => counts.Sum() == 0 ? "-" : (100m * part / counts.Sum()).ToString("0.0", CultureInfo.InvariantCulture);

static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

static string Short(string text) => text.Length <= 110 ? text : text[..109] + "…";

static void Line(string name, IEnumerable<string> figures, string score, string alone) =>
    Console.WriteLine($"{name,-12}{string.Concat(figures.Select(figure => $"{figure,12}"))}{score,8}{alone,14}");
