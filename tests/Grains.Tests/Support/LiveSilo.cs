using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Deadlines;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Outbox;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Hosting;
using PemActors.Silo.Intake;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Support;

/// <summary>A silo with the real scheduler over a journal in memory. The ecosystem's clock stands until it is moved, and nothing is swept until asked.</summary>
public sealed class LiveSilo : IAsyncDisposable
{
    private const int MaxRounds = 200;
    private HeadlessSilo silo;

    private LiveSilo(HeadlessSilo silo, FakeTimeProvider clock, ProgramDocument program, IJournal journal) => (this.silo, Clock, Program, Journal) = (silo, clock, program, journal);

    public FakeTimeProvider Clock { get; }

    public ProgramDocument Program { get; }

    public IJournal Journal { get; }

    public IServiceProvider Services => silo.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public Instant Now => Instant.From(Clock.GetUtcNow());

    public static async Task<LiveSilo> StartAsync(Instant now, ProgramDocument? program = null, IJournal? journal = null)
    {
        var clock = new FakeTimeProvider(now.ToDateTimeOffset());
        program ??= ProgramLoader.Default();
        journal ??= new MemoryJournal();
        return new(await StartAsync(clock, program, journal), clock, program, journal);
    }

    /// <summary>Stops the silo and starts another over the same journal: nothing but the journal is left of the first.</summary>
    public async Task RestartAsync()
    {
        await silo.DisposeAsync();
        silo = await StartAsync(Clock, Program, Journal);
    }

    /// <summary>Deactivates every idle actor.</summary>
    public Task SleepAsync() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public void MoveTo(Instant now)
    {
        if (now > Now) Clock.SetUtcNow(now.ToDateTimeOffset());
    }

    public Task<EventResult[]> TakeAsync(params Reading[] readings) => Services.GetRequiredService<EventIntake>().TakeAsync(readings, CancellationToken.None);

    /// <summary>Takes events and asserts that each was accepted.</summary>
    public async Task AcceptAsync(params Reading[] readings) =>
        Assert.All(await TakeAsync(readings), result => Assert.Equal(EventOutcome.Accepted, result.Outcome));

    public Task<int> DeliverAsync() => Services.GetRequiredService<OutboxDispatcher>().SweepAsync(CancellationToken.None);

    public Task<int> SweepAsync() => Services.GetRequiredService<DeadlineSweep>().SweepAsync(CancellationToken.None);

    /// <summary>Delivers and wakes until neither finds anything.</summary>
    public async Task SettleAsync()
    {
        var rounds = 0;
        while (await DeliverAsync() + await SweepAsync() > 0)
            Assert.True(++rounds < MaxRounds, "Outbox and deadlines never come to rest.");
    }

    public IPartnerGrain Partner(string id) => Grains.GetGrain<IPartnerGrain>(id);

    public ISubjectGrain Subject(Subject subject) => Grains.Subject(subject);

    public async Task<IReadOnlyList<StoredEntry>> EntriesAsync(string partner) =>
        (await Journal.LoadAsync(new(SubjectKind.Partner, partner), CancellationToken.None)).Entries;

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    private static Task<HeadlessSilo> StartAsync(FakeTimeProvider clock, ProgramDocument program, IJournal journal) =>
        HeadlessSilo.StartAsync(new() { Program = program, Clock = clock, Journal = journal, RunSweeps = false }, CancellationToken.None);
}
