namespace PemActors.Simulator.Population;

/// <summary>Deliveries and what customers say of them.</summary>
public sealed record DeliveryParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Mean weeks from start to completion. [A]</summary>
    public double Weeks { get; init; } = 8;

    /// <summary>Mean CSAT, in points. [A]</summary>
    public double CsatMean { get; init; } = 4.3;

    /// <summary>Standard deviation of CSAT within a partner, in points. [A]</summary>
    public double CsatSpread { get; init; } = 0.45;

    /// <summary>Probability that a completed delivery carries a CSAT. [A]</summary>
    public double Rated { get; init; } = 0.85;

    /// <summary>Probability that the customer of a won deal answers a survey. [A]</summary>
    public double Survey { get; init; } = 0.4;

    /// <summary>CSAT in hundredths from which a customer may speak for the partner. [A]</summary>
    public int ReferenceFrom { get; init; } = 440;

    /// <summary>Probability that such a customer does. [A]</summary>
    public double Reference { get; init; } = 0.5;
}

/// <summary>Subscriptions after a win.</summary>
public sealed record SubscriptionParameters
{
    /// <summary>Probability that the customer leaves in the first half-year. [A]</summary>
    public double EarlyChurn { get; init; } = 0.04;

    /// <summary>Logit of a yearly renewal at a CSAT of 4.2. [A]</summary>
    public double RenewalLogit { get; init; } = 1.7;

    /// <summary>Logit of a renewal per point of CSAT. [A]</summary>
    public double RenewalPerPoint { get; init; } = 0.8;

    /// <summary>Mean of the logarithm of the factor at renewal. [A]</summary>
    public double FactorMean { get; init; } = 0.05;

    /// <summary>Standard deviation of the logarithm of the factor. [A]</summary>
    public double FactorSpread { get; init; } = 0.15;

    /// <summary>Factor from which a renewal is an expansion too. [A]</summary>
    public double ExpansionFrom { get; init; } = 1.1;

    /// <summary>Greatest discount from the list price; discounts are even from 0. [A]</summary>
    public double DiscountMax { get; init; } = 0.2;

    /// <summary>Share of subscriptions billed by usage, besides. [A]</summary>
    public double Metered { get; init; } = 0.25;

    /// <summary>Standard deviation of the logarithm of a month's usage. [A]</summary>
    public double UsageSpread { get; init; } = 0.2;

    /// <summary>A marketplace's fee of an order. [A]</summary>
    public double MarketplaceFee { get; init; } = 0.03;
}

/// <summary>Plans, references, specializations, listings, renewals of the partnership.</summary>
public sealed record PartnershipParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Won ACV of the last 52 weeks, in whole units, from which partners plan together. [A]</summary>
    public double PlanFromArr { get; init; } = 100_000;

    /// <summary>Won ACV from which such a plan runs for 24 months rather than 12. [A]</summary>
    public double LongPlanFromArr { get; init; } = 400_000;

    /// <summary>Probability in a quarter that a partner without a plan agrees on one. [A]</summary>
    public double Plans { get; init; } = 0.6;

    /// <summary>Certificates from which a specialization can be awarded. [A]</summary>
    public int SpecializationFromCertificates { get; init; } = 3;

    /// <summary>Probability of it in a week. [A]</summary>
    public double Specialization { get; init; } = 0.04;

    /// <summary>Probability that a technology alliance lists its product; a marketplace partner always does. [A]</summary>
    public double AllianceLists { get; init; } = 0.5;

    /// <summary>Share of listings withdrawn in a year. [A]</summary>
    public double WithdrawnPerYear { get; init; } = 0.06;

    /// <summary>Probability that an active partner renews at the end of a year. [A]</summary>
    public double Renews { get; init; } = 0.95;

    /// <summary>Probability that an expired data-processing agreement is signed again within weeks. [A]</summary>
    public double SignsAgain { get; init; } = 0.9;

    /// <summary>Probability that a partner with a plan attends its quarterly review. [A]</summary>
    public double AttendsReview { get; init; } = 0.8;
}

/// <summary>Silence and termination.</summary>
public sealed record LeavingParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Shape of the partner's own hazard ~ Gamma(shape, mean 1). [S form, shape A]</summary>
    public double HazardShape { get; init; } = 2;

    /// <summary>Points of health over 50 that lower the logarithm of the hazard by one. [A]</summary>
    public double HealthScale { get; init; } = 50;

    /// <summary>Logarithm of the hazard while a demotion is fresh. [S direction, A size]</summary>
    public double PerDemotion { get; init; } = 0.4;

    /// <summary>Logarithm of the hazard per live strike. [A]</summary>
    public double PerStrike { get; init; } = 0.2;

    /// <summary>Probability that a silent partner is terminated half a year later. [A]</summary>
    public double Terminated { get; init; } = 0.35;
}
