using System.Numerics;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Windows move on at a week's end, every partner is scored, and at a quarter's close judged.</summary>
internal sealed class ScoringPhase(World world)
{
    private readonly PartnerColumns partners = world.Partners;
    private readonly int[] certified = new int[world.Partners.Count];

    public void Health(int week)
    {
        var t = Clock.WeekEnd(week);
        MoveWindows(7 * (week + 1));
        SumOpen(t);
        var health = new HealthInputs[partners.Count];
        var tiers = new TierInputs[partners.Count];
        var cards = new HealthCard[partners.Count];
        for (var partner = 0; partner < partners.Count; partner++)
        {
            if (partners.AppliedAt[partner] > t) continue;
            health[partner] = HealthFigures(partner, t);
            tiers[partner] = TierFigures(partner, t, health[partner]);
            cards[partner] = HealthRules.Card(health[partner], partners.Cuts[partner]);
            if (health[partner].Certifications < certified[partner]) world.Count("certification expired");
            certified[partner] = health[partner].Certifications;
            world.Count("strike aged out", world.Strikes.AgedOut(partner, Clock.Day(7 * week), t));
        }
        world.Outcomes.Health.Add(health);
        world.Outcomes.Tiers.Add(tiers);
        if (Clock.ClosesQuarter(week)) world.Outcomes.Cards.Add(cards);
    }

    public void Tiers(Instant close)
    {
        for (var partner = 0; partner < partners.Count; partner++)
        {
            if (partners.RegisteredAt[partner] <= close)
            {
                if (partners.Suspended(partner, close) || partners.Terminated(partner, close)) world.Count("not judged");
                else Judge(partner, close);
            }
            partners.QuarterActivities[partner] = 0;
        }
    }

    private void Judge(int partner, Instant close)
    {
        var (terms, quality) = (world.Program.Tiers, world.Program.Health.Quality);
        var inputs = world.Outcomes.Tiers[^1][partner];
        var outcome = TierRules.Decide(inputs, partners.Standing[partner], terms, quality);
        partners.Standing[partner] = outcome.After;
        world.Outcomes.Decisions.Add(new(partner, close, inputs, outcome));
        var (before, after) = (outcome.Before, outcome.After);
        if (after.Tier > before.Tier) world.Count($"promoted to {after.Tier}");
        if (after.Tier > before.Tier && before.HasLost(after.Tier)) world.Count("regained");
        if (after.Tier < before.Tier) world.Count($"demoted from {before.Tier}");
        if (after.Warnings > before.Warnings) world.Count("warned");
        if (after.Warnings < before.Warnings && !outcome.Missed) world.Count("warning cleared");
    }

    private HealthInputs HealthFigures(int partner, Instant t)
    {
        var (counting, scores) = world.Certifications.Counting(partner, t);
        return new(
            (int)partners.Activities[partner],
            partners.OpenMinor[partner],
            partners.AdvancedMinor[partner],
            counting,
            scores,
            (int)partners.Won[partner],
            (int)partners.Lost[partner],
            (int)partners.Surveys[partner],
            partners.CsatSum[partner],
            world.Strikes.CountAt(partner, t));
    }

    private TierInputs TierFigures(int partner, Instant t, in HealthInputs health) => new(
        partners.SignedAt[partner] <= t && t < partners.TermsUntil[partner],
        partners.FitAt[partner] <= t,
        partners.AcceptedAt[partner] <= t,
        partners.EarlyActivities[partner],
        partners.Wins[partner],
        health.Certifications,
        partners.ArrMinor[partner],
        BitOperations.PopCount((uint)partners.References[partner]),
        partners.QuarterActivities[partner],
        health.Surveys,
        health.CsatSumHundredths,
        health.Won,
        health.Lost,
        health.Strikes,
        PlanHolds(partner, t) ? 1 : 0,
        partners.Specializations(partner, t));

    private bool PlanHolds(int partner, Instant t)
    {
        var (from, until) = (partners.PlanFrom[partner], partners.PlanUntil[partner]);
        return from <= t && t < until && until >= from.AddMonths(world.Program.Tiers.Elite.PlanMonths);
    }

    private void MoveWindows(int today)
    {
        world.Count("activities left the window", partners.Activities.Advance(today));
        world.Count("closes left the window", partners.Won.Advance(today) + partners.Lost.Advance(today));
        world.Count("answers left the window", partners.Surveys.Advance(today));
        partners.CsatSum.Advance(today);
        world.Count("ARR left the window", partners.ArrMinor.Advance(today));
    }

    private void SumOpen(Instant t)
    {
        Array.Clear(partners.OpenMinor);
        Array.Clear(partners.AdvancedMinor);
        for (var deal = 0; deal < world.Deals.Count; deal++)
        {
            if (world.Deals.State[deal] != DealState.Open) continue;
            for (var row = deal * DealColumns.Parties; row < (deal + 1) * DealColumns.Parties; row++)
            {
                if (world.Deals.Party[row] is var partner && (partner == DealColumns.Nobody || !world.Deals.Linked(deal, row, t))) continue;
                partners.OpenMinor[partner] += world.Deals.AmountMinor[deal];
                if (world.Deals.Stage[deal] >= Stage.Propose) partners.AdvancedMinor[partner] += world.Deals.AmountMinor[deal];
            }
        }
    }
}
