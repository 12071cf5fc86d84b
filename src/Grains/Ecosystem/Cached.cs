namespace PemActors.Grains.Ecosystem;

/// <summary>
/// An answer kept for a second, or for ten times as long as it took to read: so reading takes a tenth of a processor at most. One read serves all callers
/// of that time, also those who come while it is under way. Not for several threads.
/// </summary>
internal sealed class Cached<T>
{
    private const int ReadShare = 10;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private Task<T>? last;
    private long startedAt;
    private TimeSpan took;

    /// <summary>The answer, read anew when the last one is too old or failed.</summary>
    public Task<T> GetAsync(Func<Task<T>> read)
    {
        if (last is null || last.IsFaulted || (last.IsCompleted && TimeProvider.System.GetElapsedTime(startedAt) >= (took * ReadShare > Least ? took * ReadShare : Least)))
        {
            startedAt = TimeProvider.System.GetTimestamp();
            last = TimedAsync(read);
        }
        return last;
    }

    private async Task<T> TimedAsync(Func<Task<T>> read)
    {
        var answer = await read();
        took = TimeProvider.System.GetElapsedTime(startedAt);
        return answer;
    }
}
