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
        var (of, parameters) = (block.Of, step.Plan.Parameters.Delivery);
        var draws = Winning.After(step, of.Entity[deal.Partner], deal, Winning.Delivery);
        step.Tally.Blocks += 4;
        if (draws.Happens(0, step.Plan.Types[of.Type[deal.Partner]].Delivers)) Deliver(block, step, deal, won, draws, parameters, ref sink);
        if (draws.Happens(6, parameters.Survey))
        {
            var answered = won + Days(60 + 120 * draws[8]);
            var csat = Csat(of.Care[deal.Partner], parameters, draws[7]);
            if (TSink.Writes) Post(of, deal, new PartnerFact.SurveyAnswered(Key(of, deal, answered, ref sink), csat), ref sink);
            Answer(block, step, deal, answered, csat, draws.Happens(11, parameters.Reference), Days(2 + 18 * draws[12]), ref sink);
        }
    }

    private static void Deliver<TSink>(Block block, Step step, in Deal deal, long won, Draws draws, DeliveryParameters parameters, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var of = block.Of;
        var started = won + Days(3 + 18 * draws[1]);
        var completed = started + Days(7 + 7 * Inversion.Erlang2(draws[2], draws[3], parameters.Weeks));
        var rated = draws.Happens(5, parameters.Rated);
        var csat = Csat(of.Care[deal.Partner], parameters, draws[4]);
        if (TSink.Writes)
        {
            var project = $"d{Ids.Opportunity(of.Entity[deal.Partner], deal.Born, deal.Position).Value[1..]}";
            Post(of, deal, new PartnerFact.DeliveryStarted(Key(of, deal, started, ref sink), project), ref sink);
            Post(of, deal, new PartnerFact.DeliveryCompleted(Key(of, deal, completed, ref sink), project, rated ? csat : null), ref sink);
        }

        if (rated) Answer(block, step, deal, completed, csat, draws.Happens(9, parameters.Reference), Days(2 + 18 * draws[10]), ref sink);
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

    private static int Csat(double care, DeliveryParameters parameters, double u) =>
        Math.Clamp((int)Math.Round(100 * Inversion.Normal(u, parameters.CsatMean + care, parameters.CsatSpread)), CsatLeast, CsatMost);

    private static FactKey Key<TSink>(Columns of, in Deal deal, long at, ref TSink sink)
        where TSink : struct, IFactSink => sink.Key(of.Entity[deal.Partner], at, Sources.Psa);

    private static void Post<TSink>(Columns of, in Deal deal, PartnerFact fact, ref TSink sink)
        where TSink : struct, IFactSink => sink.Post(Ids.Partner(of.Entity[deal.Partner]), fact);

    private static long Days(double days) => (long)(days * RunClock.Day);
}
