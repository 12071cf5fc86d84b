using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>At the end of a stage a deal advances if its latent uniform is below p^(1/4), else it is lost; past the fourth it is won.</summary>
internal static class DealProgress
{
    private static readonly string[] Reasons = ["no-decision", "price", "competitor", "no-budget", "timing", "missing-feature"];

    public static void Act(PartnerState partner, WeekStep week, Standing standing)
    {
        for (var i = 0; i < partner.OpenDeals.Count; i++)
        {
            var deal = partner.OpenDeals[i];
            if (deal.StageEndsIn != week.Number || !Closes(partner, week, deal, standing)) continue;
            partner.OpenDeals.RemoveAt(i--);
        }
    }

    /// <summary>Logit of the win probability, without tiers and conflicts, which join with the rules in the loop.</summary>
    public static double WinLogit(PartnerState partner, PipelineParameters pipeline, int certificates, bool registered, Motion motion, double amount) =>
        Math.Log(partner.Type.WinProbability / (1 - partner.Type.WinProbability))
        + pipeline.PerCertificate * Math.Min(certificates, 5)
        + (registered ? pipeline.Registered : 0)
        + (motion == Motion.CoSell ? pipeline.CoSold : 0)
        + pipeline.PerLogAmount * Math.Log(amount / partner.MedianAmount)
        + partner.Ability;

    private static bool Closes(PartnerState partner, WeekStep week, Deal deal, Standing standing)
    {
        var stage = (int)deal.Stage;
        var birth = week.Chance.Birth(partner, deal.BornIn, deal.Position);
        var account = week.Chance.Account(partner, deal.BornIn, deal.Position);
        var instants = week.Chance.Instants(partner, deal.BornIn, deal.Position, 1 + stage);
        var day = (int)(instants.Uniform(0) * 7);
        var early = week.Calendar.Early(week.Number, day, Phase.Close, instants.Uniform(1));
        var late = week.Calendar.Late(week.Number, day, Phase.Close, instants.Uniform(2));
        var registered = deal.RegisteredAt <= week.Start;
        var logit = WinLogit(partner, week.Parameters.Pipeline, standing.Certificates, registered, deal.Motion, Money.Units(deal.AmountMinor));
        if (birth[4 + stage] >= Math.Pow(1 / (1 + Math.Exp(-logit)), 0.25))
        {
            week.Post(deal.Id, new OpportunityFact.Lost(week.Key(partner, late, Sources.Crm), Reasons[account.OneOf(16, Reasons.Length)]));
            return true;
        }

        if (deal.Stage == Stage.Negotiate)
        {
            Winning.Act(partner, week, deal, early, late);
            return true;
        }

        deal.Stage++;
        week.Post(deal.Id, new OpportunityFact.StageChanged(week.Key(partner, early, Sources.Crm), deal.Stage));
        if (account.Happens(20 + stage, week.Parameters.Pipeline.AmountChanges)) Requote(partner, week, deal, account[24 + stage], late);
        if (registered && account.Happens(28 + stage, week.Parameters.Registration.Renewed)) Registration.Renew(partner, week, deal, late);
        return false;
    }

    private static void Requote(PartnerState partner, WeekStep week, Deal deal, double u, Instant at)
    {
        deal.AmountMinor = Money.Minor(Inversion.LogNormal(u, Money.Units(deal.AmountMinor), week.Parameters.Pipeline.AmountChangeSpread));
        week.Post(deal.Id, new OpportunityFact.AmountChanged(week.Key(partner, at, Sources.Crm), deal.AmountMinor));
    }
}
