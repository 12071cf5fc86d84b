using PemActors.Documents.Yaml;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Programs;

namespace PemActors.Documents.Programs;

/// <summary>In which terms program documents differ, as printed, in the order of the document.</summary>
public static class ProgramDifference
{
    /// <summary>Each version after the first, with the terms in which it differs from the one in force before it.</summary>
    public static IReadOnlyList<PolicyChange> Between(ProgramTimeline programs) =>
        [.. programs.Versions.Skip(1).Select((version, i) => new PolicyChange(version.Document.Version, version.From, Between(programs.Versions[i].Document, version.Document)))];

    /// <summary>The terms in which two documents differ; the version itself is none.</summary>
    public static IReadOnlyList<TermChange> Between(ProgramDocument before, ProgramDocument after)
    {
        var (old, fresh) = (Terms(before), Terms(after));
        var paths = fresh.Select(term => term.Path).Concat(old.Select(term => term.Path)).Distinct(StringComparer.Ordinal);
        var (oldOf, freshOf) = (old.ToDictionary(term => term.Path, term => term.Value, StringComparer.Ordinal), fresh.ToDictionary(term => term.Path, term => term.Value, StringComparer.Ordinal));
        return [.. paths.Where(path => path != "version" && oldOf.GetValueOrDefault(path) != freshOf.GetValueOrDefault(path))
            .Select(path => new TermChange(path, oldOf.GetValueOrDefault(path), freshOf.GetValueOrDefault(path)))];
    }

    private static List<(string Path, string Value)> Terms(ProgramDocument program)
    {
        var terms = new List<(string, string)>();
        Add(terms, "", YamlTree.Read(ProgramPrinter.Print(program)).Root!);
        return terms;
    }

    private static void Add(List<(string, string)> terms, string path, YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Scalar scalar:
                terms.Add((path, scalar.Text));
                break;
            case YamlNode.Map map:
                foreach (var entry in map.Entries) Add(terms, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", entry.Value);
                break;
            case YamlNode.List { Items: var items } when items.All(item => item is YamlNode.Scalar):
                terms.Add((path, string.Join(", ", items.Select(item => ((YamlNode.Scalar)item).Text))));
                break;
            case YamlNode.List list:
                for (var i = 0; i < list.Items.Count; i++) Add(terms, $"{path}.{Name(list.Items[i], i)}", list.Items[i]);
                break;
        }
    }

    // Items that name themselves keep their name when others come or go.
    private static string Name(YamlNode item, int place) =>
        item is YamlNode.Map map && map.Entries.Find(entry => entry.Key == "id")?.Value is YamlNode.Scalar id ? id.Text : $"{place + 1}";
}
