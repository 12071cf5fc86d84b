using Orleans.Concurrency;
using PemActors.Grains.Interfaces.Commands;

namespace PemActors.Grains.Interfaces.Facts;

/// <summary>What every actor with a journal of its own can be asked. An answer is given after commit, never before.</summary>
[Alias("pem.ISubjectGrain")]
public interface ISubjectGrain : IGrainWithStringKey
{
    /// <summary>
    /// Applies events of this subject, once each. Throws when the store fails: the outcome is then unknown, and the same
    /// events may be sent again.
    /// </summary>
    /// <param name="batch">Events in any order.</param>
    [Alias("Apply")]
    Task<ApplyReply> Apply(FactEnvelope[] batch);

    /// <summary>Takes messages of other subjects; returns when they are durable or quarantined, so they need not come again.</summary>
    [Alias("Deliver")]
    Task Deliver(FactEnvelope[] messages);

    /// <summary>Does what has become due by now.</summary>
    /// <param name="names">Names of the deadlines that were found due.</param>
    [Alias("Wake")]
    Task Wake(string[] names);

    /// <summary>
    /// Does what has become due by an instant, as if it were now. For a replay, in which each subject has a time of its own between two instants that
    /// concern several; none may have settled anything later than that.
    /// </summary>
    /// <param name="names">Names of the deadlines that were found due.</param>
    /// <param name="atTicks">The instant, in ticks.</param>
    [Alias("WakeAt")]
    Task WakeAt(string[] names, long atTicks);

    /// <summary>
    /// Decides a command, once: the same key gets the first answer again. Throws when the store fails: the outcome is then unknown, and the same
    /// command may be sent again. Commands that come while others are written wait for each other, and are then decided and written together.
    /// </summary>
    [AlwaysInterleave, Alias("Execute")]
    Task<CommandReply> Execute(CommandEnvelope command);
}
