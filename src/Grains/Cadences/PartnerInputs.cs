using PemActors.Grains.Partners;
using PemActors.Grains.Programs;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Cadences;

/// <summary>What documents read of partners as of an instant. One that is terminated by then is in none of them, but for what a close decided.</summary>
public sealed class PartnerInputs(SubjectFolds folds, ProgramsInForce programs)
{
    private static readonly IReadOnlySet<Instant> NoneRestated = new HashSet<Instant>();

    /// <summary>How far the accepted have come with their activation.</summary>
    public async Task<IReadOnlyList<ActivationState>> ActivationsAsync(Instant at, ProgramDocument program, CancellationToken cancellation)
    {
        var states = new List<ActivationState>();
        await foreach (var evidence in folds.PartnersAsync(cancellation))
            if (!evidence.TerminatedAt(at) && evidence.ActivationAt(at, program.Activation) is { } state)
                states.Add(state);
        return states;
    }

    /// <summary>
    /// Pipelines of those who have or had one in the month, what MDF brought each, and health bands at the month's end and at its start. Won for MDF is what the
    /// partner was credited with after the first reimbursement that is counted.
    /// </summary>
    public async Task<MonthInputs> MonthAsync(PeriodBounds period, IReadOnlyList<Reimbursed> reimbursed, CancellationToken cancellation)
    {
        var mdf = reimbursed.ToLookup(each => each.Partner);
        var pipelines = new List<PartnerPipeline>();
        var returns = new List<MdfReturn>();
        var bands = new List<PartnerBands>();
        await foreach (var evidence in folds.PartnersAsync(cancellation))
        {
            foreach (var each in mdf[evidence.Id])
                returns.Add(new(each.Incentive, each.Partner, each.ReimbursedMinor, each.PipelineMinor, CreditedSince(evidence, each.Since, period.Until)));
            if (!evidence.IntroducedAt(period.Until) || evidence.TerminatedAt(period.Until)) continue;
            var pipeline = evidence.PipelineIn(period);
            if (pipeline != new PartnerPipeline(evidence.Id, 0, 0, 0, 0, 0)) pipelines.Add(pipeline);
            bands.Add(new(evidence.Id, Bands(evidence, period.Until)!, Bands(evidence, period.After)));
        }
        return new(pipelines, returns, bands);
    }

    /// <summary>What the close that ends the quarter decided, the rebates it gave, and what the business review of each Premier and Elite partner is made from.</summary>
    public async Task<QuarterInputs> QuarterAsync(
        PeriodBounds quarter, ProgramDocument program, IReadOnlyList<Incentive> incentives, ILookup<PartnerId, PayoutTotal> payouts, CancellationToken cancellation)
    {
        var close = quarter.Until;
        var decisions = new List<PartnerDecision>();
        var rebates = new List<RebateStatement>();
        var reviews = new List<QbrInputs>();
        await foreach (var evidence in folds.PartnersAsync(cancellation))
        {
            if (PartnerView.Of(evidence, programs.Timeline, close, 0, null, NoneRestated) is not { } view) continue;
            var decision = view.Tiers.Decisions.LastOrDefault(decided => decided.Close == close);
            if (decision is not null) decisions.Add(new(evidence.Id, decision));
            rebates.AddRange(incentives.Select(incentive => Rebate(evidence, incentive, close, program)).OfType<RebateStatement>());
            if (QbrPack.IsFor(view.Tiers.Tier) && !evidence.TerminatedAt(close)) reviews.Add(Review(evidence, view, quarter, decision, program, [.. payouts[evidence.Id]]));
        }
        return new(decisions, rebates, reviews);
    }

    /// <summary>The tier at an instant, and at an earlier one where the partner was introduced by then; null when it is not introduced or is terminated.</summary>
    public PartnerTier? Tiers(PartnerEvidence evidence, PeriodBounds period)
    {
        if (!evidence.IntroducedAt(period.Until) || evidence.TerminatedAt(period.Until)) return null;
        var before = evidence.IntroducedAt(period.After) ? TierHistory.At(evidence, programs.Timeline, period.After).Tier : (Tier?)null;
        return new(evidence.Id, TierHistory.At(evidence, programs.Timeline, period.Until).Tier, before);
    }

    private static long CreditedSince(PartnerEvidence evidence, Instant since, Instant until) =>
        evidence.SharesAt(until).Where(share => share.IsCredited && share.Won.Time > since && share.Won.Time <= until).Sum(share => share.CreditMinor);

    private RebateStatement? Rebate(PartnerEvidence evidence, Incentive incentive, Instant close, ProgramDocument program)
    {
        if (evidence.StandingAt(close, programs.Timeline) is not { } standing) return null;
        var rebate = QuarterEntitlements.Of(incentive, close, program.Calendar, evidence.Id, evidence.SharesAt(close), t => t == close ? standing : evidence.StandingAt(t, programs.Timeline));
        return rebate is null || incentive.Terms is not IncentiveTerms.Rebate terms
            ? null
            : new(incentive.Id, standing.Tier, rebate.Lines.Sum(line => line.BaseMinor), terms.For(standing.Tier).TargetMinor, rebate);
    }

    private static QbrInputs Review(
        PartnerEvidence evidence, PartnerView view, PeriodBounds quarter, TierDecision? decision, ProgramDocument program, IReadOnlyList<PayoutTotal> payouts) => new(
        evidence.Id,
        view.Profile.Name,
        view.Tiers.Tier,
        view.TierInputs.ArrMinor,
        HealthBandSet.Of(PartnerReports.Card(view)),
        HealthRules.Explain(view.Health, HealthCuts.For(program.Health, view.Profile.Type, view.Profile.Region)).Evidence,
        evidence.PipelineIn(quarter),
        decision,
        TierRules.Next(view.TierInputs, view.Tiers.Standing, program.Tiers, program.Health.Quality),
        payouts);

    // By the rules of that instant, as the card then was.
    private HealthBandSet? Bands(PartnerEvidence evidence, Instant at) => !evidence.IntroducedAt(at)
        ? null
        : HealthBandSet.Of(HealthRules.Card(
            evidence.HealthAt(at, programs.Timeline), HealthCuts.For(programs.Timeline.At(at).Health, evidence.Profile!.Type, evidence.Profile.Region)));
}

/// <summary>What the documents of a month read of partners.</summary>
public sealed record MonthInputs(IReadOnlyList<PartnerPipeline> Pipelines, IReadOnlyList<MdfReturn> Returns, IReadOnlyList<PartnerBands> Bands);

/// <summary>What the documents of a quarter read of partners.</summary>
public sealed record QuarterInputs(IReadOnlyList<PartnerDecision> Decisions, IReadOnlyList<RebateStatement> Rebates, IReadOnlyList<QbrInputs> Reviews);
