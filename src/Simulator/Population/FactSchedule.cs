using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>
/// Facts waiting for their week. What a partner does today may be answered, completed or renewed weeks from now; its fact is
/// posted when it is decided and emitted in the week of its instant.
/// </summary>
internal sealed class FactSchedule(WeekCalendar calendar)
{
    private readonly Dictionary<int, List<EmittedFact>> _byWeek = [];
    private int _taken = -1;
    private int _vendorFacts;

    /// <summary>
    /// A key at an instant. The id names week, second and partner before the partner's own count, so that ids ascend with time
    /// and no partner's ids depend on another's.
    /// </summary>
    public FactKey Key(PartnerState partner, Instant at, string source)
    {
        var week = calendar.WeekOf(at);
        var second = (int)(at - calendar.StartOf(week)).TotalSeconds;
        return new(at, source, $"w{week:D4}-{second:D6}-{partner.Index:D7}-{++partner.FactsPosted:D5}");
    }

    /// <summary>A key of the vendor's own at a week's start; its id comes after those of partners at that second.</summary>
    public FactKey VendorKey(int week, string source) => new(calendar.StartOf(week), source, $"w{week:D4}-000000-vendor-{++_vendorFacts:D5}");

    public void Post(PartnerState partner, PartnerFact fact) => Add(new(Subject.Of(partner.Id), fact, null));

    public void Post(OpportunityId opportunity, OpportunityFact fact) => Add(new(Subject.Of(opportunity), null, fact));

    public void Post(Subject subject, SyntheticDecision decision) => Add(new(subject, null, null, decision));

    /// <summary>The facts of a week, ascending by key; the week is over then, and takes no more.</summary>
    public IReadOnlyList<EmittedFact> Take(int week)
    {
        _taken = week;
        if (!_byWeek.Remove(week, out var facts)) return [];
        facts.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return facts;
    }

    private void Add(EmittedFact fact)
    {
        var week = calendar.WeekOf(fact.Key.Time);
        if (week <= _taken) throw new InvalidOperationException($"{fact.Fact} belongs to week {week}, which is over.");
        if (!_byWeek.TryGetValue(week, out var facts)) _byWeek[week] = facts = [];
        facts.Add(fact);
    }
}
