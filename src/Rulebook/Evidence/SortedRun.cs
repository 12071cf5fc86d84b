namespace PemActors.Rulebook.Evidence;

/// <summary>
/// A sorted array that grows by a quarter and takes no memory while empty. Facts mostly arrive in order, so the end is
/// tried first. Equal items are all kept; accumulators decide what repetition means.
/// </summary>
internal struct SortedRun<T> where T : struct, IComparable<T>
{
    private T[]? items;
    private int count;

    public readonly int Count => count;

    public readonly ReadOnlySpan<T> Items => new(items, 0, count);

    public void Insert(in T item)
    {
        var at = count == 0 || items![count - 1].CompareTo(item) <= 0 ? count : UpperBound(item);
        if (items is null) items = new T[1];
        else if (count == items.Length) Array.Resize(ref items, count + 1 + count / 4);
        Array.Copy(items, at, items, at + 1, count - at);
        items[at] = item;
        count++;
    }

    private readonly int UpperBound(in T item)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (items![middle].CompareTo(item) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
