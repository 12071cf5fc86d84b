using PemActors.Grains.Interfaces.Commands;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

public abstract partial class SubjectGrain<TState>
{
    /// <summary>Source of the entries that commands become.</summary>
    public const string CommandSource = "console";

    private const int MostTogether = 256;
    private readonly Turn turn = new();
    private readonly List<WaitingCommand> waiting = [];
    private Instant lastDecision;

    /// <inheritdoc/>
    public async Task<CommandReply> Execute(CommandEnvelope command)
    {
        var mine = new WaitingCommand(command);
        waiting.Add(mine);
        using (await turn.TakeAsync())
        {
            // Whoever has the turn decides for all who wait by then, so that one write serves them.
            while (!mine.IsAnswered) await DecideAsync(TakeWaiting());
        }
        return await mine.Reply;
    }

    // Of several with one key the first is decided now, the others when it has been answered.
    private List<WaitingCommand> TakeWaiting()
    {
        var keys = new HashSet<string>();
        var together = waiting.Where(command => keys.Add(command.Command.Key)).Take(MostTogether).ToList();
        waiting.RemoveAll(together.Contains);
        return together;
    }

    private async Task DecideAsync(List<WaitingCommand> together)
    {
        try
        {
            for (var attempt = 0; attempt < MaxAttempts && together.Count > 0; attempt++)
            {
                if (await CurrentAsync() is not { } current)
                {
                    foreach (var command in together) command.Answer(CommandReply.No("subject-unreadable", Unreadable().Detail!));
                    return;
                }
                if (Decided(current, together) is { } pending) await WriteAsync(pending, together);
                together.RemoveAll(command => command.IsAnswered);
            }
            foreach (var command in together) command.Fail(new JournalUnavailableException($"{Subject} was extended by others {MaxAttempts} times in a row."));
        }
        catch (Exception fault)
        {
            // What became of the write is unknown: each may ask again.
            foreach (var command in together) command.Fail(fault);
        }
    }

    // Null when a rule threw over one of them: that one has failed, and the others are decided again on a fresh state.
    private PendingAppend? Decided(TState current, List<WaitingCommand> together)
    {
        var now = Now;
        var (entries, answers, last) = (new List<NewEntry>(together.Count), new List<CommandAnswer>(together.Count), lastDecision);
        WaitingCommand? trying = null;
        try
        {
            foreach (var each in together)
            {
                trying = each;
                var command = each.Command;
                // Two decisions of one subject never share an instant, so their order is that in which they were made.
                var at = Instant.Max(Instant.Max(now, current.DecidesFrom), new(last.Ticks + 1));
                var decision = current.Decide(command, new(at, CommandSource, CausedName.Of("command", command.Key)));
                if (decision.Entries.Count > 0) last = at;
                entries.AddRange(decision.Entries);
                answers.Add(new(command.Key, command.Digest, now, decision.Reply.ToJson()));
            }
            trying = null;
            var changes = entries.Count == 0 ? Changes.None : current.Settle(Instant.Max(now, last), head.Version + entries.Count, services.Settlement.IsDeferred);
            return new(entries, changes, now) { Answers = answers };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            state = null;
            if (trying is null && together.Count > 1) Halve(together);
            else (trying ?? together[0]).Fail(fault);
            return null;
        }
    }

    // A rule threw over all of them together: the later half waits again, until the culprit is alone.
    private void Halve(List<WaitingCommand> together)
    {
        var half = together.Count / 2;
        waiting.InsertRange(0, together.Skip(half));
        together.RemoveRange(half, together.Count - half);
    }

    private async Task WriteAsync(PendingAppend pending, List<WaitingCommand> together)
    {
        switch (await AppendAsync(pending, Lane.Intake))
        {
            case AppendResult.Committed:
                foreach (var (command, answer) in together.Zip(pending.Answers)) command.Answer(CommandReply.FromJson(answer.Body));
                if (pending.Entries.Count > 0) lastDecision = Instant.Max(lastDecision, pending.Entries.Where(entry => entry.Key.Source == CommandSource).Max(entry => entry.Time));
                break;
            case AppendResult.AnsweredBefore before:
                foreach (var answer in before.Answers)
                {
                    var command = together.Find(each => each.Command.Key == answer.Key)!;
                    command.Answer(answer.Digest.Span.SequenceEqual(command.Command.Digest)
                        ? CommandReply.FromJson(answer.Body)
                        : CommandReply.No("key-reused", $"The key of {answer.Key} was used before for another command."));
                }
                break;
        }
    }
}
