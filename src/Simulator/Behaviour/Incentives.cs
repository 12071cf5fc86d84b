using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>The incentives on offer: four that run on, and each 52 weeks a fund and a box of activity sums with budgets of their own.</summary>
internal static class Incentives
{
    private const int WeeksPerYear = 52;
    private const int YearsOfRunning = 20;
    private const int WeeksBetween = 4;
    private const int FundDraws = 2_048;

    private static readonly (string Id, IncentiveKind Kind, string Name)[] Running =
    [
        ("margin-standard", IncentiveKind.Margin, "Standard margin"),
        ("referral-fee", IncentiveKind.ReferralFee, "Referral fee"),
        ("rebate-volume", IncentiveKind.Rebate, "Volume rebate"),
        ("usage-share", IncentiveKind.Usage, "Usage share"),
    ];

    private static readonly string[] Tactics = ["webinar", "roadshow", "field-event", "paid-search", "customer-dinner", "case-study"];

    public static void Publish(WeekStep week)
    {
        if (week.Number == 0)
            foreach (var (id, kind, name) in Running) Publish(week, id, kind, name, week.Start.AddDays(7 * WeeksPerYear * YearsOfRunning), null);
        if (week.Number % WeeksPerYear != 0) return;
        var (parameters, until) = (week.Parameters.Incentives, week.Start.AddDays(7 * WeeksPerYear));
        Publish(week, Fund(week.Number), IncentiveKind.Mdf, $"Market development fund {Year(week.Number)}", until, Money.Minor(parameters.FundPerPartner * week.Parameters.Partners));
        Publish(week, Box(week.Number), IncentiveKind.Spif, $"Demos and POCs {Year(week.Number)}", until, Money.Minor(parameters.SumsPerPartner * week.Parameters.Partners));
    }

    /// <summary>A partner near Premier asks for funds every few weeks, is answered, holds its event and proves it, in time mostly.</summary>
    public static void Propose(PartnerState partner, WeekStep week, Standing standing)
    {
        var parameters = week.Parameters.Incentives;
        if (week.Number % WeeksBetween != 1 || standing.Certificates < parameters.ProposesFromCertificates || Money.Units(partner.WonInYear(week.Start)) < parameters.ProposesFromArr) return;
        var draws = week.Chance.At(Purpose.ClaimsAndAudit, partner.Index, week.Number, FundDraws);
        if (!draws.Happens(0, parameters.Proposes)) return;

        var (fund, request) = (new IncentiveId(Fund(week.Number)), $"mdf-{week.Number:D4}-{partner.Index:D6}");
        var asked = week.Sometime(partner, WeekPositions.Funding, Phase.Claims);
        var amount = Money.Minor(Inversion.LogNormal(draws[1], parameters.ProposalMedian, parameters.ProposalSpread));
        var date = asked.AddDays(28 + draws.OneOf(2, 35)).ToDateTimeOffset();
        var leads = 5 + draws.OneOf(3, 60);
        week.Post(fund, new SyntheticDecision.MdfProposed(
            week.Key(partner, asked, Sources.Prm), request, partner.Id, amount, Tactics[draws.OneOf(4, Tactics.Length)], DateOnly.FromDateTime(date.UtcDateTime), leads));

        var approved = draws.Happens(5, parameters.Approves);
        var granted = draws.Happens(6, 0.3) ? amount / 2 : amount;
        week.Post(fund, new SyntheticDecision.MdfAnswered(week.Key(partner, asked + Hours(12 + 100 * draws[7]), Sources.Prm), request, partner.Id, approved, granted));
        if (!approved) return;
        var inTime = draws.Happens(8, parameters.Proves);
        if (!inTime && !draws.Happens(9, parameters.ProvesLate)) return;
        var proven = Instant.From(date) + Hours(24 * (inTime ? 3 + 50 * draws[10] : 62 + 20 * draws[10]));
        week.Post(fund, new SyntheticDecision.ProofSubmitted(
            week.Key(partner, proven, Sources.Prm), request, partner.Id, (long)(granted * (0.7 + 0.5 * draws[11])), $"proof-{request}",
            (int)(leads * (0.4 + draws[12])), Money.Minor(Inversion.LogNormal(draws[13], 3 * parameters.ProposalMedian, 1))));
    }

    /// <summary>A partner claims the sum of a verified demo or POC some days later, while the box is open.</summary>
    /// <param name="partner">Whose activity.</param>
    /// <param name="week">Its week.</param>
    /// <param name="activity">The activity's key.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">Its place among the partner's activities of the week.</param>
    public static void Claim(PartnerState partner, WeekStep week, FactKey activity, ActivityKind kind, int place)
    {
        if (kind is not (ActivityKind.Demo or ActivityKind.Poc)) return;
        var draws = week.Chance.At(Purpose.ClaimsAndAudit, partner.Index, week.Number, place);
        var claimed = activity.Time + Hours(2 + 200 * draws[1]);
        if (!draws.Happens(0, week.Parameters.Incentives.Claims) || week.Calendar.WeekOf(claimed) / WeeksPerYear != week.Number / WeeksPerYear) return;
        var (box, claim) = (new IncentiveId(Box(week.Number)), $"spif-{activity.Id}");
        week.Post(box, new SyntheticDecision.SpifClaimed(week.Key(partner, claimed, Sources.Prm), claim, partner.Id, activity.Id));
        week.Post(box, new SyntheticDecision.SpifAnswered(
            week.Key(partner, claimed + Hours(4 + 90 * draws[2]), Sources.Prm), claim, partner.Id, activity.Id, draws.Happens(3, week.Parameters.Incentives.ClaimApproved)));
    }

    private static void Publish(WeekStep week, string id, IncentiveKind kind, string name, Instant until, long? budgetMinor) =>
        week.Post(new IncentiveId(id), new SyntheticDecision.Published(week.VendorKey(Sources.Prm), kind, name, week.Start, until, budgetMinor));

    private static string Fund(int week) => $"mdf-{Year(week)}";

    private static string Box(int week) => $"spif-{Year(week)}";

    private static int Year(int week) => week / WeeksPerYear + 1;

    private static TimeSpan Hours(double hours) => TimeSpan.FromSeconds((long)(hours * 3_600));
}
