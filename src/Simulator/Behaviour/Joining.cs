using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Behaviour;

/// <summary>Applies, is assessed, signs, is accepted one second into a day of the next week, brings its people, completes onboarding.</summary>
internal static class Joining
{
    private const int SetupPosition = 2;
    private const int InstantPosition = 0;

    public static void Apply(PartnerState partner, WeekStep week)
    {
        var draws = week.Chance.At(Purpose.PartnerSetup, partner.Index, 0, SetupPosition);
        var instants = week.Instants(partner, InstantPosition);
        var joining = week.Parameters.Joining;
        var day = (int)(instants.Uniform(0) * 3);
        var applied = week.Calendar.At(week.Number, day, Phase.Activities, instants.Uniform(1));
        var assessed = week.Calendar.At(week.Number, day + 1, Phase.Certification, instants.Uniform(2));
        var signed = week.Calendar.At(week.Number, day + 2, Phase.Activities, instants.Uniform(3));
        var accepted = week.Calendar.Acceptance(partner.AcceptedIn, partner.AcceptedOnDay);

        week.Post(partner, new PartnerFact.Applied(week.Key(partner, applied, Sources.Prm), partner.Type.Type, partner.Region, partner.Name, Motions(partner.Type)));
        var fits = draws.Happens(0, joining.Fit);
        week.Post(partner, new PartnerFact.IcpFitAssessed(week.Key(partner, assessed, Sources.Prm), fits));
        if (!fits && draws.Happens(1, joining.LaterFit))
            week.Post(partner, new PartnerFact.IcpFitAssessed(week.Key(partner, assessed.AddDays(182), Sources.Prm), true));
        Sign(partner, week, draws, signed);
        week.Post(partner, new PartnerFact.Accepted(week.Key(partner, accepted, Sources.Prm)));
        if (draws.Happens(4, joining.OnboardingCompleted))
            week.Post(partner, new PartnerFact.OnboardingCompleted(week.Key(partner, accepted + Onboarding(draws, joining), Sources.Prm)));
        People.Gather(partner, week, accepted);
    }

    private static void Sign(PartnerState partner, WeekStep week, Draws draws, Instant signed)
    {
        var terms = draws.Happens(3, week.Parameters.Joining.TermsInTime) ? signed : signed.AddDays(28);
        week.Post(partner, new PartnerFact.AgreementSigned(week.Key(partner, terms, Sources.Prm), AgreementKind.Terms, null));
        AgreementKind? trade = partner.Type.Type switch
        {
            PartnerType.Reseller => AgreementKind.Reseller,
            PartnerType.Referral => AgreementKind.Referral,
            PartnerType.Oem => AgreementKind.Oem,
            _ => null,
        };
        if (trade is { } kind) week.Post(partner, new PartnerFact.AgreementSigned(week.Key(partner, terms, Sources.Prm), kind, terms.AddMonths(36)));
        if (!draws.Happens(2, week.Parameters.Joining.DataAgreement)) return;
        partner.DataAgreementUntil = signed.AddMonths(12);
        week.Post(partner, new PartnerFact.AgreementSigned(week.Key(partner, signed, Sources.Prm), AgreementKind.Dpa, partner.DataAgreementUntil));
    }

    private static TimeSpan Onboarding(Draws draws, JoiningParameters joining) =>
        TimeSpan.FromDays(1) + TimeSpan.FromSeconds((long)(Inversion.Erlang2(draws[5], draws[6], joining.OnboardingWeeks) * WeekCalendar.SecondsPerWeek));

    private static Motion[] Motions(TypeParameters type) => type.Motion == Motion.CoSell ? [Motion.CoSell] : [type.Motion, Motion.CoSell];
}
