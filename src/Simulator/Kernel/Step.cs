using System.Runtime.CompilerServices;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>Where a replication stands: the week, its chance, the memory it works in and what it adds up.</summary>
internal sealed class Step(KernelPlan plan)
{
    // Instants of opportunities lie below 2,048 and are keyed by the birth week; those of the partner's week lie above.
    public const int PartnerInstants = Openings.WeekMax * Slots;

    /// <summary>Slots of draws that an opportunity has for what happens in its life.</summary>
    public const int Slots = 32;

    private Tally _tally;

    /// <summary>What the replication is summed up in, beside the tally.</summary>
    public Recorder Recorder { get; } = new(plan);

    public KernelPlan Plan => plan;

    public Scratch Scratch { get; } = new();

    public ulong Seed { get; private set; }

    public uint Replication { get; private set; }

    public int Week { get; private set; }

    public long Start { get; private set; }

    public long End { get; private set; }

    /// <summary>Whether quarters close with the week.</summary>
    public bool Closes { get; private set; }

    /// <summary>SPIFs open in the week; where there is one, activities are looked at one by one.</summary>
    public List<Offer<IncentiveTerms.Spif>> OpenSpifs { get; } = new(plan.Spifs.Length);

    public bool HasSpif => OpenSpifs.Count > 0;

    /// <summary>By type: whether an activity that opens nothing can be of a kind that an open SPIF pays.</summary>
    public bool[] PaysOthers { get; } = new bool[plan.Types.Length];

    public ref Tally Tally => ref _tally;

    public void Begin(ulong seed, uint replication)
    {
        (Seed, Replication, _tally) = (seed, replication, default);
        Recorder.Clear();
    }

    /// <summary>A payout of an incentive, by its place.</summary>
    public void Pay(int place, long amountMinor)
    {
        _tally.Payouts++;
        _tally.PayoutMinor += amountMinor;
        if (Week >= plan.WarmUpWeeks) Recorder.ByIncentive[place] += amountMinor;
    }

    public void Enter(int week)
    {
        Week = week;
        (Start, End) = (week * RunClock.Week, (week + 1) * RunClock.Week);
        Closes = week % RunClock.WeeksPerQuarter == RunClock.WeeksPerQuarter - 1;
        for (var n = 0; n < RebateRuns.Length; n++) RebateRuns[n] = plan.Rebates[n].Incentive.Runs(At(Start + 3 * RunClock.Day));
        OpenSpifs.Clear();
        foreach (var spif in plan.Spifs)
            if (plan.IsOpen(spif.Incentive, week)) OpenSpifs.Add(spif);
        if (!HasSpif) return;
        for (var type = 0; type < PaysOthers.Length; type++) PaysOthers[type] = Pays(plan.Types[type]);
    }

    private bool Pays(TypePlan type)
    {
        foreach (var spif in OpenSpifs)
            foreach (var kind in type.Kinds)
                if (SpifFormula.SumMinor(kind, spif.Terms) > 0)
                    return true;
        return false;
    }

    /// <summary>The season's factor.</summary>
    public double Season => plan.Parameters.Season.Weeks.Count == 0 ? 1 : plan.Parameters.Season.Weeks[Week % RunClock.WeeksPerQuarter];

    /// <summary>x by type and tier.</summary>
    public double[] Levels => plan.Levels[Week];

    /// <summary>g(x) / g(x_base) by type and tier.</summary>
    public double[] Responses => plan.Responses[Week];

    /// <summary>Whether each rebate runs in the middle of the week.</summary>
    public bool[] RebateRuns { get; } = new bool[plan.Rebates.Length];

    public Instant At(long second) => RunClock.Instant(plan.Start, second);

    public long Second(Instant at) => RunClock.Second(plan.Start, at);

    public void Draw(DrawBatch batch)
    {
        batch.Draw(Seed, Replication);
        _tally.Blocks += batch.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RandomBlock Draw(Purpose purpose, uint entity, int week, int position, int block = 0)
    {
        _tally.Blocks++;
        return Philox.At(Seed, entity, Replication, (uint)week, DrawBatch.Address(purpose, position, block));
    }

    /// <summary>A block of the partner's own in this week.</summary>
    public RandomBlock Draw(uint entity, int position, int block = 0) => Draw(Purpose.PartnerWeek, entity, Week, position, block);

    /// <summary>The instant of the partner's own fact in this week: one word draws it.</summary>
    public long Sometime(uint entity, int position, Phase phase) => RunClock.At(Week, Draw(Purpose.Instants, entity, Week, PartnerInstants + position).X0, phase);
}

/// <summary>Positions of the draws of a partner's week, and of the instants that go with them.</summary>
internal static class Positions
{
    public const int Counts = 0;
    public const int Conduct = 1;
    public const int Leaving = 2;
    public const int Specialization = 6;
    public const int Plan = 7;
    public const int Suspension = 9;
    public const int Reinstatement = 10;
    public const int Activities = 64;
    public const int Certificates = 1024;
}
