using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>Phase 5: what partner and vendor agree on over the years: specializations, and joint plans at a quarter's start.</summary>
internal static class Enablement
{
    private const int SpecializedMonths = 24;
    private static readonly string[] Names = ["cloud-migration", "data-platform", "security-operations", "industry-solutions"];

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        if (!step.Plan.Parameters.Partnership.On) return;
        var (of, rare, parameters) = (block.Of, step.Scratch.Rare, step.Plan.Parameters.Partnership);
        var specializes = Words.Below(parameters.Specialization);
        var plans = step.Week % RunClock.WeeksPerQuarter == 0;
        for (var i = 0; i < block.Count; i++)
        {
            if (!of.Active[i] || of.JoinWeek[i] == step.Week) continue;
            var needed = parameters.SpecializationFromCertificates * (of.Specializations[i] + 1);
            if (rare.X1[i] < specializes && of.Specializations[i] < Names.Length && of.Certificates[i] >= needed)
                Specialize(of, step, i, ref sink);
            if (plans && of.PlanUntil[i] <= step.Start && of.ArrMinor[i] >= parameters.PlanFromArr * 100 && RandomBlock.UniformOf(rare.X2[i]) < parameters.Plans)
                Plan(of, step, i, parameters, ref sink);
        }
    }

    /// <summary>The second at which an award ends.</summary>
    public static long SpecializedUntil(Step step, long awarded) => step.Second(step.At(awarded).AddMonths(SpecializedMonths));

    private static void Specialize<TSink>(Columns of, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var at = step.Sometime(of.Entity[i], Positions.Specialization, Phase.Claims);
        var name = Names[of.Specializations[i]];
        of.SpecializedAt[i][of.Specializations[i]++] = at;
        if (!TSink.Writes) return;
        var key = sink.Key(of.Entity[i], at, Sources.Prm);
        sink.Post(Ids.Partner(of.Entity[i]), new PartnerFact.SpecializationAwarded(key, name, step.At(SpecializedUntil(step, at))));
    }

    private static void Plan<TSink>(Columns of, Step step, int i, PartnershipParameters parameters, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var at = step.Sometime(of.Entity[i], Positions.Plan, Phase.Claims);
        var months = of.ArrMinor[i] >= parameters.LongPlanFromArr * 100 ? 24 : 12;
        (of.PlanFrom[i], of.PlanUntil[i]) = (at, step.Second(step.At(at).AddMonths(months)));
        if (!TSink.Writes) return;
        var key = sink.Key(of.Entity[i], at, Sources.Prm);
        sink.Post(Ids.Partner(of.Entity[i]), new PartnerFact.PlanAgreed(
            key, $"plan-{of.Entity[i]}-{step.Week}", step.At(at), step.At(of.PlanUntil[i]), of.ArrMinor[i] / 5 * 6));
    }
}
