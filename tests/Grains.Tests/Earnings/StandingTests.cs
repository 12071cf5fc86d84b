using PemActors.Grains.Partners;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Tests.Earnings;

/// <summary>What a partner answers about itself at an instant, for those who judge by it.</summary>
[Collection(nameof(SharedSilo))]
public sealed class StandingTests(SharedSilo shared)
{
    private static readonly Instant Start = Instant.Utc(2025, 1, 10);
    private readonly LiveSilo silo = shared.Silo;

    [Fact]
    public async Task StandingAt_APartner_IsWhatItWasThen()
    {
        await silo.AcceptAsync([.. Given.Registered("st-1", Start), Given.Event("st-1", new PartnerFact.StrikeConfirmed(Given.Key("st-1-s1", Start.AddDays(9)), "v1"))]);
        await silo.AcceptAsync(Given.Event("st-1", new PartnerFact.Suspended(Given.Key("st-1-s2", Start.AddDays(20)), "unpaid")));

        var before = await silo.Partner("st-1").StandingAt(Start.AddDays(9).Ticks);
        Assert.Equal(new PartnerStanding(Tier.Registered, PartnerType.Reseller, "emea", 0, 1, false, false), before.ToStanding());
        Assert.Equal((true, "warning", true), (before.IcpFit, before.Compliance, before.Version >= 6));
        Assert.Equal(["portal", "starter-assets"], before.Benefits);

        var suspended = await silo.Partner("st-1").StandingAt(Start.AddDays(20).Ticks);
        Assert.Equal((true, "suspended"), (suspended.Suspended, suspended.Compliance));
        Assert.Equal(["portal", "starter-assets"], suspended.TierBenefits);
        Assert.Empty(suspended.Benefits);
    }

    [Fact]
    public async Task StandingAt_BeforeTheIntroductionOrOfNobody_IsUnknown()
    {
        await silo.AcceptAsync([.. Given.Registered("st-2", Start)]);
        var early = await silo.Partner("st-2").StandingAt(Start.Ticks - 1);
        var nobody = await silo.Partner("st-nobody").StandingAt(Start.Ticks);
        Assert.Equal((false, false), (early.Known, nobody.Known));
        Assert.Null(early.ToStanding());
    }

    [Fact]
    public async Task GetActivity_ByItsEventId_ComesWithTheStandingThen()
    {
        await silo.AcceptAsync([.. Given.Registered("st-3", Start), Given.Activity("st-3", "st-3-demo", Start.AddDays(3))]);
        var activity = await silo.Partner("st-3").GetActivity("st-3-demo");
        Assert.NotNull(activity);
        Assert.Equal(("crm", "demo", true, Start.AddDays(3).ToDateTimeOffset()), (activity.Source, activity.Kind, activity.Verified, activity.At));
        Assert.Equal("registered", activity.Standing.Tier);
        Assert.Null(await silo.Partner("st-3").GetActivity("st-3-applied"));
        Assert.Null(await silo.Partner("st-3").GetActivity("nothing"));
    }
}
