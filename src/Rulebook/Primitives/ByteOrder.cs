namespace PemActors.Rulebook.Primitives;

/// <summary>Order of texts by their UTF-8 bytes, which is the order of their code points.</summary>
public static class ByteOrder
{
    /// <summary>Less than, equal to or greater than zero as <paramref name="a"/> sorts before, with or after <paramref name="b"/>.</summary>
    public static int Compare(string a, string b)
    {
        var shared = a.AsSpan().CommonPrefixLength(b);
        if (shared == a.Length || shared == b.Length) return a.Length.CompareTo(b.Length);
        return Rank(a[shared]).CompareTo(Rank(b[shared]));
    }

    // UTF-16 sorts surrogates (code points past U+FFFF) before U+E000–U+FFFF; UTF-8 sorts them after.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x2000 : c >= 0xE000 ? c - 0x800 : c;
}
