using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Incentives;

/// <summary>Why a partner's unpaid accruals stand still.</summary>
public enum Hold : byte
{
    /// <summary>They do not.</summary>
    None,
    /// <summary>Strikes in the window; released when their count falls.</summary>
    Strikes,
    /// <summary>Suspended; held for review until reinstated.</summary>
    Review,
}

/// <summary>When a partner's accruals are held (RULEBOOK §5).</summary>
public static class HoldRules
{
    /// <summary>The hold on a partner of this standing; a suspension comes before strikes.</summary>
    public static Hold Of(int strikes, bool suspended, ComplianceTerms terms) => suspended ? Hold.Review : strikes >= terms.HoldFrom ? Hold.Strikes : Hold.None;
}
