using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Earnings;

/// <summary>Publishes incentives by events, and reads what partners told of them.</summary>
internal static class Publishing
{
    private const string Source = "finance";

    public static Task PublishAsync(this LiveSilo silo, Incentive incentive) =>
        silo.SayAsync(incentive.Id, EventNames.IncentivePublished, silo.Now, IncentiveJson.Publication(incentive, "USD", "fin"));

    public static Task CloseAsync(this LiveSilo silo, IncentiveId incentive, Instant at) => silo.SayAsync(incentive, EventNames.IncentiveClosed, at, "{}"u8.ToArray());

    private static async Task SayAsync(this LiveSilo silo, IncentiveId incentive, string type, Instant at, byte[] data)
    {
        Assert.True(EventCatalog.TryFind(type, out var known));
        await silo.AcceptAsync(new Reading.Accepted(1, new(Source, $"{type}/{incentive}", type, incentive.Value, at, data), known));
        await silo.SettleAsync();
    }

    /// <summary>What the incentive has heard last, by partner and quarter; quarters without anything are left out.</summary>
    public static async Task<IReadOnlyList<PartnerEarned>> EarnedAsync(this LiveSilo silo, IncentiveId incentive) =>
        [.. (await EntriesAsync(silo, incentive, EventNames.IncentivePartnerEarned)).Select(entry => EarningJson.Earned(entry.Payload))
            .GroupBy(earned => (earned.Partner, earned.Quarter)).Select(quarter => quarter.MaxBy(earned => earned.Version)!)
            .Where(earned => earned.Entitlements.Count + earned.Activities.Count > 0).OrderBy(earned => earned.Partner).ThenBy(earned => earned.Quarter)];

    /// <summary>Every entitlement in force, with its statement.</summary>
    public static async Task<IReadOnlyList<string>> InForceAsync(this LiveSilo silo, IncentiveId incentive) =>
        [.. (await silo.EarnedAsync(incentive)).SelectMany(earned => earned.Entitlements.Select(Text).Concat(earned.Activities.Select(activity => $"{earned.Partner} {activity}")))];

    /// <summary>How many messages of a type an incentive has taken.</summary>
    public static async Task<int> CountAsync(this LiveSilo silo, IncentiveId incentive, string type) => (await EntriesAsync(silo, incentive, type)).Count;

    public static async Task<ComplianceStatus?> CompliedAsync(this LiveSilo silo, IncentiveId incentive, string partner) =>
        (await EntriesAsync(silo, incentive, EventNames.IncentivePartnerComplied)).Select(entry => EarningJson.Complied(entry.Payload)).Where(complied => complied.Partner.Value == partner)
            .MaxBy(complied => complied.Version)?.Status;

    public static string Text(Entitlement earned) =>
        $"{earned.Partner} {earned.Opportunity} {earned.Cause.Time} {earned.Payout} {string.Join(' ', earned.Lines.Select(line => $"{Words.Of(line.Kind)}:{line.BaseMinor}@{line.RatePpm}={line.AmountMinor}"))} due {earned.Due}";

    private static async Task<IReadOnlyList<StoredEntry>> EntriesAsync(LiveSilo silo, IncentiveId incentive, string type) =>
        [.. (await silo.Journal.LoadAsync(Subject.Of(incentive), CancellationToken.None)).Entries.Where(entry => entry.Type == type)];
}
