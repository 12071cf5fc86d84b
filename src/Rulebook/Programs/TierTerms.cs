namespace PemActors.Rulebook.Programs;

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
