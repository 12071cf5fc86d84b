using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Partners;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;

namespace PemActors.Grains.Tests.Support;

/// <summary>The same log folded by the rulebook alone: no actor, no journal, no message.</summary>
internal sealed class PureFold
{
    private readonly Dictionary<string, PartnerEvidence> partners = [];
    private readonly Dictionary<AccountKey, AccountEvidence> accounts = [];
    private readonly List<OpportunityEvidence> opportunities = [];
    private readonly ProgramDocument program;

    public PureFold(IReadOnlyList<EmittedFact> log, ProgramDocument program, IEnumerable<ConflictEvidence>? conflicts = null)
    {
        this.program = program;
        foreach (var facts in log.Where(fact => fact.Partner is not null).GroupBy(fact => fact.Subject.Id))
            partners[facts.Key] = Fold.Partner(new(facts.Key), facts.Select(fact => fact.Partner!));
        opportunities.AddRange(log.Where(fact => fact.Opportunity is not null).GroupBy(fact => fact.Subject.Id)
            .Select(facts => Fold.Opportunity(new(facts.Key), facts.Select(fact => fact.Opportunity!))));
        foreach (var opportunity in opportunities) Involve(opportunity);
        foreach (var record in (conflicts ?? []).Select(conflict => conflict.RecordFor(1)).OfType<ConflictRecord>())
            foreach (var opportunity in opportunities)
                opportunity.Apply(new OpportunityFact.ConflictNoted(default, record));
        Rule();
        foreach (var opportunity in opportunities)
            foreach (var partner in opportunity.Concerned)
                if (opportunity.HistoryFor(partner, 1, program) is { } history)
                    Evidence(partner.Value).Apply(new PartnerFact.OpportunityNoted(default, history));
    }

    /// <summary>The accounts of the log, ruling over all of their opportunities.</summary>
    public IReadOnlyDictionary<AccountKey, AccountEvidence> Accounts => accounts;

    public IEnumerable<string> Partners => partners.Keys.Order(StringComparer.Ordinal);

    public PartnerSnapshot? At(string partner, Instant t) =>
        PartnerView.Of(Evidence(partner), program, t, 0, null, new HashSet<Instant>()) is { } view ? PartnerReports.Snapshot(view) : null;

    /// <summary>The sums of a period as of an instant, of a region or of all: every subject asked, one by one.</summary>
    public OkrSums Okrs(string? region, PeriodBounds period, Instant t)
    {
        var sums = default(OkrSums);
        foreach (var partner in partners.Values)
            if (region is null || partner.Profile?.Region == region)
                sums += partner.OkrsIn(period, t, program);
        foreach (var opportunity in opportunities)
        {
            var home = opportunity.HomeOf(program) is { } partner ? Evidence(partner.Value).Profile?.Region : null;
            var mine = opportunity.OkrsIn(period, t, program);
            if (region is null || home == region) sums += mine;
            else if (home is null) sums += new OkrSums { DirectWon = mine.DirectWon, DirectLost = mine.DirectLost };
        }
        return sums;
    }

    public IEnumerable<string> Regions => partners.Values.Select(partner => partner.Profile?.Region).OfType<string>().Distinct();

    private PartnerEvidence Evidence(string partner) => partners.TryGetValue(partner, out var known) ? known : partners[partner] = new(new(partner));

    // Each partner tells the opportunity what it did there, and, where the opportunity concerns it, what ends its protections.
    private void Involve(OpportunityEvidence opportunity)
    {
        foreach (var (id, partner) in partners)
        {
            var lapses = opportunity.Concerned.Contains(new(id)) && opportunity.CreatedAt is not null ? partner.Lapses(program) : [];
            var activities = partner.InvolvementIn(opportunity.Id, 1, program)?.Activities ?? [];
            if (activities.Count + lapses.Count > 0) opportunity.Apply(new OpportunityFact.PartnerNoted(default, new(new(id), 1, activities, lapses)));
        }
    }

    private void Rule()
    {
        foreach (var opportunity in opportunities)
            if (opportunity.RegistrationsFor(1, program.Engagement) is { } history)
                foreach (var key in opportunity.Accounts)
                {
                    if (!accounts.TryGetValue(key, out var account)) accounts.Add(key, account = new(key));
                    account.Note(history);
                }
        foreach (var opportunity in opportunities)
            foreach (var key in opportunity.Accounts)
                if (accounts.TryGetValue(key, out var account))
                    opportunity.Apply(new OpportunityFact.ProtectionsRuled(default, account.RulingFor(opportunity.Id, 1, program.Engagement)));
    }
}
