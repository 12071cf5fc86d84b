using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Tiers;

/// <summary>Every entry and KPI of the tier table on both sides, and the decision at one close.</summary>
public sealed class TierTables
{
    private static readonly TierInputs None = new(true, true, true, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    // Registered holds, nothing is missed, and the close promotes to the highest tier whose entry holds.
    [Fact]
    public void Entry() => Table.Check(
        """
        wins | certifications | arr         | references | to
        0    | 0              | 0           | 0          | registered
        0    | 1              | 0           | 0          | registered
        1    | 0              | 0           | 0          | registered
        1    | 1              | 0           | 0          | select
        1    | 3              | 24,999,999  | 0          | select
        1    | 2              | 25,000,000  | 0          | select
        1    | 3              | 25,000,000  | 0          | premier
        0    | 3              | 25,000,000  | 0          | registered
        1    | 5              | 99,999,999  | 1          | premier
        1    | 4              | 100,000,000 | 1          | premier
        1    | 5              | 100,000,000 | 0          | premier
        1    | 5              | 100,000,000 | 1          | elite
        0    | 5              | 100,000,000 | 1          | registered
        """,
        row =>
        {
            var inputs = None with { Wins = row.Int("wins"), Certifications = row.Int("certifications"), ArrMinor = row.Long("arr"), References = row.Int("references") };
            Assert.Equal(row.Enum<Tier>("to"), Decide(inputs, new(Tier.Registered, 0, 0, 0)).After.Tier);
        });

    [Fact]
    public void Kpis() => Table.Check(
        """
        tier       | activities | surveys | csat | won | lost | strikes | plans | specializations | missed
        registered | 0          | 1       | 100  | 0   | 5    | 2       | 0     | 0               | no
        select     | 0          | 0       | 0    | 0   | 0    | 0       | 0     | 0               | yes
        select     | 1          | 0       | 0    | 0   | 0    | 0       | 0     | 0               | no
        select     | 1          | 1       | 400  | 0   | 0    | 0       | 0     | 0               | yes
        select     | 1          | 2       | 800  | 0   | 0    | 0       | 0     | 0               | yes
        select     | 1          | 2       | 801  | 0   | 0    | 0       | 0     | 0               | no
        select     | 1          | 1       | 401  | 0   | 5    | 1       | 0     | 0               | no
        premier    | 1          | 0       | 0    | 0   | 0    | 0       | 0     | 0               | no
        premier    | 1          | 0       | 0    | 0   | 4    | 0       | 0     | 0               | no
        premier    | 1          | 0       | 0    | 0   | 5    | 0       | 0     | 0               | yes
        premier    | 1          | 0       | 0    | 2   | 6    | 0       | 0     | 0               | no
        premier    | 1          | 0       | 0    | 249 | 751  | 0       | 0     | 0               | yes
        premier    | 1          | 0       | 0    | 250 | 750  | 0       | 0     | 0               | no
        premier    | 1          | 0       | 0    | 0   | 0    | 1       | 0     | 0               | yes
        premier    | 0          | 0       | 0    | 5   | 0    | 0       | 0     | 0               | yes
        elite      | 1          | 0       | 0    | 0   | 0    | 0       | 0     | 1               | yes
        elite      | 1          | 0       | 0    | 0   | 0    | 0       | 1     | 0               | yes
        elite      | 1          | 0       | 0    | 0   | 0    | 0       | 1     | 1               | no
        elite      | 1          | 1       | 400  | 0   | 0    | 0       | 1     | 1               | yes
        elite      | 1          | 0       | 0    | 0   | 5    | 0       | 1     | 1               | yes
        """,
        row => Assert.Equal(row["missed"] == "yes", Decide(Figures(row), new(row.Enum<Tier>("tier"), 0, 0, 0)).Missed));

    // before: tier, warnings, tiers lost; the close keeps all KPIs or misses one; the entry reached is named.
    [Fact]
    public void Decide_WarningsGraceDemotionAndSteps() => Table.Check(
        """
        grace | steps | before     | warnings | lost    | kept | entry   | after      | warnings after
        1     | 3     | registered | 0        |         | yes  | elite   | elite      | 0
        1     | 2     | registered | 0        |         | yes  | elite   | premier    | 0
        1     | 1     | registered | 0        |         | yes  | elite   | select     | 0
        1     | 1     | select     | 0        |         | yes  | elite   | premier    | 0
        1     | 3     | select     | 1        |         | yes  | select  | select     | 0
        1     | 3     | select     | 0        |         | no   | elite   | select     | 1
        1     | 3     | select     | 1        |         | no   | elite   | registered | 0
        1     | 3     | elite      | 1        |         | no   | elite   | premier    | 0
        0     | 3     | premier    | 0        |         | no   | premier | select     | 0
        2     | 3     | premier    | 1        |         | no   | premier | premier    | 2
        2     | 3     | premier    | 2        |         | no   | premier | select     | 0
        1     | 3     | premier    | 0        |         | yes  | none    | premier    | 0
        1     | 3     | registered | 0        | select  | no   | elite   | registered | 0
        1     | 3     | registered | 0        | select  | yes  | elite   | elite      | 0
        1     | 3     | registered | 0        | premier | yes  | elite   | elite      | 0
        """,
        row =>
        {
            var lost = row["lost"] is "" ? (byte)0 : (byte)(1 << (int)row.Enum<Tier>("lost"));
            var terms = Defaults.Program.Tiers with { Grace = row.Int("grace"), MaxSteps = row.Int("steps") };
            var inputs = Reaching(row.Enum<Tier>("entry")) with { QuarterActivities = row["kept"] == "yes" ? 1 : 0 };
            var outcome = TierRules.Decide(inputs, new(row.Enum<Tier>("before"), (byte)row.Int("warnings"), lost, 0), terms, Defaults.Program.Health.Quality);
            Assert.Equal((row.Enum<Tier>("after"), (byte)row.Int("warnings after")), (outcome.After.Tier, outcome.After.Warnings));
        });

    // Where the program promotes at once, the steps of a quarter are counted down to its close.
    [Fact]
    public void Steps_UsedWithinTheQuarter_AreNotHadAgain()
    {
        var used = new TierStanding(Tier.Registered, 0, 0, 1);
        var inputs = Reaching(Tier.Elite) with { QuarterActivities = 1 };
        var quality = Defaults.Program.Health.Quality;
        var atClose = Defaults.Program.Tiers with { MaxSteps = 2 };
        var atOnce = atClose with { Promotion = Promotion.Immediate };
        Assert.Equal(new(Tier.Premier, 0, 0, 0), TierRules.Decide(inputs, used, atClose, quality).After);
        Assert.Equal(new(Tier.Select, 0, 0, 0), TierRules.Decide(inputs, used, atOnce, quality).After);
        Assert.Equal(new(Tier.Select, 0, 0, 2), TierRules.Promote(inputs, used, atOnce, quality));
        Assert.Equal(used with { Steps = 2 }, TierRules.Promote(inputs, used with { Steps = 2 }, atOnce, quality));
        Assert.True(Decide(None, new(Tier.Select, 1, 0, 0)).Missed);
    }

    [Fact]
    public void Explain_ShowsNoFigureWithoutEvidence_AndTheLeastThatMeets()
    {
        var lines = TierRules.Explain(None with { Plans = 1 }, Defaults.Program.Tiers, Defaults.Program.Health.Quality).ToDictionary(each => each.Name, each => (each.Met, each.Value));
        Assert.Equal((true, "1"), lines["registered.keep.first-activity"]);
        Assert.Equal((true, null), lines["select.keep.csat"]);
        Assert.Equal((true, null), lines["premier.keep.win-rate"]);
        Assert.Equal((true, "1"), lines["elite.keep.plan"]);
    }

    [Fact]
    public void Decide_TierLostByDemotion_AsksItsKpisToEnter()
    {
        var lost = new TierStanding(Tier.Select, 0, 1 << (int)Tier.Premier, 0);
        var badRate = Reaching(Tier.Premier) with { QuarterActivities = 1, Lost = 5 };
        Assert.Equal(Tier.Select, Decide(badRate, lost).After.Tier);
        Assert.Equal(Tier.Premier, Decide(badRate, lost with { Lost = 0 }).After.Tier);
        Assert.Equal(Tier.Premier, Decide(badRate with { Won = 2 }, lost).After.Tier);
        Assert.Equal(["premier.keep.win-rate"], TierRules.Next(badRate, lost, Defaults.Program.Tiers, Defaults.Program.Health.Quality)!.Missing.Select(missing => missing.Name));
    }

    [Fact]
    public void Explain_NamesEveryRequirementWithItsFigure()
    {
        var inputs = new TierInputs(true, false, false, 0, 1, 2, 12_345_678, 0, 3, 2, 851, 2, 4, 1, 0, 1);
        var lines = TierRules.Explain(inputs, Defaults.Program.Tiers, Defaults.Program.Health.Quality)
            .Select(each => $"{each.Name} | {(each.Met ? "met" : "missed")} | {each.Value ?? "-"} | {each.Needed}");
        Assert.Equal(
            """
            registered.entry.terms | met | yes | signed and valid
            registered.entry.icp-fit | missed | no | the latest assessment says fit
            registered.keep.first-activity | missed | - | at least 1 within 45 days of acceptance
            select.entry.wins | met | 1 | at least 1
            select.entry.certifications | met | 2 | at least 1
            select.keep.activities | met | 3 | at least 1
            select.keep.csat | met | 4.26 | above 4.00
            premier.entry.arr | missed | 123,456.78 | at least 250,000.00
            premier.entry.certifications | missed | 2 | at least 3
            premier.keep.win-rate | met | 0.333333 | at least 0.250000
            premier.keep.strikes | missed | 1 | at most 0
            elite.entry.arr | missed | 123,456.78 | at least 1,000,000.00
            elite.entry.certifications | missed | 2 | at least 5
            elite.entry.references | missed | 0 | at least 1
            elite.keep.plan | missed | 0 | at least 1 valid of 24 months or more
            elite.keep.specializations | met | 1 | at least 1
            """,
            string.Join('\n', lines));
    }

    [Fact]
    public void Next_ListsWhatIsMissing_NullAtTheHighest()
    {
        var terms = Defaults.Program.Tiers;
        var quality = Defaults.Program.Health.Quality;
        Assert.Equal(["registered.entry.icp-fit"], TierRules.Next(None with { IcpFit = false }, default, terms, quality)!.Missing.Select(each => each.Name));
        Assert.Equal(["select.entry.wins", "select.entry.certifications"], TierRules.Next(None, new(Tier.Registered, 0, 0, 0), terms, quality)!.Missing.Select(each => each.Name));
        Assert.Equal(["select.keep.activities", "premier.entry.arr"], TierRules.Next(Reaching(Tier.Elite) with { ArrMinor = 1 }, new(Tier.Select, 0, 0, 0), terms, quality)!.Missing.Select(each => each.Name));
        Assert.Null(TierRules.Next(None, new(Tier.Elite, 0, 0, 0), terms, quality));
    }

    private static TierOutcome Decide(TierInputs inputs, TierStanding before) => TierRules.Decide(inputs, before, Defaults.Program.Tiers, Defaults.Program.Health.Quality);

    private static TierInputs Figures(Table.Row row) => None with
    {
        QuarterActivities = row.Int("activities"),
        Surveys = row.Int("surveys"),
        CsatSumHundredths = row.Long("csat"),
        Won = row.Int("won"),
        Lost = row.Int("lost"),
        Strikes = row.Int("strikes"),
        Plans = row.Int("plans"),
        Specializations = row.Int("specializations"),
    };

    private static TierInputs Reaching(Tier tier) => None with
    {
        Wins = tier >= Tier.Select ? 1 : 0,
        Certifications = tier >= Tier.Elite ? 5 : tier >= Tier.Premier ? 3 : tier >= Tier.Select ? 1 : 0,
        ArrMinor = tier >= Tier.Elite ? 100_000_000 : tier >= Tier.Premier ? 25_000_000 : 0,
        References = tier >= Tier.Elite ? 1 : 0,
        Plans = 1,
        Specializations = 1,
    };
}
