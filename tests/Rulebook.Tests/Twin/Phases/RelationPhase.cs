using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Customers answer and speak for a partner; plans are agreed and specializations awarded.</summary>
internal sealed class RelationPhase(World world)
{
    private const int Phase = 5;

    private readonly PartnerColumns partners = world.Partners;

    public void Step(int week)
    {
        for (var partner = 0; partner < partners.Count; partner++)
        {
            if (!partners.Acts(partner, week)) continue;
            if (world.Luck.Chance(60, partner, week, Draw.Survey)) Answer(partner, week);
            if (world.Luck.Chance(30, partner, week, Draw.Relations)) Speak(partner, week);
            if (partners.PlanFrom[partner] == Instant.Never && world.Luck.Chance(15, partner, week, Draw.Relations, 1)) Plan(partner, week);
            if (partners.Specializations(partner, Clock.Day(7 * week)) == 0 && world.Luck.Chance(20, partner, week, Draw.Relations, 2)) Award(partner, week);
        }
    }

    private void Answer(int partner, int week)
    {
        var when = world.Luck.When(week, Phase, partner, Draw.Survey);
        var csat = Math.Min(500, 380 + partner % 5 * 15 + world.Luck.Below(80, partner, week, Draw.Survey, 1));
        partners.Surveys.Add(partner, when.Day, 1);
        partners.CsatSum.Add(partner, when.Day, csat);
        world.Journal.Say(partner, when.At, key => new PartnerFact.SurveyAnswered(key, csat));
    }

    // One bit for each customer: who speaks twice counts once.
    private void Speak(int partner, int week)
    {
        var customer = world.Luck.Below(3, partner, week, Draw.Relations, 3);
        partners.References[partner] |= 1 << customer;
        world.Journal.Say(partner, world.Luck.When(week, Phase, partner, Draw.Relations).At, key => new PartnerFact.ReferenceProvided(key, $"c{customer}"));
    }

    private void Plan(int partner, int week)
    {
        var at = world.Luck.When(week, Phase, partner, Draw.Relations, 1).At;
        var until = at.AddMonths(world.Luck.Below(3, partner, week, Draw.Relations, 4) * 6 + 6);
        (partners.PlanFrom[partner], partners.PlanUntil[partner]) = (at, until);
        world.Journal.Say(partner, at, key => new PartnerFact.PlanAgreed(key, "joint", at, until, null));
    }

    private void Award(int partner, int week)
    {
        var at = world.Luck.When(week, Phase, partner, Draw.Relations, 2).At;
        Instant? until = world.Luck.Chance(500, partner, week, Draw.Relations, 5) ? at.AddDays(200) : null;
        (partners.SpecializedAt[partner], partners.SpecializedUntil[partner]) = (at, until ?? Instant.Never);
        world.Journal.Say(partner, at, key => new PartnerFact.SpecializationAwarded(key, "core", until));
    }
}
