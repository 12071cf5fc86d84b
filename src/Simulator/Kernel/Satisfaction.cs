using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>What customers say after a win: of the delivery, in a survey, and to others.</summary>
internal static class Satisfaction
{
    private const int CsatLeast = 100;
    private const int CsatMost = 500;

    public static void After<TSink>(Block block, Step step, in Deal deal, long won, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, parameters, entity) = (block.Of, step.Plan.Parameters.Delivery, block.Of.Entity[deal.Partner]);
        var slot = deal.Position * Step.Slots + Winning.Delivery;
        var (what, how) = (step.Draw(Purpose.Renewal, entity, deal.Born, slot), step.Draw(Purpose.Renewal, entity, deal.Born, slot, 1));
        if (what.Uniform(0) < step.Plan.Types[of.Type[deal.Partner]].Delivers) Deliver(block, step, deal, won, what, how, ref sink);
        if (how.Uniform(2) >= parameters.Survey) return;
        var (when, who) = (step.Draw(Purpose.Renewal, entity, deal.Born, slot, 2), step.Draw(Purpose.Renewal, entity, deal.Born, slot, 3));
        var answered = won + Days(60 + 120 * when.Uniform(0));
        var csat = Csat(Care(of, step, deal.Partner), parameters, how.Uniform(3));
        if (TSink.Writes) Post(of, deal, new PartnerFact.SurveyAnswered(Key(of, deal, answered, ref sink), csat), ref sink);
        Answer(block, step, deal, answered, csat, when.Uniform(3) < parameters.Reference, Days(2 + 18 * who.Uniform(0)), ref sink);
    }

    private static void Deliver<TSink>(Block block, Step step, in Deal deal, long won, RandomBlock what, RandomBlock how, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, parameters) = (block.Of, step.Plan.Parameters.Delivery);
        var started = won + Days(3 + 18 * what.Uniform(1));
        var completed = started + Days(7 + 7 * Inversion.Erlang2(what.Uniform(2), what.Uniform(3), parameters.Weeks));
        var rated = how.Uniform(1) < parameters.Rated;
        var csat = Csat(Care(of, step, deal.Partner), parameters, how.Uniform(0));
        if (TSink.Writes)
        {
            var project = $"d{Ids.Opportunity(of.Entity[deal.Partner], deal.Born, deal.Position).Value[1..]}";
            Post(of, deal, new PartnerFact.DeliveryStarted(Key(of, deal, started, ref sink), project), ref sink);
            Post(of, deal, new PartnerFact.DeliveryCompleted(Key(of, deal, completed, ref sink), project, rated ? csat : null), ref sink);
        }

        if (!rated) return;
        var when = step.Draw(Purpose.Renewal, of.Entity[deal.Partner], deal.Born, deal.Position * Step.Slots + Winning.Delivery, 2);
        Answer(block, step, deal, completed, csat, when.Uniform(1) < parameters.Reference, Days(2 + 18 * when.Uniform(2)), ref sink);
    }

    private static void Answer<TSink>(Block block, Step step, in Deal deal, long at, int csat, bool speaks, long later, ref TSink sink)
        where TSink : struct, IFactSink
    {
        block.Note(RunClock.WeekBy(at), NoteKind.CsatArrives, deal.Partner, csat);
        block.Note(RunClock.WeekLeft(at, step.Plan.Program.Health.Quality.WindowDays), NoteKind.CsatLeaves, deal.Partner, csat);
        if (!speaks || csat < step.Plan.Parameters.Delivery.ReferenceFrom) return;
        block.Note(RunClock.WeekBy(at + later), NoteKind.Reference, deal.Partner);
        if (!TSink.Writes) return;
        var customer = $"c-{block.Of.Entity[deal.Partner]:D6}-{at + later}";
        Post(block.Of, deal, new PartnerFact.ReferenceProvided(Key(block.Of, deal, at + later, ref sink), customer), ref sink);
    }

    // A partner whose time for delivery is short leaves customers less content.
    private static double Care(Columns of, Step step, int i)
    {
        var attention = step.Plan.Parameters.Attention;
        return attention.On && of.Delivering[i] != 1 ? of.Care[i] + attention.CsatPerLog * Elementary.Log(of.Delivering[i]) : of.Care[i];
    }

    private static int Csat(double care, DeliveryParameters parameters, double u) =>
        Math.Clamp((int)Math.Round(100 * Inversion.Normal(u, parameters.CsatMean + care, parameters.CsatSpread)), CsatLeast, CsatMost);

    private static FactKey Key<TSink>(Columns of, in Deal deal, long at, ref TSink sink)
        where TSink : struct, IFactSink => sink.Key(of.Entity[deal.Partner], at, Sources.Psa);

    private static void Post<TSink>(Columns of, in Deal deal, PartnerFact fact, ref TSink sink)
        where TSink : struct, IFactSink => sink.Post(Ids.Partner(of.Entity[deal.Partner]), fact);

    private static long Days(double days) => (long)(days * RunClock.Day);
}
