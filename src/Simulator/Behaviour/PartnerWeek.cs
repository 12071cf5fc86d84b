using PemActors.Simulator.Population;

namespace PemActors.Simulator.Behaviour;

/// <summary>What a partner's behaviours read: its standing at the week's start, which nothing in the week changes.</summary>
internal readonly record struct Standing(bool Active, int Certificates, int Wins);

/// <summary>A partner's week: its behaviours in the order of their phases.</summary>
internal static class PartnerWeek
{
    public static void Act(PartnerState partner, WeekStep week)
    {
        if (week.Number == partner.AppliesIn) Joining.Apply(partner, week);
        if (week.Number < partner.AcceptedIn) return;
        Conduct.Reinstate(partner, week);
        var standing = new Standing(partner.IsActive(week.Number, week.Start), partner.CertificatesAt(week.Start), partner.Wins);
        if (standing.Active) People.Turnover(partner, week);
        DealProgress.Act(partner, week, standing);
        Customers.Act(partner, week);
        if (standing.Active) Selling.Act(partner, week, standing);
        Learning.Act(partner, week, standing);
        Partnership.Act(partner, week, standing);
        if (!standing.Active) return;
        Incentives.Propose(partner, week, standing);
        Conduct.Act(partner, week);
        Leaving.Act(partner, week);
    }
}
