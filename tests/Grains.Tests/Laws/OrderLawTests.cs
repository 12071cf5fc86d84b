using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Imports;

namespace PemActors.Grains.Tests.Laws;

/// <summary>
/// The same facts give the same cards, tiers and decisions in force, whatever the order, lateness and repetition of their arrival, live or
/// imported, with actors asleep and silos restarted in between: always those of the rulebook's own fold over the clean log.
/// </summary>
public sealed class OrderLawTests
{
    private const int BatchMax = 60;
    private static readonly int Partners = 14 * Setting.Of("PEM_LAW_SIZE", 1);
    private static readonly ulong FirstSeed = (ulong)Setting.Of("PEM_LAW_SEED", 3);

    // Lower entries, so that few partners reach every tier within the months of a test.
    private static readonly ProgramDocument Program = ProgramLoader.Default() is { Tiers: var tiers } program
        ? program with
        {
            Objectives = [.. program.Objectives, new("more", "Everything over shorter periods", [.. Enum.GetValues<Metric>().Select(metric =>
                new KeyResult($"{metric}", metric, Comparator.AtLeast, 1, (int)metric % 2 == 0 ? OkrPeriod.Quarter : OkrPeriod.HalfYear, null))])],
            Tiers = tiers with
            {
                Premier = tiers.Premier with { ArrMinor = 2_000_000, Certifications = 1 },
                Elite = tiers.Elite with { ArrMinor = 6_000_000, Certifications = 1, References = 0 },
            },
        }
        : throw new InvalidOperationException("There is no default program.");

    public static TheoryData<ulong, Promotion> Cases => new() { { FirstSeed, Promotion.Quarterly }, { FirstSeed + 1, Promotion.Immediate } };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Cards_AnyArrival_EqualTheFoldOfTheCleanLog(ulong seed, Promotion promotion)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"PEM_LAW_SEED={seed}, {promotion}");
        var program = Program with { Tiers = Program.Tiers with { Promotion = promotion } };
        var history = new History(seed, Partners, 78, program);
        var fold = new PureFold(history.Facts, program);

        await using var ordered = await LiveSilo.StartAsync(History.Start, program);
        await SendInOrderAsync(ordered, history);
        await HoldsAsync(ordered, fold, history, new(seed), isRestated: false);

        var chance = new Chance(seed);
        await using var live = await LiveSilo.StartAsync(History.Start, program);
        await SendLateAsync(live, history, chance);
        await HoldsAsync(live, fold, history, chance, isRestated: true);

        await using var imported = await LiveSilo.StartAsync(history.End, program);
        await ImportAsync(imported, history, chance);
        await HoldsAsync(imported, fold, history, chance, isRestated: false);

        // A log in which nothing happens would prove nothing.
        var tiers = fold.Partners.SelectMany(partner => fold.At(partner, history.End)?.Tier.Decisions ?? []).ToList();
        Assert.Contains(tiers, decision => decision.To is "premier" or "elite");
        Assert.Contains(tiers, decision => decision.Requirements.Any(requirement => !requirement.Met));
    }

    // Every week's facts by time, a fact at its end included, then the clock goes on to that end.
    private static async Task SendInOrderAsync(LiveSilo silo, History history)
    {
        foreach (var week in history.Facts.GroupBy(fact => (new Instant(fact.Key.Time.Ticks - 1) - History.Start).Days / 7))
        {
            await silo.AcceptAsync([.. week.Select(fact => Given.Event(fact))]);
            await silo.DeliverAsync();
            silo.MoveTo(Instant.Min(history.End, History.Start.AddDays(7 * (week.Key + 1))));
            await silo.SettleAsync();
        }
        silo.MoveTo(history.End);
        await silo.SettleAsync();
    }

    private static async Task SendLateAsync(LiveSilo silo, History history, Chance chance)
    {
        var arrivals = Delay.Of(history, chance);
        AssertEveryCaseOccurs(arrivals);
        var (accepted, duplicates, slept) = (0, 0, 0);
        for (var at = 0; at < arrivals.Count;)
        {
            var batch = arrivals.Skip(at).Take(1 + chance.Next(BatchMax)).ToList();
            silo.MoveTo(batch[^1].At);
            foreach (var result in await silo.TakeAsync([.. chance.Shuffled(batch).Select(arrival => arrival.Event)]))
            {
                if (result.Outcome == EventOutcome.Accepted) accepted++;
                else if (result.Outcome == EventOutcome.Duplicate) duplicates++;
                else Assert.Fail($"{result}");
            }
            var half = at < arrivals.Count / 2;
            at += batch.Count;
            if (half && at >= arrivals.Count / 2) await silo.RestartAsync();
            if (chance.Percent(10) && ++slept > 0) await silo.SleepAsync();
            if (chance.Percent(40)) await silo.DeliverAsync();
            if (chance.Percent(40)) await silo.SweepAsync();
        }
        silo.MoveTo(history.End);
        await silo.SettleAsync();
        Assert.Equal((history.Facts.Count, arrivals.Count - history.Facts.Count), (accepted, duplicates));
        Assert.True(slept > 0, "No actor was deactivated in between.");
    }

    private static async Task ImportAsync(LiveSilo silo, History history, Chance chance)
    {
        var events = chance.Shuffled(history.Facts.Concat(history.Facts.Where(_ => chance.Percent(5))).ToList()).ConvertAll(fact => (Reading)Given.Event(fact));
        var import = ActivatorUtilities.CreateInstance<EventImport>(silo.Services);
        var report = await import.RunAsync(events.ToAsyncEnumerable(), null, null, CancellationToken.None);
        Assert.Equal((history.Facts.Count, events.Count - history.Facts.Count, 0), (report.Accepted, report.Duplicates, report.Refused));
    }

    private static async Task HoldsAsync(LiveSilo silo, PureFold fold, History history, Chance chance, bool isRestated)
    {
        var restated = 0;
        foreach (var partner in fold.Partners)
        {
            var card = await silo.Partner(partner).GetSnapshot();
            Assert.Equal(Shown.InForce(fold.At(partner, history.End)), Shown.InForce(card));
            for (var i = 0; i < 3; i++)
            {
                var t = History.Start.AddDays(chance.Next((history.End - History.Start).Days)) + TimeSpan.FromTicks(chance.Next(2));
                Assert.Equal(Shown.InForce(fold.At(partner, t)), Shown.InForce(await silo.Partner(partner).ViewAt(t.Ticks)));
            }
            restated += card?.Tier.Decisions.Count(decision => decision.Restated) ?? 0;
            await RecordHoldsAsync(silo, partner, card);
        }
        Assert.Equal(isRestated, restated > 0);
        await OkrsHoldAsync(silo, fold, history);
    }

    private static async Task OkrsHoldAsync(LiveSilo silo, PureFold fold, History history)
    {
        foreach (var region in fold.Regions.Append(null))
        {
            var live = await silo.Grains.GetGrain<IEcosystemGrain>(IEcosystemGrain.All).GetOkrs(region);
            Assert.Equal(
                silo.Program.Objectives.SelectMany(objective => ObjectiveReport.Of(objective, silo.Program.Calendar, history.End, period => fold.Okrs(region, period, history.End)).KeyResults)
                    .Select(result => $"{result.Period} {result.Reading.Verdict} {result.Evidence} {result.Sentence}"),
                live.Objectives.SelectMany(objective => objective.KeyResults).Select(result =>
                    $"{new PeriodBounds(Instant.From(result.Period.After), Instant.From(result.Period.Until))} {Enum.Parse<Verdict>(result.Verdict.Replace("-", ""), ignoreCase: true)} {result.Evidence} {result.Sentence}"));
        }
    }

    // The last entry of each close is the decision in force, unless it withdraws the close.
    private static async Task RecordHoldsAsync(LiveSilo silo, string partner, PartnerSnapshot? card)
    {
        var recorded = new SortedDictionary<Instant, JsonElement>();
        foreach (var entry in await silo.EntriesAsync(partner))
        {
            if (entry.Type is not (EventNames.PartnerTierDecided or EventNames.PartnerTierRestated)) continue;
            Assert.Equal(entry.Type == EventNames.PartnerTierRestated, recorded.ContainsKey(entry.Time));
            recorded[entry.Time] = JsonSerializer.Deserialize<JsonElement>(entry.Payload.Span);
        }
        var standing = recorded.Where(close => !close.Value.TryGetProperty("withdrawn", out _)).Reverse()
            .Select(close => $"{close.Key} {Text(close.Value, "from")} {Text(close.Value, "to")} {Text(close.Value, "program")} {close.Value.GetProperty("requirements").GetRawText()}");
        var inForce = (card?.Tier.Decisions ?? []).Select(decision =>
            $"{Instant.From(decision.Close)} {decision.From} {decision.To} {decision.Program} {JsonSerializer.Serialize(decision.Requirements, JsonSerializerOptions.Web)}");
        Assert.Equal(inForce, standing);
    }

    private static void AssertEveryCaseOccurs(IReadOnlyList<Arrival> arrivals)
    {
        var introduced = new HashSet<Subject>();
        var closed = new HashSet<Subject>();
        var missing = new HashSet<string> { "partner fact before its introduction", "opportunity fact before its introduction", "touch after a close", "touch before the close it follows", "duplicate", "quarter late" };
        foreach (var (at, fact, repeated) in arrivals)
        {
            if (repeated) missing.Remove("duplicate");
            if (!introduced.Contains(fact.Subject) && !History.IsIntroduction(fact)) missing.Remove(fact.Partner is null ? "opportunity fact before its introduction" : "partner fact before its introduction");
            if (fact.Fact is OpportunityFact.TouchRecorded && fact.Key.Id.EndsWith("-late")) missing.Remove(closed.Contains(fact.Subject) ? "touch after a close" : "touch before the close it follows");
            if ((at - fact.Key.Time).Days > 92) missing.Remove("quarter late");
            if (History.IsIntroduction(fact)) introduced.Add(fact.Subject);
            if (History.IsClose(fact)) closed.Add(fact.Subject);
        }
        Assert.Empty(missing);
    }

    private static string Text(JsonElement payload, string member) => payload.GetProperty(member).GetString()!;
}
