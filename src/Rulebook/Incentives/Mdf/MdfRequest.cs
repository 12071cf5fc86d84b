using System.Collections.Immutable;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>One request for market development funds. Immutable.</summary>
/// <param name="Request">Which.</param>
/// <param name="Partner">Whose.</param>
/// <param name="ProposedMinor">What the partner means to spend.</param>
/// <param name="LapsesAt">The first instant at which proof is late.</param>
/// <param name="ProposedBy">Who proposed; null where another system does not tell.</param>
/// <param name="State">How far it has come, by the entries known.</param>
/// <param name="ApprovedMinor">The spending that is approved; 0 before.</param>
/// <param name="ReservedMinor">What the budget holds for it; 0 unless approved and open.</param>
public sealed record MdfRequest(
    PayoutId Request, PartnerId Partner, long ProposedMinor, Instant LapsesAt, PersonId? ProposedBy, MdfState State, long ApprovedMinor, long ReservedMinor)
{
    /// <summary>Whether it can still lapse.</summary>
    public bool IsOpen => State is MdfState.Proposed or MdfState.Approved;

    /// <summary>
    /// The state at an instant not before its last entry: an open request has lapsed from <see cref="LapsesAt"/> on, also before that is
    /// journalled.
    /// </summary>
    public MdfState StateAt(Instant t) => IsOpen && t >= LapsesAt ? MdfState.Lapsed : State;
}

/// <summary>How far an MDF request has come.</summary>
public enum MdfState : byte
{
    /// <summary>Waits for pre-approval.</summary>
    Proposed,
    /// <summary>Pre-approved; waits for proof.</summary>
    Approved,
    /// <summary>Declined.</summary>
    Rejected,
    /// <summary>Proven; its payout is accrued.</summary>
    Reimbursed,
    /// <summary>Not decided, or not proven, in time.</summary>
    Lapsed,
}

/// <summary>The instant at which an open request lapses.</summary>
public readonly record struct MdfDeadline(Instant At, PayoutId Request) : IComparable<MdfDeadline>
{
    /// <inheritdoc/>
    public int CompareTo(MdfDeadline other) => At != other.At ? At.CompareTo(other.At) : Request.CompareTo(other.Request);
}

/// <summary>The MDF requests of an incentive and the deadlines of the open ones. Immutable.</summary>
/// <param name="Requests">By name.</param>
/// <param name="Deadlines">Of open requests, earliest first.</param>
public sealed record MdfDesk(ImmutableSortedDictionary<PayoutId, MdfRequest> Requests, ImmutableSortedSet<MdfDeadline> Deadlines)
{
    /// <summary>No request.</summary>
    public static readonly MdfDesk Empty = new(ImmutableSortedDictionary<PayoutId, MdfRequest>.Empty, []);

    /// <summary>The earliest deadline; null when no request is open.</summary>
    public MdfDeadline? NextLapse => Deadlines.IsEmpty ? null : Deadlines[0];

    internal MdfDesk With(MdfRequest request)
    {
        var deadline = new MdfDeadline(request.LapsesAt, request.Request);
        return new(Requests.SetItem(request.Request, request), request.IsOpen ? Deadlines.Add(deadline) : Deadlines.Remove(deadline));
    }
}
