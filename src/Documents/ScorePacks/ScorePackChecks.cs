using System.Text.Json;
using PemActors.Documents.Programs;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using static PemActors.Documents.Programs.ProgramValues;

namespace PemActors.Documents.ScorePacks;

/// <summary>
/// What a schema cannot say of score packs: names stand once and mean something, and members fit to each other. Each check is made when the values it
/// needs are there.
/// </summary>
internal static class ScorePackChecks
{
    // Members that a kind needs; every other kind forbids them, but for those it names too.
    private static readonly (string Kind, string[] Needed, string[] May)[] Metrics = [("capped", ["weight", "max"], []), ("rate", ["points", "per"], ["cap"])];
    private static readonly (string Kind, string[] Needed, string[] May)[] Standings =
        [("live", [], []), ("up-only", ["yearStart"], []), ("any-day", ["months", "daysBefore", "daysAfter"], [])];

    public static void Check(StrictYaml document, JsonElement root)
    {
        foreach (var list in (string[])["/figures", "/markets", "/tracks", "/levels"]) IncentiveChecks.Twice(document, root, list, "name");
        var figures = new FigureChecks(document, root);
        var divisors = new CommonDenominator();
        foreach (var track in Items(root, "/tracks"))
        {
            IncentiveChecks.Twice(document, root, $"{track}/metrics", "name");
            foreach (var metric in Items(root, $"{track}/metrics"))
            {
                Kind(document, root, metric, Metrics);
                figures.Check(metric, "max", "per");
                if (!divisors.Take(figures.Scaled(metric, "max"), figures.Scaled(metric, "per") * 100))
                    document.Fault(metric, $"{metric} leaves maxima and units of the pack without a common multiple of at most 10^15; legal are such as have one.");
            }
            Scale(document, root, track);
        }
        if (Find(root, "/scale") is not null && !Items(root, "/tracks").Any()) document.Fault("/scale", "/scale stands without tracks; legal is with at least one.");
        LevelChecks.Check(document, root, figures);
        Kind(document, root, "/standing", Standings);
    }

    /// <summary>The pointers of a list's items.</summary>
    public static IEnumerable<string> Items(JsonElement root, string list)
    {
        for (var i = 0; Find(root, $"{list}/{i}") is not null; i++) yield return $"{list}/{i}";
    }

    private static void Kind(StrictYaml document, JsonElement root, string pointer, (string Kind, string[] Needed, string[] May)[] kinds)
    {
        if (Text(root, $"{pointer}/kind") is not { } word || kinds.FirstOrDefault(kind => kind.Kind == word) is not { Needed: { } needed } known) return;
        foreach (var member in needed)
            if (Find(root, $"{pointer}/{member}") is null) document.Fault($"{pointer}/kind", $"{pointer} is {word} without {member}; legal is with {string.Join(" and ", needed)}.");
        foreach (var member in kinds.SelectMany(kind => kind.Needed.Concat(kind.May)).Except(needed).Except(known.May))
            if (Find(root, $"{pointer}/{member}") is not null)
            {
                var owner = kinds.First(kind => kind.Needed.Concat(kind.May).Contains(member)).Kind;
                document.Fault($"{pointer}/{member}", $"{pointer}/{member} stands beside {word}; legal is beside {owner} only.");
            }
    }

    // Caps that do not come to the scale would leave its top out of reach, or pass it.
    private static void Scale(StrictYaml document, JsonElement root, string track)
    {
        if (Number(root, "/scale") is not { } scale || !scale.TryScale(6, out var scaleMicro)) return;
        long sum = 0;
        foreach (var metric in Items(root, $"{track}/metrics"))
        {
            if (Text(root, $"{metric}/kind") == "rate" && Find(root, $"{metric}/cap") is null)
            {
                document.Fault(metric, $"{metric} has no cap and the pack a scale; legal is with a cap.");
                return;
            }
            if ((Number(root, $"{metric}/weight") ?? Number(root, $"{metric}/cap")) is not { } most || !most.TryScale(6, out var micro)) return;
            sum += micro;
        }
        if (sum == scaleMicro) return;
        document.Fault($"{track}/metrics", $"{track}/metrics have weights and caps of {new ExactNumber(sum, -6).Trimmed()} points; legal is the scale, {scale.Trimmed()}.");
    }

    private sealed class CommonDenominator
    {
        private static readonly Int128 Most = 1_000_000_000_000_000;
        private Int128 _common = 1;

        /// <summary>False, and as before, where the divisors make it too great.</summary>
        public bool Take(params long?[] divisors)
        {
            foreach (var divisor in divisors)
            {
                if (divisor is not { } next) continue;
                var (a, b) = (_common, (Int128)next);
                while (b != 0) (a, b) = (b, a % b);
                if (_common / a * next > Most) return false;
                _common = _common / a * next;
            }
            return true;
        }
    }
}
