using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Instants of facts that are only counted or asked for their first.</summary>
internal struct Instants
{
    private SortedRun<Instant> run;

    public void Add(Instant at) => run.Insert(at);

    /// <summary>The first; <see cref="Instant.Never"/> when there is none.</summary>
    public readonly Instant First => run.Count == 0 ? Instant.Never : run.Items[0];

    /// <summary>The first not before an instant; <see cref="Instant.Never"/> when there is none.</summary>
    public readonly Instant FirstFrom(Instant from)
    {
        foreach (var at in run.Items)
            if (at >= from)
                return at;
        return Instant.Never;
    }

    public readonly int CountBy(Instant t)
    {
        var count = 0;
        foreach (var at in run.Items)
            if (at <= t)
                count++;
        return count;
    }
}
