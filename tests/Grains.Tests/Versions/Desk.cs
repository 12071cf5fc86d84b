using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Programs;
using PemActors.Grains.Programs;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Tests.Versions;

/// <summary>Commands to the program's actor.</summary>
internal static class Desk
{
    public static readonly Subject Program = new(SubjectKind.Program, IProgramGrain.Default);

    /// <summary>The default program with a change, under a version of its own.</summary>
    public static ProgramDocument Changed(string version, Func<ProgramDocument, ProgramDocument> change) => change(ProgramLoader.Default()) with { Version = version };

    /// <summary>The same with activities counted over thirty days, and green from three.</summary>
    public static ProgramDocument Brisk(string version) =>
        Changed(version, old => old with { Health = old.Health with { Activity = new(WindowDays: 30, YellowFrom: 1, GreenFrom: 3) } });

    public static Task<CommandReply> DraftAsync(this LiveSilo silo, string key, string document, string? version = null) =>
        silo.Subject(Program).Execute(Command(key, "strategist", EventNames.ProgramDrafted, new { version, document }));

    public static Task<CommandReply> PublishAsync(this LiveSilo silo, string key, string version, Instant? effectiveFrom = null) =>
        silo.Subject(Program).Execute(Command(key, "operations", EventNames.ProgramPublished, new { version, effectiveFrom = effectiveFrom?.ToString() }));

    /// <summary>Drafts and publishes; both are granted.</summary>
    public static async Task TakeOverAsync(this LiveSilo silo, ProgramDocument document, Instant? effectiveFrom = null)
    {
        var drafted = await silo.DraftAsync($"draft-{document.Version}", ProgramPrinter.Print(document));
        Assert.True(drafted.Granted, drafted.Detail);
        // Two decisions never share an instant, and this clock stands still.
        silo.MoveTo(new(silo.Now.Ticks + 1));
        var published = await silo.PublishAsync($"publish-{document.Version}", document.Version, effectiveFrom);
        Assert.True(published.Granted, published.Detail);
    }

    public static ProgramTimeline Timeline(this LiveSilo silo) => silo.Services.GetRequiredService<ProgramsInForce>().Timeline;

    private static CommandEnvelope Command<T>(string key, string person, string type, T data)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(data);
        return new($"{person}/{key}", SHA256.HashData(bytes), person, type, bytes);
    }
}
