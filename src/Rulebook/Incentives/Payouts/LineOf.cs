using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>Makes statement lines, where alone a percentage is rounded.</summary>
internal static class LineOf
{
    private const int Whole = 1_000_000;

    /// <summary>Base × rate, rounded half to even; neither negative.</summary>
    public static StatementLine Share(LineKind kind, long baseMinor, int ratePpm) =>
        new(kind, baseMinor, ratePpm, Ratio.HalfEven((Int128)baseMinor * ratePpm, Whole));

    /// <summary>A fixed sum.</summary>
    public static StatementLine Sum(LineKind kind, long amountMinor) => new(kind, amountMinor, Whole, amountMinor);

    /// <summary>A sum taken back.</summary>
    public static StatementLine Taken(LineKind kind, long amountMinor) => new(kind, amountMinor, Whole, -amountMinor);
}
