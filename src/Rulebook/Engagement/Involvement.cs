using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>
/// What a partner tells an opportunity of itself, whole each time, under the keys of the facts it comes from; of several of one
/// partner the greatest version counts. A late fact that undoes a suspension so undoes the lapse.
/// </summary>
/// <param name="Partner">Who.</param>
/// <param name="Version">The partner's journal version that this was made from.</param>
/// <param name="Activities">Activities that name the opportunity, of any kind.</param>
/// <param name="Lapses">Suspensions, by decision or by strikes, and the termination: each ends what the partner holds.</param>
public sealed record Involvement(PartnerId Partner, long Version, IReadOnlyList<NamedActivity> Activities, IReadOnlyList<FactKey> Lapses);

/// <summary>An activity that names an opportunity.</summary>
/// <param name="Key">The activity's own key.</param>
/// <param name="Kind">What was done.</param>
public readonly record struct NamedActivity(FactKey Key, ActivityKind Kind);
