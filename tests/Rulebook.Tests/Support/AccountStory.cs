using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tests.Support;

/// <summary>
/// Tells what happens in one account in short steps apart by commas, each "opportunity verb …" with days of 2024: <c>o1 submit acme 01-05</c>. An opportunity
/// not created by a step is created on 1 January, at 1.00 and stage Qualify. Steps of one instant come in the order told.
/// </summary>
internal sealed class AccountStory
{
    private readonly SortedDictionary<string, List<OpportunityFact>> facts = [];
    private readonly SortedDictionary<string, List<NamedActivity>> activities = [];
    private readonly SortedDictionary<string, List<FactKey>> lapses = [];
    private readonly List<ConflictRecord> conflicts = [];
    private int next;

    public AccountStory(string text)
    {
        foreach (var step in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Tell(step.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static EngagementTerms Terms => Defaults.Program.Engagement;

    public static Instant At(string day) => Story.At(day.Contains('T') ? $"2024-{day}Z" : $"2024-{day}");

    /// <summary>A day as the stories tell it; a plus stands for one tick.</summary>
    public static string Day(Instant at) => $"{at.ToString()[5..10]}{(at.Ticks % TimeSpan.TicksPerSecond == 1 ? "+" : "")}";

    public AccountEvidence Account()
    {
        var account = new AccountEvidence(new("acct", "core"));
        foreach (var opportunity in Opportunities()) account.Note(opportunity.RegistrationsFor(1, Terms)!);
        foreach (var conflict in conflicts) account.Note(conflict);
        return account;
    }

    public IEnumerable<OpportunityEvidence> Opportunities()
    {
        foreach (var (name, told) in facts)
        {
            var evidence = new OpportunityEvidence(new(name));
            if (!told.OfType<OpportunityFact.Created>().Any()) evidence.Apply(new OpportunityFact.Created(new(At("01-01"), "crm", $"{name}-created"), "acct", "core", 100, Stage.Qualify, Motion.CoSell, null, false));
            foreach (var fact in told) evidence.Apply(fact);
            foreach (var partner in activities.Keys.Select(key => key.Split(' ')).Where(key => key[0] == name).Select(key => key[1]).Concat(lapses.Keys).Distinct())
                evidence.Apply(new OpportunityFact.PartnerNoted(
                    new(At("01-01"), "pem:outbox", $"{name}/{partner}"), new(new(partner), 1, activities.GetValueOrDefault($"{name} {partner}", []), lapses.GetValueOrDefault(partner, []))));
            yield return evidence;
        }
    }

    public static string Held(IEnumerable<Protection> held) =>
        string.Join(", ", held.Select(protection => $"{protection.Opportunity} {protection.Partner} {Day(protection.Held.From)}..{Day(protection.Held.Until)}"));

    private void Tell(string[] words)
    {
        var (name, verb, last) = (words[0], words[1], words[^1]);
        if (!facts.ContainsKey(name)) facts[name] = [];
        FactKey Key(string day) => new(At(day), "test", $"e{next++:000}");
        Instant? Until() => words.Length > 4 ? At(words[4]) : null;
        PartnerId Partner() => new(words[2]);
        switch (verb)
        {
            case "create": facts[name].Add(new OpportunityFact.Created(Key(words[2]), "acct", "core", words.Length > 4 ? long.Parse(words[4]) : 100, Stage.Qualify, Motion.CoSell, words.Length > 3 && words[3] != "-" ? new(words[3]) : null, false)); break;
            case "submit": facts[name].Add(new OpportunityFact.RegistrationSubmitted(Key(last), Partner())); break;
            case "approve": facts[name].Add(new OpportunityFact.RegistrationApproved(Key(words[3]), Partner(), Until())); break;
            case "renew": facts[name].Add(new OpportunityFact.RegistrationRenewed(Key(words[3]), Partner(), Until())); break;
            case "reject": facts[name].Add(new OpportunityFact.RegistrationRejected(Key(last), Partner(), "not-icp")); break;
            case "touch": facts[name].Add(new OpportunityFact.TouchRecorded(Key(last), Partner(), EvidenceKind.ActivityLog, true)); break;
            case "stage": facts[name].Add(new OpportunityFact.StageChanged(Key(last), Enum.Parse<Stage>(words[2]))); break;
            case "amount": facts[name].Add(new OpportunityFact.AmountChanged(Key(last), long.Parse(words[2]))); break;
            case "win": facts[name].Add(new OpportunityFact.Won(Key(last), 1_000, null, null)); break;
            case "lose": facts[name].Add(new OpportunityFact.Lost(Key(last), "price")); break;
            case "does":
                if (!activities.ContainsKey($"{name} {words[3]}")) activities[$"{name} {words[3]}"] = [];
                activities[$"{name} {words[3]}"].Add(new(Key(last), Enum.Parse<ActivityKind>(words[2])));
                break;
            case "lapse":
                if (!lapses.ContainsKey(words[2])) lapses[words[2]] = [];
                lapses[words[2]].Add(Key(last));
                break;
            case "award": Decide(name, words[3], new ConflictOutcome.Award(Partner()), Key(last)); break;
            case "void": Decide(name, words[2], new ConflictOutcome.Void(), Key(last)); break;
            case "split": Decide(name, words[2], new ConflictOutcome.Split([.. words[2].Split('+').Select((partner, i) => new PartyShare(new(partner), i == 0 ? 700_000 : 300_000))]), Key(last)); break;
            default: throw new ArgumentException($"No step {verb}.");
        }
    }

    private void Decide(string name, string parties, ConflictOutcome outcome, FactKey key) => conflicts.Add(new(
        new($"conflict:{key.Id}"), 1, new(name), [.. parties.Split('+').Select(partner => new PartnerId(partner))], new(At("01-01"), "test", key.Id), new(key, outcome)));
}
