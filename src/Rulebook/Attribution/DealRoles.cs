using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Attribution;

/// <summary>What partners did for a deal: one may have sourced it, others influenced it; with neither it is direct.</summary>
/// <param name="SourcedBy">The partner that sourced it; null when none did.</param>
/// <param name="InfluencedBy">The others with a touch that attribution reads, by id ascending.</param>
public sealed record DealRoles(PartnerId? SourcedBy, IReadOnlyList<PartnerId> InfluencedBy)
{
    /// <summary>Whether no partner had a part in it.</summary>
    public bool IsDirect => SourcedBy is null && InfluencedBy.Count == 0;

    /// <summary>Roles from the approvals by the close and the touches that attribution reads, each in any order.</summary>
    public static DealRoles Of(IEnumerable<Touch> approvals, IReadOnlyCollection<Touch> touches, Instant createdAt)
    {
        var source = Sourcing.Source(approvals, touches, createdAt);
        return new(source, [.. touches.Select(touch => touch.Partner).Where(partner => partner != source).Distinct().Order()]);
    }
}
