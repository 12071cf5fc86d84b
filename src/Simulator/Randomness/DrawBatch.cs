using System.Runtime.CompilerServices;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Randomness;

/// <summary>Blocks of words drawn together, eight at a time. Word n of the block at place i is X<i>n</i>[i], the same as <see cref="Philox.At"/> gives.</summary>
internal sealed class DrawBatch
{
    private uint[] _entity = [];
    private uint[] _week = [];
    private uint[] _address = [];

    public DrawBatch(int capacity) => Grow(capacity);

    public int Count { get; private set; }

    public uint[] X0 { get; private set; } = [];

    public uint[] X1 { get; private set; } = [];

    public uint[] X2 { get; private set; } = [];

    public uint[] X3 { get; private set; } = [];

    /// <summary>The last word of the counter.</summary>
    public static uint Address(Purpose purpose, int position, int block = 0) => ((uint)purpose << 16) | ((uint)position << 3) | (uint)block;

    public void Clear() => Count = 0;

    /// <summary>Asks for a block; its place is the count before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint entity, int week, uint address)
    {
        if (Count == _entity.Length) Grow(2 * Count);
        (_entity[Count], _week[Count], _address[Count]) = (entity, (uint)week, address);
        Count++;
    }

    /// <summary>Asks for the same block of each entity.</summary>
    public void Add(ReadOnlySpan<uint> entities, int week, uint address)
    {
        if (Count + entities.Length > _entity.Length) Grow(2 * (Count + entities.Length));
        entities.CopyTo(_entity.AsSpan(Count));
        _week.AsSpan(Count, entities.Length).Fill((uint)week);
        _address.AsSpan(Count, entities.Length).Fill(address);
        Count += entities.Length;
    }

    /// <summary>Draws all that was asked for.</summary>
    public void Draw(ulong seed, uint replication)
    {
        // The columns end on a multiple of eight, so the last eight may hold places that nobody asked for.
        for (var i = 0; i < Count; i += EightWords.Count)
        {
            var (w0, w1) = (EightWords.Load(_entity, i), EightWords.Of(replication));
            var (w2, w3) = (EightWords.Load(_week, i), EightWords.Load(_address, i));
            Philox.Mix(seed, ref w0, ref w1, ref w2, ref w3);
            w0.Store(X0, i);
            w1.Store(X1, i);
            w2.Store(X2, i);
            w3.Store(X3, i);
        }
    }

    private void Grow(int capacity)
    {
        var size = (Math.Max(capacity, EightWords.Count) + EightWords.Count - 1) / EightWords.Count * EightWords.Count;
        Array.Resize(ref _entity, size);
        Array.Resize(ref _week, size);
        Array.Resize(ref _address, size);
        (X0, X1, X2, X3) = (new uint[size], new uint[size], new uint[size], new uint[size]);
    }
}
