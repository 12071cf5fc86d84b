using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Partners;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;

namespace PemActors.Grains.Tests.Support;

/// <summary>The same log folded by the rulebook alone: no actor, no journal, no message.</summary>
internal sealed class PureFold
{
    private readonly Dictionary<string, PartnerEvidence> partners = [];
    private readonly ProgramDocument program;

    public PureFold(IReadOnlyList<EmittedFact> log, ProgramDocument program)
    {
        this.program = program;
        foreach (var facts in log.Where(fact => fact.Partner is not null).GroupBy(fact => fact.Subject.Id))
            partners[facts.Key] = Fold.Partner(new(facts.Key), facts.Select(fact => fact.Partner!));
        foreach (var facts in log.Where(fact => fact.Opportunity is not null).GroupBy(fact => fact.Subject.Id))
        {
            var opportunity = Fold.Opportunity(new(facts.Key), facts.Select(fact => fact.Opportunity!));
            foreach (var partner in opportunity.Concerned)
                if (opportunity.HistoryFor(partner, 1, program) is { } history)
                    Evidence(partner.Value).Apply(new PartnerFact.OpportunityNoted(default, history));
        }
    }

    public IEnumerable<string> Partners => partners.Keys.Order(StringComparer.Ordinal);

    public PartnerSnapshot? At(string partner, Instant t) =>
        PartnerView.Of(Evidence(partner), program, t, 0, null, new HashSet<Instant>()) is { } view ? PartnerReports.Snapshot(view, program) : null;

    private PartnerEvidence Evidence(string partner) => partners.TryGetValue(partner, out var known) ? known : partners[partner] = new(new(partner));
}
