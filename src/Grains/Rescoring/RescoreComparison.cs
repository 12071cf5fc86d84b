using PemActors.Documents.Facts;
using PemActors.Grains.Partners;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Rescoring;

/// <summary>Adds up what differs, partner by partner, in order of partners.</summary>
internal sealed class RescoreComparison
{
    private const decimal Micro = 1_000_000m;
    private readonly Dictionary<(Band, Band), int> bands = [];
    private readonly Dictionary<(Tier, Tier), int> tiers = [];
    private readonly SortedDictionary<Instant, (CloseCounts Before, CloseCounts After, int Differ)> closes = [];
    private readonly Dictionary<IncentiveId, (PayoutFigures Before, PayoutFigures After)> payouts = [];
    private readonly List<PartnerChange> changed = [];
    private readonly List<PartnerDistance> distances = [];
    private static readonly CloseCounts NoCounts = new(0, 0, 0, 0);
    private static readonly PayoutFigures NoPayouts = new(0, 0, 0);

    /// <summary>Partners taken.</summary>
    public int Partners => distances.Count;

    /// <summary>Who differs in what.</summary>
    public IReadOnlyList<PartnerChange> Changed => changed;

    /// <summary>What is missing under the draft.</summary>
    public IReadOnlyList<PartnerDistance> Distances => distances;

    /// <summary>Moves between bands.</summary>
    public MoveTable Bands => Moves(bands, (from, to) => to > from);

    /// <summary>Moves between tiers.</summary>
    public MoveTable Tiers => Moves(tiers, (from, to) => to > from);

    /// <summary>Closes under both.</summary>
    public IReadOnlyList<CloseDifference> Closes => [.. closes.Select(close => new CloseDifference(close.Key.ToDateTimeOffset(), close.Value.Before, close.Value.After, close.Value.Differ))];

    /// <summary>What each incentive comes to.</summary>
    /// <param name="incentives">Those that anybody could earn under one of the two, by id.</param>
    public IReadOnlyList<PayoutDifference> Payouts(IEnumerable<Incentive> incentives) => [.. incentives.Select(incentive =>
    {
        var (before, after) = payouts.GetValueOrDefault(incentive.Id, (NoPayouts, NoPayouts));
        return new PayoutDifference(
            incentive.Id.Value, incentive.Name, Words.Of(incentive.Terms.Kind), incentive.BudgetMinor, before, after, after.AmountMinor - before.AmountMinor);
    })];

    /// <summary>Takes a partner under both.</summary>
    public void Add(PartnerFigures before, PartnerFigures after)
    {
        Count(bands, (before.Card.Overall, after.Card.Overall));
        Count(tiers, (before.View.Tiers.Tier, after.View.Tiers.Tier));
        foreach (var (incentive, earned) in before.Earned)
            payouts[incentive] = payouts.GetValueOrDefault(incentive, (NoPayouts, NoPayouts)) is var (known, other) ? (Plus(known, earned), other) : default;
        foreach (var (incentive, earned) in after.Earned)
            payouts[incentive] = payouts.GetValueOrDefault(incentive, (NoPayouts, NoPayouts)) is var (other, known) ? (other, Plus(known, earned)) : default;
        var differing = CompareCloses(before.View.Tiers, after.View.Tiers);
        var profile = after.View.Profile;
        var (a, b) = (Stand(before), Stand(after));
        if (a != b || differing.Count > 0 || !SameEarnings(before, after))
            changed.Add(new(after.View.Id.Value, profile.Name, Words.Of(profile.Type), profile.Region, a, b, differing));
        distances.Add(Distance(after));
    }

    private List<CloseChange> CompareCloses(TierHistory before, TierHistory after)
    {
        var differing = new List<CloseChange>();
        var decisions = new SortedDictionary<Instant, (TierDecision? Before, TierDecision? After)>();
        foreach (var decision in before.Decisions) decisions[decision.Close] = (decision, null);
        foreach (var decision in after.Decisions) decisions[decision.Close] = (decisions.GetValueOrDefault(decision.Close).Before, decision);
        foreach (var (close, (was, becomes)) in decisions)
        {
            var isOther = (was?.From, was?.To) != (becomes?.From, becomes?.To);
            // Promotions at once are no closes, but differ like them.
            if (was?.IsClose ?? becomes!.IsClose)
            {
                var (x, y, differ) = closes.GetValueOrDefault(close, (NoCounts, NoCounts, 0));
                closes[close] = (Plus(x, was), Plus(y, becomes), differ + (isOther ? 1 : 0));
            }
            if (isOther) differing.Add(new(close.ToDateTimeOffset(), Step(was), Step(becomes)));
        }
        return differing;
    }

    private static PartnerDistance Distance(PartnerFigures figures)
    {
        var explained = figures.Explained;
        var lifts = new Dictionary<string, string>();
        Lift("activity", explained.Activity);
        Lift("pipeline", explained.Pipeline);
        Lift("enablement", explained.Enablement);
        Lift("quality", explained.Quality);
        Lift("compliance", explained.Compliance);
        return new(
            figures.View.Id.Value, figures.View.Profile.Name, Words.Of(figures.View.Tiers.Tier), figures.Next is { } next ? Words.Of(next.Tier) : null,
            [.. (figures.Next?.Missing ?? []).Select(missing => new MissingFigure(missing.Name, missing.Value, missing.Needed))],
            figures.Card.ScoreMicro / Micro, Words.Of(figures.Card.Overall), lifts);

        void Lift(string name, DimensionExplanation dimension)
        {
            if (dimension.ToNextBand is { } lift) lifts[name] = lift;
        }
    }

    private static PartnerStand Stand(PartnerFigures figures)
    {
        var row = PartnerReports.Row(figures.View);
        return new(row.Lifecycle, row.Band, row.ScoreMicro / Micro, row.Dimensions, row.Tier, row.ArrMinor, figures.Earned.Values.Sum(earned => earned.AmountMinor));
    }

    private static bool SameEarnings(PartnerFigures a, PartnerFigures b) =>
        a.Earned.Count == b.Earned.Count && a.Earned.All(earned => b.Earned.TryGetValue(earned.Key, out var other) && other == earned.Value);

    private static MoveTable Moves<T>(Dictionary<(T From, T To), int> counts, Func<T, T, bool> isUp) where T : struct, Enum => new(
        counts.Where(move => isUp(move.Key.From, move.Key.To)).Sum(move => move.Value),
        counts.Where(move => isUp(move.Key.To, move.Key.From)).Sum(move => move.Value),
        [.. counts.OrderBy(move => move.Key.From).ThenBy(move => move.Key.To).Select(move => new Move(Words.Of(move.Key.From), Words.Of(move.Key.To), move.Value))]);

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static PayoutFigures Plus(PayoutFigures known, EarnedFigures earned) => new(known.Partners + 1, known.Count + earned.Count, known.AmountMinor + earned.AmountMinor);

    private static CloseCounts Plus(CloseCounts known, TierDecision? decision) => decision is null
        ? known
        : new(
            known.Judged + 1, known.Promoted + (decision.To > decision.From ? 1 : 0), known.Demoted + (decision.To < decision.From ? 1 : 0), known.Warned + (decision.Warnings > 0 ? 1 : 0));

    private static TierStep? Step(TierDecision? decision) => decision is null ? null : new(Words.Of(decision.From), Words.Of(decision.To));
}
