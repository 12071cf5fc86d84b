using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>What strikes, and suspension, bring about at <paramref name="t"/>.</summary>
    public ComplianceStatus ComplianceAt(Instant t, ProgramTimeline programs) =>
        ComplianceRules.StatusOf(StrikesAt(t, programs.At(t)), SuspendedAt(t, programs), programs.At(t).Compliance);

    /// <summary>
    /// The stretches in which strikes hold accruals, ascending and disjoint, as of <paramref name="t"/>: of what is known then, so that the end of one that
    /// contains t is the instant at which the count falls unless something new happens. By one document, that in force at t. Before the introduction none.
    /// </summary>
    public IReadOnlyList<Interval> HoldsAt(Instant t, ProgramDocument program) =>
        rare is null || !IntroducedAt(t) ? [] : ComplianceRules.AtLeast(rare.Strikes.CountingBy(t, program.Health.Compliance), program.Compliance.HoldFrom);

    /// <summary>
    /// What ends the protections that the partner holds: its suspensions by decision, the confirmations that suspended it, and its termination, ascending,
    /// of all that is known. A late fact can add or take away a confirmation that suspends.
    /// </summary>
    public IReadOnlyList<FactKey> Lapses(ProgramTimeline programs)
    {
        if (rare is null || Profile is null) return [];
        var lapses = rare.Standing.Ends;
        lapses.AddRange(rare.Strikes.Suspending(programs));
        lapses.Sort();
        return lapses;
    }

    /// <summary>How a violation stands at <paramref name="t"/>.</summary>
    public ViolationState ViolationAt(string violation, Instant t) => rare is null || !IntroducedAt(t) ? default : rare.Strikes.StateAt(violation, t);

    private int StrikesAt(Instant t, ProgramDocument program) =>
        rare is null || !IntroducedAt(t) ? 0 : rare.Strikes.CountAt(t, new(program.Health.Compliance.WindowDays));
}
