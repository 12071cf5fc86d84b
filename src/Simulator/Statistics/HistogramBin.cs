namespace PemActors.Simulator.Statistics;

/// <summary>One bin of a <see cref="LogHistogram"/>.</summary>
/// <param name="Index">Which bin: 0 holds the zeros.</param>
/// <param name="Count">How many values fell into it.</param>
/// <param name="Sum">Their exact sum.</param>
public readonly record struct HistogramBin(int Index, long Count, long Sum);
