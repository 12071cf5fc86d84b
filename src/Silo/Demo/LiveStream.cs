using PemActors.Documents.Events;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Intake;

namespace PemActors.Silo.Demo;

/// <summary>Sends events through the door as their time comes on the demo's clock.</summary>
internal sealed class LiveStream(EventIntake intake, TimeProvider clock)
{
    private const int BatchEvents = 1_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(IEnumerator<Reading.Accepted> events, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick);
        var due = new List<Reading>();
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            due.Clear();
            var now = Instant.From(clock.GetUtcNow());
            while (due.Count < BatchEvents && events.Current.Event.Time <= now)
            {
                due.Add(events.Current);
                events.MoveNext();
            }
            // What the store did not take stays lost to the demo only; a real sender would send it again.
            if (due.Count > 0) await intake.TakeAsync(due, cancellation);
        }
    }
}
