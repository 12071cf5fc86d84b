using System.Runtime.CompilerServices;

namespace PemActors.Simulator.Randomness.Lanes;

/// <summary>A single word.</summary>
internal readonly struct OneWord(uint value) : IWords<OneWord>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly uint Value = value;

    [MethodImpl(Inline)]
    public static OneWord Of(uint word) => new(word);

    [MethodImpl(Inline)]
    public static OneWord operator ^(OneWord a, OneWord b) => new(a.Value ^ b.Value);

    [MethodImpl(Inline)]
    public static void Multiply(OneWord constant, OneWord word, out OneWord high, out OneWord low)
    {
        var product = (ulong)constant.Value * word.Value;
        (high, low) = (new((uint)(product >> 32)), new((uint)product));
    }
}
