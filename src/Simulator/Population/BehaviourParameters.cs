using PemActors.Rulebook.Facts;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Population;

/// <summary>Who joins when, and what they are. Probabilities in 0–1, times in weeks unless the name says otherwise.</summary>
public sealed record JoiningParameters
{
    /// <summary>Share of the initial population that applies in the founding weeks; the rest spreads evenly up to <see cref="LastWeek"/>. [A]</summary>
    public double FoundingShare { get; init; } = 0.6;

    /// <summary>How many founding weeks. [A]</summary>
    public int FoundingWeeks { get; init; } = 13;

    /// <summary>The week before which all of the initial population has applied. [A]</summary>
    public int LastWeek { get; init; } = 70;

    /// <summary>Recruits a week per 1,000 partners of the initial population. [A]</summary>
    public double RecruitsPerThousand { get; init; } = 2;

    /// <summary>Whether effort varies between partners at all; else θ is 1.</summary>
    public bool EffortVaries { get; init; } = true;

    /// <summary>Shape of effort θ ~ Gamma(shape, mean 1). [S range 0.3–1.5, level A, tuned]</summary>
    public double EffortShape { get; init; } = 0.6;

    /// <summary>Share of large houses, all of which apply in the founding weeks; the table's calibration has none. [A]</summary>
    public double LargeShare { get; init; } = 0.05;

    /// <summary>Effort that a large house has on top of its drawn one. [A]</summary>
    public double LargeEffort { get; init; } = 5;

    /// <summary>Factor of a large house's median amount. [A]</summary>
    public double LargeAmount { get; init; } = 4;

    /// <summary>Standard deviation of ability, in the logit of a win. [A]</summary>
    public double AbilitySpread { get; init; } = 0.3;

    /// <summary>Standard deviation between partners of mean CSAT, in points. [A]</summary>
    public double CareSpread { get; init; } = 0.22;

    /// <summary>Probability that the partner fits the ideal customer profile when it applies. [A]</summary>
    public double Fit { get; init; } = 0.92;

    /// <summary>Probability that a misfit is assessed again, and then fits, half a year later. [A]</summary>
    public double LaterFit { get; init; } = 0.5;

    /// <summary>Probability that the data-processing agreement is signed at the start. [A]</summary>
    public double DataAgreement { get; init; } = 0.8;

    /// <summary>Probability that terms are signed before acceptance rather than a month late. [A]</summary>
    public double TermsInTime { get; init; } = 0.95;

    /// <summary>Probability that onboarding is ever completed. [A]</summary>
    public double OnboardingCompleted { get; init; } = 0.9;

    /// <summary>Mean weeks from acceptance to completed onboarding. [A]</summary>
    public double OnboardingWeeks { get; init; } = 3;
}

/// <summary>Activities.</summary>
public sealed record ActivityParameters
{
    /// <summary>What the activities of each type are that open no opportunity. [A]</summary>
    public IReadOnlyList<ActivityMix> Mixes { get; init; } =
    [
        new(PartnerType.Referral, .02, .15, .10, .03, .00, .08, .10, .12, .40),
        new(PartnerType.Reseller, .05, .10, .08, .25, .08, .14, .15, .05, .10),
        new(PartnerType.SystemsIntegrator, .02, .15, .05, .15, .18, .20, .15, .07, .03),
        new(PartnerType.TechnologyAlliance, .02, .15, .12, .17, .12, .12, .12, .15, .03),
        new(PartnerType.Oem, .02, .10, .08, .15, .20, .20, .15, .07, .03),
        new(PartnerType.Marketplace, .02, .03, .20, .15, .03, .04, .15, .23, .15),
    ];

    /// <summary>Probability that an activity carries evidence. [A]</summary>
    public double Verified { get; init; } = 0.85;

    /// <summary>Probability that an activity names its user. [A]</summary>
    public double NamesUser { get; init; } = 0.8;

    /// <summary>Probability that a selling activity names an open opportunity, when there is one. [A]</summary>
    public double NamesOpportunity { get; init; } = 0.5;
}

/// <summary>Weights of the kinds of activity of a type; they need not sum to 1. A review is attended on its own occasion.</summary>
public sealed record ActivityMix(
    PartnerType Type,
    double DealRegistration,
    double CosellIntroduction,
    double ComarketingLaunch,
    double Demo,
    double Poc,
    double JointMeeting,
    double EnablementSession,
    double ContentPublished,
    double LeadSubmitted)
{
    /// <summary>The weight of a kind; 0 for a review.</summary>
    public double Weight(ActivityKind kind) => kind switch
    {
        ActivityKind.DealRegistration => DealRegistration,
        ActivityKind.CosellIntroduction => CosellIntroduction,
        ActivityKind.ComarketingLaunch => ComarketingLaunch,
        ActivityKind.Demo => Demo,
        ActivityKind.Poc => Poc,
        ActivityKind.JointMeeting => JointMeeting,
        ActivityKind.EnablementSession => EnablementSession,
        ActivityKind.ContentPublished => ContentPublished,
        ActivityKind.LeadSubmitted => LeadSubmitted,
        _ => 0,
    };

    /// <summary>Which kind <paramref name="u"/> falls on.</summary>
    internal ActivityKind Kind(double u) => (ActivityKind)Inversion.Choice(
        u,
        [DealRegistration, CosellIntroduction, ComarketingLaunch, Demo, Poc, JointMeeting, EnablementSession, ContentPublished, LeadSubmitted]);
}

/// <summary>Opportunities.</summary>
public sealed record PipelineParameters
{
    /// <summary>Probability that a deal is sold by the type's usual motion; else it is co-sold. [A]</summary>
    public double UsualMotion { get; init; } = 0.8;

    /// <summary>The law of a stage's length.</summary>
    public StageLaw Stages { get; init; } = StageLaw.Erlang;

    /// <summary>Logit of a win per tier above Registered. [A]</summary>
    public double PerTier { get; init; } = 0.15;

    /// <summary>Logit of a win per certificate, up to five. [A]</summary>
    public double PerCertificate { get; init; } = 0.05;

    /// <summary>Logit of a win under a live registration. [A]</summary>
    public double Registered { get; init; } = 0.25;

    /// <summary>Logit of a win of a co-sold deal. [A]</summary>
    public double CoSold { get; init; } = 0.20;

    /// <summary>Logit of a win per unit of ln(amount / median). [A]</summary>
    public double PerLogAmount { get; init; } = -0.10;

    /// <summary>Probability that the amount changes at a stage's end. [A]</summary>
    public double AmountChanges { get; init; } = 0.25;

    /// <summary>Standard deviation of the logarithm of such a change. [A]</summary>
    public double AmountChangeSpread { get; init; } = 0.2;

    /// <summary>Probability that another partner touches the deal too. [A]</summary>
    public double SecondPartner { get; init; } = 0.15;

    /// <summary>Probability that a partner with live subscriptions opens an expansion of one of them. [A]</summary>
    public double Expansion { get; init; } = 0.25;

    /// <summary>Exponent of the Zipf choice of an account. [A]</summary>
    public double AccountExponent { get; init; } = 0.8;

    /// <summary>Accounts in a partner's book. [A]</summary>
    public int Accounts { get; init; } = 40;

    /// <summary>The product lines. [A]</summary>
    public IReadOnlyList<string> ProductLines { get; init; } = ["platform", "analytics", "security", "integration", "edge"];
}

/// <summary>How long a stage lasts, in whole weeks.</summary>
public enum StageLaw
{
    /// <summary>Erlang-2 weeks, rounded up.</summary>
    Erlang,
    /// <summary>Geometric from 1 on; it has exact answers, for tests.</summary>
    Geometric,
}

/// <summary>Deal registration.</summary>
public sealed record RegistrationParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Probability that a partner who may register asks for it when it sources a deal. [A]</summary>
    public double Asks { get; init; } = 0.65;

    /// <summary>Median hours to an answer. [A]</summary>
    public double AnswerHoursMedian { get; init; } = 20;

    /// <summary>Standard deviation of the logarithm of the hours: 5 % pass 48 h. [A]</summary>
    public double AnswerSpread { get; init; } = 0.53;

    /// <summary>Probability of an approval. [A]</summary>
    public double Approved { get; init; } = 0.85;

    /// <summary>Probability that a registered deal's advance is followed by a renewal from the deal desk. [A]</summary>
    public double Renewed { get; init; } = 0.5;

    /// <summary>Days of protection that an approval or renewal gives. [R]</summary>
    public int ProtectionDays { get; init; } = 90;
}

/// <summary>Users and certifications.</summary>
public sealed record LearningParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Users of a partner of effort 0; the partner card of the method has one learner. [A]</summary>
    public int UsersMin { get; init; } = 2;

    /// <summary>Further users per unit of effort. [A]</summary>
    public double UsersPerEffort { get; init; } = 1.5;

    /// <summary>Users at most. [A]</summary>
    public int UsersMax { get; init; } = 12;

    /// <summary>Share of users who leave in a year, each followed by another. [A]</summary>
    public double TurnoverPerYear { get; init; } = 0.12;

    /// <summary>Modules to an exam. [A]</summary>
    public int Modules { get; init; } = 4;

    /// <summary>Probability to pass an exam; who fails repeats one module. [A]</summary>
    public double Passes { get; init; } = 0.8;

    /// <summary>Mean score of a passed exam. [A]</summary>
    public double ScoreMean { get; init; } = 86;

    /// <summary>Standard deviation of the score. [A]</summary>
    public double ScoreSpread { get; init; } = 6;

    /// <summary>Months that a certification is valid. [R]</summary>
    public int ValidMonths { get; init; } = 24;

    /// <summary>Share of certifications a year that the issuer withdraws before their end. [A]</summary>
    public double WithdrawnPerYear { get; init; } = 0.02;

    /// <summary>Probability that a user answers the quarterly recommendation question. [A]</summary>
    public double AnswersNps { get; init; } = 0.12;

    /// <summary>Mean answer of an average partner's people, 0–10. [A]</summary>
    public double NpsMean { get; init; } = 7.8;

    /// <summary>What a point of the partner's care adds to it. [A]</summary>
    public double NpsPerCare { get; init; } = 3;

    /// <summary>Standard deviation of an answer. [A]</summary>
    public double NpsSpread { get; init; } = 2;
}

/// <summary>Violations, strikes and suspensions.</summary>
public sealed record ConductParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Shape of proneness ~ Gamma(shape, mean 1): few partners make most violations. [A]</summary>
    public double PronenessShape { get; init; } = 0.25;

    /// <summary>Probability that a violation is detected. [A]</summary>
    public double Detected { get; init; } = 0.7;

    /// <summary>Probability that a reported violation is confirmed as a strike. [A]</summary>
    public double Confirmed { get; init; } = 0.8;

    /// <summary>Probability that a strike is cleared later. [A]</summary>
    public double Cleared { get; init; } = 0.4;

    /// <summary>Strikes in <see cref="WindowDays"/> that suspend. [R]</summary>
    public int SuspendFrom { get; init; } = 3;

    /// <summary>Days for which a strike counts. [R]</summary>
    public int WindowDays { get; init; } = 365;

    /// <summary>Suspensions a year for other reasons than strikes. [A]</summary>
    public double SuspensionsPerYear { get; init; } = 0.025;

    /// <summary>Mean weeks of such a suspension. [A]</summary>
    public double SuspensionWeeks { get; init; } = 4;
}
