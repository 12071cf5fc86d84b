using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Where a run's facts go. A run without emission takes a sink that does not write, and pays nothing: facts are made only where <see cref="Writes"/> says so.
/// </summary>
public interface IFactSink
{
    /// <summary>Whether facts are wanted at all; a constant of the type.</summary>
    static abstract bool Writes { get; }

    /// <summary>A new key of a partner's own.</summary>
    /// <param name="entity">The partner's index.</param>
    /// <param name="second">When, in seconds since the run's start.</param>
    /// <param name="source">The system that would send the fact.</param>
    FactKey Key(uint entity, long second, string source);

    /// <summary>Takes a fact of a partner; facts come in no order of time.</summary>
    void Post(PartnerId partner, PartnerFact fact);

    /// <summary>Takes a fact of an opportunity.</summary>
    void Post(OpportunityId opportunity, OpportunityFact fact);

    /// <summary>A new key of the vendor's own.</summary>
    FactKey VendorKey(long second, string source);

    /// <summary>Takes a decision about an incentive.</summary>
    void Post(IncentiveId incentive, SyntheticDecision decision);

    /// <summary>What was reported of a partner at a quarter's close.</summary>
    void Close(in CloseReport report);
}

/// <summary>Writes nothing.</summary>
public readonly struct NoSink : IFactSink
{
    /// <inheritdoc/>
    public static bool Writes => false;

    /// <inheritdoc/>
    public FactKey Key(uint entity, long second, string source) => default;

    /// <inheritdoc/>
    public void Post(PartnerId partner, PartnerFact fact)
    {
    }

    /// <inheritdoc/>
    public void Post(OpportunityId opportunity, OpportunityFact fact)
    {
    }

    /// <inheritdoc/>
    public FactKey VendorKey(long second, string source) => default;

    /// <inheritdoc/>
    public void Post(IncentiveId incentive, SyntheticDecision decision)
    {
    }

    /// <inheritdoc/>
    public void Close(in CloseReport report)
    {
    }
}
