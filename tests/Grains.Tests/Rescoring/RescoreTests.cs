using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Incentives;
using PemActors.Grains.Programs;
using PemActors.Grains.Rescoring;
using PemActors.Grains.Tests.Laws;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Silo.Imports;

namespace PemActors.Grains.Tests.Rescoring;

/// <summary>History under another document: what a system that had it from the beginning would show; and under its own, nothing new at all.</summary>
public sealed class RescoreTests
{
    private static readonly ProgramDocument Program = ProgramLoader.Default();
    private static readonly History History = new(11, 16, 110, Program);

    // Something of everything that cards, tiers, credit, protections and earnings read.
    private static readonly ProgramDocument Draft = Program with
    {
        Version = "draft",
        Health = Program.Health with
        {
            GreenFrom = 60,
            Activity = new(WindowDays: 30, YellowFrom: 1, GreenFrom: 3),
            Compliance = Program.Health.Compliance with { SuspendFrom = 2 },
        },
        Tiers = Program.Tiers with
        {
            Grace = 0,
            Select = Program.Tiers.Select with { ActivitiesPerQuarter = 3 },
            Premier = Program.Tiers.Premier with { ArrMinor = 5_000_000, Certifications = 1 },
        },
        Attribution = Program.Attribution with { Model = AttributionModel.LastTouch, LookBackDays = 30 },
        Engagement = Program.Engagement with { ProtectionDays = 20 },
        Enablement = new(CertificationMonths: 6),
        Activation = Program.Activation with { Activities = 2 },
        Incentives = Program.Incentives with
        {
            Margin = Program.Incentives.Margin with { RegistrationBonusPpm = 0 },
            ReferralFee = Program.Incentives.ReferralFee with { RatePpm = 50_000 },
        },
    };

    [Fact]
    public async Task UnderTheDocumentInForce_NothingChangesAtAll()
    {
        await using var silo = await ImportedAsync(Program);
        var report = await RunAsync(silo, Program with { });
        Assert.True(report.IsUnchanged);
        Assert.Empty(report.Changed);
        Assert.Equal((0, 0, 0, 0), (report.Bands.Up, report.Bands.Down, report.Tiers.Up, report.Tiers.Down));
        Assert.Equal((await silo.Journal.CardsAsync(new(Limit: 1_000), CancellationToken.None)).Total, report.Partners);
        Assert.All(report.Closes, close => Assert.Equal(close.Before, close.After));
        Assert.Contains(report.Payouts, payout => payout.Before.AmountMinor > 0);
        Assert.All(report.Payouts, payout => Assert.Equal((payout.Before, 0L), (payout.After, payout.DifferenceMinor)));
        Assert.Equal(report.Distances.Select(one => (one.Partner, one.Tier, one.Band, one.Score)), await CardsAsync(silo));
    }

    [Fact]
    public async Task UnderADraft_FiguresAreThoseOfASystemThatHadItFromTheBeginning()
    {
        await using var live = await ImportedAsync(Program);
        await using var fresh = await ImportedAsync(Draft);
        var report = await RunAsync(live, Draft);
        Assert.False(report.IsUnchanged);
        Assert.Equal(("draft", "2026.1"), (report.Draft, Assert.Single(report.Against)));

        Assert.Equal(await CardsAsync(fresh), report.Distances.Select(one => (one.Partner, one.Tier, one.Band, one.Score)));
        var before = await RowsAsync(live);
        var after = await RowsAsync(fresh);
        foreach (var changed in report.Changed)
        {
            Assert.Equal(before[changed.Partner], changed.Before with { EarnedMinor = 0 });
            Assert.Equal(after[changed.Partner], changed.After with { EarnedMinor = 0 });
        }
        var differing = before.Keys.Where(partner => before[partner] != after[partner]).ToList();
        Assert.NotEmpty(differing);
        Assert.Superset(differing.ToHashSet(), report.Changed.Select(changed => changed.Partner).ToHashSet());

        var (old, becomes) = (await ClosesAsync(live), await ClosesAsync(fresh));
        Assert.Equal(old, report.Closes.Where(close => close.Before.Judged > 0).Select(close => (close.Close, close.Before)));
        Assert.Equal(becomes, report.Closes.Where(close => close.After.Judged > 0).Select(close => (close.Close, close.After)));
        Assert.Contains(report.Closes, close => close.Differ > 0);

        foreach (var partner in before.Keys)
        {
            var card = (await fresh.Partner(partner).ViewAt(History.End.Ticks))!;
            var distance = report.Distances.Single(one => one.Partner == partner);
            Assert.Equal(card.Tier.Next?.Missing.Select(missing => (missing.Name, missing.Value, missing.Needed)) ?? [], distance.Missing.Select(missing => (missing.Requirement, missing.Value, missing.Needed)));
            Assert.Equal(card.Health.Dimensions.Activity.ToNextBand, distance.ToNextBand.GetValueOrDefault("activity", ""));
            Assert.Equal(card.Health.Dimensions.Quality.ToNextBand, distance.ToNextBand.GetValueOrDefault("quality", ""));
        }
    }

    // The other way round the live system is the one under the draft: what it earned is what the draft was said to earn.
    [Fact]
    public async Task UnderADraft_PayoutsAreThoseOfASystemThatHadItFromTheBeginning()
    {
        await using var live = await ImportedAsync(Program);
        await using var fresh = await ImportedAsync(Draft);
        var there = await RunAsync(live, Draft);
        var back = await RunAsync(fresh, Program);
        Assert.Contains(there.Payouts, payout => payout.DifferenceMinor != 0);
        Assert.Equal(there.Payouts.Select(payout => (payout.Incentive, payout.After, payout.Before)), back.Payouts.Select(payout => (payout.Incentive, payout.Before, payout.After)));
        Assert.Equal(there.Changed.Select(one => (one.Partner, one.Before, one.After)), back.Changed.Select(one => (one.Partner, one.After, one.Before)));
    }

    [Fact]
    public async Task UnderADraft_PayoutsAreWhatTheBooksOfAFreshSystemAccrue()
    {
        await using var live = await ImportedAsync(Program);
        await using var fresh = await ImportedAsync(Draft);
        var report = await RunAsync(live, Draft);
        var unlimited = report.Payouts.Where(payout => payout.BudgetMinor is null).ToList();
        Assert.Contains(unlimited, payout => payout.After.AmountMinor > 0);
        foreach (var payout in unlimited)
        {
            Assert.Equal(payout.Before.AmountMinor, await AccruedAsync(live, payout.Incentive));
            Assert.Equal(payout.After.AmountMinor, await AccruedAsync(fresh, payout.Incentive));
        }
    }

    // What was in force is judged close by close; a draft is taken as if it always had been.
    [Fact]
    public async Task AfterAPublication_BeforeIsWhatWasInForceThen()
    {
        await using var silo = await ImportedAsync(Program);
        var timeline = silo.Services.GetRequiredService<ProgramsInForce>().Timeline.With(History.Start.AddDays(600), Draft);
        var report = await Rescore.RunAsync(silo.Journal, timeline, Draft, History.End, null, CancellationToken.None);
        Assert.Equal(["2026.1", "draft"], report.Against);
        var since = QuarterCalendar.NextClose(Program.Calendar, History.Start.AddDays(600));
        Assert.Contains(report.Closes, close => close.Differ > 0 && Instant.From(close.Close) < since);
        Assert.Equal((0, 0), (report.Bands.Up, report.Bands.Down));
    }

    private static async Task<LiveSilo> ImportedAsync(ProgramDocument program)
    {
        var silo = await LiveSilo.StartAsync(History.End, program);
        await ActivatorUtilities.CreateInstance<EventImport>(silo.Services)
            .RunAsync(History.Facts.Select(fact => (Reading)Given.Event(fact)).ToAsyncEnumerable(), null, null, CancellationToken.None);
        await silo.SettleAsync();
        return silo;
    }

    private static async Task<long> AccruedAsync(LiveSilo silo, string incentive) =>
        (await silo.Journal.AllAsync(new(IncentiveRows.Payouts, About: incentive)).ToListAsync())
            .Sum(row => JsonSerializer.Deserialize<JsonElement>(row.Body.Span).GetProperty("accruedMinor").GetInt64());

    private static Task<RescoreReport> RunAsync(LiveSilo silo, ProgramDocument draft) =>
        Rescore.RunAsync(silo.Journal, silo.Services.GetRequiredService<ProgramsInForce>().Timeline, draft, History.End, null, CancellationToken.None);

    private static async Task<IEnumerable<(string, string, string, decimal)>> CardsAsync(LiveSilo silo) =>
        (await RowsAsync(silo)).Select(row => (row.Key, row.Value.Tier, row.Value.Band, row.Value.Score));

    private static async Task<SortedDictionary<string, PartnerStand>> RowsAsync(LiveSilo silo) => new(
        (await silo.Journal.CardsAsync(new(Limit: 1_000), CancellationToken.None)).Rows.ToDictionary(
            row => row.Partner, row => new PartnerStand(row.Lifecycle, row.Band, row.ScoreMicro / 1_000_000m, row.Dimensions, row.Tier, row.ArrMinor, 0)), StringComparer.Ordinal);

    private static async Task<IEnumerable<(DateTimeOffset, CloseCounts)>> ClosesAsync(LiveSilo silo)
    {
        var closes = new SortedDictionary<DateTimeOffset, CloseCounts>();
        foreach (var partner in (await RowsAsync(silo)).Keys)
        {
            foreach (var decision in (await silo.Partner(partner).GetSnapshot())!.Tier.Decisions)
            {
                var (from, to) = (Rank(decision.From), Rank(decision.To));
                var known = closes.GetValueOrDefault(decision.Close, new(0, 0, 0, 0));
                closes[decision.Close] = new(known.Judged + 1, known.Promoted + (to > from ? 1 : 0), known.Demoted + (to < from ? 1 : 0), known.Warned);
            }
            foreach (var (close, warnings) in await WarningsAsync(silo, partner)) closes[close] = closes[close] with { Warned = closes[close].Warned + (warnings > 0 ? 1 : 0) };
        }
        return closes.Select(close => (close.Key, close.Value));
    }

    private static async Task<IReadOnlyDictionary<DateTimeOffset, int>> WarningsAsync(LiveSilo silo, string partner)
    {
        var warnings = new Dictionary<DateTimeOffset, int>();
        foreach (var entry in await silo.EntriesAsync(partner))
            if (entry.Type is EventNames.PartnerTierDecided or EventNames.PartnerTierRestated && JsonDocument.Parse(entry.Payload).RootElement is var data && data.TryGetProperty("warnings", out var count))
                warnings[data.GetProperty("close").GetDateTimeOffset()] = count.GetInt32();
        return warnings;
    }

    private static int Rank(string tier) => Documents.Facts.Words.TryParse<Tier>(tier, out var value) ? (int)value : throw new ArgumentException(tier, nameof(tier));
}
