using System.Collections.Concurrent;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>The subjects whose journal no longer folds on this silo, with what was thrown. Readiness and <c>doctor</c> list them.</summary>
public sealed class SubjectFaults
{
    private readonly ConcurrentDictionary<Subject, string> faults = new();

    /// <summary>All faults, by subject.</summary>
    public IReadOnlyDictionary<Subject, string> All => faults;

    internal void Mark(Subject subject, string fault) => faults[subject] = fault;

    internal void Clear(Subject subject) => faults.TryRemove(subject, out _);
}
