using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Cadences;

/// <summary>
/// Whether everything that was due at or before an instant has been done, and its messages delivered. A subject that cannot be woken holds documents
/// up for a while, not for ever.
/// </summary>
public sealed class SweepPassed(IJournal journal)
{
    private const int Looked = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private (Instant Due, long Since)? waiting;

    /// <summary>Whether it has, or was waited for long enough.</summary>
    public async Task<bool> IsAsync(Instant due, CancellationToken cancellation)
    {
        var deadlines = await journal.DueAsync(due, Looked, cancellation);
        var held = deadlines.Any(deadline => deadline.Subject.Kind != SubjectKind.Cadence);
        if (!held) held = (await journal.UndeliveredAsync(Looked, cancellation)).Any(message => message.Time <= due);
        lock (gate)
        {
            if (!held)
            {
                if (waiting?.Due == due) waiting = null;
                return true;
            }
            if (waiting is not { } wait || wait.Due != due) waiting = wait = (due, TimeProvider.System.GetTimestamp());
            return TimeProvider.System.GetElapsedTime(wait.Since) > LongestWait;
        }
    }
}
