namespace PemActors.Silo.Tests.Hosting;

/// <summary>Waits for a fact, never for a time: asks until it holds, and fails with the last answer at the deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> holds, int seconds = 60)
    {
        using var timer = new PeriodicTimer(Pause);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (value, fault) = await TryAsync(read);
            if (fault is null && holds(value!)) return value!;
            Assert.True(TimeProvider.System.GetElapsedTime(started).TotalSeconds < seconds, $"Not so within {seconds} s; the last answer was {fault ?? value?.ToString()}.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    // A server that is not there yet is an answer, too.
    private static async Task<(T? Value, string? Fault)> TryAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return (await read(), null);
        }
        catch (HttpRequestException fault)
        {
            return (default, fault.Message);
        }
    }
}
