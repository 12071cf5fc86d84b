using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Documents.Reports;
using PemActors.Grains.Interfaces.Cadences;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>
/// The actor of a cadence. Its deadline stays due until the documents are written: making them takes a look at every subject, which goes on beside the
/// actor, and each sweep asks how far it has come. Instants that were missed follow each other, each as of itself.
/// </summary>
public sealed class CalendarGrain(
    SubjectServices services, ProgramsInForce programs, DocumentMaker maker, SweepPassed passed, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    : SubjectGrain<CalendarState>(services, id => new(SubjectKind.Cadence, id)), ICalendarGrain, IDisposable
{
    // A sweep waits so long for the documents of a small ecosystem; those of a large one are fetched by a later sweep.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource ending = new();
    private (Instant Due, Task<IReadOnlyList<Report>> Task)? making;

    private ReviewCadence Cadence => Words.TryParse<ReviewCadence>(Subject.Id, out var cadence) ? cadence : throw new ArgumentException($"{Subject.Id} is no cadence.");

    /// <inheritdoc/>
    public async Task Begin(long fromTicks)
    {
        if (await StateAsync() is not { } state) return;
        state.Begin(new(fromTicks));
        await base.WakeAsync([], null);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        ending.Cancel();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Called by the runtime when the activation is gone.</summary>
    public void Dispose() => ending.Dispose();

    /// <inheritdoc/>
    protected override CalendarState NewState() => new(Cadence, programs);

    /// <inheritdoc/>
    protected override async Task WakeAsync(string[] names, Instant? at)
    {
        await base.WakeAsync(names, at);
        var now = at ?? Instant.From(clock.GetUtcNow());
        while (await StateAsync() is { Next: { } next } && next.From <= now && await passed.IsAsync(next.From, ending.Token))
        {
            if (await MadeAsync(next) is not { } reports) return;
            if (!await WriteAsync(next.From, reports, at)) return;
        }
    }

    // The documents of an instant; null while they are being made.
    private async Task<IReadOnlyList<Report>?> MadeAsync(ProgramInForce due)
    {
        // Its own thread's work: nothing of this actor is touched by it.
        if (making is not { } current || current.Due != due.From)
            making = current = (due.From, Task.Run(() => maker.MakeAsync(Cadence, due, ending.Token), ending.Token));
        if (await Task.WhenAny(current.Task, Task.Delay(Patience, ending.Token)) != current.Task) return null;
        making = null;
        return await current.Task;
    }

    // Writes them a part at a time; false when a writer elsewhere came between, so that a later sweep goes on with what is missing.
    private async Task<bool> WriteAsync(Instant due, IReadOnlyList<Report> reports, Instant? at)
    {
        while (await StateAsync() is { Next: { } next } state && next.From == due)
        {
            var before = Version;
            state.Offer(due, reports);
            await base.WakeAsync([], at);
            if (Version == before) return false;
        }
        return true;
    }
}
