using System.Runtime.CompilerServices;

namespace PemActors.Simulator.Randomness.Lanes;

/// <summary>A single number.</summary>
internal readonly struct OneLane(double value) : ILanes<OneLane>
{
    // The bits of √½; what lies a whole number of exponents above it splits there.
    public const long RootHalf = 0x3FE6A09E667F3BCD;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly double Value = value;

    [MethodImpl(Inline)]
    public static OneLane Of(double value) => new(value);

    [MethodImpl(Inline)]
    public static OneLane operator +(OneLane a, OneLane b) => new(a.Value + b.Value);

    [MethodImpl(Inline)]
    public static OneLane operator -(OneLane a, OneLane b) => new(a.Value - b.Value);

    [MethodImpl(Inline)]
    public static OneLane operator *(OneLane a, OneLane b) => new(a.Value * b.Value);

    [MethodImpl(Inline)]
    public static OneLane operator /(OneLane a, OneLane b) => new(a.Value / b.Value);

    [MethodImpl(Inline)]
    public static OneLane Fused(OneLane a, OneLane b, OneLane c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(Inline)]
    public static OneLane Root(OneLane a) => new(Math.Sqrt(a.Value));

    [MethodImpl(Inline)]
    public static OneLane Less(OneLane a, OneLane b) => new(BitConverter.Int64BitsToDouble(a.Value < b.Value ? -1L : 0L));

    [MethodImpl(Inline)]
    public static OneLane Choose(OneLane mask, OneLane a, OneLane b) => Any(mask) ? a : b;

    [MethodImpl(Inline)]
    public static OneLane Both(OneLane a, OneLane b) => Any(a) ? b : a;

    [MethodImpl(Inline)]
    public static bool Any(OneLane mask) => BitConverter.DoubleToInt64Bits(mask.Value) != 0;

    [MethodImpl(Inline)]
    public static OneLane Scale(OneLane value, OneLane shifted) =>
        new(BitConverter.Int64BitsToDouble(unchecked(BitConverter.DoubleToInt64Bits(value.Value) + (BitConverter.DoubleToInt64Bits(shifted.Value) << 52))));

    [MethodImpl(Inline)]
    public static void Split(OneLane value, out OneLane mantissa, out OneLane exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(value.Value);
        var whole = (bits - RootHalf) >> 52;
        mantissa = new(BitConverter.Int64BitsToDouble(bits - (whole << 52)));
        exponent = new(whole);
    }
}
