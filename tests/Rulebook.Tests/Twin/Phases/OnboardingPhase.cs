using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>Partners apply and are accepted one second into a day; most fit at once, others after a while, and the terms of some run out.</summary>
internal sealed class OnboardingPhase(World world)
{
    private readonly PartnerColumns partners = world.Partners;

    public void Step(int week)
    {
        for (var partner = 0; partner < partners.Count; partner++)
        {
            var joins = world.Luck.Chance(800, partner, 0, Draw.Joins) ? 0 : world.Luck.Below(60, partner, 0, Draw.Joins, 1);
            if (joins == week) Accept(partner, week);
            var late = world.Luck.Chance(150, partner, 0, Draw.Fit) ? 2 + world.Luck.Below(5, partner, 0, Draw.Fit, 1) : 0;
            if (joins + late == week) Fit(partner, late == 0 ? partners.AcceptedAt[partner] : world.Luck.When(week, 1, partner, Draw.Fit).At);
        }
    }

    private void Accept(int partner, int week)
    {
        var at = Clock.Day(7 * week + world.Luck.Below(7, partner, week, Draw.Joins, 2)) + TimeSpan.FromSeconds(1);
        partners.Type[partner] = (PartnerType)(partner % 6);
        partners.Region[partner] = partner % 3 == 0 ? PartnerColumns.Apac : PartnerColumns.Emea;
        partners.Cuts[partner] = HealthCuts.For(world.Program.Health, partners.Type[partner], partners.Region[partner]);
        partners.AppliedAt[partner] = partners.AcceptedAt[partner] = partners.SignedAt[partner] = at;
        Instant? until = world.Luck.Chance(100, partner, 0, Draw.Terms) ? at.AddDays(7 * 30) : null;
        partners.TermsUntil[partner] = until ?? Instant.Never;
        world.Journal.Say(partner, at, key => new PartnerFact.Applied(key, partners.Type[partner], partners.Region[partner], "Some", []));
        world.Journal.Say(partner, at, key => new PartnerFact.Accepted(key));
        world.Journal.Say(partner, at, key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, until));
        world.Journal.Say(partner, at, key => new PartnerFact.IcpFitAssessed(key, false));
    }

    private void Fit(int partner, Instant at)
    {
        partners.FitAt[partner] = at;
        partners.RegisteredAt[partner] = Instant.Max(at, partners.SignedAt[partner]);
        partners.Standing[partner] = new(Tier.Registered, 0, 0, 0);
        world.Journal.Say(partner, at, key => new PartnerFact.IcpFitAssessed(key, true));
    }
}
