using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

public sealed class EligibilityTests
{
    private static readonly DealPart Nothing = new(Won: false, Motion.CoSell, Owner: false, Source: false, CreditPpm: 0);

    private static readonly Eligibility Narrow = new([PartnerType.Referral, PartnerType.Reseller], ["apac", "emea"], [Tier.Select, Tier.Elite], [Motion.Resell, Motion.Referral]);

    // Everything is wrong at first; each line mends one thing more, and the next reason answers, down to none.
    [Theory]
    [InlineData(IncentiveKind.Margin)]
    [InlineData(IncentiveKind.ReferralFee)]
    public void Judge_AnswersTheFirstReason_DownToNone(IncentiveKind kind)
    {
        var terms = kind == IncentiveKind.Margin ? (IncentiveTerms)Earning.Terms.Margin : Earning.Terms.ReferralFee;
        var incentive = Earning.Incentive(terms) with { Eligibility = Narrow };
        var at = Instant.Utc(2023, 12, 31);
        PartnerStanding? standing = null;
        var deal = Nothing;
        var answers = new List<IneligibleReason?>();
        void Ask(Action mend)
        {
            answers.Add(EligibilityRules.Judge(incentive, standing, deal, at));
            mend();
        }
        Ask(() => at = Instant.Utc(2024, 1, 1));
        Ask(() => standing = new(Tier.Premier, PartnerType.Oem, "amer", 0, 3, Suspended: true, Terminated: true));
        Ask(() => standing = standing!.Value with { Terminated = false });
        Ask(() => standing = standing!.Value with { Type = PartnerType.Reseller });
        Ask(() => standing = standing!.Value with { Region = "emea" });
        Ask(() => standing = standing!.Value with { Tier = Tier.Elite });
        Ask(() => deal = deal with { Motion = Motion.Resell });
        Ask(() => deal = deal with { Won = true });
        if (kind == IncentiveKind.Margin) Ask(() => deal = deal with { Owner = true });
        else
        {
            Ask(() => deal = deal with { CreditPpm = 1 });
            Ask(() => deal = deal with { Source = true });
        }
        Ask(() => { });
        IneligibleReason?[] last = kind == IncentiveKind.Margin ? [IneligibleReason.NotOwner, null] : [IneligibleReason.NoInfluence, IneligibleReason.NotSource, null];
        Assert.Equal(
            [
                IneligibleReason.NotInPeriod, IneligibleReason.NotIntroduced, IneligibleReason.Terminated, IneligibleReason.TypeNotEligible, IneligibleReason.RegionNotEligible,
                IneligibleReason.TierNotEligible, IneligibleReason.MotionNotEligible, IneligibleReason.NotWon, .. last,
            ],
            answers);
    }

    // A cause earns from the start of the period to before its end; a quarter's close a tick later at both ends.
    [Fact]
    public void Period_FromItsStartToBeforeItsEnd_ACloseWithItsQuarter() => Table.Check(
        """
        kind   | cause                       | in period
        usage  | 2023-12-31T23:59:59.9999999 | no
        usage  | 2024-01-01                  | yes
        usage  | 2024-12-31T23:59:59.9999999 | yes
        usage  | 2025-01-01                  | no
        rebate | 2024-01-01                  | no
        rebate | 2024-01-01T00:00:00.0000001 | yes
        rebate | 2024-04-01                  | yes
        rebate | 2025-01-01                  | yes
        rebate | 2025-01-01T00:00:00.0000001 | no
        """,
        row =>
        {
            var incentive = Earning.Incentive(row["kind"] == "usage" ? Earning.Terms.Usage : Earning.Terms.Rebate);
            Assert.Equal(row["in period"] == "yes", EligibilityRules.InPeriod(incentive, Story.At(row["cause"])));
        });

    [Fact]
    public void Lists_LetWhatTheyName_AndAnEmptyOneAny() => Table.Check(
        """
        eligibility | type     | region | tier     | motion   | reason
        any         | oem      | amer   | none     | cosell   |
        narrow      | referral | apac   | select   | resell   |
        narrow      | reseller | emea   | elite    | referral |
        narrow      | oem      | emea   | select   | resell   | typenoteligible
        narrow      | reseller | Emea   | select   | resell   | regionnoteligible
        narrow      | reseller | emea   | premier  | resell   | tiernoteligible
        narrow      | reseller | emea   | none     | resell   | tiernoteligible
        narrow      | reseller | emea   | select   | cosell   | motionnoteligible
        """,
        row =>
        {
            var incentive = Earning.Incentive(Earning.Terms.Usage) with { Eligibility = row["eligibility"] == "any" ? Eligibility.Any : Narrow };
            var standing = new PartnerStanding(row.Enum<Tier>("tier"), row.Enum<PartnerType>("type"), row["region"], 0, 0, false, false);
            var deal = new DealPart(true, row.Enum<Motion>("motion"), false, false, 1);
            Assert.Equal(row["reason"] is "" ? null : row.Enum<IneligibleReason>("reason"), EligibilityRules.Judge(incentive, standing, deal, Instant.Utc(2024, 6, 1)));
        });

    // What a deal must be, by kind; held or suspended is never asked.
    [Fact]
    public void Deal_ByKind() => Table.Check(
        """
        kind     | motion   | won | owner | source | credit  | reason
        margin   | resell   | yes | yes   | no     | 0       |
        margin   | cosell   | yes | yes   | yes    | 1000000 | motionnoteligible
        margin   | referral | yes | yes   | yes    | 1000000 | motionnoteligible
        margin   | resell   | no  | yes   | yes    | 1000000 | notwon
        margin   | resell   | yes | no    | yes    | 1000000 | notowner
        referral | cosell   | yes | no    | yes    | 0       |
        referral | referral | yes | no    | yes    | 1000000 |
        referral | referral | no  | no    | yes    | 1000000 | notwon
        referral | referral | yes | yes   | no     | 1       | notsource
        referral | referral | yes | yes   | no     | 0       | noinfluence
        usage    | cosell   | yes | no    | no     | 1       |
        usage    | cosell   | yes | no    | yes    | 0       |
        usage    | cosell   | yes | yes   | no     | 0       | noinfluence
        usage    | cosell   | no  | yes   | no     | 1       | notwon
        rebate   | resell   | yes | no    | no     | 1       |
        rebate   | resell   | yes | yes   | no     | 0       | noinfluence
        """,
        row =>
        {
            IncentiveTerms terms = row["kind"] switch
            {
                "margin" => Earning.Terms.Margin,
                "referral" => Earning.Terms.ReferralFee,
                "usage" => Earning.Terms.Usage,
                _ => Earning.Terms.Rebate,
            };
            var deal = new DealPart(row["won"] == "yes", row.Enum<Motion>("motion"), row["owner"] == "yes", row["source"] == "yes", row.Long("credit"));
            IneligibleReason? reason = row["reason"] is "" ? null : row.Enum<IneligibleReason>("reason");
            var held = Earning.Select with { Strikes = 3, Suspended = true };
            Assert.Equal(reason, EligibilityRules.JudgeDeal(Earning.Incentive(terms), deal));
            Assert.Equal(reason, EligibilityRules.Judge(Earning.Incentive(terms), held, deal, Instant.Utc(2024, 6, 1)));
            Assert.Null(EligibilityRules.Judge(Earning.Incentive(terms), held, null, Instant.Utc(2024, 6, 1)));
        });
}
