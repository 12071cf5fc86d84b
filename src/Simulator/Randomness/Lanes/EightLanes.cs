using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PemActors.Simulator.Randomness.Lanes;

/// <summary>Eight numbers; where the processor has no vectors of that width the runtime takes two of half the width.</summary>
internal readonly struct EightLanes(Vector512<double> value) : ILanes<EightLanes>
{
    public const int Count = 8;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly Vector512<double> Value = value;

    [MethodImpl(Inline)]
    public static EightLanes Of(double value) => new(Vector512.Create(value));

    /// <summary>Eight numbers from a place on.</summary>
    [MethodImpl(Inline)]
    public static EightLanes Load(ReadOnlySpan<double> values, int from) => new(Vector512.Create(values.Slice(from, Count)));

    /// <summary>The uniforms (x + 0.5) · 2⁻³² of eight words from a place on.</summary>
    [MethodImpl(Inline)]
    public static EightLanes Uniforms(ReadOnlySpan<uint> words, int from)
    {
        // A word below the mantissa of 2^52 makes 2^52 + word.
        var bits = EightWords.Load(words, from).Value | Vector512.Create(0x4330000000000000UL);
        var half = bits.AsDouble() - Vector512.Create(4_503_599_627_370_496.0) + Vector512.Create(0.5);
        return new(half * Vector512.Create(1.0 / 4_294_967_296.0));
    }

    /// <summary>The 52-bit uniforms of eight pairs of words, as <see cref="RandomBlock.FineUniform"/> makes them.</summary>
    [MethodImpl(Inline)]
    public static EightLanes FineUniforms(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second, int from)
    {
        var (high, low) = (EightWords.Load(first, from).Value >> 6, EightWords.Load(second, from).Value >> 6);
        var whole = Vector512.ConvertToDouble((high << 26) + low);
        return new((whole + Vector512.Create(0.5)) * Vector512.Create(1.0 / 4_503_599_627_370_496.0));
    }

    [MethodImpl(Inline)]
    public static EightLanes operator +(EightLanes a, EightLanes b) => new(a.Value + b.Value);

    [MethodImpl(Inline)]
    public static EightLanes operator -(EightLanes a, EightLanes b) => new(a.Value - b.Value);

    [MethodImpl(Inline)]
    public static EightLanes operator *(EightLanes a, EightLanes b) => new(a.Value * b.Value);

    [MethodImpl(Inline)]
    public static EightLanes operator /(EightLanes a, EightLanes b) => new(a.Value / b.Value);

    [MethodImpl(Inline)]
    public static EightLanes Fused(EightLanes a, EightLanes b, EightLanes c) => new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(Inline)]
    public static EightLanes Root(EightLanes a) => new(Vector512.Sqrt(a.Value));

    [MethodImpl(Inline)]
    public static EightLanes Less(EightLanes a, EightLanes b) => new(Vector512.LessThan(a.Value, b.Value));

    [MethodImpl(Inline)]
    public static EightLanes Choose(EightLanes mask, EightLanes a, EightLanes b) => new(Vector512.ConditionalSelect(mask.Value, a.Value, b.Value));

    [MethodImpl(Inline)]
    public static EightLanes Both(EightLanes a, EightLanes b) => new(a.Value & b.Value);

    [MethodImpl(Inline)]
    public static bool Any(EightLanes mask) => mask.Value.AsInt64() != Vector512<long>.Zero;

    [MethodImpl(Inline)]
    public static EightLanes Scale(EightLanes value, EightLanes shifted) => new((value.Value.AsInt64() + (shifted.Value.AsInt64() << 52)).AsDouble());

    [MethodImpl(Inline)]
    public static void Split(EightLanes value, out EightLanes mantissa, out EightLanes exponent)
    {
        var bits = value.Value.AsInt64();
        var whole = Vector512.ShiftRightArithmetic(bits - Vector512.Create(OneLane.RootHalf), 52);
        mantissa = new((bits - (whole << 52)).AsDouble());
        exponent = new(Vector512.ConvertToDouble(whole));
    }

    [MethodImpl(Inline)]
    public void Store(Span<double> values, int from) => Value.CopyTo(values[from..]);

    /// <summary>Stores whole numbers.</summary>
    [MethodImpl(Inline)]
    public void StoreWhole(Span<int> values, int from)
    {
        // 1.5 · 2^52 on top, and the number stands in the low bits.
        var bits = (Value + Vector512.Create(6_755_399_441_055_744.0)).AsInt64();
        Vector256.Narrow(bits.GetLower(), bits.GetUpper()).CopyTo(values[from..]);
    }
}
