using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>The first instant of each name: customers who are references, projects started or completed. A name counts once, for good.</summary>
internal struct NamedInstants
{
    private readonly record struct Item(string Name, Instant First) : IComparable<Item>
    {
        public int CompareTo(Item other) => ByteOrder.Compare(Name, other.Name);
    }

    private Item[]? items;

    public void Add(string name, Instant at)
    {
        items ??= [];
        var index = Array.BinarySearch(items, new Item(name, at));
        if (index >= 0)
        {
            items[index] = new(name, Instant.Min(at, items[index].First));
            return;
        }
        index = ~index;
        Array.Resize(ref items, items.Length + 1);
        Array.Copy(items, index, items, index + 1, items.Length - 1 - index);
        items[index] = new(name, at);
    }

    /// <summary>Distinct names by t.</summary>
    public readonly int CountBy(Instant t)
    {
        var count = 0;
        foreach (ref readonly var item in items.AsSpan())
            if (item.First <= t)
                count++;
        return count;
    }

    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in items.AsSpan()) next.Offer(item.First);
    }
}
