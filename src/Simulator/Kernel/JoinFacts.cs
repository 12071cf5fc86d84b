using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>The facts of a partner's first second.</summary>
internal static class JoinFacts
{
    private const int NameDraws = 1;
    private const int LaterFitDays = 182;

    public static void Post<TSink>(Columns of, Step step, int i, long accepted, bool fits, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (entity, parameters) = (of.Entity[i], step.Plan.Parameters);
        var (id, type) = (Ids.Partner(entity), step.Plan.Types[of.Type[i]]);
        var name = Names.Partner(type.Type, new KeyedRandomness(step.Seed, step.Replication).At(Purpose.PartnerSetup, entity, 0, NameDraws));
        Motion[] motions = type.Motion == Motion.CoSell ? [Motion.CoSell] : [type.Motion, Motion.CoSell];
        sink.Post(id, new PartnerFact.Applied(sink.Key(entity, accepted, Sources.Prm), type.Type, parameters.Regions[of.Region[i]].Region, name, motions));
        sink.Post(id, new PartnerFact.IcpFitAssessed(sink.Key(entity, accepted, Sources.Prm), fits));
        sink.Post(id, new PartnerFact.AgreementSigned(sink.Key(entity, accepted, Sources.Prm), AgreementKind.Terms, null));
        sink.Post(id, new PartnerFact.Accepted(sink.Key(entity, accepted, Sources.Prm)));
        if (!fits && of.RegisteredAt[i] != RunClock.Never)
            sink.Post(id, new PartnerFact.IcpFitAssessed(sink.Key(entity, accepted + LaterFitDays * RunClock.Day, Sources.Prm), true));
    }
}

/// <summary>Ids that facts carry.</summary>
internal static class Ids
{
    public static PartnerId Partner(uint entity) => new($"p-{entity:D6}");

    public static OpportunityId Opportunity(uint entity, int week, int position) => new($"o-{week:D4}-{entity:D6}-{position}");
}
