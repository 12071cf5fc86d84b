using PemActors.Simulator.Population;

var watch = System.Diagnostics.Stopwatch.StartNew();
var eco = new SyntheticEcosystem(new() { Partners = int.Parse(args[0]) }, 1);
var counts = new SortedDictionary<string, int>();
var n = 0;
foreach (var f in eco.Weeks(78))
{
    n++;
    var k = f.Fact.GetType().Name;
    counts[k] = counts.GetValueOrDefault(k) + 1;
}
Console.WriteLine($"{n} facts {watch.Elapsed} {GC.GetTotalMemory(false) / 1e6} MB");
foreach (var (k, v) in counts) Console.WriteLine($"{k} {v}");
