using System.Text.Json;
using PemActors.Journal;

namespace PemActors.Silo.Api;

/// <summary>A page of partners; <c>next</c> is the cursor of the following one, null at the end.</summary>
public sealed record PartnerPage(IReadOnlyList<PartnerRow> Partners, string? Next, long Total);

/// <summary>A partner in a list. Dimensions are the five bands in the order activity, pipeline, enablement, quality, compliance, a letter each of <c>ryg</c>.</summary>
public sealed record PartnerRow(
    string Partner, string Name, string Type, string Region, string Lifecycle, string Tier, int Warnings, bool Suspended, string Band, decimal Score, string Dimensions,
    long OpenMinor, long ArrMinor, int Certifications, DateTimeOffset At, DateTimeOffset? NextChangeAt, long Version)
{
    internal static PartnerRow Of(CardRow row) => new(
        row.Partner, row.Name, row.Type, row.Region, row.Lifecycle, row.Tier, row.Warnings, row.Suspended, row.Band, row.ScoreMicro / 1_000_000m, row.Dimensions,
        row.OpenMinor, row.ArrMinor, row.Certifications, row.At.ToDateTimeOffset(), row.NextChangeAt?.ToDateTimeOffset(), row.Version);
}

/// <summary>A page of a journal, newest first; <c>next</c> is the <c>before</c> of the following one, null at the end.</summary>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Entries, long? Next)
{
    internal static TimelinePage Of(IReadOnlyList<StoredEntry> entries, int limit) =>
        new([.. entries.Select(TimelineEntry.Of)], entries.Count == limit && entries[^1].Version > 1 ? entries[^1].Version : null);
}

/// <summary>An entry of a journal; data is null once erased.</summary>
public sealed record TimelineEntry(long Version, string Source, string Id, string Type, DateTimeOffset Time, DateTimeOffset RecordedAt, JsonElement? Data)
{
    internal static TimelineEntry Of(StoredEntry entry) => new(
        entry.Version, entry.Key.Source, entry.Key.Id, entry.Type, entry.Time.ToDateTimeOffset(), entry.RecordedAt.ToDateTimeOffset(),
        entry.Payload.IsEmpty ? null : JsonSerializer.Deserialize<JsonElement>(entry.Payload.Span));
}
