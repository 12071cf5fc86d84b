using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Kernel;

/// <summary>Gathers the facts of a run, and what was reported at its closes.</summary>
/// <param name="start">The run's start.</param>
public sealed class FactLog(Instant start)
{
    private readonly Dictionary<uint, int> _serials = [];
    private readonly List<EmittedFact> _facts = [];
    private readonly List<CloseReport> _closes = [];
    private int _vendorFacts;

    /// <summary>The facts, ascending by key.</summary>
    public IReadOnlyList<EmittedFact> Facts
    {
        get
        {
            _facts.Sort(static (a, b) => a.Key.CompareTo(b.Key));
            return _facts;
        }
    }

    /// <summary>Reports of every partner that had joined, at every close.</summary>
    public IReadOnlyList<CloseReport> Closes => _closes;

    /// <summary>The sink that writes here.</summary>
    public FactLogSink Sink => new(this);

    // The id names week, second and partner before the partner's own count, so that ids ascend with time and no partner's depend on another's.
    internal FactKey Key(uint entity, long second, string source)
    {
        var serial = _serials[entity] = _serials.GetValueOrDefault(entity) + 1;
        return new(RunClock.Instant(start, second), source, $"w{second / RunClock.Week:D4}-{second % RunClock.Week:D6}-{entity:D7}-{serial:D5}");
    }

    // The vendor's come after those of partners at that second.
    internal FactKey VendorKey(long second, string source) =>
        new(RunClock.Instant(start, second), source, $"w{second / RunClock.Week:D4}-{second % RunClock.Week:D6}-vendor-{++_vendorFacts:D5}");

    internal void Add(EmittedFact fact) => _facts.Add(fact);

    internal void Add(in CloseReport report) => _closes.Add(report);
}

/// <summary>Writes a run's facts to a log.</summary>
public readonly struct FactLogSink : IFactSink
{
    private readonly FactLog _log;

    internal FactLogSink(FactLog log) => _log = log;

    /// <inheritdoc/>
    public static bool Writes => true;

    /// <inheritdoc/>
    public FactKey Key(uint entity, long second, string source) => _log.Key(entity, second, source);

    /// <inheritdoc/>
    public void Post(PartnerId partner, PartnerFact fact) => _log.Add(new EmittedFact(Subject.Of(partner), fact, null));

    /// <inheritdoc/>
    public void Post(OpportunityId opportunity, OpportunityFact fact) => _log.Add(new EmittedFact(Subject.Of(opportunity), null, fact));

    /// <inheritdoc/>
    public FactKey VendorKey(long second, string source) => _log.VendorKey(second, source);

    /// <inheritdoc/>
    public void Post(IncentiveId incentive, SyntheticDecision decision) => _log.Add(new EmittedFact(Subject.Of(incentive), null, null, decision));

    /// <inheritdoc/>
    public void Close(in CloseReport report) => _log.Add(report);
}
