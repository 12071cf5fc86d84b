using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Grains.Incentives;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Tests.Support;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Silo.Hosting;
using PemActors.Silo.Replays;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Laws;

/// <summary>
/// One rulebook, two engines: the facts of a run of the simulator's kernel, replayed through the running actors, give the cards, tier decisions and payouts that the kernel
/// reported, for every partner and close, to the minor unit. <c>PEM_TWIN_PARTNERS</c> and <c>PEM_TWIN_SEEDS</c> say how many.
/// </summary>
public sealed class KernelTwinTests
{
    private const int Weeks = 117;
    private static readonly int Partners = Setting.Of("PEM_TWIN_PARTNERS", 500);
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);
    private static readonly Instant End = Start.AddDays(7 * Weeks);
    private static readonly ProgramDocument Program = ProgramLoader.Default() with { Calendar = new(CalendarKind.Weeks13, 1, Start) };

    private static readonly Incentive[] Incentives =
    [
        Offer("margin", Program.Incentives.Margin), Offer("fee", Program.Incentives.ReferralFee), Offer("rebate", Program.Incentives.Rebate),
        Offer("spif", Program.Incentives.Spif with { PartnerQuarterMax = 3 }),
    ];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, Setting.Of("PEM_TWIN_SEEDS", 1)).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Replay_OfARun_GivesWhatTheKernelReported(ulong seed)
    {
        var (plan, log) = Run(seed, Partners);
        Assert.True(log.Closes.Sum(close => close.Earned.MarginMinor) > 0 && log.Closes.Sum(close => close.Earned.RebateMinor) > 0 && log.Closes.Sum(close => close.Earned.SpifMinor) > 0);
        var differences = await DifferencesAsync(plan, log);
        Assert.True(differences.Count == 0, $"seed {seed}, {differences.Count} differences over {log.Closes.Count} closes:\n{string.Join('\n', differences.Take(12))}");
    }

    // The actors live by a window that is a day off.
    [Fact]
    public async Task AWindowADayOff_ShowsAsADifference()
    {
        var (plan, log) = Run(1, partners: 60);
        var other = Program with { Health = Program.Health with { Activity = Program.Health.Activity with { WindowDays = Program.Health.Activity.WindowDays - 1 } } };
        Assert.NotEmpty(await DifferencesAsync(plan, log, other));
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(KernelPlan plan, FactLog log, ProgramDocument? program = null)
    {
        var clock = new SteppedClock(Start.AddDays(-1).ToDateTimeOffset());
        var journal = new MemoryJournal();
        await using var silo = await HeadlessSilo.StartAsync(new() { Program = program ?? Program, Clock = clock, Journal = journal, RunSweeps = false }, CancellationToken.None);
        using var sort = new EventSort(silo.Services.GetRequiredService<CloudEventReader>());
        foreach (var fact in log.Facts.Where(fact => fact.Key.Time <= End)) sort.Add(Given.Event(fact));
        var refused = new List<string>();
        await ActivatorUtilities.CreateInstance<LockstepReplay>(silo.Services, clock)
            .RunAsync(sort.Sorted(), End, (reading, outcome) => refused.Add($"{reading.Event.Type} {reading.Event.Id}: {outcome.Detail}"), null, CancellationToken.None);
        var (differences, paid) = (refused, await PaidAsync(journal));
        var profiles = log.Facts.Where(fact => fact.Partner is PartnerFact.Applied).ToDictionary(fact => fact.Subject.Id, fact => (PartnerFact.Applied)fact.Partner!);
        foreach (var close in log.Closes)
        {
            var (partner, at) = ($"p-{close.Entity:D6}", Start.AddDays(7 * (close.Week + 1)));
            var view = (await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IPartnerGrain>(partner).ViewAt(at.Ticks))!;
            var card = HealthRules.Score(close.Health, HealthCuts.For(plan.Program.Health, profiles[partner].Type, profiles[partner].Region));
            Compare("card", (card.ScoreMicro / 1_000_000m, Words.Of(card.Overall)), (view.Health.Score, view.Health.Band));
            var decision = view.Tier.Decisions.SingleOrDefault(decision => Instant.From(decision.Close) == at);
            Compare("tier decision", close.Judged ? (Words.Of(close.Before.Tier), Words.Of(close.After.Tier)) : default, decision is null ? default : (decision.From, decision.To));
            Compare("payouts", close.Earned, paid.GetValueOrDefault((partner, at)));

            void Compare<T>(string what, T kernel, T actors)
            {
                if (!EqualityComparer<T>.Default.Equals(kernel, actors)) differences.Add($"{partner} at {at}, {what}: kernel {kernel}, actors {actors}");
            }
        }
        return differences;
    }

    // What the books of all incentives granted, by partner and the quarter of the cause.
    private static async Task<Dictionary<(string Partner, Instant Close), QuarterEarnings>> PaidAsync(MemoryJournal journal)
    {
        var paid = new Dictionary<(string, Instant), QuarterEarnings>();
        foreach (var row in await journal.AllAsync(new(IncentiveRows.Payouts)).ToListAsync())
        {
            var body = JsonSerializer.Deserialize<JsonElement>(row.Body.Span);
            var cause = Instant.From(body.GetProperty("cause").GetProperty("time").GetDateTimeOffset());
            var quarter = (row.Partner!, QuarterCalendar.NextClose(Program.Calendar, new(cause.Ticks - 1)));
            var (so, minor) = (paid.GetValueOrDefault(quarter), body.GetProperty("accruedMinor").GetInt64());
            paid[quarter] = body.GetProperty("kind").GetString() switch
            {
                "margin" => so with { MarginMinor = so.MarginMinor + minor },
                "referral-fee" => so with { ReferralMinor = so.ReferralMinor + minor },
                "spif" => so with { SpifMinor = so.SpifMinor + minor },
                "rebate" => so with { RebateMinor = so.RebateMinor + minor },
                var kind => throw new InvalidOperationException($"Nobody was offered {kind}."),
            };
        }
        return paid;
    }

    private static (KernelPlan Plan, FactLog Log) Run(ulong seed, int partners)
    {
        var plan = new KernelPlan(new EcosystemParameters { Partners = partners, Start = Start }, Program, Incentives, Weeks);
        var log = new FactLog(Start);
        var sink = log.Sink;
        new Replication(plan).Run(seed, 0, ref sink);
        return (plan, log);
    }

    private static Incentive Offer(string id, IncentiveTerms terms) => new(new(id), id, Start, Start.AddDays(7_000), null, Eligibility.Any, terms);
}
