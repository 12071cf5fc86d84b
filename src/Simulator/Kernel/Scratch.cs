using PemActors.Rulebook.Facts;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>Memory that a week of a block works in; nothing of it outlives the week.</summary>
internal sealed class Scratch
{
    private const int Guess = 2 * Columns.Size;

    /// <summary>A block a partner: openings, other activities, a module, a violation.</summary>
    public DrawBatch Week { get; } = new(Columns.Size);

    /// <summary>A second block a partner: falling silent, a specialization, a plan.</summary>
    public DrawBatch Rare { get; } = new(Columns.Size);

    /// <summary>Instants of activities that open nothing, four to a block.</summary>
    public DrawBatch Others { get; } = new(Guess);

    /// <summary>The four blocks of each birth, and its instants.</summary>
    public DrawBatch[] Birth { get; } = [new(Guess), new(Guess), new(Guess), new(Guess)];

    public DrawBatch BirthInstants { get; } = new(Guess);

    /// <summary>Instants of stages that end.</summary>
    public DrawBatch StageInstants { get; } = new(Guess);

    /// <summary>Partners with openings, and with other activities.</summary>
    public Chosen Openers { get; } = new();

    public Chosen Doers { get; } = new();

    /// <summary>Partners of whom a word says that something happens.</summary>
    public Chosen Struck { get; } = new();

    public int[] Openings { get; } = new int[Columns.Size];

    public int[] OtherCounts { get; } = new int[Columns.Size];

    /// <summary>The week's activities, a byte a day.</summary>
    public ulong[] Days { get; } = new ulong[Columns.Size];

    public Births Births { get; } = new();

    public StageEnds Ends { get; } = new();

    /// <summary>Deals that advanced under a registration, and when.</summary>
    public List<(int Deal, long At)> Renewals { get; } = new(Guess);

    public List<Win> Wins { get; } = new(Guess);

    public List<SpifClaim> Claims { get; } = new(Guess);
}

/// <summary>A deal won this week, as incentives read it.</summary>
internal readonly record struct Win(int Partner, Motion Motion, bool Sourced, long AmountMinor, long ListMinor, long WonAt, Deal Deal);

/// <summary>An activity claimed under a SPIF, in the order in which claims are answered.</summary>
internal readonly record struct SpifClaim(long AnsweredAt, int Partner, int Serial, bool Approved, long SumMinor, int Incentive, string? Activity) : IComparable<SpifClaim>
{
    public int CompareTo(SpifClaim other)
    {
        var order = AnsweredAt.CompareTo(other.AnsweredAt);
        if (order == 0) order = Partner.CompareTo(other.Partner);
        return order != 0 ? order : Serial.CompareTo(other.Serial);
    }
}

/// <summary>Places in a block, chosen without a branch that a processor would have to guess.</summary>
internal sealed class Chosen
{
    private readonly int[] _places = new int[Columns.Size + 1];
    private int _count;

    public ReadOnlySpan<int> Span => _places.AsSpan(0, _count);

    /// <summary>Chooses the places with a count above 0.</summary>
    public void Choose(int[] counts, int length)
    {
        var (places, chosen) = (_places, 0);
        for (var i = 0; i < length; i++)
        {
            places[chosen] = i;
            chosen += counts[i] > 0 ? 1 : 0;
        }

        _count = chosen;
    }

    /// <summary>Chooses the places whose word lies below their threshold.</summary>
    public void Choose(uint[] words, uint[] below, int length)
    {
        var (places, chosen) = (_places, 0);
        for (var i = 0; i < length; i++)
        {
            places[chosen] = i;
            chosen += words[i] < below[i] ? 1 : 0;
        }

        _count = chosen;
    }
}
