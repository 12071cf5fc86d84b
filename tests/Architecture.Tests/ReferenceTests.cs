using System.Xml.Linq;

namespace PemActors.Architecture.Tests;

/// <summary>Imports point one way: who may know whom.</summary>
public sealed class ReferenceTests
{
    private const string All = "*";

    // project → what it may reference
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Rulebook"] = [],
        ["Documents"] = ["Rulebook"],
        ["Journal"] = ["Rulebook"],
        ["Grains.Interfaces"] = ["Rulebook"],
        ["Grains"] = ["Rulebook", "Grains.Interfaces", "Documents", "Journal", "Simulator"],
        ["Simulator"] = ["Rulebook", "Documents"],
        ["Silo"] = [All],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_only_what_it_may_know(string project)
    {
        var may = Allowed[project];
        var does = References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        Assert.All(does, reference => Assert.True(may.Contains(All) || may.Contains(reference), $"{project} must not know {reference}."));
    }

    [Fact]
    public void Every_project_below_src_has_a_row_here() =>
        Assert.Equal(Allowed.Keys.Order(), Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Rulebook_has_no_packages() => Assert.Empty(References("Rulebook", "PackageReference"));

    [Fact]
    public void Simulator_knows_no_Orleans() =>
        Assert.DoesNotContain(References("Simulator", "PackageReference"), package => package.Contains("Orleans", StringComparison.Ordinal));

    [Fact]
    public void Rulebook_needs_nothing_that_reads_or_writes()
    {
        // The assemblies that the compiled rulebook leans on: text, collections, hashes and the runtime, no files, sockets, threads or consoles.
        var leansOn = typeof(Rulebook.Primitives.Instant).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        string[] may = ["System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Runtime.Extensions", "System.Runtime.CompilerServices.Unsafe", "System.Text.RegularExpressions", "System.Numerics.Vectors",
            "System.Collections.Immutable", "System.Security.Cryptography"];
        Assert.All(leansOn, name => Assert.Contains(name, may));
    }

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
