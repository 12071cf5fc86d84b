using CsCheck;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

public sealed class ShapleyTests
{
    // The glove game, as in Wikipedia, "Shapley value": players 1 and 2 have a right-hand glove each, player 3 a left-hand one; a pair is worth 1. Published: 1/6, 1/6, 2/3.
    [Fact]
    public void SumOverOrders_OfTheGloveGame_AsPublished() => Assert.Equal([1, 1, 4], ShapleyValues.SumOverOrders([0, 0, 0, 0, 0, 1, 1, 1]));

    // The same game told as deals: only pairs ever closed, and were won.
    [Fact]
    public void Credits_OfTheGloveGame() => Assert.Equal("a:166667 b:166667 c:666666", Shapley("c-9 a-5 b1 b2", "ac+ bc+"));

    // Airport games, whose coalitions cost what their costliest player does (Littlechild and Owen 1973). Published: costs 8, 11, 13, 18 give 2, 3, 4, 9 (Wikipedia, "Airport
    // problem"); 100, 160, 200 give 100/3, 190/3, 310/3, and 40 to 90 in tens (40, 52, 67, 87, 117, 177)/6 (Mathematics Stack Exchange, questions 2541276 and 4152535).
    [Theory]
    [InlineData(new long[] { 8, 11, 13, 18 }, new long[] { 48, 72, 96, 216 })]
    [InlineData(new long[] { 100, 160, 200 }, new long[] { 200, 380, 620 })]
    [InlineData(new long[] { 40, 50, 60, 70, 80, 90 }, new long[] { 4_800, 6_240, 8_040, 10_440, 14_040, 21_240 })]
    public void SumOverOrders_OfAirportGames_AsPublished(long[] costs, long[] timesFactorial)
    {
        var worth = new long[1 << costs.Length];
        for (var coalition = 1; coalition < worth.Length; coalition++) worth[coalition] = costs.Where((_, i) => (coalition >> i & 1) != 0).Max();
        Assert.Equal(timesFactorial.Select(sum => (Int128)sum), ShapleyValues.SumOverOrders(worth));
    }

    [Fact]
    public void SumOverOrders_OfSixteenPlayersAtTheLimit_IsExact()
    {
        var worth = new long[1 << 16];
        for (var coalition = 1; coalition < worth.Length; coalition++) worth[coalition] = 1L << 60;
        // Only who comes first adds anything: each does in 15! orders.
        Assert.All(ShapleyValues.SumOverOrders(worth), sum => Assert.Equal((Int128)1_307_674_368_000 << 60, sum));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1 << 17)]
    public void SumOverOrders_RefusesWhatIsNoGame(int coalitions) => Assert.Throws<ArgumentOutOfRangeException>(() => ShapleyValues.SumOverOrders(new long[coalitions]));

    [Fact]
    public void SumOverOrders_OfNobody_IsEmpty() => Assert.Empty(ShapleyValues.SumOverOrders([7]));

    [Fact]
    public void Factorial_Values() => Assert.Equal([1L, 1, 2, 6, 24, 3_628_800, 20_922_789_888_000, 2_432_902_008_176_640_000], ((int[])[0, 1, 2, 3, 4, 10, 16, 20]).Select(ShapleyValues.Factorial));

    [Fact]
    public void Credits_ByHand() => Table.Check(
        """
        touches      | history            | credits                      | why
        a-5 b1       | a+ b-              | a:1000000 b:0                | v(a) 1, v(b) 0, v(ab) 1/2: a 3/4, b -1/4, which counts 0
        a-5 b1       | a+ b+              | a:500000 b:500000            | each alone wins all; together no more
        a-5 b1       | ab+ a- b-          | a:500000 b:500000            | 1/3 only together
        a-5 b1 b2    | ab+ a- b-          | a:500000 b:500000            | touches do not count, partners do
        a-5 b1 b2    |                    | a:333333 b:666667            | no history: linear
        a-5 b1 b2    | a- b- ab-          | a:333333 b:666667            | nothing won: all 0
        a-5 b1 b2    | + +                | a:333333 b:666667            | direct deals win as often without anyone: all 0
        a-5 b1       | - a+ b- ab+        | a:1000000 b:0                | v 0, 1/2, 0, 1/2: a 1/2, b 0
        a-5 b1       | - a+ ab+ ab+       | a:833333 b:166667            | v 0, 1/2, 0, 3/4: a 5/8, b 1/8
        a-5 b1       | - a+ b- ab+ abc+   | a:1000000 b:0                | c is no partner of this deal, so the last does not count
        a-5 b1       | a+ aba+            | a:1000000 b:0                | one who comes twice is one
        a-5          | a- -               | a:1000000                    | all 0, and alone anyway
        """,
        row => Assert.Equal(row["credits"], Shapley(row["touches"], row["history"])));

    // Every order walked, in exact quotients: the credit is that of the exact values or one ppm more, and a share of ten trillion is as good to ten digits.
    [Fact]
    public void Credits_AreThoseOfAllOrders() => Gen.Select(Gen.Int[2, 6], Deals.Any).Sample((players, deal) =>
    {
        Touch[] touches = [.. Enumerable.Range(0, players).Select(i => new Touch(new(Deals.Creation, "crm", $"{i}"), Deals.Partner(i)))];
        var history = deal.History.Where(closed => closed.ClosedAt <= Deals.Close && closed.ClosedAt > Deals.Close.AddDays(-365)).ToArray();
        var values = ByAllOrders(players, history).Select(value => value.IsPositive ? value : 0).ToArray();
        var total = values.Aggregate(Rational.Zero, (sum, value) => sum + value);
        if (!total.IsPositive) return;
        var credits = AttributionRules.Credits(AttributionModel.Shapley, deal with { Touches = touches }, Deals.Terms, 10_000_000_000_000);
        for (var i = 0; i < players; i++)
        {
            Assert.InRange(credits[i].Ppm - (long)(values[i] * 1_000_000 / total).Floor, 0, 1);
            Assert.InRange(credits[i].AmountMinor - (long)(values[i] * 10_000_000_000_000 / total).Floor, -1_000, 1_000);
        }
    });

    [Fact]
    public void Credits_ReadDealsClosedInTheYearToThisClose() => Table.Check(
        """
        closed days before the close | ticks later | read
        365                          | 0           | no
        365                          | 1           | yes
        0                            | 0           | yes
        0                            | 1           | no
        """,
        row =>
        {
            var at = new Instant(Deals.Close.AddDays(-row.Int("closed days before the close")).Ticks + row.Int("ticks later"));
            var deal = Deals.Deal("a-5 b1") with { History = [Deals.Closed("b", true, at)] };
            foreach (var model in (AttributionModel[])[AttributionModel.Shapley, AttributionModel.Markov])
                Assert.Equal(row["read"] == "yes" ? "a:0 b:1000000" : "a:500000 b:500000", Deals.Told(AttributionRules.Credits(model, deal, Deals.Terms, 0)));
        });

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Report_IsExactUpToTheProgramsNumberOfPartners(int exactPartners, bool exact)
    {
        var report = AttributionRules.Report(AttributionModel.Shapley, Deals.Deal("a-5 b1", "a+ ab+ b- -"), Deals.Terms with { ShapleyExactPartners = exactPartners }, 0);
        Assert.Equal(exact, report.StandardErrorsPpm.Count == 0);
    }

    // 3 orders out of 4 standard errors are 1 in 16,000; all keys here are fixed, so that this either holds or does not.
    [Fact]
    public void Sampled_IsWithinItsReportedError_OfTheExact()
    {
        var history = Deals.History("- - a+ a- ab+ abc+ c- d+ d- de+ ef- f+ bf+ acef+ bd- g+ gh- h- h+ i+ ij+ j-");
        var deal = Deals.Deal("a-9 b-8 c-7 d-6 e-5 f-4 g-3 h-2 i-1 j0") with { History = history };
        var exact = AttributionRules.Credits(AttributionModel.Shapley, deal, Deals.Terms, 0);
        var outside = 0;
        for (var key = 0UL; key < 20; key++)
        {
            var sampled = AttributionRules.Report(AttributionModel.Shapley, deal with { Key = key }, Deals.Terms with { ShapleyExactPartners = 9, ShapleySamples = 500 }, 0);
            Assert.NotEqual(exact, sampled.Credits);
            for (var i = 0; i < 10; i++)
            {
                Assert.InRange(Math.Abs(sampled.Credits[i].Ppm - exact[i].Ppm), 0, 4 * sampled.StandardErrorsPpm[i] + 1);
                if (Math.Abs(sampled.Credits[i].Ppm - exact[i].Ppm) > sampled.StandardErrorsPpm[i]) outside++;
            }
        }
        // About a third lies outside one standard error: the error told is neither too small nor too large.
        Assert.InRange(outside, 40, 90);
    }

    // Two partners that win only together: each adds 1 in the orders it comes last, so the value is that share, and its standard error √(p(1 − p)/m).
    [Fact]
    public void Sampled_ErrorByHand()
    {
        var report = AttributionRules.Report(AttributionModel.Shapley, Deals.Deal("a-5 b1", "ab+"), Deals.Terms with { ShapleyExactPartners = 1, ShapleySamples = 400 }, 0);
        var share = report.Credits[0].Ppm / 1e6;
        Assert.Equal(0, report.Credits[0].Ppm % 2_500);
        Assert.InRange(share, 0.4, 0.6);
        Assert.Equal(Enumerable.Repeat((long)Math.Ceiling(1e6 * Math.Sqrt(share * (1 - share) / 400)), 2), report.StandardErrorsPpm);
    }

    [Fact]
    public void Sampled_WhereOrderDoesNotMatter_HasNoError()
    {
        var report = AttributionRules.Report(AttributionModel.Shapley, Deals.Deal("a-5 b1 c2", "a+ - d-"), Deals.Terms with { ShapleyExactPartners = 2, ShapleySamples = 100 }, 0);
        Assert.Equal(("a:1000000 b:0 c:0", AttributionModel.Shapley), (Deals.Told(report.Credits), report.Counted));
        Assert.Equal([0, 0, 0], report.StandardErrorsPpm);
    }

    [Fact]
    public void Sampled_DependsOnTheKeyAlone()
    {
        var terms = Deals.Terms with { ShapleyExactPartners = 1, ShapleySamples = 100 };
        var deal = Deals.Deal("a-5 b1 c3", "ab+ bc+ c- a- -");
        Assert.Equal(AttributionRules.Credits(AttributionModel.Shapley, deal, terms, 1), AttributionRules.Credits(AttributionModel.Shapley, deal, terms, 1));
        Assert.NotEqual(AttributionRules.Credits(AttributionModel.Shapley, deal, terms, 1), AttributionRules.Credits(AttributionModel.Shapley, deal with { Key = 2 }, terms, 1));
    }

    [Fact]
    public void Sampled_HoldsForHundredsOfPartners()
    {
        Touch[] touches = [.. Enumerable.Range(0, 300).Select(i => new Touch(new(Deals.Creation, "crm", $"{i}"), new($"p{i:000}")))];
        ClosedDeal[] history = [.. Enumerable.Range(0, 100).Select(i => new ClosedDeal(Deals.Close, i % 2 == 0, [new($"p{i:000}")]))];
        var report = AttributionRules.Report(AttributionModel.Shapley, new(Deals.Creation, Deals.Close, touches, history, 1), Deals.Terms with { ShapleySamples = 100 }, 0);
        Assert.Equal(1_000_000, report.Credits.Sum(credit => credit.Ppm));
        Assert.All(report.Credits.Where((_, i) => i >= 100), credit => Assert.Equal(0, credit.Ppm));
        Assert.True(report.Credits.Where((_, i) => i < 100 && i % 2 == 0).Sum(credit => credit.Ppm) > 900_000);
    }

    // The first values that SplitMix64 gives for seed 1234567, as published (Rosetta Code, "Pseudo-random numbers/Splitmix64").
    [Fact]
    public void KeyedDraw_IsSplitMix64() => Assert.Equal(
        [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
        Enumerable.Range(0, 5).Select(i => KeyedDraw.At(1234567, (ulong)i)));

    // The SHA-256 of "abc" is published in FIPS 180-4: ba7816bf 8f01cfea ….
    [Fact]
    public void KeyedDraw_KeyIsTheBeginningOfTheSha256() => Assert.Equal(0xba7816bf8f01cfea, KeyedDraw.KeyOf(new("abc")));

    [Fact]
    public void KeyedDraw_BelowIsEven()
    {
        var counts = new int[6];
        for (var i = 0UL; i < 6_000; i++) counts[KeyedDraw.Below(6, 7, i)]++;
        Assert.All(counts, count => Assert.InRange(count, 880, 1_120));
        Assert.Equal(0, KeyedDraw.Below(1, 7, 3));
    }

    private static string Shapley(string touches, string history) => Deals.Told(AttributionRules.Credits(AttributionModel.Shapley, Deals.Deal(touches, history), Deals.Terms, 0));

    private static Rational[] ByAllOrders(int players, ClosedDeal[] history)
    {
        var values = new Rational[players];
        Array.Fill(values, Rational.Zero);
        var orders = 0;
        foreach (var order in Orders([.. Enumerable.Range(0, players)]))
        {
            orders++;
            for (var i = 0; i < players; i++) values[order[i]] += Worth(history, order[..(i + 1)]) - Worth(history, order[..i]);
        }
        return [.. values.Select(value => value / orders)];
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(ClosedDeal[], int), Rational> Worths = new();

    private static Rational Worth(ClosedDeal[] history, int[] players) => Worths.GetOrAdd((history, players.Sum(player => 1 << player)), _ =>
    {
        var inside = history.Where(deal => deal.Path.All(partner => players.Any(player => Deals.Partner(player) == partner))).ToArray();
        return inside.Length == 0 ? Rational.Zero : Rational.Of(inside.Count(deal => deal.Won), inside.Length);
    });

    private static IEnumerable<int[]> Orders(int[] players) => players.Length == 0
        ? [[]]
        : players.SelectMany(first => Orders([.. players.Where(player => player != first)]).Select(rest => (int[])[first, .. rest]));
}
