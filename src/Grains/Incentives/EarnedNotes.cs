using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>What partners have told this incentive last: of each partner and quarter what it earned, and of each partner what its strikes bring about.</summary>
internal sealed class EarnedNotes
{
    private readonly SortedDictionary<PartnerId, SortedDictionary<Instant, PartnerEarned>> earned = [];
    private readonly SortedDictionary<PartnerId, PartnerComplied> complied = [];

    /// <summary>All that was earned, by partner and quarter.</summary>
    public IEnumerable<PartnerEarned> Earned => earned.Values.SelectMany(quarters => quarters.Values);

    /// <summary>All that is in force, by partner.</summary>
    public IEnumerable<PartnerComplied> Complied => complied.Values;

    public bool IsNews(PartnerEarned message) => Last(message) is not { } last || message.Version > last.Version;

    public bool IsNews(PartnerComplied message) => !complied.TryGetValue(message.Partner, out var last) || message.Version > last.Version;

    /// <summary>Keeps a message that is news, and tells the one that it replaces.</summary>
    public bool Take(PartnerEarned message, out PartnerEarned? before)
    {
        before = Last(message);
        if (before is not null && message.Version <= before.Version) return false;
        if (!earned.TryGetValue(message.Partner, out var quarters)) earned[message.Partner] = quarters = [];
        quarters[message.Quarter] = message;
        return true;
    }

    /// <summary>Keeps a message that is news.</summary>
    public bool Take(PartnerComplied message)
    {
        if (!IsNews(message)) return false;
        complied[message.Partner] = message;
        return true;
    }

    /// <summary>The activity of a partner that an event recorded; of several senders' the first by time and source. Null when it told of none.</summary>
    public EarnedActivity? Activity(PartnerId partner, string eventId) =>
        earned.TryGetValue(partner, out var quarters)
            ? quarters.Values.SelectMany(message => message.Activities).Where(activity => activity.Key.Id == eventId).OrderBy(activity => activity.Key).Cast<EarnedActivity?>().FirstOrDefault()
            : null;

    private PartnerEarned? Last(PartnerEarned message) =>
        earned.TryGetValue(message.Partner, out var quarters) && quarters.TryGetValue(message.Quarter, out var last) ? last : null;
}
