using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Okrs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Cadence;

public sealed class CouncilPackTests
{
    [Fact]
    public void Make_ObjectivesTiersAndPolicyChangesSinceTheLast()
    {
        var objectives = Defaults.Program.Objectives.Select(objective =>
            ObjectiveReport.Of(objective with { KeyResults = [objective.KeyResults[^1]] }, Defaults.Program.Calendar, Story.At("2024-07-01"), _ => Sums.Read("PartnersActivated 30"))).ToArray();
        DocumentText.Same(
            """
            [objectives] objective | key-result | verdict | pace | standing | evidence
            Scale partner-sourced ARR | activated-partners | not-met | ahead | Partners activated: 30, asked at least 50: not met; due by now 24, ahead. | 30 activated
            Improve quality and enablement | csat | no-evidence | no-evidence | Mean CSAT: no evidence yet, asked at least 4.30: no evidence. | 0 answers
            [tiers] tier | partners | before | change
            elite | 1 | 0 | 1
            premier | 1 | 2 | -1
            select | 0 | 0 | 0
            registered | 1 | 0 | 1
            none | 1 | 1 | 0
            [policy-changes] version | in-force-from | term | before | after
            2024.2 | 2024-01-01T00:00:00.0000001Z | tiers.grace | 1 | 2
            2024.3 | 2024-07-01 | health.greenFrom | 70 | 75
            2024.3 | 2024-07-01 | cadence.lapsingDays | - | 14
            2024.4 | 2024-07-01 | rates.EUR | 1.08 | -
            """,
            DocumentText.In("2024-07-01", edition => CouncilPack.Make(edition, new(
                objectives,
                [new(new("a"), Tier.Elite, Tier.Premier), new(new("b"), Tier.Premier, Tier.Premier), new(new("c"), Tier.Registered, Tier.None), new(new("d"), Tier.None, null)],
                [
                    Change("2024.5", "2024-07-01T00:00:00.0000001Z", ("late", "1", "2")),
                    Change("2024.4", "2024-07-01", ("rates.EUR", "1.08", null)),
                    Change("2024.3", "2024-07-01", ("health.greenFrom", "70", "75"), ("cadence.lapsingDays", null, "14")),
                    Change("2024.2", "2024-01-01T00:00:00.0000001Z", ("tiers.grace", "1", "2")),
                    Change("2024.1", "2024-01-01", ("early", "1", "2")),
                ]))));
    }

    [Fact]
    public void Documents_KnowTheirPeriodProgramAndName()
    {
        var edition = new Edition(new DocumentScope.Region("emea"), Story.At("2024-07-01"), Defaults.Program);
        var document = CouncilPack.Make(edition, new([], [], []));
        Assert.Equal((DocumentKind.CouncilPack, new DocumentScope.Region("emea"), new PeriodBounds(Story.At("2024-01-01"), Story.At("2024-07-01")), Story.At("2024-07-01"), "2026.1"), (document.Kind, document.Scope, document.Period, document.At, document.Program));
        Assert.Equal(CausedName.Of("document", "council-pack", "region/emea", "2024-07-01T00:00:00Z"), document.Id);
        Assert.Equal(CausedName.Of("document", "deal-review", "all", "2024-07-01T00:00:00Z"), CadenceDocument.NameOf(DocumentKind.DealReview, DocumentScope.Ecosystem, Story.At("2024-07-01")));
        Assert.Equal(CausedName.Of("document", "qbr-pack", "partner/acme", "2024-07-01T00:00:00Z"), CadenceDocument.NameOf(DocumentKind.QbrPack, new DocumentScope.Partner(new("acme")), Story.At("2024-07-01")));
    }

    [Fact]
    public void Make_BetweenTwoInstants_Fails()
    {
        var failure = Assert.Throws<ArgumentException>(() => DocumentText.In("2024-07-02", edition => CouncilPack.Make(edition, new([], [], []))));
        Assert.StartsWith("No council pack is due at 2024-07-02T00:00:00Z; the next is at 2025-01-01T00:00:00Z.", failure.Message);
    }

    private static PolicyChange Change(string version, string from, params (string Path, string? Before, string? After)[] terms) =>
        new(version, Story.At(from), [.. terms.Select(term => new TermChange(term.Path, term.Before, term.After))]);
}
