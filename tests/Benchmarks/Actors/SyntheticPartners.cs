using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;

namespace PemActors.Benchmarks.Actors;

/// <summary>
/// Whole lives of synthetic partners: their own facts and what opportunities tell them, in order of time. Actors of any number are made
/// from them, each under an id and keys of its own.
/// </summary>
internal sealed class SyntheticPartners
{
    private const int Weeks = 104;
    private readonly FactEncoder encoder;

    public SyntheticPartners(int partners, Instant end, ProgramDocument program)
    {
        encoder = new(program.Currency);
        var monday = new DateTime(end.Ticks, DateTimeKind.Utc).Date;
        monday = monday.AddDays(-7 * Weeks - ((int)monday.DayOfWeek + 6) % 7);
        var ecosystem = new SyntheticEcosystem(new() { Partners = partners, Start = new(monday.Ticks) }, SyntheticEcosystem.DemonstrationSeed);
        var lives = new Dictionary<string, List<PartnerFact>>();
        var opportunities = new Dictionary<string, (OpportunityEvidence Evidence, FactKey Last, int Facts)>();
        foreach (var fact in ecosystem.Stream().TakeWhile(fact => fact.Key.Time < end))
        {
            if (fact.Partner is { } own) Life(fact.Subject.Id).Add(own);
            else if (fact.Opportunity is { } deal)
            {
                var (evidence, _, facts) = opportunities.TryGetValue(fact.Subject.Id, out var known) ? known : (new(new(fact.Subject.Id)), default, 0);
                evidence.Apply(deal);
                opportunities[fact.Subject.Id] = (evidence, fact.Key, facts + 1);
            }
        }
        foreach (var (evidence, last, facts) in opportunities.Values)
            foreach (var partner in evidence.Concerned)
                if (evidence.HistoryFor(partner, facts, program) is { } history)
                    Life(partner.Value).Add(new PartnerFact.OpportunityNoted(last, history));
        foreach (var life in lives.Values) life.Sort((a, b) => a.Key.CompareTo(b.Key));
        Lives = [.. lives.Where(life => life.Value.Exists(fact => fact is PartnerFact.Applied)).OrderBy(life => life.Key, StringComparer.Ordinal).Select(life => life.Value)];

        List<PartnerFact> Life(string partner) => lives.TryGetValue(partner, out var life) ? life : lives[partner] = [];
    }

    /// <summary>A life per partner, in order of ids.</summary>
    public IReadOnlyList<IReadOnlyList<PartnerFact>> Lives { get; }

    /// <summary>Lives of so many facts at least.</summary>
    public IReadOnlyList<IReadOnlyList<PartnerFact>> Longer(int facts) => [.. Lives.Where(life => life.Count >= facts)];

    /// <summary>
    /// So many entries of a life for a partner of this number: its application, then facts spread evenly over it. A life that is too short
    /// is lived again, an hour later each time.
    /// </summary>
    public FactEnvelope[] Entries(IReadOnlyList<PartnerFact> life, int entries, int number)
    {
        var first = life.First(fact => fact is PartnerFact.Applied);
        var others = life.Where(fact => fact != first).ToList();
        var step = Math.Max(1, (double)others.Count / (entries - 1));
        var made = new FactEnvelope[entries];
        made[0] = Envelope(first, number, 0, 0);
        for (var i = 1; i < entries; i++)
        {
            var place = (int)((i - 1) * step);
            made[i] = Envelope(others[place % others.Count], number, i, place / others.Count);
        }
        return made;
    }

    /// <summary>Evidence of a whole life.</summary>
    public static PartnerEvidence Evidence(IReadOnlyList<PartnerFact> life)
    {
        var evidence = new PartnerEvidence(new("partner"));
        foreach (var fact in life) evidence.Apply(fact);
        return evidence;
    }

    private FactEnvelope Envelope(PartnerFact fact, int number, int place, int repetition)
    {
        var (type, data) = encoder.Encode(fact);
        return new(fact.Key.Source, $"{number}-{place}", type, (fact.Key.Time + TimeSpan.FromHours(repetition)).Ticks, data);
    }
}
