using PemActors.Documents.Programs;
using PemActors.Grains.Programs;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Versions;

/// <summary>What is wrong with a draft or a publication is refused with its code, and nothing changes.</summary>
public sealed class ProgramCommandTests
{
    private static readonly Instant Now = Instant.Utc(2025, 2, 3, 9);

    [Fact]
    public async Task Draft_WithFaults_TellsThemAllWithTheirLines()
    {
        await using var silo = await LiveSilo.StartAsync(Now);
        var text = ProgramLoader.DefaultText().Replace("greenFrom: 70", "greenFrom: 700", StringComparison.Ordinal).Replace("responseHours: 48", "responseHours: soon", StringComparison.Ordinal);
        var reply = await silo.DraftAsync("k", text);
        Assert.Equal((false, "document-invalid"), (reply.Granted, reply.Code));
        Assert.Equal(ProgramLoader.Load(text).Faults.Select(fault => fault.ToString()), reply.Detail!.Split('\n'));
        Assert.Equal(2, ProgramLoader.Load(text).Faults.Count);
        await UnchangedAsync(silo);
    }

    [Theory]
    [InlineData("2026.9", "2026.2", "USD", "version-invalid")]
    [InlineData(null, "2026.2", "EUR", "other-currency")]
    [InlineData(null, "2026.1", "USD", "version-used")]
    public async Task Draft_ThatNoRuleAllows_IsRefused(string? asked, string version, string currency, string code)
    {
        await using var silo = await LiveSilo.StartAsync(Now);
        var reply = await silo.DraftAsync("k", ProgramPrinter.Print(Desk.Brisk(version) with { Currency = currency }), asked);
        Assert.Equal((false, code), (reply.Granted, reply.Code));
        await UnchangedAsync(silo);
    }

    [Fact]
    public async Task Publish_WhatIsNoDraftAnyMore_OrWouldChangeThePast_IsRefused()
    {
        await using var silo = await LiveSilo.StartAsync(Now);
        Assert.Equal("unknown-draft", (await silo.PublishAsync("k-1", "2026.2")).Code);
        Assert.True((await silo.DraftAsync("d", ProgramPrinter.Print(Desk.Brisk("2026.2")))).Granted);
        Assert.Equal("version-used", (await silo.DraftAsync("d-2", ProgramPrinter.Print(Desk.Brisk("2026.2")))).Code);
        Assert.Equal("effective-before-publication", (await silo.PublishAsync("k-2", "2026.2", new(Now.Ticks - 1))).Code);
        Assert.True((await silo.PublishAsync("k-3", "2026.2", Now.AddDays(1))).Granted);
        Assert.Equal("published-already", (await silo.PublishAsync("k-4", "2026.2", Now.AddDays(2))).Code);
        Assert.Equal("2026.1", silo.Timeline().At(Now).Version);
        Assert.Equal("2026.2", silo.Timeline().At(Now.AddDays(1)).Version);

        var other = Desk.Changed("2026.3", old => old with { Calendar = old.Calendar with { FiscalYearStart = 2 } });
        Assert.True((await silo.DraftAsync("d-3", ProgramPrinter.Print(other))).Granted);
        Assert.Equal("quarter-cut", (await silo.PublishAsync("k-5", "2026.3", Instant.Utc(2025, 4, 1))).Code);
        Assert.Equal(2, silo.Timeline().Versions.Count);
    }

    [Fact]
    public async Task Command_Repeated_HasOneEffect()
    {
        await using var silo = await LiveSilo.StartAsync(Now);
        var text = ProgramPrinter.Print(Desk.Brisk("2026.2"));
        var first = await silo.DraftAsync("d", text);
        await silo.RestartAsync();
        Assert.Equal(first.Data, (await silo.DraftAsync("d", text)).Data);
        var published = await silo.PublishAsync("p", "2026.2");
        await silo.SleepAsync();
        Assert.Equal(published.Data, (await silo.PublishAsync("p", "2026.2")).Data);
        Assert.Equal("key-reused", (await silo.PublishAsync("p", "2026.1")).Code);
        Assert.Equal(2, silo.Timeline().Versions.Count);
    }

    private static async Task UnchangedAsync(LiveSilo silo)
    {
        Assert.Empty((await silo.Journal.LoadAsync(Desk.Program, CancellationToken.None)).Entries);
        Assert.Equal(0, (await silo.Journal.ListAsync(new(ProgramRow.List), CancellationToken.None)).Total);
        Assert.Single(silo.Timeline().Versions);
    }
}
