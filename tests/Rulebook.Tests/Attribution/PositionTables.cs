using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

/// <summary>Credits in ppm worked by hand: touches by days from the creation, the close on day 60.</summary>
public sealed class PositionTables
{
    [Fact]
    public void Linear_FirstAndLast() => Check(
        """
        model      | touches          | credits                        | why
        linear     | a-5              | a:1000000                      |
        linear     | a-5 b1           | a:500000 b:500000              |
        linear     | a-5 b1 a5        | a:666667 b:333333              |
        linear     | c-5 b1 a5        | a:333334 b:333333 c:333333     | a tie of remainders goes to the lesser id
        linear     | a1 b1 b1 b1      | a:250000 b:750000              |
        firsttouch | a-5              | a:1000000                      |
        firsttouch | b-5 a1           | a:0 b:1000000                  |
        firsttouch | b-5 a-5 c1       | a:500000 b:500000 c:0          | one instant shares
        firsttouch | c1 b1 a1         | a:333334 b:333333 c:333333     |
        firsttouch | a-5 a-5 b-5 c60  | a:666667 b:333333 c:0          |
        firsttouch | a60              | a:1000000                      | at the close
        firsttouch | b-5 c2 a1 b3     | a:0 b:1000000 c:0              |
        lasttouch  | a-5              | a:1000000                      |
        lasttouch  | a-5 b1           | a:0 b:1000000                  |
        lasttouch  | a-5 b60 c60      | a:0 b:500000 c:500000          |
        lasttouch  | a-5 b60 b60 c60  | a:0 b:666667 c:333333          |
        lasttouch  | c1 b1 a1         | a:333334 b:333333 c:333333     |
        lasttouch  | b9 c2 a1 b3      | a:0 b:1000000 c:0              |
        """);

    [Fact]
    public void UShaped() => Check(
        """
        model   | touches            | credits                                        | why
        ushaped | a-5                | a:1000000                                      | first and last
        ushaped | a-5 b5             | a:500000 b:500000                              | 40, 40 of 80
        ushaped | a5 b5              | a:500000 b:500000                              |
        ushaped | a-5 b1 c5          | a:400000 b:200000 c:400000                     |
        ushaped | c5 a-5 b1          | a:400000 b:200000 c:400000                     | the list has no order
        ushaped | a5 b5 c5           | a:333334 b:333333 c:333333                     | 100 / 3
        ushaped | a-5 b-5 c5         | a:300000 b:300000 c:400000                     | (40 + 20) / 2
        ushaped | a-5 b5 c5          | a:400000 b:300000 c:300000                     | (20 + 40) / 2
        ushaped | a-5 b1 a5          | a:800000 b:200000                              |
        ushaped | a-5 a-5 b5         | a:600000 b:400000                              |
        ushaped | a-5 b1 c2 d5       | a:400000 b:100000 c:100000 d:400000            |
        ushaped | a-5 b1 c1 d5       | a:400000 b:100000 c:100000 d:400000            |
        ushaped | a-5 b-5 c1 d5      | a:250000 b:250000 c:100000 d:400000            | (40 + 10) / 2
        ushaped | a-5 b1 c5 d5       | a:400000 b:100000 c:250000 d:250000            |
        ushaped | a-5 b-5 c5 d5      | a:250000 b:250000 c:250000 d:250000            |
        ushaped | a-5 b-5 c-5 d5     | a:200000 b:200000 c:200000 d:400000            | (40 + 10 + 10) / 3
        ushaped | a-5 b1 c2 d3 e5    | a:400000 b:66667 c:66667 d:66666 e:400000      | 20 / 3 each
        ushaped | a-5 b1 c2 c3 e5    | a:400000 b:66667 c:133333 e:400000             |
        ushaped | a-5 b-5 c5 d5 e5   | a:233333 b:233333 c:177778 d:177778 e:177778   | (40 + 6.67) / 2, (40 + 13.33) / 3
        """);

    [Fact]
    public void WShaped() => Check(
        """
        model   | touches            | credits                                        | why
        wshaped | a-5                | a:1000000                                      | all three positions
        wshaped | a5                 | a:1000000                                      | first and last
        wshaped | a-5 b5             | a:666667 b:333333                              | 60, 30 of 90
        wshaped | a-5 b0             | a:666667 b:333333                              | at the creation is not before it
        wshaped | a-5 b-3            | a:333333 b:666667                              | 30, 60 of 90
        wshaped | a0 b5              | a:500000 b:500000                              | none before: 30, 30 of 60
        wshaped | a1 b5              | a:500000 b:500000                              |
        wshaped | a-5 a-1 b5         | a:666667 b:333333                              |
        wshaped | a-5 b-3 c5         | a:333334 b:333333 c:333333                     | 30, 30, 30 of 90
        wshaped | a-5 b1 c5          | a:600000 b:100000 c:300000                     | 60, 10, 30
        wshaped | a-5 b-3 c-1        | a:300000 b:100000 c:600000                     | 30, 10, 60
        wshaped | a1 b2 c5           | a:428572 b:142857 c:428571                     | 30, 10, 30 of 70
        wshaped | a-5 b-5 c5         | a:333334 b:333333 c:333333                     | (30 + 30) / 2 and 30 of 90
        wshaped | a-5 b-1 c-1        | a:300000 b:350000 c:350000                     | 30, (10 + 60) / 2
        wshaped | a-5 b-5 c-5        | a:333334 b:333333 c:333333                     |
        wshaped | a-5 b-3 c1 d5      | a:300000 b:300000 c:100000 d:300000            |
        wshaped | a-5 b-3 c60 d60    | a:300000 b:300000 c:200000 d:200000            | (10 + 30) / 2
        wshaped | a-5 b-5 c-1 d5     | a:200000 b:200000 c:300000 d:300000            | (30 + 10) / 2
        wshaped | a-5 b-3 c-1 d1 e5  | a:300000 b:50000 c:300000 d:50000 e:300000     |
        wshaped | a-9 b-5 c-5 d-5 e5 | a:300000 b:133334 c:133333 d:133333 e:300000   | (5 + 5 + 30) / 3
        wshaped | a-9 b-5 c-5 d5 e5  | a:300000 b:175000 c:175000 d:175000 e:175000   | (5 + 30) / 2, (5 + 30) / 2
        wshaped | a-9 b-1 a1 b2 a5   | a:650000 b:350000                              | 30 + 5 + 30, 30 + 5
        """);

    [Fact]
    public void TimeDecay_HalfLifeOf14Days() => Check(
        """
        model     | touches       | credits                        | why
        timedecay | a-5           | a:1000000                      |
        timedecay | a15 b15       | a:500000 b:500000              |
        timedecay | a1 b15        | a:333333 b:666667              | 1/2, 1
        timedecay | b15 a1        | a:333333 b:666667              |
        timedecay | a-13 b1 c15   | a:142857 b:285714 c:571429     | 1/4, 1/2, 1
        timedecay | a-13 b1 a15   | a:714286 b:285714              |
        timedecay | a8 b15        | a:414214 b:585786              | 2^-1/2 = 0.707107
        timedecay | a11.5 b15     | a:456786 b:543214              | 2^-1/4 = 0.840896
        timedecay | a1 b4 c60     | a:48257 b:55985 c:895758       | 2^-59/14 = 0.053873, 1/16, 1
        """);

    [Theory]
    [InlineData(-1, "a:666667 b:333333")]
    [InlineData(0, "a:500000 b:500000")]
    [InlineData(1, "a:500000 b:500000")]
    public void WShaped_TheLastBeforeCreation_ToTheTick(long ticks, string credits)
    {
        Touch[] touches = [new(new(new(Deals.Creation.Ticks + ticks), "crm", "1"), new("a")), new(new(Deals.Close, "crm", "2"), new("b"))];
        Assert.Equal(credits, Deals.Told(AttributionRules.Credits(AttributionModel.WShaped, new(Deals.Creation, Deals.Close, touches, [], 1), Deals.Terms, 0)));
    }

    [Fact]
    public void Weights_ComeFromTheProgram() => Table.Check(
        """
        model   | weights         | touches           | credits                             | counted
        ushaped | 500000 300000 200000        | a-5 b1 c5         | a:500000 b:300000 c:200000          | ushaped
        ushaped | 0 1000000 0                 | a-5 b1 c5         | a:0 b:1000000 c:0                   | ushaped
        ushaped | 0 1000000 0                 | a-5 a1 b5 b5      | a:500000 b:500000                   | ushaped
        ushaped | 0 1000000 0                 | a-5 a-3           | a:1000000                           | linear
        ushaped | 0 1000000 0                 | a-5 b5            | a:500000 b:500000                   | linear
        ushaped | 0 0 1000000                 | a-5 b5            | a:0 b:1000000                       | ushaped
        wshaped | 100000 200000 300000 400000 | a-5 b-3 c1 d5     | a:100000 b:200000 c:400000 d:300000 | wshaped
        wshaped | 100000 200000 300000 400000 | a-5 b5            | a:500000 b:500000                   | wshaped
        wshaped | 0 1000000 0 0               | a-5 b-3 c1        | a:0 b:1000000 c:0                   | wshaped
        wshaped | 0 1000000 0 0               | a1 b1 b2          | a:333333 b:666667                   | linear
        """,
        row =>
        {
            var ppm = row["weights"].Split(' ').Select(int.Parse).ToArray();
            var model = row.Enum<AttributionModel>("model");
            var terms = model == AttributionModel.UShaped ? Deals.Terms with { UShaped = new(ppm[0], ppm[1], ppm[2]) } : Deals.Terms with { WShaped = new(ppm[0], ppm[1], ppm[2], ppm[3]) };
            var report = AttributionRules.Report(model, Deals.Deal(row["touches"]), terms, 0);
            Assert.Equal((row["credits"], model, row.Enum<AttributionModel>("counted")), (Deals.Told(report.Credits), report.Model, report.Counted));
            Assert.Empty(report.StandardErrorsPpm);
        });

    private static void Check(string table) => Table.Check(table, row =>
        Assert.Equal(row["credits"], Deals.Told(AttributionRules.Credits(row.Enum<AttributionModel>("model"), Deals.Deal(row["touches"]), Deals.Terms, 0))));
}
