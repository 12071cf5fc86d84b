using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>What a partner is, drawn once from its index; its joining; and what it does at all, given where it stands.</summary>
internal static class Partners
{
    private const int Traits = 0;
    private const int Joins = 2;
    private const int LaterFitDays = 182;

    /// <summary>Sets a partner's row up.</summary>
    /// <param name="block">The block; the partner becomes its last.</param>
    /// <param name="step">The replication's chance.</param>
    /// <param name="entity">The partner's index.</param>
    /// <param name="recruitedIn">The week in which a recruit came up; it joins in the next. Null for the initial population.</param>
    public static void Add(Block block, Step step, uint entity, int? recruitedIn)
    {
        var (plan, of, i) = (step.Plan, block.Of, block.Count++);
        var (parameters, joining) = (plan.Parameters, plan.Parameters.Joining);
        var what = step.Draw(Purpose.PartnerSetup, entity, 0, Traits);
        var how = step.Draw(Purpose.PartnerSetup, entity, 0, Traits, 1);
        var when = step.Draw(Purpose.PartnerSetup, entity, 0, Traits, 2);
        var type = Share(what.Uniform(0), parameters.Types.Count, parameters, static (parameters, n) => parameters.Types[n].Mix);
        var region = Share(what.Uniform(1), parameters.Regions.Count, parameters, static (parameters, n) => parameters.Regions[n].Share);
        var large = recruitedIn is null && when.Uniform(1) < joining.LargeShare;
        (of.Entity[i], of.Type[i], of.Region[i], of.Cuts[i]) = (entity, type, region, plan.Cuts(type, region));
        of.Effort[i] = (joining.EffortVaries ? Inversion.GammaMeanOne(what.Uniform(2), joining.EffortShape) : 1) + (large ? joining.LargeEffort : 0);
        of.Ability[i] = joining.AbilitySpread * Inversion.Normal(what.Uniform(3));
        of.Care[i] = joining.CareSpread * Inversion.Normal(how.Uniform(0));
        // Any of its people can complete the week's module.
        var people = Math.Min(parameters.Learning.UsersMax, parameters.Learning.UsersMin + (int)(parameters.Learning.UsersPerEffort * of.Effort[i]));
        of.Learns[i] = Words.Below(1 - Elementary.Exp(people * plan.Types[type].LogNoModule));
        of.LogMedian[i] = plan.Types[type].LogMedian + (large ? Elementary.Log(joining.LargeAmount) : 0);
        of.Violations[i] = parameters.Conduct.On ? plan.Types[type].Violations * Inversion.GammaMeanOne(how.Uniform(1), parameters.Conduct.PronenessShape) : 0;
        of.Reports[i] = Words.Below(1 - Elementary.Exp(-of.Violations[i]));
        of.Delivering[i] = 1;
        of.Hazard[i] = parameters.Leaving.On ? plan.Types[type].Hazard * Inversion.GammaMeanOne(how.Uniform(2), parameters.Leaving.HazardShape) : 0;
        of.JoinWeek[i] = recruitedIn + 1 ?? FirstWeek(joining, how.Uniform(3) * (large ? joining.FoundingShare : 1));
        of.JoinDay[i] = recruitedIn is null ? 0 : (int)(when.Uniform(0) * RunClock.Days);
        (block.FirstJoin, block.LastJoin) = (Math.Min(block.FirstJoin, of.JoinWeek[i]), Math.Max(block.LastJoin, of.JoinWeek[i]));
        ClearRow(of, i);
    }

    /// <summary>A partner's first instant, a second into its day: it applies, is assessed, signs and is accepted.</summary>
    public static void Join<TSink>(Block block, Step step, int i, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, joining) = (block.Of, step.Plan.Parameters.Joining);
        var draws = new KeyedRandomness(step.Seed, step.Replication).At(Purpose.PartnerSetup, of.Entity[i], 0, Joins);
        var accepted = of.JoinWeek[i] * RunClock.Week + of.JoinDay[i] * RunClock.Day + 1;
        var fits = draws.Happens(0, joining.Fit);
        var later = !fits && draws.Happens(1, joining.LaterFit);
        of.RegisteredAt[i] = fits ? accepted : later ? accepted + LaterFitDays * RunClock.Day : RunClock.Never;
        Refresh(block, step, i);
        block.Cards.Count++;
        step.Tally.Joined++;
        block.Touch(i);
        if (later) block.Note(RunClock.WeekBy(of.RegisteredAt[i]), NoteKind.Standing, i);
        if (TSink.Writes) JoinFacts.Post(of, step, i, accepted, fits, ref sink);
    }

    /// <summary>What the week's vectors read of a partner, worked out anew at a week's start.</summary>
    public static void Refresh(Block block, Step step, int i)
    {
        var (of, at) = (block.Of, step.Start);
        var type = step.Plan.Types[of.Type[i]];
        Refresh(of, type, step.Plan, i, IsActive(of, i, at));
    }

    /// <summary>The same for the week that comes.</summary>
    public static void RefreshNext(Block block, Step step, int i) =>
        Refresh(block.Of, step.Plan.Types[block.Of.Type[i]], step.Plan, i, IsActive(block.Of, i, step.End));

    /// <summary>Whether it is suspended at a second.</summary>
    public static bool IsSuspended(Columns of, int i, long at) => of.SuspendedFrom[i] <= at && at < of.SuspendedUntil[i];

    /// <summary>Its tier at a second of the week, which decisions at closes alone change once it is registered.</summary>
    public static Tier TierAt(Columns of, int i, long at) => of.RegisteredAt[i] <= at ? of.Standing[i].Tier : Tier.None;

    /// <summary>Counts certificates anew at a second.</summary>
    public static void Recount(Columns of, int i, long at)
    {
        Span<int> held = stackalloc int[CertificationRules.Levels];
        Span<long> scores = stackalloc long[CertificationRules.Levels];
        var (count, sum) = (0, 0L);
        for (var first = 0; first < Learning.Slots; first += CertificationRules.Levels)
        {
            // People begin one after another, each with the first level.
            if (of.Held[i][first].EarnedAt == 0) break;
            for (var level = 0; level < CertificationRules.Levels; level++)
            {
                ref readonly var certificate = ref of.Held[i][first + level];
                var counts = certificate.EarnedAt <= at && at < certificate.Until;
                (held[level], scores[level]) = counts ? (1, certificate.ScoreHundredths) : (0, 0);
            }

            if (held[0] == 0) continue;
            var counting = CertificationRules.Counting(held, scores);
            count += counting.Count;
            sum += counting.ScoreSumHundredths;
        }

        (of.Certificates[i], of.ScoreSum[i]) = (count, sum);
    }

    private static bool IsActive(Columns of, int i, long at) =>
        of.JoinWeek[i] * RunClock.Week <= at && !of.Silent[i] && !IsSuspended(of, i, at) && at < of.TerminatedAt[i];

    private static void Refresh(Columns of, TypePlan type, KernelPlan plan, int i, bool active)
    {
        var parameters = plan.Parameters;
        of.Active[i] = active;
        var rate = active ? type.Activities * of.Effort[i] * plan.TierRates[(int)of.Standing[i].Tier] : 0;
        (of.Rate[i], of.Opening[i]) = (rate, type.Opening);
        of.MeanOpening[i] = rate * type.Opening;
        of.MeanOther[i] = rate - of.MeanOpening[i];
        (of.NoOpening[i], of.NoOther[i]) = (Elementary.Exp(-of.MeanOpening[i]), Elementary.Exp(-of.MeanOther[i]));
        of.ModuleBelow[i] = active ? of.Learns[i] : 0;
        of.ReportBelow[i] = active ? of.Reports[i] : 0;
        of.LeaveBelow[i] = active && parameters.Leaving.On
            ? Words.Below(Leaving.Probability(of.Hazard[i], Leaving.LogWorst(parameters.Leaving) + parameters.Leaving.PerStrike * of.Strikes[i]))
            : 0;
    }

    private static void ClearRow(Columns of, int i)
    {
        (of.Active[i], of.Silent[i], of.SuspendedFrom[i], of.SuspendedUntil[i], of.TerminatedAt[i]) = (false, false, RunClock.Never, 0, RunClock.Never);
        (of.RegisteredAt[i], of.Standing[i]) = (RunClock.Never, new(Tier.Registered, 0, 0, 0));
        (of.MeanOpening[i], of.MeanOther[i], of.NoOpening[i], of.NoOther[i]) = (0, 0, 1, 1);
        (of.Rate[i], of.Opening[i], of.LastRate[i], of.LastCount[i]) = (0, 0, -1, 0);
        (of.TierChangedIn[i], of.WasDemoted[i]) = (-RunClock.WeeksPerYear, false);
        (of.ModuleBelow[i], of.ReportBelow[i], of.LeaveBelow[i]) = (0, 0, 0);
        (of.FullWeeks[i], of.Activities[i], of.QuarterActivities[i], of.EarlyActivities[i], of.ActivationActivities[i]) = (0, 0, 0, 0, 0);
        (of.OpenMinor[i], of.AdvancedMinor[i], of.Certificates[i], of.ScoreSum[i], of.Modules[i]) = (0, 0, 0, 0, 0);
        (of.Won[i], of.Lost[i], of.Wins[i], of.Surveys[i], of.CsatSum[i], of.Strikes[i], of.ArrMinor[i], of.References[i]) = (0, 0, 0, 0, 0, 0, 0, 0);
        (of.PlanFrom[i], of.PlanUntil[i], of.Specializations[i]) = (0, 0, 0);
        (of.Held[i], of.StrikesOf[i], of.SpecializedAt[i], of.Lapses[i]) = (default, default, default, default);
        (of.RevenueMinor[i], of.LastWon[i], of.HasLeft[i]) = (0, 0, false);
        (of.Earned[i], of.Score[i], of.Overall[i]) = (default, 0, Band.Red);
    }

    private static int Share(double u, int count, EcosystemParameters parameters, Func<EcosystemParameters, int, double> share)
    {
        for (var n = 0; n < count - 1; n++)
        {
            var part = share(parameters, n);
            if (u < part) return n;
            u -= part;
        }

        return count - 1;
    }

    private static int FirstWeek(JoiningParameters joining, double u) =>
        u < joining.FoundingShare
            ? (int)(u / joining.FoundingShare * joining.FoundingWeeks)
            : joining.FoundingWeeks + (int)((u - joining.FoundingShare) / (1 - joining.FoundingShare) * (joining.LastWeek - joining.FoundingWeeks));
}
