using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Journal;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>Puts a partner's figures into the words of the wire and of the card row.</summary>
public static class PartnerReports
{
    private const decimal Micro = 1_000_000m;
    private const decimal Hundredths = 100m;

    /// <summary>The snapshot of a view.</summary>
    public static PartnerSnapshot Snapshot(PartnerView view, string? fault = null)
    {
        var profile = view.Profile;
        return new(
            view.Id.Value, profile.Name, Words.Of(profile.Type), profile.Region, [.. profile.Motions.Select(Words.Of)], Words.Of(view.Lifecycle), view.Activated,
            profile.AppliedAt.ToDateTimeOffset(), view.AcceptedAt?.ToDateTimeOffset(), view.TierInputs.ArrMinor, view.Program.Currency, view.Version,
            Health(view), Tier(view), fault);
    }

    /// <summary>The card row of a view.</summary>
    public static CardRow Row(PartnerView view)
    {
        var profile = view.Profile;
        var card = Card(view);
        return new(
            view.Id.Value, profile.Name, Words.Of(profile.Type), profile.Region, Words.Of(view.Lifecycle), Words.Of(view.Tiers.Tier), view.Tiers.Warnings, view.Tiers.Suspended,
            Words.Of(card.Overall), card.ScoreMicro, Letters(card), view.Health.OpenMinor, view.TierInputs.ArrMinor, view.Health.Certifications,
            view.At, view.NextChangeAt, view.Version);
    }

    /// <summary>The health card of a view.</summary>
    public static HealthCard Card(PartnerView view) =>
        HealthRules.Card(view.Health, HealthCuts.For(view.Program.Health, view.Profile.Type, view.Profile.Region));

    private static HealthReport Health(PartnerView view)
    {
        var explained = HealthRules.Explain(view.Health, HealthCuts.For(view.Program.Health, view.Profile.Type, view.Profile.Region));
        var evidence = explained.Evidence;
        return new(
            view.Id.Value,
            view.At.ToDateTimeOffset(),
            explained.Card.ScoreMicro / Micro,
            Words.Of(explained.Card.Overall),
            new(
                Dimension(explained.Activity, new ActivityEvidence(evidence.Activities)),
                Dimension(explained.Pipeline, new PipelineEvidence(evidence.OpenMinor, evidence.AdvancedMinor)),
                Dimension(explained.Enablement, new EnablementEvidence(evidence.Certifications, evidence.ExamMeanHundredths / Hundredths)),
                Dimension(explained.Quality, new QualityEvidence(evidence.WinRatePpm / Micro, evidence.CsatHundredths / Hundredths)),
                Dimension(explained.Compliance, new ComplianceEvidence(evidence.Strikes))),
            view.NextChangeAt?.ToDateTimeOffset(),
            view.Program.Version);
    }

    private static DimensionReport<TEvidence> Dimension<TEvidence>(DimensionExplanation explained, TEvidence evidence) => new(
        Words.Of(explained.Score.Band), explained.Score.ValueMicro / Micro, explained.WeightPpm / Micro, explained.Score.PointsMicro / Micro, evidence, explained.ToNextBand ?? "");

    private static TierReport Tier(PartnerView view) => new(
        view.Id.Value,
        view.At.ToDateTimeOffset(),
        Words.Of(view.Tiers.Tier),
        view.Tiers.Since?.ToDateTimeOffset(),
        view.Tiers.Warnings,
        view.Tiers.Suspended,
        [.. view.Tiers.Decisions.Reverse().Select(decision => new TierDecisionReport(
            decision.Close.ToDateTimeOffset(), Words.Of(decision.From), Words.Of(decision.To), decision.Program, view.Restated.Contains(decision.Close),
            [.. decision.Requirements.Select(Requirement)]))],
        TierRules.Next(view.TierInputs, view.Tiers.Standing, view.Program.Tiers, view.Program.Health.Quality) is { } next
            ? new(Words.Of(next.Tier), [.. next.Missing.Select(missing => new MissingReport(missing.Name, missing.Value, missing.Needed))])
            : null);

    internal static RequirementReport Requirement(Requirement requirement) => new(requirement.Name, requirement.Met, requirement.Value, requirement.Needed);

    private static string Letters(in HealthCard card) => string.Create(5, card, static (letters, card) =>
    {
        const string letterOf = "ryg";
        letters[0] = letterOf[(int)card.Activity.Band];
        letters[1] = letterOf[(int)card.Pipeline.Band];
        letters[2] = letterOf[(int)card.Enablement.Band];
        letters[3] = letterOf[(int)card.Quality.Band];
        letters[4] = letterOf[(int)card.Compliance.Band];
    });
}
