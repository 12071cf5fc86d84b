using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>A win: what it pays, and what follows it: the customer's answer, a reference, and perhaps an early loss.</summary>
internal static class Winning
{
    private const int WinSlot = 0;
    private const int DeliverySlot = 1;
    private static readonly int[] Terms = [12, 12, 24, 36];

    public static void Act<TSink>(Block block, Step step, in Deal deal, long won, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, i, plan) = (block.Of, deal.Partner, step.Plan);
        var draws = step.Draw(Purpose.Renewal, of.Entity[i], deal.Born, deal.Position * Step.Slots + WinSlot);
        Closing.Leave(of, deal);
        of.Won[i]++;
        of.Wins[i]++;
        block.Note(RunClock.WeekLeft(won, plan.Program.Health.Quality.WindowDays), NoteKind.WinLeaves, i);
        step.Tally.Wins++;
        step.Tally.WonMinor += deal.AmountMinor;
        if (deal.Sourced) step.Tally.SourcedMinor += deal.AmountMinor;
        of.LastWon[i] = won;
        if (step.Week >= plan.WarmUpWeeks)
        {
            of.RevenueMinor[i] += deal.AmountMinor;
            step.Recorder.CycleHours.Add((won - deal.CreatedAt) / 3_600);
        }

        var subscription = plan.Parameters.Subscription;
        var listMinor = ListMinor(deal.AmountMinor, subscription.DiscountMax * draws.Uniform(0));
        var churned = draws.Uniform(3) < subscription.EarlyChurn ? won + Churn(step, of.Entity[i], deal) : RunClock.Never;
        Credit(block, step, deal, won, churned);
        step.Scratch.Wins.Add(new(i, deal.Motion, deal.Sourced, deal.AmountMinor, listMinor, won, deal));
        if (TSink.Writes) Post(of.Entity[i], deal, won, listMinor, churned, draws, ref sink);
        if (plan.Parameters.Delivery.On) Satisfaction.After(block, step, deal, won, ref sink);
    }

    /// <summary>The draws of what follows a win.</summary>
    public static Draws After(Step step, uint entity, in Deal deal, int slot) =>
        new KeyedRandomness(step.Seed, step.Replication).At(Purpose.Renewal, entity, deal.Born, deal.Position * Step.Slots + slot);

    public static int Delivery => DeliverySlot;

    // The deal has one partner, whose credit is the whole; ARR by what was sourced counts no other.
    private static void Credit(Block block, Step step, in Deal deal, long won, long churned)
    {
        var tiers = step.Plan.Program.Tiers;
        var leaves = Math.Min(RunClock.WeekLeft(won, tiers.ArrWindowDays), RunClock.WeekBy(churned));
        if (churned != RunClock.Never && deal.Sourced) block.Note(RunClock.WeekBy(churned), NoteKind.Churns, deal.Partner, deal.AmountMinor, step.Week);
        if (leaves <= step.Week || (tiers.ArrBasis == ArrBasis.Sourced && !deal.Sourced)) return;
        block.Of.ArrMinor[deal.Partner] += deal.AmountMinor;
        block.Note(leaves, NoteKind.ArrLeaves, deal.Partner, deal.AmountMinor);
    }

    private static long ListMinor(long amountMinor, double discount) => 100 * Math.Max(1, (long)Math.Round(amountMinor / 100.0 / (1 - discount)));

    private static long Churn(Step step, uint entity, in Deal deal) => (long)((28 + 154 * After(step, entity, deal, WinSlot)[4]) * RunClock.Day);

    private static void Post<TSink>(uint entity, in Deal deal, long won, long listMinor, long churned, RandomBlock draws, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var id = Ids.Opportunity(entity, deal.Born, deal.Position);
        sink.Post(id, new OpportunityFact.Won(sink.Key(entity, won, Sources.Crm), deal.AmountMinor, listMinor, Terms[(int)(draws.Uniform(1) * Terms.Length)]));
        if (churned != RunClock.Never) sink.Post(id, new OpportunityFact.SubscriptionChurned(sink.Key(entity, churned, Sources.Crm)));
    }
}
