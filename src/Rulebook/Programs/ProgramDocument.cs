using PemActors.Rulebook.Facts;
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
/// <param name="Activation">What activates a partner.</param>
/// <param name="Attribution">How credit for a deal is given.</param>
/// <param name="Engagement">Terms of deal registration.</param>
/// <param name="Enablement">Terms of certifications.</param>
public sealed record ProgramDocument(
    string Version,
    string Currency,
    IReadOnlyList<ExchangeRate> Rates,
    HealthTerms Health,
    TierTerms Tiers,
    CalendarTerms Calendar,
    ActivationTerms Activation,
    AttributionTerms Attribution,
    EngagementTerms Engagement,
    EnablementTerms Enablement);

/// <summary>What one minor unit of another currency is worth from a date on, in millionths of a minor unit of the installation's.</summary>
public sealed record ExchangeRate(string Currency, Instant From, long RatePpm);

/// <summary>Terms of the health score (RULEBOOK §3).</summary>
/// <param name="Scale">How a dimension's value follows from its band.</param>
/// <param name="GreenFrom">Overall green from this score on, in points 0–100; default 70.</param>
/// <param name="YellowFrom">Overall yellow from this score on; default 40.</param>
/// <param name="Weights">Weights of the five dimensions in ppm; they sum to 1,000,000.</param>
/// <param name="Activity">Activity cuts.</param>
/// <param name="Pipeline">Pipeline cuts that hold where no override does.</param>
/// <param name="PipelineOverrides">Cuts for a partner type or region or both; the most specific holds, type before region.</param>
/// <param name="Enablement">Enablement cuts.</param>
/// <param name="Quality">Quality cuts.</param>
/// <param name="Compliance">Compliance cuts.</param>
public sealed record HealthTerms(
    HealthScale Scale,
    int GreenFrom,
    int YellowFrom,
    HealthWeights Weights,
    ActivityCuts Activity,
    PipelineCuts Pipeline,
    IReadOnlyList<PipelineOverride> PipelineOverrides,
    EnablementCuts Enablement,
    QualityCuts Quality,
    ComplianceCuts Compliance);

/// <summary>How a dimension's value follows from its evidence.</summary>
public enum HealthScale : byte
{
    /// <summary>Red 0, yellow 50, green 100.</summary>
    Banded,
    /// <summary>0 at the red edge to 100 at the green one, flat outside.</summary>
    Linear,
}

/// <summary>Weights in parts per million; they sum to 1,000,000.</summary>
public sealed record HealthWeights(int ActivityPpm, int PipelinePpm, int EnablementPpm, int QualityPpm, int CompliancePpm);

/// <summary>Activities in the window: red below <paramref name="YellowFrom"/>, green from <paramref name="GreenFrom"/>.</summary>
public sealed record ActivityCuts(int WindowDays, int YellowFrom, int GreenFrom);

/// <summary>Open amount: red below <paramref name="LowMinor"/>, green above <paramref name="HighMinor"/> with the advanced share from <paramref name="AdvancedSharePpm"/>.</summary>
public sealed record PipelineCuts(long LowMinor, long HighMinor, int AdvancedSharePpm);

/// <summary>Other pipeline cuts for a partner type, a region, or both; null matches any.</summary>
public sealed record PipelineOverride(PartnerType? Type, string? Region, long LowMinor, long HighMinor);

/// <summary>Certifications that count: red below <paramref name="YellowFrom"/>, green from <paramref name="GreenFrom"/> with a mean exam score from <paramref name="MeanScoreHundredths"/>.</summary>
public sealed record EnablementCuts(int YellowFrom, int GreenFrom, int MeanScoreHundredths);

/// <summary>Win rate against the benchmark, and mean CSAT; the worse of the two.</summary>
public sealed record QualityCuts(int WindowDays, int BenchmarkPpm, int NearPpm, int MinCloses, int CsatYellowHundredths, int CsatGreenHundredths, int MinSurveys);

/// <summary>Strikes in the window: yellow from <paramref name="YellowFrom"/>, red from <paramref name="RedFrom"/>, suspended from <paramref name="SuspendFrom"/>.</summary>
public sealed record ComplianceCuts(int WindowDays, int YellowFrom, int RedFrom, int SuspendFrom);

/// <summary>Terms of the tiers (RULEBOOK §4).</summary>
/// <param name="ArrBasis">Which closed-won ACV counts as a partner's ARR.</param>
/// <param name="ArrWindowDays">Days of closed-won ACV that make ARR; default 365.</param>
/// <param name="Grace">Closes missed in a row that only warn; default 1.</param>
/// <param name="MaxSteps">Tiers that one close can promote; 1–3, default 3.</param>
/// <param name="Promotion">When promotion is decided; default at the quarter's close.</param>
/// <param name="Registered">Entry and KPI of Registered.</param>
/// <param name="Select">Entry and KPI of Select.</param>
/// <param name="Premier">Entry and KPI of Premier.</param>
/// <param name="Elite">Entry and KPI of Elite.</param>
public sealed record TierTerms(
    ArrBasis ArrBasis,
    int ArrWindowDays,
    int Grace,
    int MaxSteps,
    Promotion Promotion,
    RegisteredTerms Registered,
    SelectTerms Select,
    PremierTerms Premier,
    EliteTerms Elite);

/// <summary>Which closed-won ACV counts as a partner's ARR.</summary>
public enum ArrBasis : byte
{
    /// <summary>The partner's credit under the attribution model.</summary>
    Attributed,
    /// <summary>The whole amount of deals it sourced.</summary>
    Sourced,
}

/// <summary>When promotions are decided.</summary>
public enum Promotion : byte
{
    /// <summary>At a quarter's close only.</summary>
    Quarterly,
    /// <summary>At the instant the entry holds.</summary>
    Immediate,
}

/// <summary>Registered: days from acceptance in which the first activity is expected.</summary>
public sealed record RegisteredTerms(int FirstActivityDays);

/// <summary>Select: wins and certifications to enter; activities in the quarter and mean CSAT above a figure to keep.</summary>
public sealed record SelectTerms(int Wins, int Certifications, int ActivitiesPerQuarter, int CsatAboveHundredths);

/// <summary>Premier: ARR and certifications to enter; win rate at the benchmark and at most so many strikes to keep.</summary>
public sealed record PremierTerms(long ArrMinor, int Certifications, int MaxStrikes);

/// <summary>Elite: ARR, certifications and references to enter; a valid plan of so many months and specializations to keep.</summary>
public sealed record EliteTerms(long ArrMinor, int Certifications, int References, int PlanMonths, int Specializations);

/// <summary>When quarters close.</summary>
/// <param name="Kind">Calendar quarters, or quarters of thirteen weeks.</param>
/// <param name="FiscalYearStart">Month 1–12 in which the fiscal year starts; for quarters.</param>
/// <param name="Anchor">A midnight UTC at which a quarter starts; for weeks-13.</param>
public sealed record CalendarTerms(CalendarKind Kind, int FiscalYearStart, Instant Anchor);

/// <summary>What a quarter is.</summary>
public enum CalendarKind : byte
{
    /// <summary>Three calendar months.</summary>
    Quarters,
    /// <summary>Thirteen weeks from an anchor.</summary>
    Weeks13,
}

/// <summary>What activates a partner: so many activities within so many days of acceptance, or one each of three kinds.</summary>
public sealed record ActivationTerms(ActivationRule Rule, int Days, int Activities);

/// <summary>Which activities activate.</summary>
public enum ActivationRule : byte
{
    /// <summary>Any kind.</summary>
    Any3,
    /// <summary>One deal registration, one co-sell introduction, one co-marketing launch.</summary>
    Each,
}

/// <summary>How credit for a deal is given.</summary>
public sealed record AttributionTerms(AttributionModel Model, int LookBackDays);

/// <summary>Credit models; the others follow with the whole rulebook.</summary>
public enum AttributionModel : byte
{
    /// <summary>Each touch alike.</summary>
    Linear,
}

/// <summary>Deal registration: how long an approval protects.</summary>
public sealed record EngagementTerms(int ProtectionDays);

/// <summary>Certifications: months of validity where the event gives no end,.</summary>
public sealed record EnablementTerms(int CertificationMonths);
