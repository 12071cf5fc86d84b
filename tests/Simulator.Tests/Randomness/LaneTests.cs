using System.Runtime.Intrinsics;
using CsCheck;
using PemActors.Simulator.Randomness;
using PemActors.Simulator.Randomness.Lanes;

namespace PemActors.Simulator.Tests.Randomness;

/// <summary>Eight at a time give each the bits that it would have alone.</summary>
public sealed class LaneTests
{
    [Fact]
    public void Batch_GivesTheBlocksOfThePlainGenerator() => Gen.Select(Gen.ULong, Gen.UInt, Gen.UInt.Array[1, 40], Gen.Int[0, 5_199], Gen.UInt).Sample((seed, replication, entities, week, address) =>
    {
        var batch = new DrawBatch(8);
        batch.Add(entities[0], week, address);
        batch.Add(entities, week + 1, address ^ 7);
        foreach (var entity in entities) batch.Add(entity, week, address);
        batch.Draw(seed, replication);
        return Same(0, entities[0], week, address)
            && entities.Index().All(at => Same(1 + at.Index, at.Item, week + 1, address ^ 7) && Same(1 + entities.Length + at.Index, at.Item, week, address));

        bool Same(int place, uint entity, int ofWeek, uint at) =>
            new RandomBlock(batch.X0[place], batch.X1[place], batch.X2[place], batch.X3[place]) == Philox.At(seed, entity, replication, (uint)ofWeek, at);
    });

    [Fact]
    public void Uniforms_AreThoseOfTheWords() => Gen.UInt.Array[8].Sample(words =>
    {
        var lanes = EightLanes.Uniforms(words, 0).Value;
        return Enumerable.Range(0, 8).All(i => lanes[i] == new RandomBlock(words[i], 0, 0, 0).Uniform(0));
    });

    [Fact]
    public void Normal_OfEight_IsThatOfEach() => Gen.Double[1e-15, 1 - 1e-15].Array[8].Sample(us => Each(us, us => NormalQuantile.Of(us), NormalQuantile.Of));

    [Fact]
    public void Exp_OfEight_IsThatOfEach() => Gen.Double[-720, 720].Array[8].Sample(xs => Each(xs, xs => Elementary.Exp(xs), Elementary.Exp));

    [Fact]
    public void Log_OfEight_IsThatOfEach() => Gen.Double[1e-300, 1e300].Array[8].Sample(xs => Each(xs, xs => Elementary.Log(xs), Elementary.Log));

    [Fact]
    public void Poisson_OfEight_IsThatOfEach() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 29.99]).Array[8].Sample(pairs =>
    {
        double[] us = [.. pairs.Select(pair => Math.Clamp(pair.Item1, 1e-10, 1 - 1e-10))], means = [.. pairs.Select(pair => pair.Item2)];
        var counts = Inversion.Poisson(EightLanes.Load(us, 0), EightLanes.Load(means, 0)).Value;
        return Enumerable.Range(0, 8).All(i => counts[i] == Inversion.Poisson(us[i], means[i]));
    });

    [Fact]
    public void ExpAndLog_AgreeWithThePlatforms() => Gen.Double[-700, 700].Sample(x =>
        Math.Abs(Elementary.Exp(x) / Math.Exp(x) - 1) < 1e-15 && Math.Abs(Elementary.Log(Math.Exp(x)) - Math.Log(Math.Exp(x))) <= 5e-16 * Math.Max(1, Math.Abs(x)));

    private static bool Each(double[] xs, Func<EightLanes, EightLanes> eight, Func<double, double> one)
    {
        Vector512<double> lanes = eight(EightLanes.Load(xs, 0)).Value;
        return Enumerable.Range(0, 8).All(i => lanes[i].Equals(one(xs[i])));
    }
}
