using PemActors.Simulator.Behaviour;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Population;

/// <summary>
/// A seeded ecosystem that emits its facts week by week, for as long as it is asked. The same parameters and seed give the
/// same facts; a partner added at the end moves nobody else's. Not safe for several threads at once.
/// </summary>
public sealed class SyntheticEcosystem
{
    /// <summary>The seed of demonstrations: with it 500 partners over 78 weeks reach every tier.</summary>
    public const ulong DemonstrationSeed = 3;

    private readonly EcosystemParameters _parameters;
    private readonly WeekCalendar _calendar;
    private readonly KeyedRandomness _chance;
    private readonly FactSchedule _schedule;
    private readonly List<PartnerState> _partners;

    /// <summary>An ecosystem before its first week.</summary>
    /// <exception cref="ArgumentException">A parameter is out of its range; the message names all that are.</exception>
    public SyntheticEcosystem(EcosystemParameters parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var faults = parameters.Faults();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(parameters));
        _parameters = parameters;
        _calendar = new(parameters.Start);
        _chance = new(seed);
        _schedule = new(_calendar);
        _partners = new(parameters.Partners);
        for (var index = 0; index < parameters.Partners; index++) _partners.Add(PartnerSetup.Partner(parameters, _chance, (uint)index, null));
    }

    /// <summary>The week that <see cref="Step"/> emits next; 0 at first.</summary>
    public int NextWeek { get; private set; }

    /// <summary>Partners so far, recruits included, whether they have applied yet or not.</summary>
    public int Partners => _partners.Count;

    /// <summary>The facts of the next week, ascending by key; all of them lie inside the week.</summary>
    public IReadOnlyList<EmittedFact> Step()
    {
        var week = new WeekStep(NextWeek, _parameters, _calendar, _chance, _schedule, index => _partners[index]);
        Incentives.Publish(week);
        foreach (var partner in _partners) PartnerWeek.Act(partner, week);
        Recruit(NextWeek);
        return _schedule.Take(NextWeek++);
    }

    /// <summary>The facts of the weeks from the next one on, without end.</summary>
    public IEnumerable<EmittedFact> Stream()
    {
        while (true)
            foreach (var fact in Step()) yield return fact;
    }

    /// <summary>The facts of the next <paramref name="count"/> weeks.</summary>
    public IEnumerable<EmittedFact> Weeks(int count)
    {
        for (var end = NextWeek + count; NextWeek < end;)
            foreach (var fact in Step()) yield return fact;
    }

    // A recruit's index leaves room for 64 a week, so that more of them in one week move nobody else's draws.
    private void Recruit(int week)
    {
        const int room = 64;
        var draws = _chance.At(Purpose.PartnerSetup, uint.MaxValue, week, 0);
        var recruits = Math.Min(room, Inversion.Poisson(draws[0], _parameters.Joining.RecruitsPerThousand * _parameters.Partners / 1000));
        for (var position = 0; position < recruits; position++)
            _partners.Add(PartnerSetup.Partner(_parameters, _chance, (uint)(_parameters.Partners + room * week + position), week + 1));
    }
}
