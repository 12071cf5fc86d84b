using System.Runtime.InteropServices;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// One replication of a scenario at a time: owns the memory that it runs in and is used again for the next, so that a run in steady state allocates nothing.
/// Not safe for several threads at once; a thread has its own.
/// </summary>
public sealed class Replication
{
    // A recruit's index leaves room for so many a week, so that more of them in one week move nobody else's draws.
    private const int RecruitsPerWeek = 64;

    private readonly KernelPlan _plan;
    private readonly Step _step;
    private readonly List<Block> _blocks = [];
    private int _used;

    /// <summary>Memory for replications of a scenario.</summary>
    public Replication(KernelPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (_plan, _step) = (plan, new(plan));
    }

    /// <summary>Runs a replication and sums it up for an experiment.</summary>
    public ReplicationResult Result(ulong seed, int index)
    {
        var tally = Run(seed, (uint)index);
        return Reckoning.Of(_plan, _step.Recorder, CollectionsMarshal.AsSpan(_blocks)[.._used], index, tally);
    }

    /// <summary>A hash of every partner's state at the end of the last run.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Runs a replication without emission.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="index">Which replication.</param>
    public Tally Run(ulong seed, uint index)
    {
        var sink = default(NoSink);
        return Run(seed, index, ref sink);
    }

    /// <summary>Runs a replication and hands its facts, warm-up included, to a sink. The figures are the same as without.</summary>
    public Tally Run<TSink>(ulong seed, uint index, ref TSink sink)
        where TSink : struct, IFactSink
    {
        _step.Begin(seed, index);
        if (TSink.Writes)
            foreach (var incentive in _plan.Incentives) sink.Post(incentive.Id, new SyntheticDecision.Offered(sink.VendorKey(0, Sources.Prm), incentive));
        Populate();
        // Partners do not meet, so all weeks of a block run before the next block while its state is in the cache.
        var kept = default(Tally);
        for (var b = 0; b < _used; b++)
        {
            var block = _blocks[b];
            for (var week = Math.Min(block.FirstJoin, _plan.Weeks); week < _plan.Weeks; week++)
            {
                if (week == Math.Max(_plan.WarmUpWeeks, block.FirstJoin)) _step.Tally = kept with { Blocks = _step.Tally.Blocks };
                _step.Enter(week);
                var before = _step.Tally;
                Week(block, ref sink);
                if (week >= _plan.WarmUpWeeks) _step.Recorder.Take(block, week, before, _step.Tally);
            }

            if (block.FirstJoin < _plan.Weeks) kept = _step.Tally;
        }

        Finish();
        return _step.Tally;
    }

    private void Week<TSink>(Block block, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, scratch, week) = (block.Of, _step.Scratch, _step.Week);
        if (week <= block.LastJoin)
            for (var i = 0; i < block.Count; i++)
                if (of.JoinWeek[i] == week) Partners.Join(block, _step, i, ref sink);

        var entities = of.Entity.AsSpan(0, block.Count);
        scratch.Week.Clear();
        scratch.Week.Add(entities, week, DrawBatch.Address(Purpose.PartnerWeek, Positions.Counts));
        _step.Draw(scratch.Week);
        if (_plan.HasRare)
        {
            scratch.Rare.Clear();
            scratch.Rare.Add(entities, week, DrawBatch.Address(Purpose.PartnerWeek, Positions.Counts, 1));
            _step.Draw(scratch.Rare);
        }

        Array.Clear(scratch.Days);
        Closing.Act(block, _step, ref sink);
        Effort.Act(block, _step);
        Activity.Count(block, _step);
        Activity.Act(block, _step, ref sink);
        Openings.Act(block, _step, ref sink);
        Learning.Act(block, _step, ref sink);
        Conduct.Act(block, _step, ref sink);
        Enablement.Act(block, _step, ref sink);
        Claims.Act(block, _step, ref sink);
        Suspensions.Act(block, _step, ref sink);
        _step.Tally.Activities += block.CountActivities(week, scratch.Days);
        Youth.Count(block, _step);
        Notes.Apply(block, _step, ref sink);
        Registrations.Renew(block, _step);
        Payouts.OfWins(block, _step);
        Scoring.Score(block, _step);
        if (_step.Closes) Scoring.Close(block, _step, ref sink);
        Leaving.Act(block, _step, ref sink);
    }

    private void Populate()
    {
        _used = 0;
        for (var index = 0; index < _plan.Parameters.Partners; index++) Partners.Add(Room(), _step, (uint)index, null);
        var perWeek = _plan.Parameters.Joining.RecruitsPerThousand * _plan.Parameters.Partners / 1000;
        if (perWeek == 0) return;
        for (var week = 0; week < _plan.Weeks - 1; week++)
        {
            var recruits = Math.Min(RecruitsPerWeek, Inversion.Poisson(_step.Draw(Purpose.PartnerSetup, uint.MaxValue, week, 0).Uniform(0), perWeek));
            for (var position = 0; position < recruits; position++)
                Partners.Add(Room(), _step, (uint)(_plan.Parameters.Partners + RecruitsPerWeek * week + position), week);
        }
    }

    private Block Room()
    {
        if (_used > 0 && _blocks[_used - 1].Count < Columns.Size) return _blocks[_used - 1];
        if (_used == _blocks.Count) _blocks.Add(new(_plan.Program.Health.Activity.WindowDays, _plan.Rebates.Length, _plan.Incentives.Count));
        var block = _blocks[_used++];
        block.Clear();
        return block;
    }

    private void Finish()
    {
        var hash = 1469598103934665603UL;
        for (var b = 0; b < _used; b++)
        {
            var (block, of) = (_blocks[b], _blocks[b].Of);
            _step.Tally.OpenDeals += block.Deals.Count;
            for (var i = 0; i < block.Count; i++)
            {
                if (of.JoinWeek[i] < _plan.Weeks) _step.Tally.Partners++;
                Mix(ref hash, (long)of.Standing[i].Tier, of.Certificates[i], of.Wins[i], of.Lost[i], of.OpenMinor[i], of.CsatSum[i], of.Strikes[i], of.ArrMinor[i]);
            }
        }

        Hash = hash;
    }

    private static void Mix(ref ulong hash, params ReadOnlySpan<long> values)
    {
        foreach (var value in values) hash = unchecked((hash ^ (ulong)value) * 1099511628211UL);
    }
}
