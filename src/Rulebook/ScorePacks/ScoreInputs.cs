using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.ScorePacks;

/// <summary>A figure of a market.</summary>
/// <param name="Figure">Names the figure.</param>
/// <param name="Market">Names the market; empty where the figure knows none.</param>
/// <param name="Value">In the figure's unit; may be negative.</param>
public readonly record struct FigureValue(string Figure, string Market, long Value)
{
    /// <summary>A figure that knows no market.</summary>
    public FigureValue(string figure, long value) : this(figure, "", value)
    {
    }
}

/// <summary>
/// Counts and sums by name at one instant. A figure that is not there is 0; one that a pack does not read is passed over, so that one value serves many packs.
/// Immutable and safe for many threads.
/// </summary>
public sealed class ScoreInputs
{
    /// <summary>The greatest sum of a figure's values over its markets, signs apart, as for money: 10^13.</summary>
    public const long Most = 10_000_000_000_000;

    private readonly FigureValue[] values;

    /// <summary>The given values in any order; those of one figure and market are summed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The values of a figure come to more than <see cref="Most"/>, signs apart.</exception>
    public ScoreInputs(params IEnumerable<FigureValue> values)
    {
        var given = values.ToArray();
        foreach (var figure in given.GroupBy(value => value.Figure))
        {
            var left = (Int128)Most;
            foreach (var value in figure) left -= Int128.Abs(value.Value);
            if (left < 0) throw new ArgumentOutOfRangeException(nameof(values), $"{figure.Key} comes to more than {Most}.");
        }
        this.values =
        [
            .. from value in given
               group value.Value by (value.Figure, value.Market) into same
               select new FigureValue(same.Key.Figure, same.Key.Market, same.Sum()),
        ];
        Array.Sort(this.values, (a, b) => ByteOrder.Compare(a.Figure, b.Figure) is not 0 and var order ? order : ByteOrder.Compare(a.Market, b.Market));
    }

    /// <summary>One value of each figure and market, ascending by both as bytes.</summary>
    public IReadOnlyList<FigureValue> Values => values;

    /// <summary>The value of a figure, summed over markets; 0 where it is not there.</summary>
    public long Total(string figure)
    {
        var total = 0L;
        foreach (var value in values)
            if (value.Figure == figure) total += value.Value;
        return total;
    }
}
