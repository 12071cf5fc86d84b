using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Behaviour;

/// <summary>What partner and vendor agree on over the years: agreements, listings, specializations, plans, reviews, renewals.</summary>
internal static class Partnership
{
    private const int WeeksToListing = 3;
    private const int ReviewWeek = 4;
    private static readonly string[] Specializations = ["cloud-migration", "data-platform", "security-operations", "industry-solutions"];

    public static void Act(PartnerState partner, WeekStep week, Standing standing)
    {
        if (partner.DataAgreementUntil >= week.Start && partner.DataAgreementUntil < week.End) SignAgain(partner, week, standing);
        if (!standing.Active) return;
        Renew(partner, week);
        List(partner, week);
        Specialize(partner, week, standing);
        if (week.StartsQuarter) Plan(partner, week);
        if (week.Number % WeekCalendar.WeeksPerQuarter == ReviewWeek && partner.PlannedUntil > week.Start) Review(partner, week);
    }

    private static void SignAgain(PartnerState partner, WeekStep week, Standing standing)
    {
        var expired = partner.DataAgreementUntil;
        var draws = week.Draws(partner, WeekPositions.Agreement);
        week.Post(partner, new PartnerFact.AgreementExpired(week.Key(partner, expired, Sources.Prm), AgreementKind.Dpa));
        if (!standing.Active || !draws.Happens(0, week.Parameters.Partnership.SignsAgain)) return;
        var signed = expired + TimeSpan.FromSeconds(86_400 + (int)(draws[1] * 20 * 86_400));
        partner.DataAgreementUntil = signed.AddMonths(12);
        week.Post(partner, new PartnerFact.AgreementSigned(week.Key(partner, signed, Sources.Prm), AgreementKind.Dpa, partner.DataAgreementUntil));
    }

    private static void Renew(PartnerState partner, WeekStep week)
    {
        var accepted = week.Calendar.Acceptance(partner.AcceptedIn, partner.AcceptedOnDay);
        for (var year = 1; accepted.AddMonths(12 * year) < week.End; year++)
        {
            var at = accepted.AddMonths(12 * year) + TimeSpan.FromHours(9);
            if (accepted.AddMonths(12 * year) < week.Start || !week.Draws(partner, WeekPositions.Partnership).Happens(0, week.Parameters.Partnership.Renews)) continue;
            week.Post(partner, new PartnerFact.Renewed(week.Key(partner, at, Sources.Prm), accepted.AddMonths(12 * (year + 1))));
        }
    }

    private static void List(PartnerState partner, WeekStep week)
    {
        var draws = week.Draws(partner, WeekPositions.Listing);
        var listing = $"listing-{partner.Index}";
        var lists = partner.Type.Type switch
        {
            PartnerType.Marketplace => 1.0,
            PartnerType.TechnologyAlliance => week.Parameters.Partnership.AllianceLists,
            _ => 0.0,
        };
        if (week.Number == partner.AcceptedIn + WeeksToListing && draws.Happens(0, lists))
        {
            week.Post(partner, new PartnerFact.ListingPublished(week.Key(partner, week.Sometime(partner, WeekPositions.Listing, Phase.Claims), Sources.Marketplace), listing));
            partner.HasListing = true;
        }
        else if (partner.HasListing && draws.Happens(1, week.Parameters.Partnership.WithdrawnPerYear / 52))
        {
            week.Post(partner, new PartnerFact.ListingWithdrawn(week.Key(partner, week.Sometime(partner, WeekPositions.Listing, Phase.Claims), Sources.Marketplace), listing));
            partner.HasListing = false;
        }
    }

    // A second specialization asks for twice the certificates of the first, and so on.
    private static void Specialize(PartnerState partner, WeekStep week, Standing standing)
    {
        var parameters = week.Parameters.Partnership;
        if (partner.Specializations == Specializations.Length
            || standing.Certificates < parameters.SpecializationFromCertificates * (partner.Specializations + 1)
            || !week.Draws(partner, WeekPositions.Specialization).Happens(0, parameters.Specialization)) return;
        var at = week.Sometime(partner, WeekPositions.Specialization, Phase.Claims);
        var name = Specializations[(int)((partner.Index + partner.Specializations) % Specializations.Length)];
        week.Post(partner, new PartnerFact.SpecializationAwarded(week.Key(partner, at, Sources.Prm), name, at.AddMonths(24)));
        partner.Specializations++;
    }

    private static void Plan(PartnerState partner, WeekStep week)
    {
        var parameters = week.Parameters.Partnership;
        var won = partner.WonInYear(week.Start);
        if (partner.PlannedUntil > week.Start || Money.Units(won) < parameters.PlanFromArr || !week.Draws(partner, WeekPositions.Plan).Happens(0, parameters.Plans)) return;
        var at = week.Sometime(partner, WeekPositions.Plan, Phase.Claims);
        partner.PlannedUntil = at.AddMonths(Money.Units(won) >= parameters.LongPlanFromArr ? 24 : 12);
        week.Post(partner, new PartnerFact.PlanAgreed(
            week.Key(partner, at, Sources.Prm), $"plan-{partner.Index}-{week.Number}", at, partner.PlannedUntil, Money.Minor(Money.Units(won) * 1.2)));
    }

    private static void Review(PartnerState partner, WeekStep week)
    {
        var draws = week.Draws(partner, WeekPositions.Review);
        if (!draws.Happens(0, week.Parameters.Partnership.AttendsReview)) return;
        var at = week.Sometime(partner, WeekPositions.Review, Phase.Activities);
        week.Post(partner, new PartnerFact.ActivityRecorded(
            week.Key(partner, at, Sources.Prm), ActivityKind.QbrAttended, Selling.Person(partner, at, draws[1]), null, null, true));
    }
}
