using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>What happened to a book since it was last written: what its journal and its rows must be told. Lives from one commit to the next.</summary>
public sealed class BookMoves
{
    private readonly List<NumberedPosting> postings = [];
    private readonly List<TimedConsequence> consequences = [];
    private readonly HashSet<PayoutId> changed = [];
    private readonly Dictionary<FactKey, VoidDecision?> voids = [];

    /// <summary>What moved, in order.</summary>
    public IReadOnlyList<NumberedPosting> Postings => postings;

    /// <summary>What the rules made happen, in order.</summary>
    public IReadOnlyList<TimedConsequence> Consequences => consequences;

    /// <summary>Names of payouts, MDF requests and SPIF claims that changed.</summary>
    public IReadOnlyCollection<PayoutId> Changed => changed;

    /// <summary>Decisions of history that became void, or, with null, took effect after all.</summary>
    public IReadOnlyDictionary<FactKey, VoidDecision?> Voids => voids;

    /// <summary>Whether it was published, closed or given another budget.</summary>
    public bool IsRedefined { get; private set; }

    /// <summary>Whether partners earn otherwise from now on: published or closed.</summary>
    public bool ConcernsPartners { get; private set; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsNone => postings.Count == 0 && consequences.Count == 0 && changed.Count == 0 && voids.Count == 0 && !IsRedefined;

    internal void Add(BookDecision decision, Instant at, bool byClock, ref long posted)
    {
        foreach (var posting in decision.Postings) postings.Add(new(++posted, at, posting));
        foreach (var consequence in decision.Consequences) consequences.Add(new(at, byClock, consequence));
        changed.UnionWith(decision.Changed);
    }

    internal void Add(PayoutId name) => changed.Add(name);

    internal void Void(FactKey key, VoidDecision? why) => voids[key] = why;

    internal void Redefine(bool concernsPartners) => (IsRedefined, ConcernsPartners) = (true, ConcernsPartners || concernsPartners);

    internal void Clear()
    {
        postings.Clear();
        consequences.Clear();
        changed.Clear();
        voids.Clear();
        (IsRedefined, ConcernsPartners) = (false, false);
    }
}

/// <summary>A posting with its place among all of its incentive, from 1.</summary>
/// <param name="Number">Its place.</param>
/// <param name="At">When it was posted, by the time that the book has been told.</param>
/// <param name="Posting">What moved.</param>
public readonly record struct NumberedPosting(long Number, Instant At, Posting Posting);

/// <summary>A consequence with its instant.</summary>
/// <param name="At">When.</param>
/// <param name="ByClock">Whether time alone brought it about, so that the journal has to tell that the time came.</param>
/// <param name="Consequence">What.</param>
public readonly record struct TimedConsequence(Instant At, bool ByClock, IncentiveConsequence Consequence);

/// <summary>A decision of another system's history that is kept and has no effect.</summary>
/// <param name="Type">Its event type.</param>
/// <param name="Code">Why, kebab-case.</param>
/// <param name="Sentence">Why, as people read it.</param>
public sealed record VoidDecision(string Type, string Code, string Sentence);
