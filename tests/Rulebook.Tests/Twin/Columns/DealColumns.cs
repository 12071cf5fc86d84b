using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Twin.Columns;

/// <summary>
/// Deals, the parties of a deal side by side in rows of their own: who, since when linked, how many touches. A deal's fate is drawn when it is born.
/// </summary>
internal sealed class DealColumns
{
    public const int Parties = 2;
    public const int Nobody = -1;

    public int Count { get; private set; }

    public Column<Motion> Motion { get; } = new();

    public Column<int> Owner { get; } = new();

    public Column<long> AmountMinor { get; } = new();

    public Column<Stage> Stage { get; } = new();

    public Column<Instant> CreatedAt { get; } = new();

    /// <summary>The week in which the stage ends.</summary>
    public Column<int> StageEnds { get; } = new();

    public Column<DealState> State { get; } = new();

    public Column<Moment> Closed { get; } = new();

    /// <summary>Who registered it with success, how long that protects, and when the registrant lost all that it held.</summary>
    public Column<int> Registrant { get; } = new();

    public Column<Interval> Protection { get; } = new();

    public Column<Instant> LapsesAt { get; } = new();

    /// <summary>Whose touch preceded the creation.</summary>
    public Column<int> Opener { get; } = new();

    public Column<int> Party { get; } = new();

    public Column<Instant> LinkedFrom { get; } = new();

    public Column<int> Touches { get; } = new();

    public Column<long> CreditMinor { get; } = new();

    public Column<long> CreditPpm { get; } = new();

    public int Add()
    {
        Party[Count * Parties + 1] = Nobody;
        return Count++;
    }

    /// <summary>The partner that sourced a deal: who registered it, else whose touch came first and preceded the creation.</summary>
    public int Source(int deal) => Registrant[deal] != Nobody ? Registrant[deal] : Opener[deal];

    public bool Protects(int deal, int partner, Instant t) => Registrant[deal] == partner && Protection[deal].Contains(t);

    /// <summary>
    /// Renews a protection. One that is already known to lapse does so whatever renewed it before: within a week things come up by phase, not by instant.
    /// </summary>
    public void Renew(int deal, Instant at, Instant? until, int protectionDays) =>
        Protection[deal] = ProtectionRules.Lapse(ProtectionRules.Renew(Protection[deal], at, until, protectionDays), LapsesAt[deal]);

    /// <summary>Ends what a partner holds.</summary>
    public int Lapse(int partner, Instant at)
    {
        var lapsed = 0;
        for (var deal = 0; deal < Count; deal++)
        {
            if (Registrant[deal] != partner || Protection[deal].From > at) continue;
            if (State[deal] == DealState.Open && Protection[deal].Contains(at)) lapsed++;
            LapsesAt[deal] = Instant.Min(LapsesAt[deal], at);
            Protection[deal] = ProtectionRules.Lapse(Protection[deal], at);
        }
        return lapsed;
    }

    public bool Linked(int deal, int row, Instant t) => LinkedFrom[row] <= t || Protects(deal, Party[row], t);
}

/// <summary>Open, or how it ended.</summary>
internal enum DealState : byte
{
    Open, Won, Lost, Churned,
}

/// <summary>A column that grows with its rows.</summary>
internal sealed class Column<T>
{
    private T[] values = new T[1024];

    public ref T this[int row]
    {
        get
        {
            if (row >= values.Length) Array.Resize(ref values, Math.Max(row + 1, 2 * values.Length));
            return ref values[row];
        }
    }
}
