namespace PemActors.Journal.Sqlite;

/// <summary>
/// A bounded map that forgets what was not asked for lately: when the young half is full the old half is dropped and the young one
/// grows old. Cheaper per look-up than a list kept in order of use, and never larger than its capacity.
/// </summary>
internal sealed class Generations<TKey, TValue>(int capacity) where TKey : notnull where TValue : class
{
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    /// <summary>The kept value; null when it was never set or is forgotten.</summary>
    public TValue? Find(TKey key)
    {
        if (young.TryGetValue(key, out var value)) return value;
        if (!old.Remove(key, out value)) return null;
        Set(key, value);
        return value;
    }

    /// <summary>Keeps a value.</summary>
    public void Set(TKey key, TValue value)
    {
        if (young.Count >= Math.Max(1, capacity / 2)) (old, young) = (young, []);
        young[key] = value;
    }

    /// <summary>Forgets a value.</summary>
    public void Remove(TKey key)
    {
        young.Remove(key);
        old.Remove(key);
    }
}
