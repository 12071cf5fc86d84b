using PemActors.Rulebook.Access;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Phase 3: a partner whose tier lets it asks for the registration of a deal that it sources, and the deal desk answers in a lognormal time. An approval protects;
/// stages that advance renew it; suspensions and the termination end it. The rulebook moves the ends; partners do not meet in accounts here.
/// </summary>
internal static class Registrations
{
    /// <summary>Instants kept at which a partner lost what it held; older ones lie before any protection still of account.</summary>
    public const int LapsesKept = 4;

    private const int AnswerBlock = 0;
    private static readonly string[] Reasons = ["existing-opportunity", "already-protected", "out-of-territory", "not-icp", "insufficient-information"];

    /// <summary>Whether a deal born now is registered: the asking is the activity that opened it.</summary>
    public static bool Asks(Block block, Step step, in Deal deal, long at)
    {
        var (of, plan) = (block.Of, step.Plan);
        if (!plan.Parameters.Registration.On || !deal.Sourced) return false;
        var tier = Partners.TierAt(of, deal.Partner, at);
        if (!BenefitRules.Allows(tier, Partners.IsSuspended(of, deal.Partner, at), false, Benefit.DealRegistration, plan.Program.Benefits)) return false;
        return Answer(step, of.Entity[deal.Partner], deal).Uniform(0) < plan.Parameters.Registration.Asks;
    }

    /// <summary>Asks, and answers.</summary>
    public static void Act<TSink>(Block block, Step step, ref Deal deal, long asked, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (entity, plan) = (block.Of.Entity[deal.Partner], step.Plan);
        var (parameters, draws) = (plan.Parameters.Registration, Answer(step, entity, deal));
        var answered = asked + 1 + (long)(Inversion.LogNormal(draws.Uniform(1), parameters.AnswerHoursMedian, parameters.AnswerSpread) * 3_600);
        var approved = draws.Uniform(2) < parameters.Approved;
        step.Tally.Registrations++;
        if (step.At(answered) > ResponseClock.Due(step.At(asked), plan.Program.Engagement)) step.Tally.SlaBreaches++;
        if (approved)
        {
            step.Tally.Approvals++;
            Set(step, ref deal, ProtectionRules.Grant(step.At(answered), null, plan.Program.Engagement.ProtectionDays));
        }

        if (!TSink.Writes) return;
        var (id, partner) = (Ids.Opportunity(entity, deal.Born, deal.Position), Ids.Partner(entity));
        sink.Post(id, new OpportunityFact.RegistrationSubmitted(sink.Key(entity, asked, Sources.Prm), partner));
        var key = sink.Key(entity, answered, Sources.Prm);
        sink.Post(id, approved
            ? new OpportunityFact.RegistrationApproved(key, partner, null)
            : new OpportunityFact.RegistrationRejected(key, partner, Reasons[(int)(draws.Uniform(3) * Reasons.Length)]));
    }

    /// <summary>The partner loses what it holds at a second.</summary>
    public static void Lapse(Columns of, int i, long at)
    {
        ref var lapses = ref of.Lapses[i];
        var oldest = 0;
        for (var n = 0; n < LapsesKept; n++)
            if (lapses[n] == at) return;
        for (var n = 1; n < LapsesKept; n++)
            if (lapses[n] < lapses[oldest]) oldest = n;
        lapses[oldest] = at;
    }

    /// <summary>Whether a deal is protected at a second, of all that is known by then.</summary>
    public static bool Holds(Columns of, Step step, in Deal deal, long at) =>
        deal.ProtectedFrom <= at && at < deal.ProtectedUntil && Held(of, step, deal, at).Contains(step.At(at));

    /// <summary>The week's renewals, once all that ends protections in it is known.</summary>
    public static void Renew(Block block, Step step)
    {
        foreach (var (at, advanced) in step.Scratch.Renewals)
        {
            ref var deal = ref block.Deals[at];
            var held = Held(block.Of, step, deal, advanced);
            Set(step, ref deal, ProtectionRules.Renew(held, step.At(advanced), null, step.Plan.Program.Engagement.ProtectionDays));
        }

        step.Scratch.Renewals.Clear();
    }

    // Lapses up to a second, in whichever order: each ends what was live at it.
    private static Interval Held(Columns of, Step step, in Deal deal, long by)
    {
        var held = new Interval(step.At(deal.ProtectedFrom), step.At(deal.ProtectedUntil));
        for (var n = 0; n < LapsesKept; n++)
        {
            var lapse = of.Lapses[deal.Partner][n];
            if (lapse > 0 && lapse <= by && held.Contains(step.At(lapse))) held = ProtectionRules.Lapse(held, step.At(lapse));
        }

        return held;
    }

    private static void Set(Step step, ref Deal deal, Interval held) => (deal.ProtectedFrom, deal.ProtectedUntil) = (step.Second(held.From), step.Second(held.Until));

    private static RandomBlock Answer(Step step, uint entity, in Deal deal) => step.Draw(Purpose.AccountAndConflict, entity, deal.Born, deal.Position, AnswerBlock);
}
