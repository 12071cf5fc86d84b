namespace PemActors.Simulator.Experiments;

/// <summary>Counts what all threads have done, and tells it, one thread at a time.</summary>
internal sealed class ProgressBoard(IProgress<ExperimentProgress>? progress, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private long _done;
    private long _expected;

    public void Expect(long replications)
    {
        lock (_gate) _expected = replications;
    }

    public void Passed(int replications)
    {
        lock (_gate)
        {
            _done += replications;
            progress?.Report(new(_done, Math.Max(_done, _expected), clock.GetElapsedTime(_start)));
        }
    }
}
