using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tiers;

/// <summary>
/// The record of one judged close, changed or not; or, where the program promotes at once, of a promotion between closes.
/// </summary>
/// <param name="Close">The close judged; its outcome holds after it.</param>
/// <param name="Outcome">Standing before and after, and whether a KPI was missed.</param>
/// <param name="Inputs">The figures it was decided on.</param>
/// <param name="IsClose">False for a promotion between closes, which holds from its instant on.</param>
/// <param name="Program">Version of the program that decided.</param>
public sealed record TierDecision(Instant Close, TierOutcome Outcome, TierInputs Inputs, bool IsClose, string Program)
{
    private readonly TierTerms? terms;
    private readonly QualityCuts? quality;

    internal TierDecision(Instant close, TierOutcome outcome, in TierInputs inputs, bool isClose, ProgramDocument program)
        : this(close, outcome, inputs, isClose, program.Version)
    {
        terms = program.Tiers;
        quality = program.Health.Quality;
    }

    /// <summary>Tier before.</summary>
    public Tier From => Outcome.Before.Tier;

    /// <summary>Tier after.</summary>
    public Tier To => Outcome.After.Tier;

    /// <summary>Closes missed in a row, after this one.</summary>
    public int Warnings => Outcome.After.Warnings;

    /// <summary>Every requirement met or missed with its figure; made anew each time it is asked for.</summary>
    public IReadOnlyList<Requirement> Requirements => terms is null || quality is null ? [] : TierRules.Explain(Inputs, terms, quality);

    /// <summary>What the next tier still needed after this decision; null at the highest.</summary>
    public NextTier? Next => terms is null || quality is null ? null : TierRules.Next(Inputs, Outcome.After, terms, quality);
}
