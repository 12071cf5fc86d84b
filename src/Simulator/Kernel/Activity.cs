using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Phase 2: activities. Their number is Poisson and each opens an opportunity with probability κ, so by thinning those that do and those that do not are two
/// independent counts.
/// </summary>
internal static class Activity
{
    /// <summary>Activities that open nothing, of one partner in one week; with the openings they fit a byte.</summary>
    public const int OthersMax = 255 - Openings.WeekMax;

    /// <summary>Draws both counts.</summary>
    public static void Count(Block block, Step step)
    {
        var (of, scratch) = (block.Of, step.Scratch);
        Draw(block.Count, of.MeanOpening, of.NoOpening, scratch.Week.X0, scratch.Openings, Openings.WeekMax);
        Draw(block.Count, of.MeanOther, of.NoOther, scratch.Week.X1, scratch.OtherCounts, OthersMax);
        if (step.Plan.Parameters.Bursts.On)
            for (var i = 0; i < block.Count; i++) of.LastCount[i] = scratch.Openings[i] + scratch.OtherCounts[i];
        scratch.Openers.Choose(scratch.Openings, block.Count);
        scratch.Doers.Choose(scratch.OtherCounts, block.Count);
    }

    /// <summary>Places those that open nothing on their days.</summary>
    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, scratch) = (block.Of, step.Scratch);
        var instants = scratch.Others;
        instants.Clear();
        foreach (var i in scratch.Doers.Span)
            for (var n = 0; n < scratch.OtherCounts[i]; n += 4)
                instants.Add(of.Entity[i], step.Week, DrawBatch.Address(Purpose.Instants, Step.PartnerInstants + Positions.Activities + (n >> 5), (n >> 2) & 7));
        step.Draw(instants);
        var at = 0;
        foreach (var i in scratch.Doers.Span)
        {
            var count = scratch.OtherCounts[i];
            var joins = of.JoinWeek[i] == step.Week;
            var records = TSink.Writes || (step.HasSpif && step.PaysOthers[of.Type[i]]);
            var days = 0UL;
            for (var n = 0; n < count; n++)
            {
                var word = (n & 3) switch { 0 => instants.X0[at], 1 => instants.X1[at], 2 => instants.X2[at], _ => instants.X3[at] };
                if ((n & 3) == 3 || n == count - 1) at++;
                var day = RunClock.DayOf(word);
                if (joins && day < of.JoinDay[i]) continue;
                days += 1UL << (8 * day);
                if (records) Record(block, step, i, n, RunClock.At(step.Week, word, Phase.Activities), ref sink);
            }

            scratch.Days[i] += days;
        }
    }

    private static void Record<TSink>(Block block, Step step, int i, int n, long acted, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var entity = block.Of.Entity[i];
        var draws = step.Draw(entity, Positions.Activities + n);
        var kind = step.Plan.Types[block.Of.Type[i]].Mix.Kind(draws.Uniform(0));
        var verified = draws.Uniform(1) < step.Plan.Parameters.Activity.Verified;
        var key = TSink.Writes ? sink.Key(entity, acted, Sources.Prm) : default;
        if (step.HasSpif && verified) Claims.Ask(block, step, i, kind, acted, Claims.OfOther + n, key.Id, ref sink);
        if (TSink.Writes) sink.Post(Ids.Partner(entity), new PartnerFact.ActivityRecorded(key, kind, null, null, null, verified));
    }

    private static void Draw(int count, double[] means, double[] none, uint[] words, int[] counts, int most)
    {
        for (var at = 0; at < count; at += EightLanes.Count)
        {
            var mean = EightLanes.Load(means, at);
            if (EightLanes.Any(EightLanes.Less(EightLanes.Of(Inversion.SearchBelow), mean)))
            {
                DrawEach(at, means, words, counts);
                for (var i = at; i < at + EightLanes.Count; i++) counts[i] = Math.Min(counts[i], most);
            }
            else
            {
                Inversion.Poisson(EightLanes.Uniforms(words, at), mean, EightLanes.Load(none, at), most).StoreWhole(counts, at);
            }
        }
    }

    private static void DrawEach(int from, double[] means, uint[] words, int[] counts)
    {
        for (var i = from; i < from + EightLanes.Count; i++) counts[i] = Inversion.Poisson(RandomBlock.UniformOf(words[i]), means[i]);
    }
}
