using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// What a partner keeps of an opportunity's history: the same instants and figures in less memory, since a partner holds many.
/// The common deal has one amount, one stage and no protection, and then needs no array at all.
/// </summary>
/// <param name="history">What the opportunity told.</param>
/// <param name="keepsWin">Whether what incentives read of a won deal is kept, too.</param>
internal sealed class Deal(OpportunityHistory history, bool keepsWin)
{
    private readonly DealWin? win = keepsWin && history.Close?.Win is { } won ? new(won) : null;
    private readonly long firstAmountMinor = history.Amounts[0].AmountMinor;
    private readonly Stage firstStage = history.Stages[0].Stage;
    private readonly AmountStep[]? laterAmounts = Rest(history.Amounts);
    private readonly StageStep[]? laterStages = Rest(history.Stages);
    private readonly Interval[]? protections = history.Protections.Count == 0 ? null : [.. history.Protections];
    private readonly Instant[]? submissions = history.Submissions.Count == 0 ? null : [.. history.Submissions];

    public OpportunityId Id { get; } = history.Opportunity;

    public long Version { get; } = history.Version;

    public Instant CreatedAt { get; } = history.CreatedAt;

    public Instant LinkedFrom { get; } = history.LinkedFrom ?? Instant.Never;

    public Instant ClosedAt { get; } = history.Close?.At ?? Instant.Never;

    public Instant ChurnedAt { get; } = history.ChurnedAt ?? Instant.Never;

    public long WonMinor { get; } = history.Close?.AmountMinor ?? 0;

    public long CreditMinor { get; } = history.Close?.CreditMinor ?? 0;

    public bool Won { get; } = history.Close?.Won ?? false;

    public bool Sourced { get; } = history.Close?.Sourced ?? false;

    /// <summary>The deal as incentives read it at t; null where it is not won by then, or that is not kept.</summary>
    public DealShare? ShareAt(Instant t) => win is not null && Won && ClosedBy(t) ? win.ShareAt(this, t) : null;

    public ReadOnlySpan<Instant> Submissions => submissions;

    public ReadOnlySpan<Interval> Protections => protections;

    public ReadOnlySpan<AmountStep> LaterAmounts => laterAmounts;

    public ReadOnlySpan<StageStep> LaterStages => laterStages;

    public long FirstAmountMinor => firstAmountMinor;

    public Stage FirstStage => firstStage;

    /// <summary>Owner, protected or touched at <paramref name="t"/>; the creation is the caller's question.</summary>
    public bool LinkedAt(Instant t)
    {
        if (LinkedFrom <= t) return true;
        foreach (ref readonly var held in Protections)
            if (held.Contains(t))
                return true;
        return false;
    }

    /// <summary>Closed by t, and known by t to exist: a close dated before the creation counts from the creation, with its own time.</summary>
    public bool ClosedBy(Instant t) => ClosedAt <= t && CreatedAt <= t;

    public bool LinkedAtClose => LinkedAt(ClosedAt);

    public long AmountAt(Instant t)
    {
        var amount = firstAmountMinor;
        foreach (ref readonly var step in LaterAmounts)
        {
            if (step.At > t) break;
            amount = step.AmountMinor;
        }
        return amount;
    }

    public bool AdvancedAt(Instant t)
    {
        var stage = firstStage;
        foreach (ref readonly var step in LaterStages)
        {
            if (step.At > t) break;
            stage = step.Stage;
        }
        return stage >= Stage.Propose;
    }

    /// <summary>The first instant at which a newer history of the same opportunity gives another answer than this; null when it gives the same.</summary>
    public Instant? FirstDifference(Deal newer)
    {
        var first = Instant.Never;
        if (CreatedAt != newer.CreatedAt || firstAmountMinor != newer.firstAmountMinor || firstStage != newer.firstStage) return Instant.Min(CreatedAt, newer.CreatedAt);
        if (LinkedFrom != newer.LinkedFrom) first = Instant.Min(LinkedFrom, newer.LinkedFrom);
        if ((ClosedAt, WonMinor, CreditMinor, Won, Sourced) != (newer.ClosedAt, newer.WonMinor, newer.CreditMinor, newer.Won, newer.Sourced))
            first = Instant.Min(first, Instant.Min(ClosedAt, newer.ClosedAt));
        if (ChurnedAt != newer.ChurnedAt) first = Instant.Min(first, Instant.Min(ChurnedAt, newer.ChurnedAt));
        first = Instant.Min(first, Differ(LaterAmounts, newer.LaterAmounts, step => step.At));
        first = Instant.Min(first, Differ(LaterStages, newer.LaterStages, step => step.At));
        first = Instant.Min(first, Differ(Submissions, newer.Submissions, at => at));
        first = Instant.Min(first, Differ(Protections, newer.Protections));
        // Nothing of it counts before the creation, and what was dated earlier counts from there.
        return first == Instant.Never ? null : Instant.Max(first, CreatedAt);
    }

    /// <summary>The first cause of an earning that a newer history gives otherwise, by the deal itself; null when it gives the same.</summary>
    public Instant? FirstEarningDifference(Deal newer)
    {
        if (win is null && newer.win is null) return null;
        var same = (CreatedAt, ClosedAt, ChurnedAt, WonMinor, CreditMinor, Sourced) == (newer.CreatedAt, newer.ClosedAt, newer.ChurnedAt, newer.WonMinor, newer.CreditMinor, newer.Sourced);
        if (same && win is not null && newer.win is not null && win.SameDeal(newer.win)) return win.FirstUsageDifference(newer.win);
        return Instant.Min(win is null ? Instant.Never : ClosedAt, newer.EarnsFrom ?? Instant.Never);
    }

    /// <summary>The first cause of an earning by the deal; null when it gives none.</summary>
    public Instant? EarnsFrom => win is null ? null : ClosedAt;

    public void OfferEarnings(ref NextInstant next)
    {
        if (win is null) return;
        next.Offer(Instant.Max(ClosedAt, CreatedAt));
        next.Offer(ChurnedAt);
        win.Offer(ref next);
    }

    // A protection extended or cut short differs only from the earlier of its two ends.
    private static Instant Differ(ReadOnlySpan<Interval> a, ReadOnlySpan<Interval> b)
    {
        var same = a.CommonPrefixLength(b);
        if (same < a.Length && same < b.Length && a[same].From == b[same].From) return Instant.Min(a[same].Until, b[same].Until);
        return Instant.Min(same < a.Length ? a[same].From : Instant.Never, same < b.Length ? b[same].From : Instant.Never);
    }

    private static Instant Differ<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Func<T, Instant> at) where T : IEquatable<T>
    {
        var same = a.CommonPrefixLength(b);
        return Instant.Min(same < a.Length ? at(a[same]) : Instant.Never, same < b.Length ? at(b[same]) : Instant.Never);
    }

    private static T[]? Rest<T>(IReadOnlyList<T> steps) => steps.Count <= 1 ? null : [.. steps.Skip(1)];
}
