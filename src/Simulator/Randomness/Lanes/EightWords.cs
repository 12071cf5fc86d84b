using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PemActors.Simulator.Randomness.Lanes;

/// <summary>Eight words, each in the low half of 64 bits; the high halves hold whatever they may.</summary>
internal readonly struct EightWords(Vector512<ulong> value) : IWords<EightWords>
{
    public const int Count = 8;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly Vector512<ulong> Value = value;

    [MethodImpl(Inline)]
    public static EightWords Of(uint word) => new(Vector512.Create((ulong)word));

    /// <summary>Eight words from a place on, their high halves zero.</summary>
    [MethodImpl(Inline)]
    public static EightWords Load(ReadOnlySpan<uint> words, int from)
    {
        var eight = Vector256.Create(words.Slice(from, Count));
        return new(Avx512F.IsSupported ? Avx512F.ConvertToVector512UInt64(eight) : Vector512.Create(Vector256.WidenLower(eight), Vector256.WidenUpper(eight)));
    }

    [MethodImpl(Inline)]
    public static EightWords operator ^(EightWords a, EightWords b) => new(a.Value ^ b.Value);

    // The processor's own product reads low halves alone.
    [MethodImpl(Inline)]
    public static void Multiply(EightWords constant, EightWords word, out EightWords high, out EightWords low)
    {
        var product = Avx512F.IsSupported
            ? Avx512F.Multiply(constant.Value.AsUInt32(), word.Value.AsUInt32())
            : constant.Value * (word.Value & Vector512.Create((ulong)uint.MaxValue));
        (high, low) = (new(product >> 32), new(product));
    }

    [MethodImpl(Inline)]
    public void Store(Span<uint> words, int from)
    {
        var eight = Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt32(Value) : Vector256.Narrow(Value.GetLower(), Value.GetUpper());
        eight.StoreUnsafe(ref MemoryMarshal.GetReference(words.Slice(from, Count)));
    }
}
