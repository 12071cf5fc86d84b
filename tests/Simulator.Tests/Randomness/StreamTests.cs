using MathNet.Numerics.Distributions;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Tests.Randomness;

/// <summary>Draws at neighbouring addresses behave as independent uniforms. The seed is fixed, so a pass is a pass for ever.</summary>
public sealed class StreamTests
{
    private const int Count = 1_000_000;
    private static readonly KeyedRandomness Chance = new(20261122);

    [Fact]
    public void Words_FillTheirCellsEvenly()
    {
        const int cells = 256;
        var counts = new int[4, cells];
        for (var i = 0; i < Count; i++)
        {
            var block = Chance.At(Purpose.PartnerWeek, (uint)i, 3, 0).Block(0);
            for (var word = 0; word < 4; word++) counts[word, (int)(block.Uniform(word) * cells)]++;
        }

        const double expected = Count / (double)cells;
        for (var word = 0; word < 4; word++)
        {
            var chi = Enumerable.Range(0, cells).Sum(cell => Math.Pow(counts[word, cell] - expected, 2) / expected);
            Assert.InRange(ChiSquared.CDF(cells - 1, chi), 0.0001, 0.9999);
        }
    }

    public static TheoryData<string> Neighbours => ["partner", "week", "replication", "purpose", "position", "block", "word", "seed"];

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void Neighbours_AreNotCorrelated(string neighbour)
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var entity = (uint)i * 2;
            var block = Chance.At(Purpose.PartnerWeek, entity, 5, 0).Block(0);
            var other = neighbour switch
            {
                "partner" => Chance.At(Purpose.PartnerWeek, entity + 1, 5, 0).Block(0).Uniform(0),
                "week" => Chance.At(Purpose.PartnerWeek, entity, 6, 0).Block(0).Uniform(0),
                "replication" => (Chance with { Replication = 1 }).At(Purpose.PartnerWeek, entity, 5, 0).Block(0).Uniform(0),
                "purpose" => Chance.At(Purpose.OpportunityBirth, entity, 5, 0).Block(0).Uniform(0),
                "position" => Chance.At(Purpose.PartnerWeek, entity, 5, 1).Block(0).Uniform(0),
                "block" => Chance.At(Purpose.PartnerWeek, entity, 5, 0).Block(1).Uniform(0),
                "seed" => (Chance with { Seed = Chance.Seed + 1 }).At(Purpose.PartnerWeek, entity, 5, 0).Block(0).Uniform(0),
                _ => block.Uniform(1),
            };
            sum += (block.Uniform(0) - 0.5) * (other - 0.5) * 12;
        }

        Assert.InRange(sum / Count, -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void Asking_TwiceOrInAnotherOrder_GivesTheSame()
    {
        var draws = Chance.At(Purpose.Renewal, 7, 9, 11);
        double[] forwards = [.. Enumerable.Range(0, 32).Select(i => draws[i])];
        double[] backwards = [.. Enumerable.Range(0, 32).Reverse().Select(i => draws[i]).Reverse()];
        Assert.Equal(forwards, backwards);
        Assert.Equal(32, forwards.Distinct().Count());
    }
}
