using PemActors.Rulebook.Access;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Access;

public sealed class BenefitTests
{
    private static readonly BenefitTerms Terms = Defaults.Program.Benefits;

    [Fact]
    public void Allows_FromTheTierThatAddsIt_Up()
    {
        var told = new List<Benefit>();
        Table.Check(
            """
            benefit          | none | registered | select | premier | elite
            Portal           | no   | yes        | yes    | yes     | yes
            StarterAssets    | no   | yes        | yes    | yes     | yes
            DealRegistration | no   | no         | yes    | yes     | yes
            CoMarketing      | no   | no         | yes    | yes     | yes
            Mdf              | no   | no         | no     | yes     | yes
            RoadmapPreviews  | no   | no         | no     | yes     | yes
            CoSell           | no   | no         | no     | yes     | yes
            AdvisoryCouncil  | no   | no         | no     | no      | yes
            AdvancedMargin   | no   | no         | no     | no      | yes
            FieldAlignment   | no   | no         | no     | no      | yes
            """,
            row =>
            {
                var benefit = row.Enum<Benefit>("benefit");
                told.Add(benefit);
                foreach (var tier in Enum.GetValues<Tier>())
                {
                    Assert.Equal(row[tier.ToString().ToLowerInvariant()] == "yes", BenefitRules.Allows(tier, false, false, benefit, Terms));
                    Assert.Equal(BenefitRules.Allows(tier, false, false, benefit, Terms), BenefitRules.Held(tier, false, false, Terms).Contains(benefit));
                    Assert.False(BenefitRules.Allows(tier, true, false, benefit, Terms) || BenefitRules.Allows(tier, false, true, benefit, Terms));
                }
            });
        Assert.Equal(Enum.GetValues<Benefit>(), told);
    }

    [Fact]
    public void Held_LowerTiersFirst_EachOnce_NoneWhileSuspendedOrTerminated()
    {
        var terms = Terms with { Select = [Benefit.Mdf, Benefit.Portal, Benefit.CoMarketing] };
        Assert.Equal([Benefit.Portal, Benefit.StarterAssets, Benefit.Mdf, Benefit.CoMarketing, Benefit.RoadmapPreviews, Benefit.CoSell], BenefitRules.Held(Tier.Premier, false, false, terms));
        Assert.Empty(BenefitRules.Held(Tier.None, false, false, terms));
        Assert.Empty(BenefitRules.Held(Tier.Elite, true, false, terms));
        Assert.Empty(BenefitRules.Held(Tier.Elite, false, true, terms));
    }

    [Fact]
    public void FirstTier_IsTheLowest_NullWhereNoneHasIt()
    {
        var terms = Terms with { Select = [Benefit.Mdf], Elite = [] };
        Assert.Equal((Tier.Registered, Tier.Select, Tier.Premier), (BenefitRules.FirstTier(Benefit.Portal, terms), BenefitRules.FirstTier(Benefit.Mdf, terms), BenefitRules.FirstTier(Benefit.CoSell, terms)));
        Assert.Equal(Tier.Elite, BenefitRules.FirstTier(Benefit.AdvancedMargin, Terms));
        Assert.Null(BenefitRules.FirstTier(Benefit.DealRegistration, terms));
        Assert.False(BenefitRules.Allows(Tier.Elite, false, false, Benefit.DealRegistration, terms));
    }

    [Fact]
    public void Allows_AllocatesNothing()
    {
        long Bytes()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var tier = Tier.None; tier <= Tier.Elite; tier++) _ = BenefitRules.Allows(tier, false, false, Benefit.FieldAlignment, Terms);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Bytes();
        Assert.Equal(0, Bytes());
    }
}
