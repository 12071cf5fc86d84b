using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>
/// What the journal says was decided, per close. A decision that the rules now give otherwise is restated by an entry of its
/// own, so the record keeps what was known when, and the last entry of a close is the one in force.
/// </summary>
internal sealed class TierRecord
{
    private const string Source = "pem:tiers";
    private readonly SortedDictionary<Instant, (ulong Digest, int Entries)> decided = [];
    private HashSet<Instant>? restated;
    private TierHistory? agreed;

    /// <summary>Closes whose decision was restated.</summary>
    public IReadOnlySet<Instant> Restated => restated ?? (IReadOnlySet<Instant>)System.Collections.Frozen.FrozenSet<Instant>.Empty;

    /// <summary>Notes what the journal has.</summary>
    public void Replay(StoredEntry entry) => Note(entry.Time, entry.Payload.Span);

    /// <summary>The entries that make the record agree with what the rules give, in order of closes.</summary>
    public IReadOnlyList<NewEntry> Reconcile(PartnerId partner, TierHistory history)
    {
        var entries = new List<NewEntry>();
        var known = agreed?.Decisions ?? [];
        for (var i = 0; i < history.Decisions.Count; i++)
        {
            var decision = history.Decisions[i];
            // Most late facts change no decision, and those that stand as they were agreed on need no words.
            if (i < known.Count && known[i] == decision) continue;
            Reconcile(entries, partner, decision.Close, Payload(decision));
        }
        // A close that is not judged any more, for example because of a suspension learned late: its decision is withdrawn.
        if (decided.Count > history.Decisions.Count)
        {
            var given = history.Decisions.Select(decision => decision.Close).ToHashSet();
            foreach (var close in decided.Keys.Where(close => !given.Contains(close)).ToList()) Reconcile(entries, partner, close, Withdrawal(history, close));
        }
        agreed = history;
        return entries;
    }

    private void Reconcile(List<NewEntry> entries, PartnerId partner, Instant close, byte[] payload)
    {
        var known = decided.TryGetValue(close, out var before);
        if (known && before.Digest == Digest(payload)) return;
        var type = known ? EventNames.PartnerTierRestated : EventNames.PartnerTierDecided;
        entries.Add(new(new(Source, $"{partner}/{close.Ticks}/{before.Entries + 1}"), type, close, payload));
        Note(close, payload);
    }

    private void Note(Instant close, ReadOnlySpan<byte> payload)
    {
        var entries = decided.TryGetValue(close, out var before) ? before.Entries + 1 : 1;
        decided[close] = (Digest(payload), entries);
        if (entries > 1) (restated ??= []).Add(close);
    }

    private static ulong Digest(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(payload));

    private static byte[] Payload(TierDecision decision) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Close = decision.Close.ToString(),
            From = Words.Of(decision.From),
            To = Words.Of(decision.To),
            decision.Program,
            Requirements = decision.Requirements.Select(PartnerReports.Requirement),
            decision.Warnings,
        },
        JsonSerializerOptions.Web);

    private static byte[] Withdrawal(TierHistory history, Instant close)
    {
        var before = history.Decisions.LastOrDefault(decision => decision.Close < close);
        var tier = Words.Of(before?.To ?? (history.RegisteredAt <= close ? Tier.Registered : Tier.None));
        return JsonSerializer.SerializeToUtf8Bytes(
            new { Close = close.ToString(), From = tier, To = tier, Program = before?.Program ?? "", Withdrawn = true }, JsonSerializerOptions.Web);
    }
}
