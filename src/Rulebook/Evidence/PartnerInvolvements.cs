using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class PartnerEvidence
{
    /// <summary>
    /// What this partner tells an opportunity of itself: activities that name it, and, once the opportunity has told of itself, what ends protections; null when
    /// that is nothing.
    /// </summary>
    public Involvement? InvolvementIn(OpportunityId opportunity, long version, ProgramTimeline programs)
    {
        if (rare is null) return null;
        var activities = rare.Named.In(opportunity);
        var lapses = book.Find(opportunity) is null ? [] : Lapses(programs);
        return activities.Count + lapses.Count == 0 ? null : new(Id, version, activities, lapses);
    }

    /// <summary>The opportunities whose <see cref="InvolvementIn"/> can differ once a fact is applied. Ask before applying.</summary>
    public IEnumerable<OpportunityId> Involving(PartnerFact fact) => fact switch
    {
        PartnerFact.ActivityRecorded { Opportunity: { } named } => [new(named)],
        PartnerFact.OpportunityNoted noted => rare is null || book.Find(noted.History.Opportunity) is not null ? [] : [noted.History.Opportunity],
        PartnerFact.Applied or PartnerFact.Suspended or PartnerFact.Terminated or PartnerFact.StrikeConfirmed or PartnerFact.StrikeCleared => Known(),
        _ => [],
    };

    /// <summary>The opportunities that were ever told anything by <see cref="InvolvementIn"/>, or may have been.</summary>
    public IReadOnlyList<OpportunityId> Involved => rare is null ? [] : Known();

    private OpportunityId[] Known()
    {
        var known = new List<OpportunityId>(rare?.Named.Opportunities ?? []);
        foreach (var deal in book.Deals) known.Add(deal.Id);
        return known.ToArray();
    }
}
