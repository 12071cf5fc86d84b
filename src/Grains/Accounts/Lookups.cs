using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Accounts;

/// <summary>What an account's decisions knew of partners and found of registrations, by the instant of each.</summary>
/// <param name="before">Those before, which these come on top of; null for none.</param>
internal sealed class Lookups(Lookups? before = null)
{
    private readonly Dictionary<PartnerId, List<(Instant At, PartnerLookup Lookup)>> partners = [];
    private readonly Dictionary<(OpportunityId, PartnerId), List<(Instant At, Finding Territory, Finding CustomerFit)>> findings = [];

    public void Take(FactKey key, RegistrationData data)
    {
        foreach (var lookup in data.Partners ?? []) Listed(partners, new PartnerId(lookup.Partner)).Add((key.Time, lookup));
        if (data.Territory is not null || data.CustomerFit is not null)
            Listed(findings, (new(data.Opportunity!), new(data.Partner!))).Add((key.Time, RegistrationData.FindingOf(data.Territory), RegistrationData.FindingOf(data.CustomerFit)));
    }

    /// <summary>Whether a partner was known to have applied, when last looked up.</summary>
    public bool Knows(PartnerId partner, Instant t) => Last(partner, t)?.Lookup.Known ?? false;

    /// <summary>What was known of a registration's partner, and found by people, at an instant; of a partner never looked up, that it may register nothing.</summary>
    public RegistrationInputs Inputs(Registration registration, Instant t, AccountEvidence evidence)
    {
        if (Last(registration.Partner, t) is not { } known) return default;
        var (territory, customerFit) = Found(registration, t);
        return known.Lookup.Inputs(territory, customerFit, evidence.LapsedIn(registration.Partner, known.At, t));
    }

    // Decisions come in order of time, so the last in the list that is not after t is the latest.
    private (Instant At, PartnerLookup Lookup)? Last(PartnerId partner, Instant t)
    {
        var looked = partners.GetValueOrDefault(partner, []);
        for (var i = looked.Count - 1; i >= 0; i--)
            if (looked[i].At <= t)
                return looked[i];
        return before?.Last(partner, t);
    }

    // The latest word on each; one that says unknown leaves what was found.
    private (Finding Territory, Finding CustomerFit) Found(Registration registration, Instant t)
    {
        var (territory, customerFit) = before?.Found(registration, t) ?? default;
        foreach (var found in findings.GetValueOrDefault((registration.Opportunity, registration.Partner), []))
        {
            if (found.At > t) continue;
            if (found.Territory != Finding.Unknown) territory = found.Territory;
            if (found.CustomerFit != Finding.Unknown) customerFit = found.CustomerFit;
        }
        return (territory, customerFit);
    }

    private static List<TItem> Listed<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        return list;
    }
}
