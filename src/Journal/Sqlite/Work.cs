namespace PemActors.Journal.Sqlite;

/// <summary>Something for the writer to do inside a group commit, and who waits for it.</summary>
internal abstract class Work
{
    /// <summary>Writes inside the open transaction and keeps the answer, which nobody sees before the commit.</summary>
    public abstract void Write(GroupSession session);

    /// <summary>Answers after the commit.</summary>
    public abstract void Complete();

    /// <summary>Answers when the group commit failed.</summary>
    public abstract void Fail(Exception failure);
}

/// <summary>Work with an answer.</summary>
internal sealed class Work<TInput, TAnswer>(TInput input, Func<GroupSession, TInput, TAnswer> write) : Work
{
    // Continuations run elsewhere: the writer must not run its callers' code.
    private readonly TaskCompletionSource<TAnswer> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TAnswer answer = default!;

    public Task<TAnswer> Answer => source.Task;

    public override void Write(GroupSession session) => answer = write(session, input);

    public override void Complete() => source.SetResult(answer);

    public override void Fail(Exception failure) =>
        source.SetException(new JournalUnavailableException($"The group commit failed, whether it took effect is unknown. {failure.Message}", failure));
}
