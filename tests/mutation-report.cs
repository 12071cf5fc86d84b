// Prints what mutation testing found: the score of each folder, and each mutant that no test noticed, from Stryker's JSON reports.
#:property RestorePackagesWithLockFile=false
#:property NoWarn=CA1852
using System.Globalization;
using System.Text.Json;

string[] counted = ["Killed", "Timeout", "Survived", "NoCoverage"];
var survivors = new List<string>();
var total = new int[counted.Length];
Line("folder", counted, "score");
foreach (var report in args.Order(StringComparer.Ordinal))
{
    var counts = new int[counted.Length];
    using var document = JsonDocument.Parse(File.ReadAllText(report));
    foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
    {
        var at = file.Name.IndexOf("src/Rulebook/", StringComparison.Ordinal);
        var name = file.Name[Math.Max(at, 0)..];
        var source = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            var status = mutant.GetProperty("status").GetString()!;
            var kind = Array.IndexOf(counted, status);
            if (kind < 0) continue;
            counts[kind]++;
            total[kind]++;
            if (status is "Killed") continue;
            var (start, end) = (mutant.GetProperty("location").GetProperty("start"), mutant.GetProperty("location").GetProperty("end"));
            var line = start.GetProperty("line").GetInt32();
            var first = start.GetProperty("column").GetInt32() - 1;
            var text = source[line - 1];
            var old = end.GetProperty("line").GetInt32() == line ? text[first..(end.GetProperty("column").GetInt32() - 1)] : text[first..] + " …";
            var now = string.Join(' ', mutant.GetProperty("replacement").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            survivors.Add($"{status.ToLowerInvariant(),-10} {name}:{line}  {Short(old.Trim())}  =>  {Short(now)}");
        }
    }
    Line(Path.GetFileNameWithoutExtension(report), counts.Select(Number), Score(counts));
}
Line("total", total.Select(Number), Score(total));
Console.WriteLine();
foreach (var survivor in survivors.Order(StringComparer.Ordinal)) Console.WriteLine(survivor);

// Detected of all that could be: what no test reaches counts as survived.
static string Score(int[] counts) => counts.Sum() == 0 ? "-" : (100m * (counts[0] + counts[1]) / counts.Sum()).ToString("0.0", CultureInfo.InvariantCulture);

static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

static string Short(string text) => text.Length <= 110 ? text : text[..109] + "…";

static void Line(string name, IEnumerable<string> figures, string score) =>
    Console.WriteLine($"{name,-12}{string.Concat(figures.Select(figure => $"{figure,12}"))}{score,8}");
