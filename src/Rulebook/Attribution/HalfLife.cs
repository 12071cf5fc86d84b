namespace PemActors.Rulebook.Attribution;

/// <summary>2^(−age / half-life) in integers, the same on every machine.</summary>
internal static class HalfLife
{
    /// <summary>The weight of age 0, 2^62.</summary>
    public const long One = 1L << 62;

    // The fraction of a half-life is read as fifteen digits of four bits, three to a division; each digit has its factor in Powers.
    // With 1 as 2^63, a factor and a product are each short by less than 2^-63 and the fraction by less than 2^-60, so a weight is
    // short by less than 2^-58 of One.
    private const int Digits = 15;
    private const int DigitBits = 4;
    private const int DivisionDigits = 3;
    private const int PointBits = 63;
    private static readonly ulong[] Powers = FactorsOfDigits();

    /// <summary>
    /// One × 2^(−age / half-life), short by less than 2^-58 of One and exact at whole half-lives, to the last part of One; both in ticks, the
    /// age not negative, the half-life at most 5,000 days.
    /// </summary>
    public static long Weight(long age, long halfLife)
    {
        var (halvings, rest) = Math.DivRem((ulong)age, (ulong)halfLife);
        if (halvings > PointBits) return 0;
        var weight = 1UL << PointBits;
        for (var digit = 0; digit < Digits; digit += DivisionDigits)
        {
            (var digits, rest) = Math.DivRem(rest << (DigitBits * DivisionDigits), (ulong)halfLife);
            weight = Product(weight, Powers[(digit << DigitBits) + (int)(digits >> (2 * DigitBits))]);
            weight = Product(weight, Powers[((digit + 1) << DigitBits) + (int)((digits >> DigitBits) & 15)]);
            weight = Product(weight, Powers[((digit + 2) << DigitBits) + (int)(digits & 15)]);
        }
        return (long)(weight >> 1 >> (int)halvings);
    }

    // 2^(−2^−k) is the square root of the one before, from 1/2 on; a digit's factor is the product of those of its bits.
    private static ulong[] FactorsOfDigits()
    {
        var factors = new ulong[Digits << DigitBits];
        var root = 1UL << (PointBits - 1);
        for (var digit = 0; digit < Digits; digit++)
        {
            var of = factors.AsSpan(digit << DigitBits, 1 << DigitBits);
            of[0] = 1UL << PointBits;
            for (var bit = DigitBits - 1; bit >= 0; bit--)
            {
                root = Root((UInt128)root << PointBits);
                of[1 << bit] = root;
            }
            for (var value = 1; value < of.Length; value++)
            {
                var lowest = value & -value;
                if (lowest != value) of[value] = Product(of[value - lowest], of[lowest]);
            }
        }
        return factors;
    }

    private static ulong Product(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return (high << 1) | (low >> PointBits);
    }

    private static ulong Root(UInt128 square)
    {
        var root = 0UL;
        for (var bit = 1UL << PointBits; bit != 0; bit >>= 1)
            if ((UInt128)(root | bit) * (root | bit) <= square)
                root |= bit;
        return root;
    }
}
