using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Earnings;

/// <summary>Publishes incentives as their actor does, a row and a deadline for all partners, and reads what partners told of them.</summary>
internal static class Publishing
{
    private const string Note = "publishing";

    public static async Task PublishAsync(this LiveSilo silo, Incentive incentive, bool isClosed = false)
    {
        var row = new ListRow("incentives", incentive.Id.Value, isClosed ? "closed" : "open", incentive.From, null, null, IncentiveJson.Row(incentive, "USD", default));
        await silo.NoteAsync(incentive.Id, [ListChange.Put(row)], []);
        await silo.Services.GetRequiredService<IncentiveCatalog>().RefreshAsync();
        await silo.NoteAsync(incentive.Id, [], [new(SubjectKind.Partner, SubjectDeadline.Terms, silo.Now)]);
        await silo.SettleAsync();
    }

    private static async Task NoteAsync(this LiveSilo silo, IncentiveId incentive, IReadOnlyList<ListChange> lists, IReadOnlyList<WakeAll> wakes)
    {
        var subject = Subject.Of(incentive);
        var head = (await silo.Journal.LoadAsync(subject, CancellationToken.None)).Head;
        var append = new Append(subject, head, silo.Now, [new(new(Note, $"{incentive}/{head.Version}"), EventNames.IncentivePublished, silo.Now, "{}"u8.ToArray())], [], [], null) { Lists = lists, Wakes = wakes };
        Assert.IsType<AppendResult.Committed>(await silo.Journal.AppendAsync(append, Lane.Consequences, CancellationToken.None));
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
