using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Twin.Columns;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>All columns of one run, what it told, and what its rules decided.</summary>
internal sealed class World(ProgramDocument program, Windows windows, Luck luck, int partners)
{
    public ProgramDocument Program { get; } = program;

    public Luck Luck { get; } = luck;

    public PartnerColumns Partners { get; } = new(partners, windows);

    public DealColumns Deals { get; } = new();

    public CertificationColumns Certifications { get; } = new(partners);

    public StrikeColumns Strikes { get; } = new(partners, program.Health.Compliance with { WindowDays = windows.Strikes });

    public Journal Journal { get; } = new(partners);

    /// <summary>Deals won in the week.</summary>
    public List<int> WeekWins { get; } = [];

    /// <summary>Activities of the week that a box may pay.</summary>
    public List<Effort> WeekEfforts { get; } = [];

    /// <summary>How often what came about: a run in which nothing happens proves nothing.</summary>
    public Dictionary<string, int> Tally { get; } = [];

    public Outcomes Outcomes { get; } = new();

    public void Count(string what, int times = 1) => Tally[what] = Tally.GetValueOrDefault(what) + times;
}

/// <summary>An activity that may be paid.</summary>
internal readonly record struct Effort(Instant At, int Partner, ActivityKind Kind);

/// <summary>What the rules decided, over either road.</summary>
internal sealed class Outcomes
{
    /// <summary>Figures of each partner at each week's end that its card reads.</summary>
    public List<HealthInputs[]> Health { get; } = [];

    /// <summary>Those that a tier decision would read then.</summary>
    public List<TierInputs[]> Tiers { get; } = [];

    /// <summary>Cards of each partner at each quarter's close.</summary>
    public List<HealthCard[]> Cards { get; } = [];

    public List<Judged> Decisions { get; } = [];

    public List<Earned> Payouts { get; } = [];
}

/// <summary>One judged close of a partner.</summary>
internal readonly record struct Judged(int Partner, Instant Close, TierInputs Inputs, TierOutcome Outcome);

/// <summary>What one cause earned a partner; the deal is <see cref="DealColumns.Nobody"/> where the cause is none.</summary>
internal readonly record struct Earned(string Incentive, int Partner, int Deal, Instant Cause, long AmountMinor, Instant Due);
