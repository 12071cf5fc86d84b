using CsCheck;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

public sealed class MarkovTests
{
    [Fact]
    public void Credits_AsPublishedAndByHand() => Table.Check(
        """
        touches      | history            | credits                      | why
        a-5 b1 c2    | abc+ a- bc-        | a:200000 b:400000 c:400000   | S. Bryl, AnalyzeCore, 2016-08-03: removal effects 1/2, 1, 1
        g-5 m1       | g+ g+ m+ gm+ g-    | g:600000 m:400000            | S. Puzyrov, 2019-07: g to win 1/2, m 1/4; start to g 4/5; so 3/4 and 1/2
        a-5 b1       | a+ b+              | a:500000 b:500000            |
        a-5 b1 b2    | a+ b+              | a:500000 b:500000            | touches do not count, partners do
        a-5 b1       | a+ a+ b+           | a:666667 b:333333            | 2/3, 1/3
        a-5 b1       | a+ b-              | a:1000000 b:0                |
        a-5 b1       | aab+ a- abb+       | a:500000 b:500000            | a partner that follows itself is one visit: each loses all
        a-5 b1       | a+ +               | a:1000000 b:0                | a direct win needs nobody
        a-5 b1 b2    | + - -              | a:333333 b:666667            | all 0: linear
        a-5 b1 b2    | a- b-              | a:333333 b:666667            | nothing won: all 0
        a-5 b1 b2    |                    | a:333333 b:666667            | no history
        a-5 b1 b2    | c+ c-              | a:333333 b:666667            | a partner without a touch earns nothing, whatever it wins
        a-5 b1       | c+ ca+ cb-         | a:1000000 b:0                |
        a-5 b1       | aba+ b-            | a:666667 b:333333            | a to b 1/2, won 1/2; b to a 1/2, lost 1/2: 1/2 in all, 0 without a, 1/4 without b
        """,
        row => Assert.Equal(row["credits"], Markov(row["touches"], row["history"])));

    // The chain written out and solved by elimination in exact quotients.
    [Fact]
    public void Credits_AreThoseOfTheChainSolvedExactly() => Deals.Any.Sample(deal =>
    {
        var partners = deal.Touches.ToArray().Select(touch => touch.Partner).Distinct().Order().ToArray();
        var history = deal.History.Where(closed => closed.ClosedAt <= Deals.Close && closed.ClosedAt > Deals.Close.AddDays(-365)).ToArray();
        if (!history.Any(closed => closed.Won) || partners.Length == 0) return;
        var all = Wins(history, null);
        Assert.Equal(Rational.Of(history.Count(closed => closed.Won), history.Length), all);
        var effects = partners.Select(partner => Rational.Of(1, 1) - Wins(history, partner) / all).ToArray();
        var total = effects.Aggregate(Rational.Zero, (sum, effect) => sum + effect);
        if (!total.IsPositive) return;
        var credits = AttributionRules.Credits(AttributionModel.Markov, deal, Deals.Terms, 0);
        for (var i = 0; i < partners.Length; i++) Assert.InRange(credits[i].Ppm - (effects[i] / total).ToDouble() * 1e6, -1.1, 1.1);
    });

    // Long loops converge slowly: a hundred rounds between two partners before each end.
    [Fact]
    public void Credits_OfLongLoops()
    {
        var round = string.Concat(Enumerable.Repeat("ab", 100));
        var report = AttributionRules.Report(AttributionModel.Markov, Deals.Deal("a-5 b1 c2", $"{round}+ {round}c- c+"), Deals.Terms, 0);
        // In the end b wins half and goes to c half, and c wins half: 2/3 in all, 1/6 without a or b, 1/3 without c; effects 3/4, 3/4, 1/2.
        Assert.Equal("a:375000 b:375000 c:250000", Deals.Told(report.Credits));
    }

    // Partners that are alike weigh alike to the last part, so that ties go by id and not by rounding.
    [Fact]
    public void Credits_OfPartnersThatAreAlike_AreAlike() => Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30], Gen.Int[1, 5]).Sample((won, lost, turns) =>
    {
        var paths = (string[])["ab", "ba", "ac", "ca", "bc", "cb", "a", "b", "c", "abcabc", "bcabca", "cabcab", "acbacb", "cbacba", "bacbac"];
        ClosedDeal[] history = [.. paths.SelectMany(path => Enumerable.Range(0, won + lost).Select(i => Deals.Closed(string.Concat(Enumerable.Repeat(path, turns)), i < won)))];
        Assert.Equal("a:333334 b:333333 c:333333", Deals.Told(AttributionRules.Credits(AttributionModel.Markov, Deals.Deal("a-5 b1 c2") with { History = history }, Deals.Terms, 0)));
    }, iter: Law.Times(20));

    [Fact]
    public void Credits_HoldForThousandsOfPartners()
    {
        PartnerId Partner(int i) => new($"p{i % 4_000:0000}");
        ClosedDeal[] history = [.. Enumerable.Range(0, 8_000).Select(i => new ClosedDeal(Deals.Close, i % 3 == 0, [Partner(i), Partner(i * 7 + 1), Partner(i * 31 + 2)]))];
        Touch[] touches = [.. Enumerable.Range(0, 4).Select(i => new Touch(new(Deals.Creation, "crm", $"{i}"), Partner(i)))];
        var report = AttributionRules.Report(AttributionModel.Markov, new(Deals.Creation, Deals.Close, touches, history, 1), Deals.Terms, 0);
        Assert.Equal((AttributionModel.Markov, 1_000_000), (report.Counted, report.Credits.Sum(credit => credit.Ppm)));
        Assert.All(report.Credits, credit => Assert.True(credit.Ppm > 0));
    }

    private static string Markov(string touches, string history) => Deals.Told(AttributionRules.Credits(AttributionModel.Markov, Deals.Deal(touches, history), Deals.Terms, 0));

    // The chance of a win from the start, every visit to the removed partner a loss; steps to itself are kept here.
    private static Rational Wins(ClosedDeal[] history, PartnerId? removed)
    {
        var partners = history.SelectMany(deal => deal.Path).Distinct().Order().ToList();
        var (start, size) = (partners.Count, partners.Count + 1);
        var counts = new long[size, size];
        var (won, left) = (new long[size], new long[size]);
        foreach (var deal in history)
        {
            var state = start;
            foreach (var partner in deal.Path)
            {
                left[state]++;
                counts[state, partners.IndexOf(partner)]++;
                state = partners.IndexOf(partner);
            }
            left[state]++;
            if (deal.Won) won[state]++;
        }
        // chance − Σ step × chance = step to a win, by Gauss and Jordan.
        var rows = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size + 1).Select(j =>
            i < start && partners[i] == removed ? (i == j ? 1 : Rational.Zero)
            : j == size ? Rational.Of(won[i], left[i])
            : (i == j ? 1 : Rational.Zero) - Rational.Of(counts[i, j], left[i])).ToArray()).ToArray();
        for (var pivot = 0; pivot < size; pivot++)
        {
            var lead = rows[pivot][pivot];
            rows[pivot] = [.. rows[pivot].Select(cell => cell / lead)];
            for (var i = 0; i < size; i++)
            {
                var factor = rows[i][pivot];
                if (i != pivot) rows[i] = [.. rows[i].Select((cell, j) => cell - factor * rows[pivot][j])];
            }
        }
        return rows[start][size];
    }
}
