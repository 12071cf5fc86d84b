using System.Diagnostics;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// All that is known of one conflict. An accumulator: facts are applied in any order, and every answer is a function of the set of facts
/// alone. Before the opening nothing counts. Not safe for use by several threads at once.
/// </summary>
public sealed class ConflictEvidence(ConflictId id)
{
    private readonly SortedSet<ConflictFact.Decided> decisions = new(Comparer<ConflictFact.Decided>.Create((a, b) => a.Key.CompareTo(b.Key)));
    private ConflictFact.Opened? opened;

    /// <summary>Whose evidence this is.</summary>
    public ConflictId Id { get; } = id;

    /// <summary>The opening that counts; null while none is known.</summary>
    public ConflictFact.Opened? Opening => opened;

    /// <summary>The decision that stands: the first by key not before the opening; null while none is known.</summary>
    public ConflictFact.Decided? Decision => opened is null ? null : decisions.FirstOrDefault(decision => decision.Key > opened.Key);

    /// <summary>Decisions that stand beside the first, or come before the opening: kept, and of no effect; ascending by key.</summary>
    public IReadOnlyList<ConflictFact.Decided> Void => [.. decisions.Where(decision => decision != Decision)];

    /// <summary>Takes one fact in.</summary>
    public void Apply(ConflictFact fact)
    {
        switch (fact)
        {
            case ConflictFact.Opened c:
                if (opened is null || c.Key < opened.Key) opened = c;
                break;
            case ConflictFact.Decided c: decisions.Add(c); break;
            default: throw new UnreachableException($"No accumulator takes {fact.GetType().Name}.");
        }
    }

    /// <summary>The conflict at <paramref name="t"/>, of the facts whose time is not after it; null before its opening.</summary>
    public ConflictView? ViewAt(Instant t, LadderTerms terms)
    {
        if (opened is null || opened.Key.Time > t) return null;
        var decision = Decision is { } known && known.Key.Time <= t ? known : null;
        var step = ConflictLadder.At(opened.Key.Time, opened.Level, decision?.Key.Time ?? t, terms);
        return new(Id, t, opened.Opportunity, opened.Parties, opened.Key.Time, step, decision);
    }

    /// <summary>The first instant after <paramref name="t"/> at which the view differs without a new fact; null when none ever does.</summary>
    public Instant? NextChange(Instant t, LadderTerms terms)
    {
        if (opened is null) return null;
        var next = new NextInstant(t);
        next.Offer(opened.Key.Time);
        if (ViewAt(t, terms) is { Decision: null } view) next.Offer(view.Step.Due);
        next.Offer(Decision?.Key.Time ?? Instant.Never);
        return next.Best == Instant.Never ? null : next.Best;
    }

    /// <summary>What the account and the parties need to know, whole; null while the opening is not known.</summary>
    public ConflictRecord? RecordFor(long version) => opened is null ? null : new(Id, version, opened.Opportunity, opened.Parties, opened.Key, Decision);
}

/// <summary>A conflict at an instant.</summary>
/// <param name="Conflict">Which.</param>
/// <param name="At">The instant.</param>
/// <param name="Opportunity">The opportunity fought over.</param>
/// <param name="Parties">Its parties; they and operations see it, nobody else.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Step">Where on the ladder it stands; of a decided conflict, where it stood at the decision.</param>
/// <param name="Decision">The decision that stands; null while open.</param>
public sealed record ConflictView(
    ConflictId Conflict,
    Instant At,
    OpportunityId Opportunity,
    IReadOnlyList<PartnerId> Parties,
    Instant OpenedAt,
    LadderStep Step,
    ConflictFact.Decided? Decision);

/// <summary>A conflict as an account takes it in; of several of one conflict the greatest version counts.</summary>
/// <param name="Conflict">Which.</param>
/// <param name="Version">The conflict's journal version that this was made from.</param>
/// <param name="Opportunity">The opportunity fought over.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Opened">Its opening.</param>
/// <param name="Decision">The decision that stands; null while open.</param>
public sealed record ConflictRecord(
    ConflictId Conflict, long Version, OpportunityId Opportunity, IReadOnlyList<PartnerId> Parties, FactKey Opened, ConflictFact.Decided? Decision);
