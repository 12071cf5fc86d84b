using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives.Payouts;

/// <summary>
/// Incentives, standings and deals told shortly. The incentive runs through 2024 and lets any partner earn; the deal is won on 1 March 2024, resold by
/// acme, which sourced it and shares the credit with bolt.
/// </summary>
internal static class Earning
{
    public static readonly PartnerId Acme = new("acme");
    public static readonly PartnerId Bolt = new("bolt");
    public static readonly FactKey Won = new(Instant.Utc(2024, 3, 1), "crm", "won");

    public static readonly PartnerStanding Select = new(Tier.Select, PartnerType.Reseller, "emea", 0, 0, false, false);

    public static readonly WonDeal Deal = new(
        new("o1"), Won, 1_000_000, 1_200_000, Motion.Resell, Acme, Acme, [new(Acme, 600_000, 600_000), new(Bolt, 400_000, 400_000)], null, null, []);

    public static Incentive Incentive(IncentiveTerms terms) => new(new("i1"), "One", Instant.Utc(2024, 1, 1), Instant.Utc(2025, 1, 1), null, Eligibility.Any, terms);

    public static IncentivesTerms Terms => Defaults.Program.Incentives;

    public static PartnerStanding? AlwaysSelect(PartnerId partner, Instant t) => Select;

    public static FactKey Key(string at, string id, string source = "crm") => new(Story.At(at), source, id);

    public static string Text(IEnumerable<StatementLine> lines) => string.Join(' ', lines.Select(line => $"{line.Kind}:{line.BaseMinor}@{line.RatePpm}={line.AmountMinor}"));
}
