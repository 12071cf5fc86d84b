namespace PemActors.Journal.Sqlite;

/// <summary>The two bounded lanes before the writer. Each has room of its own, so that neither can fill the other's.</summary>
internal sealed class WorkQueue(SqliteJournalOptions options)
{
    private readonly object gate = new();
    private readonly Queue<Work> intake = new();
    private readonly Queue<Work> consequences = new();
    private bool waiting;
    private bool closed;

    /// <summary>Work that waits in both lanes.</summary>
    public int Count
    {
        get { lock (gate) return intake.Count + consequences.Count; }
    }

    /// <summary>Puts work into its lane; where the lane is full or the journal closed, says so and takes nothing.</summary>
    public JournalUnavailableException? Add(Work work, Lane lane)
    {
        var (queue, capacity) = lane == Lane.Consequences ? (consequences, options.ConsequencesCapacity) : (intake, options.IntakeCapacity);
        lock (gate)
        {
            if (closed) return new("The journal is closed.");
            if (queue.Count >= capacity) return new($"The journal's queue is full: {capacity} wait in the lane {lane}. Try again shortly.");
            queue.Enqueue(work);
            if (waiting) Monitor.Pulse(gate);
            return null;
        }
    }

    /// <summary>
    /// Waits for work and takes the next group: consequences first, but not more than three quarters of a full group while intake waits,
    /// so neither lane starves. False once closed and empty.
    /// </summary>
    public bool Take(List<Work> group)
    {
        lock (gate)
        {
            waiting = true;
            while (intake.Count + consequences.Count == 0 && !closed) Monitor.Wait(gate);
            waiting = false;
            var size = options.GroupSize;
            Move(consequences, group, size - Math.Min(intake.Count, size / 4));
            Move(intake, group, size);
            return group.Count > 0;
        }
    }

    /// <summary>Takes no more work; what waits is still written.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private static void Move(Queue<Work> from, List<Work> to, int limit)
    {
        while (to.Count < limit && from.TryDequeue(out var work)) to.Add(work);
    }
}
