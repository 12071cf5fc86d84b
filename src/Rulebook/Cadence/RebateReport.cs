using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Cadence;

/// <summary>The quarterly report of rebates, with every line that made each number.</summary>
public static class RebateReport
{
    /// <summary>The report of a close; inputs may come in any order, an incentive and partner once.</summary>
    public static CadenceDocument Make(Edition edition, IReadOnlyList<RebateStatement> statements)
    {
        var ordered = statements.OrderBy(each => each.Incentive).ThenBy(each => each.Entitlement.Partner).ToArray();
        var lines = ordered.SelectMany(each => each.Entitlement.Lines.Select((line, i) => (Statement: each, Number: i + 1, Line: line)));
        return CadenceDocument.Of(
            DocumentKind.RebateReport,
            edition,
            Sheet.One("total", 0).Count("statements", _ => ordered.Length).Money("credited", _ => ordered.Sum(each => each.CreditedMinor))
                .Money("amount", _ => ordered.Sum(each => each.Entitlement.AmountMinor)).Section,
            Sheet.Of("rebates", ordered).Incentive(each => each.Incentive).Partner(each => each.Entitlement.Partner).Word("tier", each => each.Tier)
                .Money("credited", each => each.CreditedMinor).Money("target", each => each.TargetMinor).Share("attainment", each => each.CreditedMinor, each => each.TargetMinor)
                .Money("amount", each => each.Entitlement.AmountMinor).Date("due", each => each.Entitlement.Due).Section,
            Sheet.Of("lines", lines).Incentive(each => each.Statement.Incentive).Partner(each => each.Statement.Entitlement.Partner).Count("line", each => each.Number)
                .Word("kind", each => each.Line.Kind).Money("base", each => each.Line.BaseMinor).Share("rate", each => each.Line.RatePpm)
                .Money("amount", each => each.Line.AmountMinor).Section);
    }
}

/// <summary>A rebate with what it was measured by.</summary>
/// <param name="Incentive">Under which incentive.</param>
/// <param name="Tier">The tier held at the close, the old one.</param>
/// <param name="CreditedMinor">Credited ACV of the closing quarter.</param>
/// <param name="TargetMinor">The target.</param>
/// <param name="Entitlement">What it came to, with its lines.</param>
public sealed record RebateStatement(IncentiveId Incentive, Tier Tier, long CreditedMinor, long TargetMinor, Entitlement Entitlement);
