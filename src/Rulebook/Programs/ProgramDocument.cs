using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Programs;

/// <summary>
/// The document of rules: every figure that can differ between programs. Immutable; made by the loader, which has checked
/// every range, so rules read it without checking again.
/// </summary>
/// <param name="Version">Names this version, for example <c>2026.1</c>; cards and decisions carry it.</param>
/// <param name="Currency">ISO 4217 code of the installation, the currency of every amount inside.</param>
/// <param name="Rates">Dated rates into <paramref name="Currency"/>, ascending by currency, then date.</param>
/// <param name="Health">Terms of the health score.</param>
/// <param name="Tiers">Terms of the tiers.</param>
/// <param name="Calendar">When quarters close.</param>
/// <param name="Lifecycle">Terms of the lifecycle.</param>
/// <param name="Activation">What activates a partner.</param>
/// <param name="Attribution">How credit for a deal is given.</param>
/// <param name="Engagement">Terms of deal registration.</param>
/// <param name="Enablement">Terms of certifications.</param>
/// <param name="Compliance">What strikes bring about.</param>
/// <param name="Benefits">What each tier may do.</param>
/// <param name="Incentives">What incentives pay where their own terms say nothing else, and when.</param>
/// <param name="Objectives">Objectives and key results, in the order of the document.</param>
/// <param name="Cadence">What reviews point at.</param>
public sealed record ProgramDocument(
    string Version,
    string Currency,
    IReadOnlyList<ExchangeRate> Rates,
    HealthTerms Health,
    TierTerms Tiers,
    CalendarTerms Calendar,
    LifecycleTerms Lifecycle,
    ActivationTerms Activation,
    AttributionTerms Attribution,
    EngagementTerms Engagement,
    EnablementTerms Enablement,
    ComplianceTerms Compliance,
    BenefitTerms Benefits,
    IncentivesTerms Incentives,
    IReadOnlyList<Objective> Objectives,
    CadenceTerms Cadence);

/// <summary>What one minor unit of another currency is worth from a date on, in millionths of a minor unit of the installation's.</summary>
public sealed record ExchangeRate(string Currency, Instant From, long RatePpm);

/// <summary>Certifications: months of validity where the event gives no end.</summary>
public sealed record EnablementTerms(int CertificationMonths);

/// <summary>What reviews point at (RULEBOOK §8).</summary>
/// <param name="StalledDays">An open deal whose stage has not moved for so many days is stalled; default 30.</param>
/// <param name="LapsingDays">A protection that ends within so many days is about to lapse; default 14.</param>
public sealed record CadenceTerms(int StalledDays, int LapsingDays);
