using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// What every replication of a scenario shares: the population's parameters, the program and its incentives, and tables made of them once. Immutable, so that
/// any number of replications may read it at once.
/// </summary>
public sealed class KernelPlan
{
    private readonly HealthCuts[] _cuts;

    /// <summary>Prepares a scenario.</summary>
    /// <param name="parameters">The population and how it behaves.</param>
    /// <param name="program">The document of rules; its quarters are of thirteen weeks from the run's start, and it promotes at closes.</param>
    /// <param name="incentives">What is on offer, with periods and terms of its own.</param>
    /// <param name="weeks">Weeks to run, warm-up included; 1 to 5,200.</param>
    /// <param name="warmUpWeeks">Weeks at the start that no figure counts; 0 to below <paramref name="weeks"/>, whole quarters.</param>
    /// <exception cref="ArgumentException">Something is out of its range; the message names all that is.</exception>
    public KernelPlan(EcosystemParameters parameters, ProgramDocument program, IReadOnlyList<Incentive> incentives, int weeks, int warmUpWeeks = 0)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(incentives);
        var faults = new List<string>(parameters.Faults());
        faults.AddRange(PlanFaults.Of(parameters, program, incentives, weeks, warmUpWeeks));
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(parameters));
        (Parameters, Program, Incentives, Weeks, WarmUpWeeks) = (parameters, program, incentives, weeks, warmUpWeeks);
        Types = [.. parameters.Types.Select(type => new TypePlan(type, parameters))];
        _cuts = [.. Types.SelectMany(type => parameters.Regions.Select(region => HealthCuts.For(program.Health, type.Type, region.Region)))];
        TierRates = [1, .. parameters.TierEffects.On ? parameters.TierEffects.Activity : [1, 1, 1, 1]];
        Margins = Offer<IncentiveTerms.Margin>.Among(incentives);
        Referrals = Offer<IncentiveTerms.ReferralFee>.Among(incentives);
        Spifs = Offer<IncentiveTerms.Spif>.Among(incentives);
        Rebates = Offer<IncentiveTerms.Rebate>.Among(incentives);
        (Worth, RebateWorth) = (new(this), new(this));
        GateWeight = Elementary.Exp(parameters.Attention.Pull * parameters.Attention.Gate);
        BaseResponses = [.. Worth.Base.Select(level => Effort.Response(level, parameters.Response))];
        (Levels, Responses) = (new double[weeks][], new double[weeks][]);
        for (var week = 0; week < weeks; week++)
        {
            var levels = Worth.In(week);
            var same = week > 0 && levels.AsSpan().SequenceEqual(Levels[week - 1]);
            Levels[week] = same ? Levels[week - 1] : levels;
            Responses[week] = same ? Responses[week - 1] : [.. levels.Select(Relative)];
        }

    }

    /// <summary>The population and how it behaves.</summary>
    public EcosystemParameters Parameters { get; }

    /// <summary>The document of rules.</summary>
    public ProgramDocument Program { get; }

    /// <summary>What is on offer.</summary>
    public IReadOnlyList<Incentive> Incentives { get; }

    /// <summary>Weeks to run, warm-up included.</summary>
    public int Weeks { get; }

    /// <summary>Weeks at the start that no figure counts.</summary>
    public int WarmUpWeeks { get; }

    internal Instant Start => Parameters.Start;

    internal TypePlan[] Types { get; }

    internal Offer<IncentiveTerms.Margin>[] Margins { get; }

    internal Offer<IncentiveTerms.ReferralFee>[] Referrals { get; }

    internal Offer<IncentiveTerms.Spif>[] Spifs { get; }

    internal Offer<IncentiveTerms.Rebate>[] Rebates { get; }


    /// <summary>Whether anything pulls at effort from week to week.</summary>
    internal bool HasPull =>
        Parameters.Response.On || Parameters.Goal.On || Parameters.Attention.On || Parameters.Bursts.On || Parameters.ActivationPlay.On || Parameters.Season.Weeks.Count > 0;

    internal Worth Worth { get; }

    internal RebateWorth RebateWorth { get; }

    /// <summary>e^(η · gate), the weight that a tier's gate gives to enablement.</summary>
    internal double GateWeight { get; }

    /// <summary>g(x_base) by type.</summary>
    internal double[] BaseResponses { get; }

    /// <summary>x by week, then type and tier; weeks in which the same is open share theirs.</summary>
    internal double[][] Levels { get; }

    /// <summary>g(x) / g(x_base), likewise.</summary>
    internal double[][] Responses { get; }

    /// <summary>Whether partners need a second block of words a week.</summary>
    internal bool HasRare => Parameters.Leaving.On || Suspends || Parameters.Partnership.On;

    /// <summary>Whether partners are suspended for other reasons than strikes.</summary>
    internal bool Suspends => Parameters.Conduct.On && Parameters.Conduct.SuspensionsPerYear > 0;

    /// <summary>Factor of the activity rate by tier, none first.</summary>
    internal double[] TierRates { get; }

    internal HealthCuts Cuts(int type, int region) => _cuts[type * Parameters.Regions.Count + region];

    /// <summary>Whether a SPIF is open at some instant of a week.</summary>
    internal bool IsOpen(Incentive spif, int week) => spif.From < Start.AddDays(7 * (week + 1)) && spif.Until > Start.AddDays(7 * week);

    private double Relative(double level, int place) => Effort.Response(level, Parameters.Response) / BaseResponses[place / Worth.Tiers];
}
