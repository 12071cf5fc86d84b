namespace PemActors.Grains.Ecosystem;

/// <summary>An answer kept for a second: one read serves all callers of that second, also those who come while it is under way. Not for several threads.</summary>
internal sealed class Cached<T>
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private Task<T>? last;
    private long lastAt;

    /// <summary>The answer, read anew when the last one is older than a second or failed.</summary>
    public Task<T> GetAsync(Func<Task<T>> read)
    {
        if (last is null || last.IsFaulted || (last.IsCompleted && TimeProvider.System.GetElapsedTime(lastAt) >= Fresh))
        {
            lastAt = TimeProvider.System.GetTimestamp();
            last = read();
        }
        return last;
    }
}
