using System.Security.Cryptography;
using System.Text;
using PemActors.Documents.Facts;
using PemActors.Grains.Programs;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Incentives;

/// <summary>
/// The incentives that this silo knows to be published, closed ones included. Read from their list at the start, and again by whoever is woken because
/// terms changed; what an incentive's money does meanwhile changes nothing here. Safe for many threads.
/// </summary>
public sealed class IncentiveCatalog(IJournal journal, ProgramsInForce programs)
{
    private const string Closed = "closed";

    private readonly Lock gate = new();
    private volatile PublishedIncentives current = PublishedIncentives.None;
    private Task? reading;
    private Task? following;

    /// <summary>The incentives; the same object while nothing of them changes.</summary>
    public PublishedIncentives Current => current;

    /// <summary>
    /// Reads the list anew. A read serves all who ask before it begins: when everybody is woken at once the list is read now and then, not once for each.
    /// </summary>
    public Task RefreshAsync()
    {
        lock (gate)
        {
            // One that is under way may have begun before the change that the caller heard of.
            if (reading is { IsCompleted: false } before) return following ??= AfterAsync(before);
            return reading = ReadAsync();
        }
    }

    private async Task AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Task mine;
        lock (gate)
        {
            following = null;
            mine = reading = ReadAsync();
        }
        await mine;
    }

    private async Task ReadAsync()
    {
        var known = new SortedDictionary<string, PublishedIncentive>(StringComparer.Ordinal);
        await foreach (var row in journal.AllAsync(new(IncentiveRows.Incentives))) known[row.Id] = Published(row);
        var digest = Digest(known.Values);
        if (known.Count > 0 && current.Digest != digest) current = new([.. known.Values], EarningNeeds.Of(known.Values.Select(one => one.Incentive)), digest);
    }

    // Quarters are those of the program at the incentive's beginning, so that what was told of one keeps its name.
    private PublishedIncentive Published(ListRow row)
    {
        var incentive = IncentiveJson.Read(row.Body);
        return new(incentive, programs.Timeline.At(incentive.From).Calendar, row.State == Closed);
    }

    // What an incentive's money does is left out.
    private static string Digest(IEnumerable<PublishedIncentive> incentives)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (incentive, calendar, isClosed) in incentives)
        {
            hash.AppendData(IncentiveJson.Row(incentive, "XXX", default));
            hash.AppendData(Encoding.UTF8.GetBytes($"{calendar} {isClosed}"));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

/// <summary>An incentive with what a partner must know to tell what it earned.</summary>
/// <param name="Incentive">As it is now: one that was closed ends there.</param>
/// <param name="Calendar">When its quarters close.</param>
/// <param name="IsClosed">Whether it was closed, so that it may once have run longer.</param>
public sealed record PublishedIncentive(Incentive Incentive, CalendarTerms Calendar, bool IsClosed);

/// <summary>All published incentives. Immutable.</summary>
public sealed class PublishedIncentives
{
    /// <summary>No incentive.</summary>
    public static readonly PublishedIncentives None = new([], default, "");

    internal PublishedIncentives(IReadOnlyList<PublishedIncentive> all, EarningNeeds needs, string digest) => (All, Needs, Digest) = (all, needs, digest);

    /// <summary>By id.</summary>
    public IReadOnlyList<PublishedIncentive> All { get; }

    /// <summary>What they read of a partner.</summary>
    public EarningNeeds Needs { get; }

    internal string Digest { get; }
}
