namespace PemActors.Grains.Subjects;

/// <summary>
/// Whose turn it is to change an actor's state. Calls of an actor come one after the other anyway, but commands may come in between, to be written
/// together; so each takes the turn before it touches the state. Only for an actor's own calls, which never run at the same time.
/// </summary>
internal sealed class Turn
{
    private Queue<TaskCompletionSource>? waiting;
    private bool isTaken;

    /// <summary>Waits for the turn, first come first served; it ends when the result is disposed.</summary>
    public async ValueTask<Taken> TakeAsync()
    {
        if (isTaken)
        {
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (waiting ??= new()).Enqueue(mine);
            await mine.Task;
        }
        isTaken = true;
        return new(this);
    }

    // The turn goes to the next in line without being free in between.
    private void End()
    {
        if (waiting is { Count: > 0 }) waiting.Dequeue().SetResult();
        else isTaken = false;
    }

    /// <summary>A turn that was taken.</summary>
    public readonly struct Taken(Turn turn) : IDisposable
    {
        /// <summary>Ends the turn.</summary>
        public void Dispose() => turn.End();
    }
}
