namespace PemActors.Rulebook.Evidence;

/// <summary>Keeps each name once and hands out its number, so that items hold two bytes rather than a text. Numbers follow arrival and decide nothing.</summary>
internal struct NamePool
{
    private string[]? names;
    private int count;

    public readonly int Count => count;

    public readonly string this[int number] => names![number];

    public int Number(string name)
    {
        for (var i = count - 1; i >= 0; i--)
            if (names![i] == name)
                return i;
        if (names is null) names = new string[1];
        else if (count == names.Length) Array.Resize(ref names, count + 1 + count / 4);
        names[count] = name;
        return count++;
    }
}
