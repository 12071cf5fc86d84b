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

    public double[] MeanOpening { get; } = new double[Columns.Size];

    public double[] MeanOther { get; } = new double[Columns.Size];

    public int[] Openings { get; } = new int[Columns.Size];

    public int[] OtherCounts { get; } = new int[Columns.Size];

    /// <summary>The week's activities, a byte a day.</summary>
    public ulong[] Days { get; } = new ulong[Columns.Size];

    public Births Births { get; } = new();

    public List<Outcome> Outcomes { get; } = new(Guess);

    public List<SpifClaim> Claims { get; } = new(Guess);
}

/// <summary>How a stage that ends this week ends.</summary>
internal readonly record struct Outcome(int Deal, bool Advances, int Instants);

/// <summary>An activity claimed under a SPIF, in the order in which claims are approved.</summary>
internal readonly record struct SpifClaim(long ApprovedAt, int Partner, int Serial, long ActivityAt, long SumMinor, int Incentive) : IComparable<SpifClaim>
{
    public int CompareTo(SpifClaim other)
    {
        var order = ApprovedAt.CompareTo(other.ApprovedAt);
        if (order == 0) order = Partner.CompareTo(other.Partner);
        return order != 0 ? order : Serial.CompareTo(other.Serial);
    }
}
