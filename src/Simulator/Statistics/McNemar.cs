using MathNet.Numerics.Distributions;

namespace PemActors.Simulator.Statistics;

/// <summary>Hits of two scenarios over the same replications: only replications in which they differ tell anything.</summary>
/// <param name="Gained">Replications that only the scenario hits.</param>
/// <param name="Lost">Replications that only the baseline hits.</param>
/// <param name="Count">All replications.</param>
public readonly record struct McNemar(long Gained, long Lost, long Count)
{
    /// <summary>Pairs two runs of hits, replication by replication; they have equal lengths.</summary>
    public static McNemar Of(ReadOnlySpan<bool> scenario, ReadOnlySpan<bool> baseline)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scenario.Length, baseline.Length);
        var (gained, lost) = (0, 0);
        for (var i = 0; i < scenario.Length; i++)
        {
            if (scenario[i] && !baseline[i]) gained++;
            if (!scenario[i] && baseline[i]) lost++;
        }

        return new(gained, lost, scenario.Length);
    }

    /// <summary>The change of the probability of a hit.</summary>
    public double Difference => (double)(Gained - Lost) / Count;

    /// <summary>
    /// The exact two-sided p-value: if neither scenario hit more often, the gains among the discordant pairs would be Binomial(n, ½).
    /// 1 without a discordant pair.
    /// </summary>
    public double PValue => Gained + Lost == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, (int)(Gained + Lost), Math.Min(Gained, Lost)));

    /// <summary>Student's interval for <see cref="Difference"/>, from the paired differences −1, 0 and 1.</summary>
    public Interval At(double confidence) => Paired.At(confidence);

    private Estimate Paired
    {
        get
        {
            var squares = Gained + Lost - Count * Difference * Difference;
            return new(Count, Difference, Math.Sqrt(Math.Max(0, squares) / (Count - 1)));
        }
    }
}
