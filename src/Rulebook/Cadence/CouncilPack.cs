using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Cadence;

/// <summary>The half-yearly pack of the advisory council: objectives, tiers, and the policy changes in force since the last.</summary>
public static class CouncilPack
{
    private static readonly Tier[] HighestFirst = [Tier.Elite, Tier.Premier, Tier.Select, Tier.Registered, Tier.None];

    /// <summary>The pack of a state; partners and changes may come in any order, objectives stay in the program's.</summary>
    public static CadenceDocument Make(Edition edition, CouncilInputs inputs)
    {
        var period = edition.PeriodOf(DocumentKind.CouncilPack);
        int Now(Tier tier) => inputs.Partners.Count(each => each.Now == tier);
        int Before(Tier tier) => inputs.Partners.Count(each => each.Before == tier);
        var results = inputs.Objectives.SelectMany(objective => objective.KeyResults.Select(result => (objective.Objective, Result: result)));
        var changes = inputs.Changes.Where(each => period.Contains(each.InForceFrom)).OrderBy(each => each.InForceFrom).ThenBy(each => each.Version, StringComparer.Ordinal);
        return CadenceDocument.Of(
            DocumentKind.CouncilPack,
            edition,
            Sheet.Of("objectives", results).Text("objective", each => each.Objective.Name).Text("key-result", each => each.Result.KeyResult.Id)
                .Word("verdict", each => each.Result.Reading.Verdict).Word("pace", each => each.Result.Reading.Pace).Text("standing", each => each.Result.Sentence)
                .Text("evidence", each => each.Result.Evidence).Section,
            Sheet.Of("tiers", HighestFirst).Word("tier", tier => tier).Count("partners", tier => Now(tier)).Count("before", tier => Before(tier))
                .Count("change", tier => Now(tier) - Before(tier)).Section,
            Sheet.Of("policy-changes", changes.SelectMany(each => each.Terms.Select(term => (Change: each, Term: term))))
                .Text("version", each => each.Change.Version).Date("in-force-from", each => each.Change.InForceFrom).Text("term", each => each.Term.Path)
                .Text("before", each => each.Term.Before).Text("after", each => each.Term.After).Section);
    }
}

/// <summary>What the council pack is made from, at its instant.</summary>
/// <param name="Objectives">How the objectives stand.</param>
/// <param name="Partners">Tiers now and at the last pack.</param>
/// <param name="Changes">Versions of the program; those in force since the last pack are told.</param>
public sealed record CouncilInputs(IReadOnlyList<ObjectiveReport> Objectives, IReadOnlyList<PartnerTier> Partners, IReadOnlyList<PolicyChange> Changes);

/// <summary>A partner's tier at the instant, and at the pack before; null where it was not introduced then.</summary>
public sealed record PartnerTier(PartnerId Partner, Tier Now, Tier? Before);

/// <summary>A version of the program: from when it is in force, and every term in which it differs from the one before, in the order of the document.</summary>
public sealed record PolicyChange(string Version, Instant InForceFrom, IReadOnlyList<TermChange> Terms);

/// <summary>A term that differs, as printed; null where a version does not have it.</summary>
public sealed record TermChange(string Path, string? Before, string? After);
