using Microsoft.Data.Sqlite;
using PemActors.Documents.Programs;
using PemActors.Grains.Programs;
using PemActors.Grains.Tests.Support;
using PemActors.Journal.Audit;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Checks;

namespace PemActors.Grains.Tests.Versions;

/// <summary>The audit judges a store by the documents published in it: nothing false is found, and what was tampered with is.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Partner = "acme";
    private static readonly Instant Start = Instant.Utc(2025, 2, 3, 9);
    private readonly string folder = Directory.CreateTempSubdirectory("pem-audit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Store_WithAPublishedDocument_IsClean_AndATamperedOneIsNot()
    {
        await FeedAsync();
        Assert.Empty(await FindingsAsync(isAsPublished: true));
        // By the starting document alone the card would be another: the audit has read the published one.
        Assert.NotEmpty(await FindingsAsync(isAsPublished: false));

        await TamperAsync("UPDATE card SET tier = 'elite'");
        Assert.Contains(await FindingsAsync(isAsPublished: true), finding => finding.Contains("Its card row is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_OfAPublishedDocument_TamperedWith_IsFound()
    {
        await FeedAsync();
        await TamperAsync("UPDATE list_row SET body = CAST(replace(CAST(body AS TEXT), 'protectionDays: 90', 'protectionDays: 91') AS BLOB) WHERE id = '2026.2'");
        Assert.Contains(await FindingsAsync(isAsPublished: true), finding => finding.StartsWith("programs 2026.2: It is ", StringComparison.Ordinal));
        await TamperAsync("DELETE FROM list_row WHERE id = '2026.2'");
        Assert.Contains(await FindingsAsync(isAsPublished: true), finding => finding.Contains("there is no such row", StringComparison.Ordinal));
    }

    // A win in February enters Select at the close of March, unless the document of March asks for two.
    private async Task FeedAsync()
    {
        await using var store = await SqliteJournal.OpenAsync(new() { Directory = folder, Durable = false }, TimeProvider.System, CancellationToken.None);
        await using var silo = await LiveSilo.StartAsync(Start, journal: store);
        await silo.AcceptAsync(
        [
            .. Given.Registered(Partner, Start), Given.Created("o", Partner, Start, 100), Given.Won("o", Start, 100), Given.Activity(Partner, "a", Start),
            Given.Event(Partner, new PartnerFact.CertificationEarned(Given.Key("c", Start), "u", "first", CertificationLevel.Foundational, 9_000, null)),
        ]);
        await silo.SettleAsync();
        await silo.TakeOverAsync(Desk.Changed("2026.2", old => old with { Tiers = old.Tiers with { Select = old.Tiers.Select with { Wins = 2 } } }), Instant.Utc(2025, 3, 1));
        silo.MoveTo(Instant.Utc(2025, 4, 2));
        await silo.SettleAsync();
        Assert.Equal("registered", (await silo.Partner(Partner).GetSnapshot())!.Tier.Tier);
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(bool isAsPublished)
    {
        await using var store = await SqliteJournal.OpenAsync(new() { Directory = folder, Durable = false }, TimeProvider.System, CancellationToken.None);
        var programs = isAsPublished
            ? await ProgramsInForce.LoadAsync(store, ProgramLoader.Default(), CancellationToken.None)
            : new(ProgramLoader.Default());
        using var audit = JournalAudit.Open(folder);
        var findings = new List<string>();
        await foreach (var finding in audit.FindingsAsync()) findings.Add(finding.Sentence);
        await foreach (var finding in CardAudit.FindingsAsync(audit, store, programs)) findings.Add($"{finding.Subject}: {finding.Sentence}");
        await foreach (var finding in ListAudit.FindingsAsync(audit, store, programs)) findings.Add($"{finding.List} {finding.Id}: {finding.Sentence}");
        return findings;
    }

    private async Task TamperAsync(string change)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "pem.db")};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = change;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
