using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Programs;

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
