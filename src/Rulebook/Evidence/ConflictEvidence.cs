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
    private readonly Dictionary<AccountKey, ContestNote> notes = [];
    private readonly SortedSet<ConflictFact.Opened> openings = new(Comparer<ConflictFact.Opened>.Create((a, b) => a.Key.CompareTo(b.Key)));
    private readonly SortedSet<PartnerId> named = [];
    private ConflictFact.Opened? opened;

    /// <summary>Whose evidence this is.</summary>
    public ConflictId Id { get; } = id;

    /// <summary>The opening that counts; null while none is known.</summary>
    public ConflictFact.Opened? Opening => opened;

    /// <summary>
    /// The decision that stands: the first by key after the opening's instant; null while none is known. One of that very instant would end the
    /// protection at which it was opened, and with it the conflict, and with that the decision.
    /// </summary>
    public ConflictFact.Decided? Decision => opened is null ? null : decisions.FirstOrDefault(decision => decision.Key.Time > opened.Key.Time);

    /// <summary>Decisions that stand beside the first, or do not come after the opening: kept, and of no effect; ascending by key.</summary>
    public IReadOnlyList<ConflictFact.Decided> Void => [.. decisions.Where(decision => decision != Decision)];

    /// <summary>Every partner that was ever told to be a party, by an opening that counts or by one that was replaced or withdrawn since. Ascending.</summary>
    public IReadOnlyCollection<PartnerId> Named => named;

    /// <summary>Takes one fact in.</summary>
    public void Apply(ConflictFact fact)
    {
        switch (fact)
        {
            case ConflictFact.Opened c:
                openings.Add(c);
                named.UnionWith(c.Parties);
                break;
            case ConflictFact.Decided c: decisions.Add(c); break;
            case ConflictFact.ContestNoted { Note: var note }:
                if (note.Version > NotedVersion(note.Account)) notes[note.Account] = note;
                named.UnionWith(note.Opening.Parties);
                break;
            default: throw new UnreachableException($"No accumulator takes {fact.GetType().Name}.");
        }
        opened = openings.Concat(notes.Values.Where(note => !note.IsWithdrawn).Select(note => note.Opening)).MinBy(opening => opening.Key);
    }

    /// <summary>The version of what an account has told; 0 when it has not.</summary>
    public long NotedVersion(AccountKey account) => notes.TryGetValue(account, out var note) ? note.Version : 0;

    /// <summary>The opportunities of all openings told, counting or not: those that must hear of the conflict. Ascending.</summary>
    public IReadOnlyList<OpportunityId> Opportunities =>
        [.. Told.Select(opening => opening.Opportunity).Distinct().Order()];

    /// <summary>Time-outs of the ladder by <paramref name="t"/>, ascending: when each step was entered, above the one it began at.</summary>
    public IReadOnlyList<LadderStep> EscalationsBy(Instant t, LadderTerms terms)
    {
        var steps = new List<LadderStep>();
        if (opened is null) return steps;
        var until = Instant.Min(t, Decision?.Key.Time ?? t);
        for (var step = ConflictLadder.At(opened.Key.Time, opened.Level, opened.Key.Time, terms); step.Due <= until && step.Level < ConflictLevel.Council;)
        {
            step = ConflictLadder.At(opened.Key.Time, opened.Level, step.Due, terms);
            steps.Add(step);
        }
        return steps;
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

    /// <summary>
    /// What the account and the parties need to know, whole; null while no opening is known. Where each was withdrawn, a record without opening and
    /// decision: what was decided has no effect.
    /// </summary>
    public ConflictRecord? RecordFor(long version) =>
        opened is not null ? new(Id, version, opened.Opportunity, opened.Parties, opened.Key, Decision)
        : Told.MinBy(opening => opening.Key) is { } withdrawn ? new(Id, version, withdrawn.Opportunity, withdrawn.Parties, null, null)
        : null;

    // Every opening told, withdrawn or not.
    private IEnumerable<ConflictFact.Opened> Told => openings.Concat(notes.Values.Select(note => note.Opening));
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
/// <param name="Opened">Its opening; null where it was withdrawn.</param>
/// <param name="Decision">The decision that stands; null while open.</param>
public sealed record ConflictRecord(
    ConflictId Conflict, long Version, OpportunityId Opportunity, IReadOnlyList<PartnerId> Parties, FactKey? Opened, ConflictFact.Decided? Decision);
