using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Population;

/// <summary>One week of one ecosystem, as its behaviours see it.</summary>
internal sealed class WeekStep(int number, EcosystemParameters parameters, WeekCalendar calendar, KeyedRandomness chance, FactSchedule schedule, Func<int, PartnerState> partner)
{
    // Instants of opportunities lie below 2,048 and are keyed by the birth week; those of the partner's week lie above.
    private const int PartnerInstants = Deal.PerWeekMax * 32;

    public int Number => number;
    public EcosystemParameters Parameters => parameters;
    public WeekCalendar Calendar => calendar;
    public KeyedRandomness Chance => chance;
    public Instant Start { get; } = calendar.StartOf(number);
    public Instant End { get; } = calendar.StartOf(number + 1);
    public bool StartsQuarter => number % WeekCalendar.WeeksPerQuarter == 0;

    /// <summary>A partner of the initial population, by its index.</summary>
    public PartnerState Partner(int index) => partner(index);

    public FactKey Key(PartnerState of, Instant at, string source) => schedule.Key(of, at, source);

    public void Post(PartnerState of, PartnerFact fact) => schedule.Post(of, fact);

    public void Post(OpportunityId of, OpportunityFact fact) => schedule.Post(of, fact);

    public void Post(IncentiveId of, SyntheticDecision decision) => schedule.Post(Subject.Of(of), decision);

    public void Post(ConflictId of, SyntheticDecision decision) => schedule.Post(Subject.Of(of), decision);

    /// <summary>A key of the vendor's own, at the week's start.</summary>
    public FactKey VendorKey(string source) => schedule.VendorKey(number, source);

    public Draws Draws(PartnerState of, int position) => chance.At(Purpose.PartnerWeek, of.Index, number, position);

    /// <summary>The instants of a partner's own fact in this week: uniforms for a day and for seconds.</summary>
    public RandomBlock Instants(PartnerState of, int position) => chance.At(Purpose.Instants, of.Index, number, PartnerInstants + position).Block(0);

    /// <summary>An instant in this week, in a phase, on a drawn day on which the partner can act.</summary>
    public Instant Sometime(PartnerState of, int position, Phase phase)
    {
        var block = Instants(of, position);
        var first = of.FirstDay(number);
        return calendar.At(number, first + (int)(block.Uniform(0) * (7 - first)), phase, block.Uniform(1));
    }
}

/// <summary>Positions of the draws of a partner's week, and of the instants that go with them.</summary>
internal static class WeekPositions
{
    public const int Counts = 0;
    public const int Conduct = 1;
    public const int Leaving = 2;
    public const int Partnership = 3;
    public const int Review = 4;
    public const int Listing = 5;
    public const int Specialization = 6;
    public const int Plan = 7;
    public const int Silence = 8;
    public const int Suspension = 9;
    public const int Strikes = 10;
    public const int Agreement = 11;
    public const int Funding = 12;
    public const int Activities = 64;
    public const int Users = 1024;
    public const int Nps = 2048;
    public const int Turnover = 3072;
    public const int Expiry = 4096;
}
