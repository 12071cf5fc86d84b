using PemActors.Simulator.Randomness;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Tests.Statistics;

public sealed class BestSetTests
{
    [Fact]
    public void ClearlyBetter_StandsAlone_InBothDirections()
    {
        var columns = Columns(1, 60, [10, 12, 10.01]);
        Assert.Equal([false, true, false], BestSet.Of(columns, true, 0.95).Select(each => each.InSet));
        Assert.Equal([true, false, true], BestSet.Of(columns, false, 0.95).Select(each => each.InSet));
    }

    [Fact]
    public void StandsAlone_IsSurelyNotWorseThanTheOthers_AndTheOthersNotBetter()
    {
        var standings = BestSet.Of(Columns(1, 60, [10, 12, 10.01]), true, 0.95);
        Assert.Equal(0, standings[1].ToBestOfOthers.Lower);
        Assert.InRange(standings[1].ToBestOfOthers.Upper, 1.9, 3);
        Assert.All(new[] { standings[0], standings[2] }, each => Assert.Equal(0, each.ToBestOfOthers.Upper));
        Assert.All(new[] { standings[0], standings[2] }, each => Assert.InRange(each.ToBestOfOthers.Lower, -3, -1));
    }

    [Fact]
    public void EqualColumns_CannotBeToldApart() => Assert.All(BestSet.Of([[1, 5, 3], [1, 5, 3], [1, 5, 3]], true, 0.95), each => Assert.True(each.InSet));

    [Fact]
    public void One_IsBest() => Assert.True(Assert.Single(BestSet.Of([[1, 2, 3]], true, 0.95)).InSet);

    [Fact]
    public void AReplicationWithoutAFigure_IsLeftOutOfAll()
    {
        var whole = BestSet.Of([[1, 2, 3], [2, 3, 5]], true, 0.95);
        Assert.Equal(whole, BestSet.Of([[1, double.NaN, 2, 3], [2, 9, 3, 5]], true, 0.95));
    }

    // Equal means are the hardest case: any of them is the true best, here the first.
    [Fact]
    public void Set_HoldsTheBest_AtLeastAsOftenAsItSays()
    {
        const int experiments = 600;
        var held = Enumerable.Range(0, experiments).Count(experiment => BestSet.Of(Columns((uint)experiment, 20, [5, 5, 5, 5]), true, 0.9)[0].InSet);
        Assert.InRange(held / (double)experiments, 0.9 - 4 * Math.Sqrt(0.9 * 0.1 / experiments), 1);
    }

    private static double[][] Columns(uint experiment, int rows, double[] means) =>
    [
        .. means.Select((mean, column) => Enumerable.Range(0, rows).Select(row =>
        {
            var chance = new KeyedRandomness(9, experiment);
            double Normal(uint entity) => Inversion.Normal(chance.At(Purpose.ExperimentDesign, entity, row, 0)[0]);
            return mean + Normal(1_000) + 0.5 * Normal((uint)column);
        }).ToArray()),
    ];
}
