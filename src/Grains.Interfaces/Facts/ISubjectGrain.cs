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
    [Alias("Wake")]
    Task Wake();
}
