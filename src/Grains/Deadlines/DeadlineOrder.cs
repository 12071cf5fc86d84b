using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Deadlines;

/// <summary>Subjects that may be woken at once, each with its earliest due instant and the names of its deadlines.</summary>
public sealed record DeadlineRun(IReadOnlyList<(Subject Subject, Instant Due, string[] Names)> Subjects);

/// <summary>
/// The order in which deadlines fire: by due instant, and of one instant settlements of incentives, then partners, then deals and conflicts, then
/// documents. A run holds what can be woken at once, because no order among it can be told afterwards; before the next run begins, all that the
/// one before has sent must have arrived.
/// </summary>
public static class DeadlineOrder
{
    private const int Settlements = 0;
    private const int Partners = 1;
    private const int Deals = 2;
    private const int Documents = 3;

    /// <summary>The place of a kind among deadlines of one instant, from 0.</summary>
    public static int Rank(SubjectKind kind) => kind switch
    {
        SubjectKind.Incentive => Settlements,
        SubjectKind.Partner => Partners,
        SubjectKind.Cadence => Documents,
        _ => Deals,
    };

    /// <summary>
    /// Cuts deadlines into runs. Only a settlement, which shares out a budget, and a document, which is written once, tell what came before them from
    /// what came after: what partners and deals decide depends on their facts alone, so all of theirs between two such are two runs.
    /// </summary>
    public static IReadOnlyList<DeadlineRun> Runs(IEnumerable<DueDeadline> due)
    {
        var runs = new List<DeadlineRun>();
        var open = new List<DueDeadline>();
        foreach (var deadline in due.OrderBy(deadline => deadline.Due).ThenBy(deadline => Rank(deadline.Subject.Kind)))
        {
            if (open.Count > 0 && !Joins(open[^1].Subject.Kind, deadline.Subject.Kind)) Close(open, runs);
            open.Add(deadline);
        }
        Close(open, runs);
        return runs;
    }

    private static bool Joins(SubjectKind before, SubjectKind next)
    {
        var (a, b) = (Rank(before), Rank(next));
        return a == b || (a is Partners or Deals && b is Partners or Deals);
    }

    private static void Close(List<DueDeadline> open, List<DeadlineRun> runs)
    {
        foreach (var rank in open.GroupBy(deadline => Rank(deadline.Subject.Kind)).OrderBy(rank => rank.Key))
            runs.Add(new([.. rank.GroupBy(deadline => deadline.Subject).Select(names => (names.Key, names.Min(deadline => deadline.Due), names.Select(deadline => deadline.Name).ToArray()))]));
        open.Clear();
    }
}
