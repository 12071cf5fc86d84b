using PemActors.Grains.Interfaces.Commands;

namespace PemActors.Grains.Subjects;

/// <summary>A command that waits for its answer.</summary>
internal sealed class WaitingCommand(CommandEnvelope command)
{
    private readonly TaskCompletionSource<CommandReply> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandEnvelope Command => command;

    public Task<CommandReply> Reply => source.Task;

    public bool IsAnswered => source.Task.IsCompleted;

    public void Answer(CommandReply reply) => source.TrySetResult(reply);

    public void Fail(Exception fault) => source.TrySetException(fault);
}
