namespace PemActors.Simulator.Kernel;

/// <summary>What a replication adds up to after its warm-up; whole numbers, so that the order of adding is of no account.</summary>
public record struct Tally
{
    /// <summary>Activities of all partners.</summary>
    public long Activities { get; set; }

    /// <summary>Opportunities created.</summary>
    public long Opportunities { get; set; }

    /// <summary>Deals won.</summary>
    public long Wins { get; set; }

    /// <summary>Deals lost.</summary>
    public long Losses { get; set; }

    /// <summary>Their ACV, minor units.</summary>
    public long WonMinor { get; set; }

    /// <summary>The part that partners sourced.</summary>
    public long SourcedMinor { get; set; }

    /// <summary>Certifications earned.</summary>
    public long Certificates { get; set; }

    /// <summary>The sum of their scores, hundredths.</summary>
    public long ScoreSumHundredths { get; set; }

    /// <summary>Violations confirmed.</summary>
    public long Strikes { get; set; }

    /// <summary>CSAT answers.</summary>
    public long Surveys { get; set; }

    /// <summary>Their sum, hundredths.</summary>
    public long CsatSumHundredths { get; set; }

    /// <summary>Partners activated under the program's rule.</summary>
    public long Activated { get; set; }

    /// <summary>Partners who fell silent.</summary>
    public long Silenced { get; set; }

    /// <summary>Health cards scored.</summary>
    public long Cards { get; set; }

    /// <summary>Cards that were yellow over all.</summary>
    public long Yellow { get; set; }

    /// <summary>Cards that were green over all.</summary>
    public long Green { get; set; }

    /// <summary>Sum of scores, millionths of a point.</summary>
    public long ScoreMicro { get; set; }

    /// <summary>Tier decisions.</summary>
    public long Decisions { get; set; }

    /// <summary>Decisions that promoted.</summary>
    public long Promotions { get; set; }

    /// <summary>Decisions that demoted.</summary>
    public long Demotions { get; set; }

    /// <summary>Payouts made, margins included.</summary>
    public long Payouts { get; set; }

    /// <summary>Registrations asked for.</summary>
    public long Registrations { get; set; }

    /// <summary>Those approved.</summary>
    public long Approvals { get; set; }

    /// <summary>Those answered late.</summary>
    public long SlaBreaches { get; set; }

    /// <summary>Payouts of all incentives, minor units.</summary>
    public long PayoutMinor { get; set; }

    /// <summary>Partners who joined.</summary>
    public long Joined { get; set; }

    /// <summary>Suspensions, by strikes or by decision.</summary>
    public long Suspensions { get; set; }

    /// <summary>Margins, minor units.</summary>
    public long MarginMinor { get; set; }

    /// <summary>Referral fees, minor units.</summary>
    public long ReferralMinor { get; set; }

    /// <summary>Sums for activities, minor units.</summary>
    public long SpifMinor { get; set; }

    /// <summary>Rebates, minor units.</summary>
    public long RebateMinor { get; set; }

    /// <summary>Random blocks drawn.</summary>
    public long Blocks { get; set; }

    /// <summary>Partners who had joined when the run ended.</summary>
    public long Partners { get; set; }

    /// <summary>Deals open when the run ended.</summary>
    public long OpenDeals { get; set; }

    /// <summary>Both together.</summary>
    public readonly Tally Plus(in Tally other) => new()
    {
        Activities = Activities + other.Activities,
        Opportunities = Opportunities + other.Opportunities,
        Wins = Wins + other.Wins,
        Losses = Losses + other.Losses,
        WonMinor = WonMinor + other.WonMinor,
        SourcedMinor = SourcedMinor + other.SourcedMinor,
        Certificates = Certificates + other.Certificates,
        ScoreSumHundredths = ScoreSumHundredths + other.ScoreSumHundredths,
        Strikes = Strikes + other.Strikes,
        Surveys = Surveys + other.Surveys,
        CsatSumHundredths = CsatSumHundredths + other.CsatSumHundredths,
        Activated = Activated + other.Activated,
        Silenced = Silenced + other.Silenced,
        Cards = Cards + other.Cards,
        Yellow = Yellow + other.Yellow,
        Green = Green + other.Green,
        ScoreMicro = ScoreMicro + other.ScoreMicro,
        Decisions = Decisions + other.Decisions,
        Promotions = Promotions + other.Promotions,
        Demotions = Demotions + other.Demotions,
        Payouts = Payouts + other.Payouts,
        Registrations = Registrations + other.Registrations,
        Approvals = Approvals + other.Approvals,
        SlaBreaches = SlaBreaches + other.SlaBreaches,
        PayoutMinor = PayoutMinor + other.PayoutMinor,
        Joined = Joined + other.Joined,
        Suspensions = Suspensions + other.Suspensions,
        MarginMinor = MarginMinor + other.MarginMinor,
        ReferralMinor = ReferralMinor + other.ReferralMinor,
        SpifMinor = SpifMinor + other.SpifMinor,
        RebateMinor = RebateMinor + other.RebateMinor,
        Blocks = Blocks + other.Blocks,
        Partners = Partners + other.Partners,
        OpenDeals = OpenDeals + other.OpenDeals,
    };

    /// <summary>What came since another.</summary>
    public readonly Tally Since(in Tally other) => new()
    {
        Activities = Activities - other.Activities,
        Opportunities = Opportunities - other.Opportunities,
        Wins = Wins - other.Wins,
        Losses = Losses - other.Losses,
        WonMinor = WonMinor - other.WonMinor,
        SourcedMinor = SourcedMinor - other.SourcedMinor,
        Certificates = Certificates - other.Certificates,
        ScoreSumHundredths = ScoreSumHundredths - other.ScoreSumHundredths,
        Strikes = Strikes - other.Strikes,
        Surveys = Surveys - other.Surveys,
        CsatSumHundredths = CsatSumHundredths - other.CsatSumHundredths,
        Activated = Activated - other.Activated,
        Silenced = Silenced - other.Silenced,
        Cards = Cards - other.Cards,
        Yellow = Yellow - other.Yellow,
        Green = Green - other.Green,
        ScoreMicro = ScoreMicro - other.ScoreMicro,
        Decisions = Decisions - other.Decisions,
        Promotions = Promotions - other.Promotions,
        Demotions = Demotions - other.Demotions,
        Payouts = Payouts - other.Payouts,
        Registrations = Registrations - other.Registrations,
        Approvals = Approvals - other.Approvals,
        SlaBreaches = SlaBreaches - other.SlaBreaches,
        PayoutMinor = PayoutMinor - other.PayoutMinor,
        Joined = Joined - other.Joined,
        Suspensions = Suspensions - other.Suspensions,
        MarginMinor = MarginMinor - other.MarginMinor,
        ReferralMinor = ReferralMinor - other.ReferralMinor,
        SpifMinor = SpifMinor - other.SpifMinor,
        RebateMinor = RebateMinor - other.RebateMinor,
        Blocks = Blocks - other.Blocks,
        Partners = Partners - other.Partners,
        OpenDeals = OpenDeals - other.OpenDeals,
    };
}
