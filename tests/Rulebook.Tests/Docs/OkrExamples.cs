using PemActors.Rulebook.Access;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Okrs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Docs;

/// <summary>The worked examples of the pages on OKRs, cadence, benefits, roles and visibility, read from the pages and executed.</summary>
public sealed class OkrExamples
{
    [Fact]
    public void Okrs()
    {
        var rows = new Dictionary<string, Table.Row>();
        Table.Check(RulePage.Example("okrs.md"), row => rows.Add(row["key result"], row));
        var t = Story.At("2024-07-02");
        var keyResults = Defaults.Program.Objectives.SelectMany(objective => objective.KeyResults).ToArray();
        Assert.Equal(keyResults.Select(each => each.Id), rows.Keys);
        foreach (var keyResult in keyResults)
        {
            var row = rows[keyResult.Id];
            var reading = KeyResultRules.Read(Sums.Read(row["sums"]), keyResult, OkrCalendar.Containing(Defaults.Program.Calendar, keyResult.Period, t), t);
            Assert.Equal((Figure(row, "value"), Figure(row, "due by now"), Sums.Enum<Verdict>(row["verdict"]), Sums.Enum<Pace>(row["pace"])), (reading.Value, reading.Due, reading.Verdict, reading.Pace));
        }
    }

    // The page describes the whole catalogue, in its order.
    [Fact]
    public void Okrs_NamesEveryMetric()
    {
        var named = new List<Metric>();
        Table.Check(RulePage.Example("okrs.md", "**Inputs.**"), row => named.Add(Kebab<Metric>(row["metric"])));
        Assert.Equal(Enum.GetValues<Metric>(), named);
    }

    [Fact]
    public void Cadence() => Table.Check(RulePage.Example("cadence.md"), row =>
    {
        var next = CadenceCalendar.Next(Kebab<ReviewCadence>(row["cadence"]), Defaults.Program.Calendar, Story.At("2024-02-29T12:00:01Z"));
        Assert.Equal(Story.At(row["next"]), next);
        Assert.Equal(Story.At(row["covers what came after"]), CadenceCalendar.Containing(Kebab<ReviewCadence>(row["cadence"]), Defaults.Program.Calendar, next).After);
    });

    [Fact]
    public void Cadence_NamesEveryDocumentWithItsCadence()
    {
        var named = new List<DocumentKind>();
        Table.Check(RulePage.Example("cadence.md", "**Outcomes.**"), row =>
        {
            named.Add(Kebab<DocumentKind>(row["document"]));
            Assert.Equal(Kebab<ReviewCadence>(row["due"]), DocumentKinds.CadenceOf(named[^1]));
        });
        Assert.Equal(Enum.GetValues<DocumentKind>(), named);
    }

    [Fact]
    public void Benefits() => Table.Check(RulePage.Example("benefits.md"), row => Assert.Equal(
        row["allowed"] == "yes",
        BenefitRules.Allows(row.Enum<Tier>("tier"), row["standing"] == "suspended", row["standing"] == "terminated", Kebab<Benefit>(row["benefit"]), Defaults.Program.Benefits)));

    [Fact]
    public void Roles_TheTableOfThePageIsTheTable()
    {
        var named = new List<Permission>();
        Table.Check(RulePage.Example("roles-and-visibility.md", "**Which role may what**"), row =>
        {
            var permission = Kebab<Permission>(row["permission"]);
            named.Add(permission);
            Assert.Equal(row["duty"] is "" ? Duty.Neither : Kebab<Duty>(row["duty"]), RoleTable.DutyOf(permission));
            foreach (var role in Enum.GetValues<Role>())
            {
                var column = string.Concat(role.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {letter}" : $"{letter}")).ToLowerInvariant();
                Assert.Equal(row[column] is "-" ? Reach.None : Kebab<Reach>(row[column]), RoleTable.ReachOf(role, permission));
            }
        });
        Assert.Equal(Enum.GetValues<Permission>(), named);
    }

    [Fact]
    public void RolesAndVisibility() => Table.Check(RulePage.Example("roles-and-visibility.md"), row =>
    {
        var created = AccessScope.Create("ana", ["crm:7"], List(row["ana is"], ',').Select(Kebab<Role>), List(row["in charge of"], ',').Select(id => new PartnerId(id)));
        if (created.Decision is not { } scope)
        {
            Assert.Equal(Kebab<ScopeRefusal>(row["answer"]), created.Code);
            return;
        }
        var parties = List(row["on a record of"], '+').Select(id => new PartnerId(id)).ToArray();
        var subject = parties.Length switch { 0 => AccessSubject.None, 1 => new AccessSubject.OnePartner(parties[0]), _ => new AccessSubject.Shared(parties) };
        var ruling = AccessRules.Permits(scope, Kebab<Permission>(row["asks to"]), subject, List(row["claimed by"], ','));
        Assert.Equal(row["answer"] is "granted" ? null : Kebab<AccessRefusal>(row["answer"]), ruling.Code);
    });

    private static long? Figure(Table.Row row, string column) => row[column] is "-" ? null : row.Long(column);

    private static string[] List(string cell, char separator) => cell is "-" ? [] : cell.Split(separator, StringSplitOptions.TrimEntries);

    private static T Kebab<T>(string word) where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
