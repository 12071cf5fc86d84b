using PemActors.Documents.Events;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;

namespace PemActors.Grains.Tests.Laws;

/// <summary>A synthetic history in order of time, with what synthetic systems do not send by themselves: clocks that disagree, and facts exactly at a close.</summary>
internal sealed class History
{
    public History(ulong seed, int partners, int weeks, ProgramDocument program)
    {
        var facts = new SyntheticEcosystem(new() { Partners = partners, Start = Start }, seed).Weeks(weeks).ToList();
        End = Start.AddDays(7 * weeks + 3) + TimeSpan.FromMinutes(7);
        facts.AddRange(Odd(facts, program).Where(fact => fact.Key.Time <= End).ToList());
        Facts = [.. facts.OrderBy(fact => fact.Key)];
    }

    public static readonly Instant Start = Instant.Utc(2024, 1, 1);

    public IReadOnlyList<EmittedFact> Facts { get; }

    /// <summary>An instant after every fact.</summary>
    public Instant End { get; }

    private static IEnumerable<EmittedFact> Odd(IReadOnlyList<EmittedFact> facts, ProgramDocument program)
    {
        var partners = facts.Where(fact => fact.Fact is PartnerFact.Applied).ToList();
        foreach (var (fact, n) in partners.Select((fact, n) => (fact, n)))
        {
            // Dated before the introduction, exactly at each close, and one tick after it.
            yield return Activity(fact.Subject, "before", fact.Key.Time.AddDays(-1));
            if (n % 3 != 0) continue;
            foreach (var close in QuarterCalendar.ClosesBetween(program.Calendar, fact.Key.Time, facts[^1].Key.Time))
            {
                yield return Activity(fact.Subject, "at", close);
                yield return new(fact.Subject, new PartnerFact.SurveyAnswered(new(new(close.Ticks + 1), "psa", $"{fact.Subject}-after-{close}"), 360), null);
            }
        }
        foreach (var created in facts.Where(fact => fact.Fact is OpportunityFact.Created))
            yield return Touch(created.Subject, "early", partners[created.Subject.Id.Length % partners.Count].Subject.Id, created.Key.Time.AddDays(-5));
        foreach (var (close, n) in facts.Where(IsClose).Select((close, n) => (close, n)))
            yield return Touch(close.Subject, "late", partners[n % partners.Count].Subject.Id, close.Key.Time.AddDays(3));
        foreach (var won in facts.Where(fact => fact.Fact is OpportunityFact.Won))
            for (var days = 10; days <= 130; days += 20)
                yield return new(won.Subject, null, Metered(won.Subject, won.Key.Time.AddDays(days), 10_001 * days));
    }

    public static bool IsClose(EmittedFact fact) => fact.Fact is OpportunityFact.Won or OpportunityFact.Lost;

    public static bool IsIntroduction(EmittedFact fact) => fact.Fact is PartnerFact.Applied or OpportunityFact.Created;

    private static EmittedFact Activity(Subject subject, string name, Instant at) =>
        new(subject, new PartnerFact.ActivityRecorded(new(at, "crm", $"{subject}-{name}-{at}"), ActivityKind.Demo, null, null, null, true), null);

    private static OpportunityFact.UsageMetered Metered(Subject subject, Instant at, long amountMinor) =>
        new(new(at, "billing", $"{subject}-metered-{at}"), amountMinor, UsageFormula.MonthOf(at));

    private static EmittedFact Touch(Subject subject, string name, string partner, Instant at) =>
        new(subject, null, new OpportunityFact.TouchRecorded(new(at, "attribution", $"{subject}-{name}"), new(partner), EvidenceKind.ActivityLog, true));
}

/// <summary>An event on its way, and when it arrives.</summary>
internal readonly record struct Arrival(Instant At, EmittedFact Fact, bool IsRepeated)
{
    public Reading.Accepted Event => Given.Event(Fact);
}

/// <summary>A way of arriving: most events in time, some days late, some quarters late, introductions often after what needs them, 5 % twice.</summary>
internal static class Delay
{
    public static IReadOnlyList<Arrival> Of(History history, Chance chance)
    {
        var arrivals = new List<Arrival>();
        foreach (var fact in history.Facts)
        {
            arrivals.Add(new(Late(fact), fact, false));
            if (chance.Percent(5)) arrivals.Add(new(Late(fact), fact, true));
        }
        return [.. chance.Shuffled(arrivals).OrderBy(arrival => arrival.At)];

        Instant Late(EmittedFact fact)
        {
            var lateness = chance.Next(100) switch
            {
                < 15 => chance.Next(200 * 24),
                < 40 => chance.Next(10 * 24),
                _ when History.IsIntroduction(fact) && chance.Percent(40) => chance.Next(60 * 24),
                _ => 0,
            };
            return Instant.Min(history.End, fact.Key.Time + TimeSpan.FromHours(lateness));
        }
    }
}
