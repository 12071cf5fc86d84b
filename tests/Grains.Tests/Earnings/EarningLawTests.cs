using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Tests.Laws;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Silo.Imports;

namespace PemActors.Grains.Tests.Earnings;

/// <summary>
/// The same facts entitle partners to the same, whatever the order, lateness and repetition of their arrival and whenever an incentive was published:
/// always to what the rulebook gives of the whole deals.
/// </summary>
public sealed class EarningLawTests
{
    private const ulong Seed = 11;
    private static readonly ProgramDocument Program = ProgramLoader.Default() is { Tiers: var tiers } program
        ? program with { Tiers = tiers with { Premier = tiers.Premier with { ArrMinor = 2_000_000, Certifications = 1 } } }
        : throw new InvalidOperationException("There is no default program.");

    private static readonly Incentive[] Incentives =
    [
        Of("margin", Program.Incentives.Margin), Of("fee", Program.Incentives.ReferralFee), Of("usage", Program.Incentives.Usage), Of("rebate", Program.Incentives.Rebate),
        Of("spif", Program.Incentives.Spif), Of("select", Program.Incentives.Usage) with { Eligibility = Eligibility.Any with { Tiers = [Tier.Select, Tier.Premier] } },
    ];

    [Fact]
    public async Task InForce_AnyArrival_EqualsWhatTheWholeDealsGive()
    {
        var history = new History(Seed, 20, 78, Program);
        var expected = Expected(history);

        await using var ordered = await LiveSilo.StartAsync(History.Start, Program);
        foreach (var incentive in Incentives) await ordered.PublishAsync(incentive);
        foreach (var week in history.Facts.GroupBy(fact => (new Instant(fact.Key.Time.Ticks - 1) - History.Start).Days / 7))
        {
            await ordered.AcceptAsync([.. week.Select(fact => Given.Event(fact))]);
            await ordered.DeliverAsync();
            ordered.MoveTo(Instant.Min(history.End, History.Start.AddDays(7 * (week.Key + 1))));
            await ordered.SettleAsync();
        }
        ordered.MoveTo(history.End);
        await ordered.SettleAsync();
        await HoldsAsync(ordered, expected);

        await using var late = await LiveSilo.StartAsync(History.Start, Program);
        await SendLateAsync(late, history, new(Seed));
        await HoldsAsync(late, expected);

        await using var imported = await LiveSilo.StartAsync(history.End, Program);
        foreach (var incentive in Incentives.Take(3)) await imported.PublishAsync(incentive);
        var events = new Chance(Seed).Shuffled(history.Facts).ConvertAll(fact => (Reading)Given.Event(fact));
        await ActivatorUtilities.CreateInstance<EventImport>(imported.Services).RunAsync(events.ToAsyncEnumerable(), null, null, CancellationToken.None);
        await imported.SettleAsync();
        foreach (var incentive in Incentives.Skip(3)) await imported.PublishAsync(incentive);
        await HoldsAsync(imported, expected);
    }

    // Incentives come one by one, the first before any fact and the last after most; actors sleep and the silo restarts in between.
    private static async Task SendLateAsync(LiveSilo silo, History history, Chance chance)
    {
        var arrivals = Delay.Of(history, chance);
        var published = 0;
        for (var at = 0; at < arrivals.Count;)
        {
            while (published < Incentives.Length && published * arrivals.Count / Incentives.Length <= at) await silo.PublishAsync(Incentives[published++]);
            var batch = arrivals.Skip(at).Take(1 + chance.Next(60)).ToList();
            silo.MoveTo(batch[^1].At);
            Assert.DoesNotContain(await silo.TakeAsync([.. chance.Shuffled(batch).Select(arrival => arrival.Event)]), result => result.Outcome.Reason is not null);
            var half = at < arrivals.Count / 2;
            at += batch.Count;
            if (half && at >= arrivals.Count / 2) await silo.RestartAsync();
            if (chance.Percent(10)) await silo.SleepAsync();
            if (chance.Percent(40)) await silo.DeliverAsync();
            if (chance.Percent(40)) await silo.SweepAsync();
        }
        silo.MoveTo(history.End);
        await silo.SettleAsync();
    }

    private static async Task HoldsAsync(LiveSilo silo, Dictionary<IncentiveId, List<string>> expected)
    {
        foreach (var incentive in Incentives) Assert.Equal(expected[incentive.Id], (await silo.InForceAsync(incentive.Id)).Order(StringComparer.Ordinal));
    }

    private static Dictionary<IncentiveId, List<string>> Expected(History history)
    {
        var programs = ProgramTimeline.Of(Program);
        var opportunities = history.Facts.Where(fact => fact.Opportunity is not null).GroupBy(fact => fact.Subject.Id).Select(facts => Fold.Opportunity(new(facts.Key), facts.Select(fact => fact.Opportunity!))).ToList();
        var partners = history.Facts.Where(fact => fact.Partner is not null).GroupBy(fact => fact.Subject.Id).ToDictionary(facts => new PartnerId(facts.Key), facts => Fold.Partner(new(facts.Key), facts.Select(fact => fact.Partner!)));
        foreach (var opportunity in opportunities)
            foreach (var partner in opportunity.Concerned)
                if (partners.TryGetValue(partner, out var evidence) && opportunity.HistoryFor(partner, 1, programs) is { } told) evidence.Apply(new PartnerFact.OpportunityNoted(default, told));
        var deals = opportunities.Select(opportunity => opportunity.WonDealAt(history.End, programs)).OfType<WonDeal>().ToList();
        var activities = history.Facts.Where(fact => fact.Partner is PartnerFact.ActivityRecorded { Verified: true })
            .Select(fact => (Partner: new PartnerId(fact.Subject.Id), Activity: (PartnerFact.ActivityRecorded)fact.Partner!)).ToList();
        PartnerStanding? StandingAt(PartnerId partner, Instant t) => partners.TryGetValue(partner, out var evidence) ? evidence.StandingAt(t, programs) : null;
        IEnumerable<string> Of(Incentive incentive) => incentive.Terms is IncentiveTerms.Spif spif
            ? activities.Where(each => SpifFormula.SumMinor(each.Activity.Kind, spif) > 0 && incentive.Runs(each.Activity.Key.Time) && StandingAt(each.Partner, each.Activity.Key.Time) is not null)
                .Select(each => $"{each.Partner} {new EarnedActivity(each.Activity.Key, each.Activity.Kind, true, StandingAt(each.Partner, each.Activity.Key.Time)!.Value)}")
            : deals.SelectMany(deal => DealEntitlements.Of(incentive, deal, StandingAt))
                .Concat(QuarterCalendar.ClosesBetween(Program.Calendar, History.Start, history.End).SelectMany(close => QuarterEntitlements.Of(incentive, close, Program.Calendar, deals, StandingAt)))
                .Select(Publishing.Text);
        var expected = Incentives.ToDictionary(incentive => incentive.Id, incentive => Of(incentive).Order(StringComparer.Ordinal).ToList());
        // A log in which nothing is earned would prove nothing.
        Assert.All(expected.Values, Assert.NotEmpty);
        Assert.True(expected.Values.Sum(earned => earned.Count) > 50);
        return expected;
    }

    private static Incentive Of(string id, IncentiveTerms terms) => new(new(id), id, History.Start.AddDays(40), History.Start.AddDays(500), null, Eligibility.Any, terms);
}
