namespace PemActors.Documents.Schemas;

/// <summary>
/// A JSON or YAML number kept exactly as digits × 10^exponent, so that a cut point is compared with what was written and
/// never with its nearest binary fraction. Trailing zeros are dropped: 4.30 and 43e-1 are the same value.
/// </summary>
/// <param name="Digits">Significant digits with sign.</param>
/// <param name="Exponent">Power of ten, 0 for zero.</param>
public readonly record struct ExactNumber(long Digits, int Exponent)
{
    private const int MaxShift = 18;

    /// <summary>
    /// Reads a number of JSON's grammar. False when the text is none, has more significant digits than a long holds, or an exponent beyond ±10,000.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ExactNumber number)
    {
        number = default;
        var at = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative) at++;
        long digits = 0;
        int exponent = 0, pendingZeros = 0, seen = 0;
        var inFraction = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '.')
            {
                if (inFraction || seen == 0) return false;
                inFraction = true;
                continue;
            }
            if (c is < (byte)'0' or > (byte)'9') break;
            seen++;
            if (inFraction) exponent--;
            // Zeros are held back until a later digit needs them, so that 1e18 written out or 1.000…0 stay within the digits kept.
            if (c == '0') { if (digits > 0) pendingZeros++; continue; }
            if (pendingZeros > MaxShift) return false;
            for (; pendingZeros > 0; pendingZeros--)
                if (!TryAppend(ref digits, 0)) return false;
            if (!TryAppend(ref digits, c - '0')) return false;
        }
        if (seen == 0) return false;
        if (at < text.Length && !TryAddExponent(text[at..], ref exponent)) return false;
        number = digits == 0 ? default : new(negative ? -digits : digits, exponent + pendingZeros);
        return true;
    }

    /// <summary>The value times 10^<paramref name="decimals"/> when that is whole and fits; else false.</summary>
    public bool TryScale(int decimals, out long scaled)
    {
        scaled = Digits;
        if (Digits == 0) return true;
        var shift = Exponent + decimals;
        if (shift is < 0 or > MaxShift) return false;
        for (; shift > 0; shift--)
        {
            if (Math.Abs(scaled) > long.MaxValue / 10) return false;
            scaled *= 10;
        }
        return true;
    }

    /// <summary>The same value without trailing zeros behind the point.</summary>
    public ExactNumber Trimmed()
    {
        var (digits, exponent) = (Digits, Exponent);
        for (; exponent < 0 && digits % 10 == 0; exponent++) digits /= 10;
        return new(digits, exponent);
    }

    /// <summary>The sign of this number minus <paramref name="other"/>, exactly.</summary>
    public int CompareTo(ExactNumber other)
    {
        if (Math.Sign(Digits) != Math.Sign(other.Digits) || Digits == 0 || other.Digits == 0) return Math.Sign(Digits).CompareTo(Math.Sign(other.Digits));
        int mine = Magnitude(Digits) + Exponent, theirs = Magnitude(other.Digits) + other.Exponent;
        if (mine != theirs) return mine.CompareTo(theirs) * Math.Sign(Digits);
        Int128 a = Digits, b = other.Digits;
        for (var shift = Exponent - other.Exponent; shift > 0; shift--) a *= 10;
        for (var shift = other.Exponent - Exponent; shift > 0; shift--) b *= 10;
        return a.CompareTo(b);
    }

    /// <summary>Written out without an exponent, such as 0.25 or 10000000000000.</summary>
    public override string ToString()
    {
        var text = Math.Abs(Digits).ToString();
        if (Exponent > 0) text += new string('0', Exponent);
        if (Exponent < 0) text = text.PadLeft(1 - Exponent, '0').Insert(Math.Max(text.Length, 1 - Exponent) + Exponent, ".");
        return Digits < 0 ? $"-{text}" : text;
    }

    private static bool TryAppend(ref long digits, int digit)
    {
        if (digits > (long.MaxValue - digit) / 10) return false;
        digits = digits * 10 + digit;
        return true;
    }

    private static int Magnitude(long digits)
    {
        var count = 0;
        for (var rest = Math.Abs(digits); rest > 0; rest /= 10) count++;
        return count;
    }

    private static bool TryAddExponent(ReadOnlySpan<byte> text, ref int exponent)
    {
        if (text[0] is not ((byte)'e' or (byte)'E')) return false;
        var at = 1;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+') at++;
        if (at == text.Length) return false;
        var value = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] is < (byte)'0' or > (byte)'9') return false;
            value = value * 10 + (text[at] - '0');
            if (value > 10_000) return false;
        }
        exponent += negative ? -value : value;
        return true;
    }
}
