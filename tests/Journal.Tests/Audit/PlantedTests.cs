using PemActors.Journal.Audit;
using PemActors.Journal.Tests.Sqlite;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Audit;

/// <summary>
/// Law: the audit finds nothing in an untouched journal and something in every one that was tampered with. <c>PEM_TAMPERINGS</c> says how many are planted,
/// <c>PEM_TAMPERINGS_SEED</c> which.
/// </summary>
public sealed class PlantedTests : IAsyncLifetime
{
    private const int Subjects = 6;
    private const int Commits = 60;
    private static readonly int Plantings = int.TryParse(Environment.GetEnvironmentVariable("PEM_TAMPERINGS"), out var count) ? count : 60;
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("PEM_TAMPERINGS_SEED"), out var seed) ? seed : 1;
    private readonly SqliteStore store = new();
    private JournalHead head = JournalHead.Empty;
    private int entries;

    public async ValueTask InitializeAsync()
    {
        await using var journal = await store.OpenAsync(new() { Directory = store.Folder });
        var chance = new Chance(Seed);
        for (var i = 0; i < Commits; i++)
        {
            var subject = Partner(i < Subjects ? i : chance.Next(Subjects));
            var before = (await journal.LoadAsync(subject, Stop)).Head;
            var added = Enumerable.Range(0, 1 + chance.Next(4)).Select(n => Entry($"{i}-{n}", $"{i}.{n}") with { Time = Start.AddDays(i) + TimeSpan.FromHours(n) }).ToArray();
            Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(subject, before, added) with { Card = Card(subject.Id, before.Version + added.Length) }, Lane.Intake, Stop));
            entries += added.Length;
        }
        head = await journal.HeadAsync(Stop);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Audit_OfEveryPlantedTampering_FindsIt()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"PEM_TAMPERINGS_SEED={Seed}, {Plantings} plantings in {entries} entries");
        Assert.Equal([], await store.Audit(head));
        var chance = new Chance(Seed + 1);
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Plantings; i++)
        {
            var tampering = Tampering.Of(Tampering.Kinds[i % Tampering.Kinds.Count], chance, entries, Commits, Subjects);
            await using var copy = store.Copy();
            using (var intruder = new Intruder(copy)) Assert.True(intruder.Run(tampering.Sql) > 0, $"Nothing was changed by {tampering}");
            if (tampering.Rechained)
            {
                Rechain.Run(copy.File);
                // Without fault in itself, so it takes the head that was kept elsewhere.
                Assert.Equal([], (await copy.Audit()).Where(finding => finding.Fault is not AuditFault.AheadOfJournal));
            }
            var findings = await copy.Audit(head);
            Assert.True(findings.Count > 0, $"The audit did not find planting {i}: {tampering}");
            Assert.All(findings, finding => Assert.EndsWith(".", finding.Sentence, StringComparison.Ordinal));
            var name = tampering.Rechained ? $"{tampering.Kind}, chained anew" : tampering.Kind;
            found[name] = found.GetValueOrDefault(name) + 1;
        }
        foreach (var (kind, count) in found) TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {count} planted, {count} found");
        Assert.Equal(Plantings, found.Values.Sum());
    }
}
