using CsCheck;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Documents.Tests.Facts;

/// <summary>What partners tell incentives comes back as it was told, and fits its schema.</summary>
public sealed class EarningLawTests
{
    [Fact]
    public void DecodeOfEncode_WhatAPartnerEarned_IsTheSame() => Gen.ULong.Sample(seed =>
    {
        var chance = new Chance(seed);
        var partner = new PartnerId(chance.Of(["p-1", "A.b_c:d-9"]));
        var earned = new PartnerEarned(partner, chance.Between(1, long.MaxValue / 2), FactChance.At(chance), Several(chance, () => Entitlement(chance, partner)), Several(chance, () => Activity(chance)));
        var data = EarningJson.Encode(earned);
        AssertFits(EventNames.IncentivePartnerEarned, data);
        Structure.AssertEqual(earned, EarningJson.Earned(data));
    }, iter: 500);

    [Fact]
    public void DecodeOfEncode_WhatIsInForceForAPartner_IsTheSame() => Gen.ULong.Sample(seed =>
    {
        var chance = new Chance(seed);
        var complied = new PartnerComplied(new("p-1"), chance.Between(1, long.MaxValue / 2), chance.Of(Enum.GetValues<ComplianceStatus>()));
        var data = EarningJson.Encode(complied);
        AssertFits(EventNames.IncentivePartnerComplied, data);
        Assert.Equal(complied, EarningJson.Complied(data));
    }, iter: 100);

    private static void AssertFits(string type, byte[] data)
    {
        Assert.True(EventCatalog.TryFind(type, out var known));
        Assert.Empty(known.Schema.Validate(data));
    }

    private static Entitlement Entitlement(Chance chance, PartnerId partner) => new(
        new(CausedName.Of("payout", $"{chance.Next()}")), partner, chance.OneIn(3) ? null : new OpportunityId("o-1"), Key(chance), chance.Between(0, 9_999_999), FactChance.At(chance),
        Several(chance, () => new StatementLine(chance.Of(Enum.GetValues<LineKind>()), chance.Between(-5, 9_999_999), (int)chance.Between(0, 1_000_000), chance.Between(-9_999_999, 9_999_999))));

    private static EarnedActivity Activity(Chance chance) => new(Key(chance), chance.Of(Enum.GetValues<ActivityKind>()), chance.OneIn(2), new(
        chance.Of(Enum.GetValues<Tier>()), chance.Of(Enum.GetValues<PartnerType>()), chance.Of(["emea", "Süd"]), chance.Below(3), chance.Below(4), chance.OneIn(2), chance.OneIn(2)));

    private static FactKey Key(Chance chance) => new(FactChance.At(chance), chance.Of(["crm", "https://a.example/é"]), chance.Of(["1", "it's \"quoted\""]));

    private static T[] Several<T>(Chance chance, Func<T> one) => [.. Enumerable.Range(0, chance.Below(4)).Select(_ => one())];
}
