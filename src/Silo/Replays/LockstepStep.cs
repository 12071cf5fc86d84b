using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Replays;

/// <summary>
/// How far a replay may go at once: facts up to an instant, and then the deadlines that may fire together. A partner's card within a day is the partner's
/// own affair, whatever the others do meanwhile; every other deadline, and all that fall on a day's first instants, where quarters close and budgets
/// are settled, concern several: before one of them nothing later may happen.
/// </summary>
/// <param name="Through">Facts up to this instant, itself included, are applied before anything fires.</param>
/// <param name="IsBarrier">Whether something that concerns several is due at <paramref name="Through"/>.</param>
/// <param name="Fires">What fires once those facts are applied: at most one instant of each subject; empty when nothing is due.</param>
public sealed record LockstepStep(Instant Through, bool IsBarrier, IReadOnlyList<DueDeadline> Fires)
{
    /// <summary>The last instant of the day that <paramref name="t"/> lies in. Facts go day by day, for a budget is settled at a midnight.</summary>
    public static Instant DayEnd(Instant t) => new((t.Ticks / TimeSpan.TicksPerDay + 1) * TimeSpan.TicksPerDay - 1);

    /// <summary>The step at hand.</summary>
    /// <param name="from">The earliest fact or deadline that is left.</param>
    /// <param name="end">The replay's end.</param>
    /// <param name="due">The deadlines that are left up to the end of that day and of the replay, earliest first.</param>
    public static LockstepStep Of(Instant from, Instant end, IReadOnlyList<DueDeadline> due)
    {
        var close = new Instant(from.Ticks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay + 1);
        var own = due.TakeWhile(deadline => deadline.Subject.Kind == SubjectKind.Partner && deadline.Due > close).ToList();
        var barrier = own.Count < due.Count ? due[own.Count].Due : (Instant?)null;
        var fires = own.Count > 0
            ? own.GroupBy(deadline => deadline.Subject).SelectMany(names => names.Where(deadline => deadline.Due == names.First().Due)).ToList()
            : due.TakeWhile(deadline => deadline.Due == barrier).ToList();
        return new(barrier ?? Instant.Min(DayEnd(from), end), barrier is not null, fires);
    }
}
