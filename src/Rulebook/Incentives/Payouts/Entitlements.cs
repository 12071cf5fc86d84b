using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>Makes entitlements, the amount of which is the sum of their lines and due after the payment terms from the cause.</summary>
internal static class Entitlements
{
    public static Entitlement Of(PayoutId payout, PartnerId partner, OpportunityId? deal, FactKey cause, int netDays, IReadOnlyList<StatementLine> lines) =>
        new(payout, partner, deal, cause, lines.Sum(line => line.AmountMinor), cause.Time.AddDays(netDays), lines);
}
