using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>
/// An opportunity's birth: the activity that opens it, its size, account and stages, the touch that sources (before creation)
/// or influences it (after), and perhaps a registration, which then is the activity.
/// </summary>
internal static class Opening
{
    private const int ClaimDraws = 1_024;

    public static void Act(PartnerState partner, WeekStep week, Standing standing, int position)
    {
        var instants = week.Chance.Instants(partner, week.Number, position, 0);
        var day = (int)(instants.Uniform(0) * 7);
        if (day < partner.FirstDay(week.Number)) return;
        var birth = week.Chance.Birth(partner, week.Number, position);
        var account = week.Chance.Account(partner, week.Number, position);
        var sourced = birth.Happens(2, partner.Type.Sourced);
        var expands = Expanded(partner, week, account);
        var deal = Born(partner, week, position, birth, account, expands);

        var acted = week.Calendar.At(week.Number, day, Phase.Activities, instants.Uniform(1));
        var created = week.Calendar.Early(week.Number, day, Phase.Openings, instants.Uniform(2));
        var after = week.Calendar.Late(week.Number, day, Phase.Openings, instants.Uniform(3));
        var registers = sourced && Registration.MayAsk(standing) && account.Happens(2, week.Parameters.Registration.Asks);
        if (!registers) Record(partner, week, deal, account, acted);
        week.Post(deal.Id, new OpportunityFact.TouchRecorded(
            week.Key(partner, sourced ? acted : after, Sources.Attribution), partner.Id, Evidence(partner.Type.Type, account[10]), true));
        week.Post(deal.Id, new OpportunityFact.Created(
            week.Key(partner, created, Sources.Crm), deal.Account, deal.ProductLine, deal.AmountMinor, Stage.Qualify, deal.Motion,
            sourced ? partner.Id : null, expands is not null));
        var second = SecondTouch(partner, week, deal, account, after);
        if (registers) Registration.Ask(partner, week, deal, account, after);
        if (registers && second is not null) Contesting.Act(partner, second, week, deal);
        partner.OpenDeals.Add(deal);
    }

    private static Deal Born(PartnerState partner, WeekStep week, int position, Draws birth, Draws account, Subscription? expands)
    {
        var (type, pipeline) = (partner.Type, week.Parameters.Pipeline);
        var ends = new int[4];
        var end = week.Number;
        for (var stage = 0; stage < ends.Length; stage++)
            ends[stage] = end += Math.Max(1, (int)Math.Ceiling(Inversion.Erlang2(birth[8 + 2 * stage], birth[9 + 2 * stage], type.WeeksPerStage)));
        return new()
        {
            Id = new($"o-{week.Number:D4}-{partner.Index:D6}-{position}"),
            BornIn = week.Number,
            Position = position,
            Account = expands?.Account ?? PartnerSetup.Account(week.Chance, partner.Index, Inversion.Zipf(account[0], pipeline.Accounts, pipeline.AccountExponent)),
            ProductLine = expands?.ProductLine ?? pipeline.ProductLines[account.OneOf(1, pipeline.ProductLines.Count)],
            Motion = birth.Happens(3, pipeline.UsualMotion) ? type.Motion : Motion.CoSell,
            AmountMinor = Money.Minor(Inversion.LogNormal(birth.Block(0).FineUniform(0), partner.MedianAmount, type.AmountSpread)),
            StageEnds = ends,
        };
    }

    private static Subscription? Expanded(PartnerState partner, WeekStep week, Draws account) =>
        partner.Subscriptions.Count > 0 && account.Happens(6, week.Parameters.Pipeline.Expansion)
            ? partner.Subscriptions[account.OneOf(7, partner.Subscriptions.Count)]
            : null;

    private static void Record(PartnerState partner, WeekStep week, Deal deal, Draws account, Instant at)
    {
        var kind = deal.Motion switch
        {
            Motion.Referral => ActivityKind.LeadSubmitted,
            Motion.Resell => account[11] < 0.6 ? ActivityKind.Demo : ActivityKind.LeadSubmitted,
            _ => account[11] < 0.6 ? ActivityKind.CosellIntroduction : ActivityKind.JointMeeting,
        };
        var (key, verified) = (week.Key(partner, at, Sources.Prm), account.Happens(15, week.Parameters.Activity.Verified));
        week.Post(partner, new PartnerFact.ActivityRecorded(key, kind, Selling.Person(partner, at, account[14]), deal.Id.Value, null, verified));
        if (verified) Incentives.Claim(partner, week, key, kind, ClaimDraws + deal.Position);
    }

    // Only a partner of the initial population with a lower index is asked, so that one added at the end changes nobody's deals.
    private static PartnerState? SecondTouch(PartnerState partner, WeekStep week, Deal deal, Draws account, Instant after)
    {
        var candidates = (int)Math.Min(partner.Index, (uint)week.Parameters.Partners);
        if (candidates == 0 || !account.Happens(8, week.Parameters.Pipeline.SecondPartner)) return null;
        var other = week.Partner(account.OneOf(9, candidates));
        if (week.Number <= other.AcceptedIn || other.Silent) return null;
        var evidence = Evidence(other.Type.Type, account[12]);
        week.Post(deal.Id, new OpportunityFact.TouchRecorded(
            week.Key(partner, after + TimeSpan.FromHours(6), Sources.Attribution), other.Id, evidence, account.Happens(13, week.Parameters.Activity.Verified)));
        return other;
    }

    private static EvidenceKind Evidence(PartnerType type, double u) => type switch
    {
        PartnerType.Marketplace => u < 0.8 ? EvidenceKind.MarketplaceClick : EvidenceKind.UtmVisit,
        PartnerType.Referral => u < 0.6 ? EvidenceKind.IntroductionNote : EvidenceKind.UtmVisit,
        _ => u < 0.4 ? EvidenceKind.JointMeeting : u < 0.7 ? EvidenceKind.ActivityLog : EvidenceKind.IntroductionNote,
    };
}
