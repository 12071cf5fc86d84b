using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>The default program with the simulator's calendar, and with cuts and caps that a year and a half of a small population reaches.</summary>
internal static class TwinProgram
{
    public static readonly ProgramDocument Document = Defaults.Program with
    {
        Calendar = new(CalendarKind.Weeks13, 1, Clock.Start),
        Enablement = new(CertificationMonths: 9),
        Tiers = Defaults.Program.Tiers with
        {
            Premier = Defaults.Program.Tiers.Premier with { ArrMinor = 5_000_000, Certifications = 1 },
            Elite = Defaults.Program.Tiers.Elite with { ArrMinor = 9_000_000, Certifications = 2, PlanMonths = 12 },
        },
    };

    public static readonly Incentive Margin = Of("margin", Eligibility.Any, Document.Incentives.Margin with { CapPpm = 190_000 });

    public static readonly Incentive Referral =
        Of("referral", Eligibility.Any with { Tiers = [Tier.Select, Tier.Premier, Tier.Elite] }, Document.Incentives.ReferralFee);

    public static readonly Incentive Rebate = Of("rebate", Eligibility.Any with { Motions = [Motion.Resell, Motion.CoSell] }, Document.Incentives.Rebate);

    /// <summary>The box opens with the second quarter and closes within the fourth.</summary>
    public static readonly Incentive Spif = new(
        new("spif"), "Demos", Clock.Day(7 * 13), Clock.Day(7 * 45 + 3), null, Eligibility.Any with { Regions = ["emea"] },
        Document.Incentives.Spif with { PartnerQuarterMax = 3, TotalMax = 400 });

    public static IReadOnlyList<Incentive> OfDeals { get; } = [Margin, Referral];

    private static Incentive Of(string id, Eligibility eligibility, IncentiveTerms terms) =>
        new(new(id), id, Clock.Start, Clock.Start.AddDays(3_650), null, eligibility, terms);
}
