using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Outbox;

/// <summary>
/// Delivers committed messages until they are acknowledged: several to one target in one call, many targets at once. After a
/// start, a failure or an overflow it reads the store again, so nothing waits for ever.
/// </summary>
public sealed class OutboxDispatcher(OutboxQueue queue, IJournal journal, IGrainFactory grains, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int BatchMessages = 4_096;
    private const int ParallelTargets = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Delivers everything the store holds; returns how many messages it found.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var found = 0;
        while (true)
        {
            var pending = await journal.UndeliveredAsync(BatchMessages, cancellation);
            if (pending.Count == 0) return found;
            found += pending.Count;
            if (!await DeliverAsync(pending, cancellation)) throw new JournalUnavailableException("Some targets did not take their messages.");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var sweep = true;
        var batch = new List<OutboxMessage>(BatchMessages);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (sweep || queue.TakeOverflow())
                {
                    sweep = true;
                    await SweepAsync(stoppingToken);
                    sweep = false;
                }
                if (!await queue.Reader.WaitToReadAsync(stoppingToken)) return;
                batch.Clear();
                while (batch.Count < BatchMessages && queue.Reader.TryRead(out var message))
                    if (message is not null) batch.Add(message);
                if (!await DeliverAsync(batch, stoppingToken)) sweep = true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "Outbox delivery failed; it goes on in {Pause}.", Pause);
                sweep = true;
            }
            if (sweep) await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> DeliverAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation)
    {
        var delivered = new List<OutboxMessage>(messages.Count);
        var all = true;
        await Parallel.ForEachAsync(
            messages.GroupBy(message => message.Target),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelTargets, CancellationToken = cancellation },
            async (target, _) =>
            {
                // Of several from one origin the newest says it all; and their order is not that in which actors happened to finish, so that a replay repeats itself.
                var newest = target.GroupBy(message => (message.Origin, message.Kind)).Select(group => group.MaxBy(message => message.Version)!)
                    .OrderBy(message => message.Time).ThenBy(message => message.Origin.Kind).ThenBy(message => message.Origin.Id, StringComparer.Ordinal)
                    .ThenBy(message => message.Kind, StringComparer.Ordinal).ToList();
                try
                {
                    await grains.Subject(target.Key).Deliver([.. newest.Select(Envelope)]);
                    lock (delivered) delivered.AddRange(newest);
                }
                catch (Exception fault)
                {
                    log.LogWarning(fault, "{Target} did not take {Count} messages.", target.Key, newest.Count);
                    Volatile.Write(ref all, false);
                }
            });
        if (delivered.Count > 0) await journal.DeliveredAsync(delivered, cancellation);
        return all;
    }

    internal static FactEnvelope Envelope(OutboxMessage message) =>
        new("pem:outbox", $"{message.Kind}/{message.Origin.Id}/{message.Version}/{Place(message.Target)}", MessageType(message), message.Time.Ticks, message.Payload.ToArray());

    // What comes after a slash only tells messages of one kind apart that do not replace each other.
    private static string MessageType(OutboxMessage message) => $"pem.{Subject.Name(message.Target.Kind)}.{message.Kind.Split('/')[0]}.v1";

    // One message per target and version, so the target itself is the number among them; shortened by hash, for ids have 128 characters.
    private static string Place(Subject target) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(target.ToString())).AsSpan(0, 12));
}
