using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>
/// What a partner has told each incentive, as digests, so that it tells only what changed. After a load it takes for told what its evidence and the
/// terms of today give as of the last commit; where that may be wrong (terms changed since, or telling was put off) a deadline says so, and all is told again.
/// </summary>
internal sealed class EarningRecord(PartnerId id, IncentiveCatalog? catalog)
{
    private const string Source = "pem:earnings";
    private const string Earned = "partner-earned";
    private const string Complied = "partner-complied";

    private readonly OwnDeadline due = new(SubjectDeadline.Earnings);
    private readonly OwnDeadline late = new(SubjectDeadline.Untold);
    private Dictionary<(IncentiveId Incentive, Instant Quarter), ulong>? told;
    private Dictionary<(IncentiveId Incentive, Instant Quarter), ulong>? telling;
    private PublishedIncentives seen = PublishedIncentives.None;
    private ComplianceStatus status;
    private ComplianceStatus statusNow;
    private Instant from;
    private Instant lastCause = Instant.Never;
    private Instant? next;
    private bool isAssumed;
    private bool isForgotten;

    /// <summary>Whether any incentive reads this partner.</summary>
    public bool IsRead => catalog is { Current.All.Count: > 0 };

    /// <summary>Whether other incentives are published by now than those that were told.</summary>
    public bool IsBehind => IsRead && !ReferenceEquals(seen, catalog!.Current);

    /// <summary>The entry that tells that incentives were told without a fact.</summary>
    public static NewEntry Told(PartnerId partner, Instant now, long version, IReadOnlyList<OutboxMessage> messages) => new(
        new(Source, $"{partner}/{version}"), EventNames.PartnerEarningsTold, now,
        JsonSerializer.SerializeToUtf8Bytes(new { Incentives = messages.Select(message => message.Target.Id).Distinct() }, JsonSerializerOptions.Web));

    /// <summary>Takes for told what is known as of the last commit.</summary>
    /// <param name="sources">As of the last commit.</param>
    public void Restore(EarningSources sources)
    {
        if (!IsRead) return;
        seen = catalog!.Current;
        told = [];
        foreach (var one in seen.All)
            foreach (var quarter in sources.Earned(one, default)) told[(one.Incentive.Id, quarter.Quarter)] = DigestOf(quarter);
        status = sources.Compliance;
        (lastCause, next) = Horizon(sources);
        (from, isAssumed) = (Instant.Never, true);
    }

    /// <summary>A new fact is about to be applied.</summary>
    /// <param name="evidence">Without it.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="affected">The first instant at which any answer can differ by it; null for none.</param>
    public void Expect(PartnerEvidence evidence, PartnerFact fact, Instant? affected)
    {
        if (!IsRead) return;
        // Standings from there on may be others; causes yet to come are looked at when they do.
        if (affected is { } at && at <= lastCause) from = Instant.Min(from, at);
        if (evidence.EarliestCause(fact) is { } cause) from = Instant.Min(from, cause);
    }

    /// <summary>Another program may have changed any standing.</summary>
    public void Reconsider() => from = default;

    /// <summary>The subject was woken because of deadlines.</summary>
    public void Woken(IReadOnlyCollection<string> names)
    {
        if (!IsRead || !(names.Contains(SubjectDeadline.Terms) || names.Contains(SubjectDeadline.Untold))) return;
        from = default;
        isForgotten |= isAssumed;
    }

    /// <summary>What has to be told now; with <paramref name="later"/> only a deadline that asks for it.</summary>
    public (IReadOnlyList<OutboxMessage> Messages, IReadOnlyList<DeadlineChange> Deadlines) Settle(EarningSources sources, Instant now, long version, bool later)
    {
        telling = null;
        statusNow = status;
        var isNewCatalog = !ReferenceEquals(seen, catalog!.Current);
        if (isNewCatalog || next <= now) (seen, from) = (catalog.Current, default);
        if (later) return ([], late.Set(now));
        told ??= [];
        var messages = new List<OutboxMessage>();
        statusNow = sources.Compliance;
        if (statusNow != status || (isNewCatalog && statusNow != ComplianceStatus.Clear) || (isForgotten && sources.HasConduct))
        {
            var complied = EarningJson.Encode(new PartnerComplied(id, version, statusNow));
            foreach (var one in seen.All) messages.Add(Message(Complied, one, now, version, complied));
        }
        if (from != Instant.Never)
        {
            foreach (var one in seen.All) Tell(messages, sources, one, now, version);
            (lastCause, next) = Horizon(sources);
            if (isForgotten) isAssumed = false;
            (from, isForgotten) = (Instant.Never, false);
        }
        return (messages, [.. due.Set(next), .. late.Set(null)]);
    }

    /// <summary>What was told is committed.</summary>
    public void Publish()
    {
        status = statusNow;
        if (telling is null) return;
        foreach (var (what, digest) in telling) told![what] = digest;
        telling = null;
    }

    private void Tell(List<OutboxMessage> messages, EarningSources sources, PublishedIncentive one, Instant now, long version)
    {
        var start = from == default ? default : QuarterCalendar.CloseAtOrBefore(one.Calendar, new(from.Ticks - 1));
        var quarters = sources.Earned(one, start).ToDictionary(quarter => quarter.Quarter);
        foreach (var quarter in Told(sources, one, start))
            if (!quarters.ContainsKey(quarter))
                quarters[quarter] = new(id, 0, quarter, [], []);
        foreach (var (quarter, earned) in quarters)
        {
            var key = (one.Incentive.Id, quarter);
            var digest = DigestOf(earned);
            if (!isForgotten && (told!.TryGetValue(key, out var known) ? known == digest : earned.Entitlements.Count + earned.Activities.Count == 0)) continue;
            (telling ??= [])[key] = digest;
            messages.Add(Message($"{Earned}/{quarter.ToString()[..10]}", one, now, version, EarningJson.Encode(earned with { Version = version })));
        }
    }

    // Quarters that the incentive may have heard of: what is earned no more has to be told, too.
    private List<Instant> Told(EarningSources sources, PublishedIncentive one, Instant start)
    {
        var known = told!.Keys.Where(key => key.Incentive == one.Incentive.Id && key.Quarter > start).Select(key => key.Quarter);
        // A closed incentive may have run longer when it heard of a quarter last.
        var longer = one with { Incentive = one.Incentive with { Until = Instant.Never } };
        return [.. isForgotten && one.IsClosed ? known.Union(sources.Earned(longer, start).Select(quarter => quarter.Quarter)) : known];
    }

    private (Instant LastCause, Instant? Next) Horizon(EarningSources sources)
    {
        var (last, next) = (default(Instant), sources.NextFact ?? Instant.Never);
        foreach (var one in seen.All)
        {
            var (before, after) = sources.Causes(one);
            last = Instant.Max(last, before ?? default);
            next = Instant.Min(next, after ?? Instant.Never);
        }
        return (last, next == Instant.Never ? null : next);
    }

    private OutboxMessage Message(string kind, PublishedIncentive one, Instant now, long version, byte[] payload) =>
        new(kind, Subject.Of(id), Subject.Of(one.Incentive.Id), version, now, payload);

    private static ulong DigestOf(PartnerEarned earned) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(EarningJson.Encode(earned)));
}
