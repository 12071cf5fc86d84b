using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>A protection that was granted and held, with every end it had, so that it can be told as of any instant.</summary>
/// <param name="Opportunity">What it protects.</param>
/// <param name="Partner">Who holds it.</param>
/// <param name="Approved">The approval, or the award, that granted it; it holds from that instant.</param>
/// <param name="Ends">The end that stands from an instant on, ascending, one per instant, the first at the grant.</param>
public sealed record Protection(OpportunityId Opportunity, PartnerId Partner, FactKey Approved, IReadOnlyList<ProtectionEnd> Ends)
{
    /// <summary>The interval in which it is held, of all that is known.</summary>
    public Interval Held => new(Approved.Time, Ends[^1].Until);

    /// <summary>As far as known at <paramref name="t"/>: with the end that stood then; null before the grant.</summary>
    public Protection? AsOf(Instant t) => Approved.Time > t ? null : this with { Ends = [.. Ends.TakeWhile(end => end.At <= t)] };
}

/// <summary>The end of a protection that stands from an instant on.</summary>
/// <param name="At">From when.</param>
/// <param name="Until">The first instant at which the protection is held no more.</param>
public readonly record struct ProtectionEnd(Instant At, Instant Until);

/// <summary>What becomes of the decisions on registrations.</summary>
/// <param name="Held">Protections that were held, ascending by grant; at any instant those live are of one partner.</param>
/// <param name="Void">Approvals, renewals and awards that break an invariant: kept, and of no effect; ascending by key.</param>
public sealed record ProtectionStory(IReadOnlyList<Protection> Held, IReadOnlyList<RegistrationStep> Void);
