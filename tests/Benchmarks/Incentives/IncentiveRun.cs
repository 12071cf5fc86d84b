using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Hosting;
using PemActors.Silo.Intake;

namespace PemActors.Benchmarks.Incentives;

/// <summary>A silo in this process on a synced store, with partners in Registered, whose sweeps run as those of a server.</summary>
internal sealed class IncentiveRun : IAsyncDisposable
{
    private const int BatchSize = 150;
    private readonly HeadlessSilo silo;
    private readonly IGrainFactory grains;
    private readonly FactEncoder encoder;

    private IncentiveRun(HeadlessSilo silo, string currency)
    {
        this.silo = silo;
        grains = silo.Services.GetRequiredService<IGrainFactory>();
        encoder = new(currency);
        Journal = silo.Services.GetRequiredService<IJournal>();
        Currency = currency;
    }

    /// <summary>Where the silo's clock starts.</summary>
    public static Instant Now { get; } = Instant.Utc(2026, 3, 2, 9);

    public IJournal Journal { get; }

    public string Currency { get; }

    public static async Task<IncentiveRun> StartAsync(string data, CancellationToken cancellation)
    {
        var program = ProgramLoader.Default();
        return new(await HeadlessSilo.StartAsync(new() { Data = data, Program = program, Clock = new AcceleratedClock(Now.ToDateTimeOffset(), 1) }, cancellation), program.Currency);
    }

    public static string Partner(int number) => $"p-{number:D6}";

    public static string Deal(int number) => $"o-{number:D6}";

    public Grains.Interfaces.Partners.IPartnerGrain PartnerGrain(int number) => grains.GetGrain<Grains.Interfaces.Partners.IPartnerGrain>(Partner(number));

    /// <summary>Asks an incentive; the reply.</summary>
    public Task<CommandReply> AskAsync(string incentive, string key, string type, object data)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Web);
        return grains.Subject(new(SubjectKind.Incentive, incentive)).Execute(new(key, SHA256.HashData(json), key[..key.IndexOf('/')], type, json));
    }

    /// <summary>Publishes an unlimited incentive of a kind with the program's terms.</summary>
    public async Task PublishAsync(string incentive, string kind)
    {
        var reply = await AskAsync(incentive, $"ops/{incentive}", EventNames.IncentivePublished, new { kind, name = incentive, from = "2025-01-01T00:00:00Z", until = "2028-01-01T00:00:00Z" });
        if (!reply.Granted) throw new IOException($"{incentive} was not published: {reply.Detail}");
    }

    /// <summary>Partners, each with an open opportunity that it sourced.</summary>
    public async Task FillAsync(int partners, CancellationToken cancellation)
    {
        var at = Now.AddDays(-60);
        for (var first = 0; first < partners; first += BatchSize)
            await TakeAsync(Enumerable.Range(first, Math.Min(BatchSize, partners - first)).SelectMany(number => Introduced(number, at)), cancellation);
    }

    /// <summary>The win of a partner's deal.</summary>
    public Reading Won(int number) =>
        Read(encoder.ToEvent(new OpportunityId(Deal(number)), new OpportunityFact.Won(new(Now.AddDays(-1), "crm", $"{Deal(number)}-won"), 10_000_00 + number, null, null)));

    /// <summary>Gives events to the door; all of them must be accepted.</summary>
    public async Task TakeAsync(IEnumerable<Reading> readings, CancellationToken cancellation)
    {
        var results = await silo.Services.GetRequiredService<EventIntake>().TakeAsync([.. readings], cancellation);
        foreach (var outcome in results.Select(result => result.Outcome))
            if (outcome.Status != Grains.Interfaces.Facts.EventStatus.Accepted) throw new IOException($"An event was not accepted: {outcome.Status} {outcome.Detail}");
    }

    /// <summary>Waits until nothing is on its way to another subject.</summary>
    public async Task AppliedAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while ((await Journal.StatusAsync(Now, cancellation)).OutboxPending > 0) await timer.WaitForNextTickAsync(cancellation);
    }

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    private IEnumerable<Reading> Introduced(int number, Instant at)
    {
        var (partner, deal) = (new PartnerId(Partner(number)), new OpportunityId(Deal(number)));
        yield return Read(encoder.ToEvent(partner, new PartnerFact.Applied(new(at, "prm", $"{partner}-applied"), PartnerType.Reseller, "emea", Partner(number), [Motion.Resell])));
        yield return Read(encoder.ToEvent(partner, new PartnerFact.IcpFitAssessed(new(at, "prm", $"{partner}-fit"), true)));
        yield return Read(encoder.ToEvent(partner, new PartnerFact.AgreementSigned(new(at, "prm", $"{partner}-terms"), AgreementKind.Terms, null)));
        yield return Read(encoder.ToEvent(partner, new PartnerFact.Accepted(new(at, "prm", $"{partner}-accepted"))));
        yield return Read(encoder.ToEvent(deal, new OpportunityFact.Created(new(at.AddDays(10), "crm", $"{deal}-created"), $"account-{number}", "core", 10_000_00, Stage.Propose, Motion.Referral, partner, false)));
        yield return Read(encoder.ToEvent(deal, new OpportunityFact.TouchRecorded(new(at.AddDays(9), "attribution", $"{deal}-touch"), partner, EvidenceKind.IntroductionNote, true)));
    }

    private static Reading.Accepted Read(CloudEvent made) => EventCatalog.TryFind(made.Type, out var type) ? new Reading.Accepted(1, made, type) : throw new ArgumentException(made.Type, nameof(made));
}
