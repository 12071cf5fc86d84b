using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Cadence;

/// <summary>The quarterly report of what the close decided on tiers. Its outcome holds after the close.</summary>
public static class TierReport
{
    /// <summary>The report of a close; inputs may come in any order, each partner judged once.</summary>
    public static CadenceDocument Make(Edition edition, IReadOnlyList<PartnerDecision> decisions)
    {
        var ordered = decisions.OrderBy(each => each.Partner).ToArray();
        var promoted = ordered.Where(each => each.Decision.To > each.Decision.From).ToArray();
        var demoted = ordered.Where(each => each.Decision.To < each.Decision.From).ToArray();
        var warned = ordered.Where(each => each.Decision.To == each.Decision.From && each.Decision.Warnings > 0).ToArray();
        return CadenceDocument.Of(
            DocumentKind.TierReport,
            edition,
            Sheet.One("summary", 0).Count("judged", _ => ordered.Length).Count("promoted", _ => promoted.Length).Count("demoted", _ => demoted.Length)
                .Count("warned", _ => warned.Length).Section,
            Moves("promotions", promoted).Section,
            Moves("demotions", demoted).Text("missed", each => Missed(each.Decision)).Section,
            Moves("warnings", warned).Count("closes-missed", each => each.Decision.Warnings).Text("missed", each => Missed(each.Decision)).Section);
    }

    private static Sheet<PartnerDecision> Moves(string name, IEnumerable<PartnerDecision> decisions) => Sheet.Of(name, decisions)
        .Partner(each => each.Partner).Word("from", each => each.Decision.From).Word("to", each => each.Decision.To);

    /// <summary>The KPIs missed of the tier held and of those below it down to Select.</summary>
    private static string Missed(TierDecision decision)
    {
        var judged = Enumerable.Range((int)Tier.Select, decision.From - Tier.Registered).Select(tier => $"{Word.Of((Tier)tier)}.keep.").ToArray();
        return string.Join(", ", decision.Requirements
            .Where(each => !each.Met && judged.Any(prefix => each.Name.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(each => $"{each.Name} {each.Value ?? "none"} ({each.Needed})"));
    }
}

/// <summary>What the close decided on a partner.</summary>
public sealed record PartnerDecision(PartnerId Partner, TierDecision Decision);
