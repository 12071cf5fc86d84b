namespace PemActors.Journal.Sqlite;

/// <summary>
/// The one thread that writes. It takes everything that waits, writes it in one transaction, syncs, and then answers; while it syncs the
/// next group gathers, so the groups grow with the load.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private readonly SqliteJournalOptions options;
    private readonly TimeProvider clock;
    private readonly WorkQueue queue;
    private readonly Checkpointer checkpointer;
    private readonly Thread thread;
    private GroupSession? session;

    public GroupWriter(SqliteJournalOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        session = new(options, clock);
        queue = new(options);
        checkpointer = new(options);
        thread = new(Loop) { IsBackground = true, Name = "pem-journal-writer" };
        thread.Start();
    }

    public int QueueLength => queue.Count;

    /// <exception cref="JournalUnavailableException">The lane is full, the journal is closed, or the group commit failed.</exception>
    public Task<TAnswer> RunAsync<TInput, TAnswer>(TInput input, Func<GroupSession, TInput, TAnswer> write, Lane lane, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<TAnswer>(cancellation);
        var work = new Work<TInput, TAnswer>(input, write);
        if (queue.Add(work, lane) is { } refusal) return Task.FromException<TAnswer>(refusal);
        return cancellation.CanBeCanceled ? work.Answer.WaitAsync(cancellation) : work.Answer;
    }

    /// <summary>Writes what still waits and closes the file.</summary>
    public void Dispose()
    {
        queue.Close();
        thread.Join();
        checkpointer.Dispose();
        session?.Dispose();
    }

    private void Loop()
    {
        var group = new List<Work>(options.GroupSize);
        while (queue.Take(group))
        {
            var failure = Write(group);
            foreach (var work in group)
            {
                if (failure is null) work.Complete();
                else work.Fail(failure);
            }
            group.Clear();
            if (session is { } open) checkpointer.Committed(open.Database);
        }
    }

    private Exception? Write(List<Work> group)
    {
        try
        {
            session ??= new(options, clock);
            session.Begin();
            foreach (var work in group) work.Write(session);
            session.Commit();
            return null;
        }
        // Whatever went wrong must not end the thread: the callers learn of it, and the next group starts from what the file says.
        catch (Exception failure)
        {
            session?.Dispose();
            session = null;
            return failure;
        }
    }
}
