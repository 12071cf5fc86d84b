using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Grains.Partners;

/// <summary>Puts what a partner was at an instant into the words of the wire, and reads them back.</summary>
public static class StandingReports
{
    /// <summary>The report of an instant.</summary>
    public static StandingReport Of(PartnerEvidence evidence, ProgramTimeline programs, Instant t, long version)
    {
        var program = programs.At(t);
        if (evidence.StandingAt(t, programs) is not { } standing)
            return new(evidence.Id.Value, t.ToDateTimeOffset(), false, Words.Of(Tier.None), "", "", 0, 0, false, false, [], [], false, Words.Of(ComplianceStatus.Clear), version);
        return new(
            evidence.Id.Value, t.ToDateTimeOffset(), true, Words.Of(standing.Tier), Words.Of(standing.Type), standing.Region, standing.Specializations, standing.Strikes,
            standing.Suspended, standing.Terminated, Benefits(standing.Tier, false, false, program), Benefits(standing.Tier, standing.Suspended, standing.Terminated, program),
            evidence.FitAt(t), Words.Of(evidence.ComplianceAt(t, programs)), version);
    }

    /// <summary>The report as rules read it; null where the partner was not introduced.</summary>
    public static PartnerStanding? ToStanding(this StandingReport report)
    {
        if (!report.Known) return null;
        return Words.TryParse<Tier>(report.Tier, out var tier) && Words.TryParse<PartnerType>(report.Type, out var type)
            ? new(tier, type, report.Region, report.Specializations, report.Strikes, report.Suspended, report.Terminated)
            : throw new ArgumentException($"'{report.Tier}' or '{report.Type}' is no word of the contract.", nameof(report));
    }

    private static string[] Benefits(Tier tier, bool suspended, bool terminated, ProgramDocument program) =>
        [.. BenefitRules.Held(tier, suspended, terminated, program.Benefits).Select(Words.Of)];
}
