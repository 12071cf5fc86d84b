using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Facts;

/// <summary>
/// When a fact happened and who said so. Facts are ordered by time, then source, then id, text by its UTF-8 bytes, so
/// two facts of one instant have one order everywhere. Source and id together are the idempotency key.
/// </summary>
/// <param name="Time">When it happened, not when it arrived.</param>
/// <param name="Source">The sending system, a URI reference.</param>
/// <param name="Id">Unique within the source, for ever.</param>
public readonly record struct FactKey(Instant Time, string Source, string Id) : IComparable<FactKey>
{
    /// <inheritdoc/>
    public int CompareTo(FactKey other)
    {
        var byTime = Time.CompareTo(other.Time);
        if (byTime != 0) return byTime;
        var bySource = ByteOrder.Compare(Source, other.Source);
        return bySource != 0 ? bySource : ByteOrder.Compare(Id, other.Id);
    }

    /// <summary>Whether <paramref name="a"/> comes first.</summary>
    public static bool operator <(FactKey a, FactKey b) => a.CompareTo(b) < 0;

    /// <summary>Whether <paramref name="a"/> comes last.</summary>
    public static bool operator >(FactKey a, FactKey b) => a.CompareTo(b) > 0;

    /// <summary>Whether <paramref name="a"/> does not come last.</summary>
    public static bool operator <=(FactKey a, FactKey b) => a.CompareTo(b) <= 0;

    /// <summary>Whether <paramref name="a"/> does not come first.</summary>
    public static bool operator >=(FactKey a, FactKey b) => a.CompareTo(b) >= 0;
}
