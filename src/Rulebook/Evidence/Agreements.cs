using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// Agreements signed and ended. Per kind the latest by key not after t counts: signed, it is valid from its event to before
/// its end; ended, it is not.
/// </summary>
internal struct Agreements
{
    private readonly record struct Item(FactKey Key, AgreementKind Kind, bool Signed, Instant ExpiresAt) : IComparable<Item>
    {
        public int CompareTo(Item other) => Key.CompareTo(other.Key);
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.AgreementSigned fact) => run.Insert(new(fact.Key, fact.Agreement, true, fact.ExpiresAt ?? Instant.Never));

    public void Apply(PartnerFact.AgreementExpired fact) => run.Insert(new(fact.Key, fact.Agreement, false, default));

    public readonly bool ValidAt(AgreementKind kind, Instant t)
    {
        var items = run.Items;
        for (var i = items.Length - 1; i >= 0; i--)
            if (items[i].Kind == kind && items[i].Key.Time <= t)
                return items[i].Signed && t < items[i].ExpiresAt;
        return false;
    }

    /// <summary>The first time that the kind was signed, valid still or not; <see cref="Instant.Never"/> when it never was.</summary>
    public readonly Instant FirstSigned(AgreementKind kind)
    {
        foreach (ref readonly var item in run.Items)
            if (item.Kind == kind && item.Signed)
                return item.Key.Time;
        return Instant.Never;
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items)
        {
            next.Offer(item.Key.Time);
            next.Offer(item.ExpiresAt);
        }
    }
}
