namespace PemActors.Simulator.Population;

/// <summary>Incentives on offer, and how partners use them. Amounts in whole units of the currency.</summary>
public sealed record IncentiveParameters
{
    /// <summary>Budget of a year's market development fund per partner of the initial population. [A]</summary>
    public double FundPerPartner { get; init; } = 1_500;

    /// <summary>Budget of a year's activity sums per partner of the initial population. [A]</summary>
    public double SumsPerPartner { get; init; } = 800;

    /// <summary>Won ACV of the last 52 weeks from which a partner asks for funds; with three certificates it stands for Premier. [R]</summary>
    public double ProposesFromArr { get; init; } = 250_000;

    /// <summary>Certificates from which it does. [R]</summary>
    public int ProposesFromCertificates { get; init; } = 3;

    /// <summary>Probability in four weeks that such a partner asks. [A]</summary>
    public double Proposes { get; init; } = 0.4;

    /// <summary>Median of the amount asked for. [A]</summary>
    public double ProposalMedian { get; init; } = 12_000;

    /// <summary>Standard deviation of its logarithm. [A]</summary>
    public double ProposalSpread { get; init; } = 0.6;

    /// <summary>Probability that a proposal is approved. [A]</summary>
    public double Approves { get; init; } = 0.8;

    /// <summary>Probability that proof comes within 60 days of the event; the rest comes late or never. [A]</summary>
    public double Proves { get; init; } = 0.85;

    /// <summary>Probability that proof which does not come in time comes late. [A]</summary>
    public double ProvesLate { get; init; } = 0.5;

    /// <summary>Probability that a verified demo or POC is claimed. [A]</summary>
    public double Claims { get; init; } = 0.5;

    /// <summary>Probability that a claim is approved. [A]</summary>
    public double ClaimApproved { get; init; } = 0.9;

    /// <summary>Probability that a second partner of a registered deal registers it, too. [A]</summary>
    public double Contests { get; init; } = 0.8;
}
