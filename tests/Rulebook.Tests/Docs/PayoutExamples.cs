using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Incentives.Payouts;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Docs;

/// <summary>The worked examples of the pages on what incentives entitle to, read from the page and executed.</summary>
public sealed class PayoutExamples
{
    private static readonly IncentivesTerms Terms = Defaults.Program.Incentives;

    [Fact]
    public void Incentives()
    {
        var incentive = Earning.Incentive(Terms.Usage) with { Eligibility = new([PartnerType.Reseller], ["emea"], [Tier.Select, Tier.Premier], [Motion.CoSell]) };
        Table.Check(RulePage.Example("incentives.md"), row =>
        {
            var standing = new PartnerStanding(row.Enum<Tier>("tier"), row.Enum<PartnerType>("type"), row["region"], 0, 0, false, false);
            var deal = new DealPart(true, Enum.Parse<Motion>(Word(row["motion"]), ignoreCase: true), false, false, row.Long("credit"));
            var reason = EligibilityRules.Judge(incentive, standing, deal, Story.At(row["cause"]));
            Assert.Equal(row["answer"] == "earns" ? null : Enum.Parse<IneligibleReason>(Word(row["answer"]), ignoreCase: true), reason);
        });
    }

    [Fact]
    public void Margin() => Table.Check(RulePage.Example("margin.md"), row =>
    {
        var rate = MarginFormula.RatePpm(row.Enum<Tier>("tier"), row["registered"] == "yes", row.Int("specializations"), Terms.Margin);
        Assert.Equal((row.Int("rate ppm"), row.Long("margin")), (rate, MarginFormula.Line(row.Long("list"), rate).AmountMinor));
    });

    [Fact]
    public void ReferralFee() => Table.Check(RulePage.Example("referral-fee.md"), row =>
    {
        Assert.Equal(row.Long("fee"), ReferralFormula.Line(row.Long("acv"), Terms.ReferralFee).AmountMinor);
        Assert.Equal(row["lines"], Text(ReferralFormula.Lines(row.Long("acv"), Terms.ReferralFee)));
    });

    [Fact]
    public void Rebate() => Table.Check(RulePage.Example("rebate.md"), row =>
    {
        var terms = Terms.Rebate with { Form = Enum.Parse<RebateForm>(Word(row["form"]), ignoreCase: true) };
        Assert.Equal(row.Long("rebate"), RebateFormula.AmountMinor(row.Long("credited"), Tier.Select, terms));
        Assert.Equal(row["lines"], Text(RebateFormula.Lines(row.Long("credited"), Tier.Select, terms)));
    });

    [Fact]
    public void UsageFee() => Table.Check(RulePage.Example("usage-fee.md"), row =>
    {
        var month = int.Parse(row["month"][..4]) * 12 + int.Parse(row["month"][5..]) - 1;
        var deal = Earning.Deal with
        {
            Won = Earning.Key("2024-01-15", "won"),
            Credits = [new(Earning.Acme, 1_000_000, 1_000_000)],
            Usage = [new(Earning.Key(row["metered"], "m"), 100_000, month)],
            ChurnedAt = row["customer left"] is "" ? null : Story.At(row["customer left"]),
        };
        var earned = DealEntitlements.Of(Earning.Incentive(Terms.Usage) with { Until = Instant.Never }, deal, Earning.AlwaysSelect);
        if (row["fee"] == "none") Assert.Empty(earned);
        else Assert.Equal((row.Long("fee"), row.Long("fee") - row.Long("taken back")), (Assert.Single(earned).Lines[0].AmountMinor, earned[0].AmountMinor));
    });

    [Fact]
    public void IncentiveWatch() => Table.Check(RulePage.Example("incentive-watch.md"), row =>
    {
        var (before, now) = (row.Int("before"), row.Int("now"));
        var quiet = new WatchInputs(0, 0, 500, 500, 0, 0, 0, 0, 0, 0, true);
        var (inputs, sign) = row["figure"] switch
        {
            "payout" => (quiet with { PayoutMinor = now, PayoutBeforeMinor = before }, WatchSigns.PayoutWithoutGrowth),
            "activities, last days" => (quiet with { Activities = before, Bunched = now }, WatchSigns.BunchedActivities),
            "claims, unfollowed" => (quiet with { Claims = before, Unfollowed = now }, WatchSigns.UnfollowedClaims),
            "wins, first days" => (quiet with { Wins = before, EarlyWins = now }, WatchSigns.Sandbagging),
            _ => throw new InvalidOperationException($"No figure {row["figure"]}."),
        };
        Assert.Equal(row["sign"] == "yes" ? sign : WatchSigns.None, WatchRules.Signs(inputs, Terms.Watch));
    });

    private static string Word(string kebab) => kebab.Replace("-", "", StringComparison.Ordinal);

    private static string Text(IEnumerable<StatementLine> lines) => string.Join(", ", lines.Select(line => $"{line.BaseMinor} at {line.RatePpm} = {line.AmountMinor}"));
}
