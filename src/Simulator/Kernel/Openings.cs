using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// Phase 3: opportunities are born of activities. Size and stages are drawn at once; the touch that sources comes before creation, the one that influences after.
/// </summary>
internal static class Openings
{
    /// <summary>Opportunities that a partner can open in one week; more is beyond any parameter's range.</summary>
    public const int WeekMax = 64;

    private const int BirthInstants = 0;
    private const int RecordBlock = 2;

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, scratch) = (block.Of, step.Scratch);
        var births = Ask(block, step);
        if (births == 0) return;
        foreach (var batch in scratch.Birth) step.Draw(batch);
        step.Draw(scratch.BirthInstants);
        var parameters = step.Plan.Parameters;
        scratch.Births.Work(births, scratch.Birth, parameters.Pipeline.Stages == StageLaw.Erlang);
        var at = 0;
        foreach (var i in scratch.Openers.Span)
        {
            var joins = of.JoinWeek[i] == step.Week;
            for (var position = 0; position < scratch.Openings[i]; position++, at++)
            {
                var day = RunClock.DayOf(scratch.BirthInstants.X0[at]);
                if (joins && day < of.JoinDay[i]) continue;
                scratch.Days[i] += 1UL << (8 * day);
                Open(block, step, i, position, at, day, ref sink);
            }
        }
    }

    private static int Ask(Block block, Step step)
    {
        var (of, scratch, types) = (block.Of, step.Scratch, step.Plan.Types);
        foreach (var batch in scratch.Birth) batch.Clear();
        scratch.BirthInstants.Clear();
        var births = 0;
        foreach (var i in scratch.Openers.Span)
        {
            var openings = scratch.Openings[i];
            scratch.Births.Reserve(births + openings);
            var type = types[of.Type[i]];
            for (var position = 0; position < openings; position++, births++)
            {
                for (var each = 0; each < scratch.Birth.Length; each++)
                    scratch.Birth[each].Add(of.Entity[i], step.Week, DrawBatch.Address(Purpose.OpportunityBirth, position, each));
                scratch.BirthInstants.Add(of.Entity[i], step.Week, DrawBatch.Address(Purpose.Instants, position * Step.Slots + BirthInstants));
                (scratch.Births.LogMedian[births], scratch.Births.Spread[births], scratch.Births.Scale[births]) =
                    (of.LogMedian[i], type.AmountSpread, type.StageScale);
            }
        }

        return births;
    }

    private static void Open<TSink>(Block block, Step step, int i, int position, int at, int day, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, births, birth) = (block.Of, step.Scratch.Births, step.Scratch.Birth);
        var (type, pipeline) = (step.Plan.Types[of.Type[i]], step.Plan.Parameters.Pipeline);
        var first = Length(births, at, 0);
        ref var deal = ref block.Deals.Add(step.Week + first);
        (deal.Partner, deal.Born, deal.Position, deal.Stage) = (i, step.Week, (byte)position, Stage.Qualify);
        deal.AmountMinor = 100 * Math.Max(1, (long)Math.Round(births.Amount[at]));
        deal.Sourced = RandomBlock.UniformOf(birth[0].X2[at]) < type.Sourced;
        deal.Motion = RandomBlock.UniformOf(birth[0].X3[at]) < pipeline.UsualMotion ? type.Motion : Motion.CoSell;
        deal.Logit = type.WinLogit + pipeline.PerLogAmount * type.AmountSpread * births.Z[at] + of.Ability[i] + (deal.Motion == Motion.CoSell ? pipeline.CoSold : 0);
        (deal.ProtectedFrom, deal.ProtectedUntil) = (RunClock.Never, 0);
        (deal.Advance[0], deal.Advance[1], deal.Advance[2], deal.Advance[3]) = (birth[1].X0[at], birth[1].X1[at], birth[1].X2[at], birth[1].X3[at]);
        for (var stage = 0; stage < 4; stage++) deal.Weeks[stage] = (ushort)Length(births, at, stage);
        deal.CreatedAt = RunClock.Early(step.Week, day, step.Scratch.BirthInstants.X2[at], Phase.Openings);
        block.Touch(i);
        of.OpenMinor[i] += deal.AmountMinor;
        step.Tally.Opportunities++;
        var asked = RunClock.Late(step.Week, day, step.Scratch.BirthInstants.X3[at], Phase.Openings);
        var registers = Registrations.Asks(block, step, deal, asked);
        if (registers) Registrations.Act(block, step, ref deal, asked, ref sink);
        if (TSink.Writes || (step.HasSpif && !registers)) Record(block, step, deal, at, day, registers, ref sink);
    }

    // The activity that opened it; where a SPIF is on, or facts are wanted, its kind and evidence are drawn.
    private static void Record<TSink>(Block block, Step step, in Deal deal, int at, int day, bool registers, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (entity, instants) = (block.Of.Entity[deal.Partner], step.Scratch.BirthInstants);
        var draws = step.Draw(Purpose.AccountAndConflict, entity, deal.Born, deal.Position, RecordBlock);
        var kind = deal.Motion switch
        {
            Motion.Referral => ActivityKind.LeadSubmitted,
            Motion.Resell => draws.Uniform(0) < 0.6 ? ActivityKind.Demo : ActivityKind.LeadSubmitted,
            _ => draws.Uniform(0) < 0.6 ? ActivityKind.CosellIntroduction : ActivityKind.JointMeeting,
        };
        var verified = draws.Uniform(1) < step.Plan.Parameters.Activity.Verified;
        var acted = RunClock.At(step.Week, day, Phase.Activities, RunClock.SecondOf(instants.X1[at]));
        var key = TSink.Writes ? sink.Key(entity, acted, Sources.Prm) : default;
        // One act is one event: the asking for a registration is the activity then.
        if (!registers && step.HasSpif && verified) Claims.Ask(block, step, deal.Partner, kind, acted, Claims.OfOpening + deal.Position, key.Id, ref sink);
        if (!TSink.Writes) return;
        var (id, partner) = (Ids.Opportunity(entity, deal.Born, deal.Position), Ids.Partner(entity));
        if (!registers) sink.Post(partner, new PartnerFact.ActivityRecorded(key, kind, null, id.Value, null, verified));
        var touched = deal.Sourced ? acted : RunClock.Late(step.Week, day, instants.X3[at], Phase.Openings);
        sink.Post(id, new OpportunityFact.TouchRecorded(sink.Key(entity, touched, Sources.Attribution), partner, EvidenceKind.ActivityLog, true));
        PartnerId? owner = deal.Sourced ? partner : null;
        sink.Post(id, new OpportunityFact.Created(
            sink.Key(entity, deal.CreatedAt, Sources.Crm),
            $"a-{id.Value[2..]}",
            step.Plan.Parameters.Pipeline.ProductLines[0],
            deal.AmountMinor,
            Stage.Qualify,
            deal.Motion,
            owner,
            false));
    }

    private static int Length(Births births, int at, int stage) => Math.Max(1, (int)Math.Ceiling(births.Weeks[stage][at]));
}
