using PemActors.Documents.Events;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Intake;

namespace PemActors.Silo.Demo;

/// <summary>Sends events through the door as their time comes on the demo's clock; what people of the vendor answer is left to <see cref="OperationsPersona"/>.</summary>
internal sealed class LiveStream(EventIntake intake, TimeProvider clock)
{
    private const int BatchEvents = 1_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private static readonly HashSet<string> Answers =
    [
        EventNames.OpportunityRegistrationApproved, EventNames.OpportunityRegistrationRejected, EventNames.ConflictDecided, EventNames.IncentiveMdfApproved,
        EventNames.IncentiveMdfRejected, EventNames.IncentiveSpifApproved, EventNames.IncentiveSpifDenied,
    ];

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
                if (!Answers.Contains(events.Current.Type.Name)) due.Add(events.Current);
                events.MoveNext();
            }
            // What the store did not take stays lost to the demo only; a real sender would send it again.
            if (due.Count > 0) await intake.TakeAsync(due, cancellation);
        }
    }
}
