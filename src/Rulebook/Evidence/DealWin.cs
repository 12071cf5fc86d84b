using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>What a partner keeps of a won deal for its incentives, in little memory.</summary>
internal sealed class DealWin(OpportunityWin win)
{
    private readonly FactKey key = win.Key;
    private readonly long? listMinor = win.ListAmountMinor;
    private readonly int[] creditsPpm = [.. win.CreditsPpm.Select(ppm => (int)ppm)];
    private readonly UsageMetering[] usage = [.. win.Usage];
    private readonly short place = (short)win.Place;
    private readonly Motion motion = win.Motion;
    private readonly bool isOwner = win.IsOwner;
    private readonly bool isRegistered = win.IsRegistered;

    public DealShare ShareAt(Deal deal, Instant t) => new(
        deal.Id,
        key,
        deal.WonMinor,
        listMinor,
        motion,
        isOwner,
        deal.Sourced,
        isRegistered,
        Array.ConvertAll(creditsPpm, ppm => (long)ppm),
        place,
        deal.CreditMinor,
        deal.ChurnedAt <= t ? deal.ChurnedAt : null,
        usage.Length == 0 || usage[^1].Key.Time <= t ? usage : Array.FindAll(usage, metering => metering.Key.Time <= t));

    public bool SameDeal(DealWin other) =>
        (key, listMinor, motion, isOwner, isRegistered, place) == (other.key, other.listMinor, other.motion, other.isOwner, other.isRegistered, other.place)
        && creditsPpm.AsSpan().SequenceEqual(other.creditsPpm);

    /// <summary>The first metering of a month in which the meterings differ; null when they are the same. A month earns by its first metering.</summary>
    public Instant? FirstUsageDifference(DealWin other)
    {
        var same = usage.AsSpan().CommonPrefixLength(other.usage);
        if (same == usage.Length && same == other.usage.Length) return null;
        var months = usage.Skip(same).Concat(other.usage.Skip(same)).Select(metering => metering.Month).ToHashSet();
        return usage.Concat(other.usage).Where(metering => months.Contains(metering.Month)).Min(metering => metering.Key.Time);
    }

    public void Offer(ref NextInstant next)
    {
        // Few are ever ahead, and those stand at the end.
        for (var i = usage.Length - 1; i >= 0 && usage[i].Key.Time > next.After; i--) next.Offer(usage[i].Key.Time);
    }
}
