using System.Numerics;
using CsCheck;
using PemActors.Rulebook.ScorePacks;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.ScorePacks;

public sealed class ScoreLaws
{
    [Fact]
    public void Score_MoreOfAFigure_NeverLowersPointsScoreOrLevel() => Gen.Select(GeneratedPacks.Pack, GeneratedPacks.Values, GeneratedPacks.More).Sample(
        (pack, values, more) =>
        {
            var before = ScoreRules.Score(pack, new(values));
            var after = ScoreRules.Score(pack, new([.. values, more]));
            Assert.True(after.ScoreMicro >= before.ScoreMicro && after.Rank >= before.Rank);
            foreach (var (old, now) in before.Tracks.Zip(after.Tracks))
            {
                Assert.True(now.ScoreMicro >= old.ScoreMicro && now.Rank >= old.Rank);
                Assert.All(old.Metrics.Zip(now.Metrics), pair => Assert.True(pair.Second.PointsMicro >= pair.First.PointsMicro));
            }
        },
        iter: Law.Times(2_000));

    [Fact]
    public void Score_CapsAreNeverExceeded_NorPointsNegative() => Gen.Select(GeneratedPacks.Pack, GeneratedPacks.Values).Sample(
        (pack, values) =>
        {
            var card = ScoreRules.Score(pack, new(values));
            foreach (var (track, of) in card.Tracks.Zip(pack.Tracks))
            {
                Assert.All(track.Metrics.Zip(of.Metrics), pair => Assert.InRange(pair.First.PointsMicro, 0, pair.Second.MostPointsMicro));
                Assert.InRange(track.ScoreMicro, 0, of.Metrics.Sum(metric => metric.MostPointsMicro));
            }
        },
        iter: Law.Times(2_000));

    [Fact]
    public void Score_TheBetterTrackCounts() => Gen.Select(GeneratedPacks.Pack, GeneratedPacks.Values).Sample(
        (pack, values) =>
        {
            var card = ScoreRules.Score(pack, new(values));
            Assert.Equal(card.Tracks.Max(track => track.Rank), card.Rank);
            Assert.Equal(card.Tracks.Max(track => track.ScoreMicro), card.ScoreMicro);
            Assert.Equal(card.Rank, card.Best.Rank);
            Assert.Equal(card.Tracks.Where(track => track.Rank == card.Rank).Max(track => track.ScoreMicro), card.Best.ScoreMicro);
            // Each track alone scores as it does beside the others.
            Assert.All(pack.Tracks.Zip(card.Tracks), pair =>
            {
                var alone = ScoreRules.Score(pack with { Tracks = [pair.First] }, new(values));
                Assert.Equal((pair.Second.Rank, pair.Second.ScoreMicro, 0), (alone.Rank, alone.ScoreMicro, alone.Counting));
            });
        },
        iter: Law.Times(1_000));

    [Fact]
    public void Score_EqualsFractionsWorkedOutApart() => Gen.Select(GeneratedPacks.Pack, GeneratedPacks.Values).Sample(
        (pack, values) =>
        {
            var card = ScoreRules.Score(pack, new(values));
            foreach (var (track, card1) in pack.Tracks.Zip(card.Tracks))
            {
                var points = track.Metrics.ToDictionary(metric => metric.Name, metric => Fraction.Points(metric, pack, values));
                var sum = points.Values.Aggregate((a, b) => a + b);
                Assert.All(card1.Metrics, metric => Assert.Equal(points[metric.Metric].HalfEven(), metric.PointsMicro));
                Assert.Equal(sum.HalfEven(), card1.ScoreMicro);
                long total(string figure) => values.Where(value => value.Figure == figure).Sum(value => value.Value);
                bool met(FigureMinimum minimum) => total(minimum.Figure) >= minimum.AtLeast && minimum.OfWhich.All(met);
                var held = pack.Levels.TakeWhile(level =>
                    (level.ScoreFromMicro is not { } from || sum.CompareTo(from) >= 0) && (level.EachMetricAboveMicro is not { } above || points.Values.All(each => each.CompareTo(above) > 0)) &&
                    level.Points.All(minimum => points[minimum.Metric].CompareTo(minimum.AtLeastMicro) >= 0) && level.Figures.All(met));
                Assert.Equal(held.Count(), card1.Rank);
            }
        },
        iter: Law.Times(2_000));

    [Fact]
    public void Gates_AddingWhatIsLacking_MeetsThem() => Gen.Select(GeneratedPacks.Pack, GeneratedPacks.Values).Sample(
        (pack, values) =>
        {
            var inputs = new ScoreInputs(values);
            var rank = ScoreRules.Score(pack, inputs).Rank;
            var gates = ScoreRules.Explain(pack, inputs);
            Assert.All(gates, gate => Assert.Equal(gate.Met, gate.Lacking == 0));
            for (var i = 0; i < pack.Levels.Count; i++)
                Assert.Equal(i < rank, pack.Levels.Take(i + 1).All(level => gates.Where(gate => gate.Name.StartsWith($"{level.Name}.", StringComparison.Ordinal)).All(gate => gate.Met)));
            if (ScoreRules.Next(pack, inputs, rank) is { } next) Assert.NotEmpty(next.Missing);
            else Assert.Equal(pack.Levels.Count, rank);
            foreach (var (level, gate) in pack.Levels.SelectMany(level => level.Figures.Select(minimum => (minimum, gates.First(gate => gate.Name == $"{level.Name}.figure.{minimum.Figure}")))))
            {
                var more = new ScoreInputs([.. values, new(level.Figure, gate.Lacking)]);
                Assert.True(ScoreRules.Explain(pack, more).First(now => now.Name == gate.Name).Met);
                if (gate.Lacking > 0) Assert.False(ScoreRules.Explain(pack, new([.. values, new(level.Figure, gate.Lacking - 1)])).First(now => now.Name == gate.Name).Met);
            }
        },
        iter: Law.Times(500));

    private readonly record struct Fraction(BigInteger Part, BigInteger Whole)
    {
        public static Fraction Points(ScoreMetric metric, ScorePack pack, FigureValue[] values)
        {
            var own = values.Where(value => value.Figure == metric.Figure);
            return metric switch
            {
                ScoreMetric.Capped capped => new(capped.WeightMicro * BigInteger.Min(BigInteger.Max(own.Sum(value => value.Value), 0), capped.Max), capped.Max),
                ScoreMetric.Rate rate => new Fraction(
                    BigInteger.Max(0, rate.PointsMicro * own.Aggregate(BigInteger.Zero, (sum, value) => sum + value.Value * (value.Market == "growth" ? pack.Markets[0].MultiplierHundredths : 100))), rate.Per * 100).AtMost(rate.CapMicro),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        public static Fraction operator +(Fraction a, Fraction b) => new(a.Part * b.Whole + b.Part * a.Whole, a.Whole * b.Whole);

        public int CompareTo(long micro) => Part.CompareTo(micro * Whole);

        public long HalfEven()
        {
            var (quotient, remainder) = BigInteger.DivRem(Part, Whole);
            var order = (2 * remainder).CompareTo(Whole);
            return (long)(order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient);
        }

        private Fraction AtMost(long cap) => CompareTo(cap) > 0 ? new(cap, 1) : this;
    }
}
