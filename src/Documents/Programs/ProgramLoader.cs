using System.Text.Json;
using PemActors.Documents.Schemas;
using PemActors.Documents.Yaml;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using static PemActors.Documents.Programs.ProgramMembers;

namespace PemActors.Documents.Programs;

/// <summary>A program document as read: it is there exactly when it has no fault.</summary>
/// <param name="Program">The document; null when there are faults.</param>
/// <param name="Faults">Every fault, by line and column.</param>
public sealed record ProgramReading(ProgramDocument? Program, IReadOnlyList<DocumentFault> Faults);

/// <summary>
/// Reads program documents strictly: every member once, no others, each in its range, and all faults at once. Human units (shares, major
/// units, points) become the rulebook's whole numbers exactly.
/// </summary>
public static class ProgramLoader
{
    private static readonly Lazy<Schema> Compiled = new(() =>
    {
        using var schema = Resource.Json("programs/program.schema.json");
        return SchemaCompiler.Compile(schema.RootElement, schema.RootElement);
    });

    private static readonly Lazy<ProgramDocument> Embedded = new(() =>
        Load(DefaultText()) is { Program: { } program } ? program : throw new InvalidOperationException("The embedded default program is not valid."));

    /// <summary>The schema of program documents.</summary>
    public static Schema Schema => Compiled.Value;

    /// <summary>The program as it is when nobody has changed it, <c>programs/default.yaml</c>.</summary>
    public static ProgramDocument Default() => Embedded.Value;

    /// <summary>The text of <c>programs/default.yaml</c>.</summary>
    public static string DefaultText() => Resource.Text("programs/default.yaml");

    /// <summary>Reads a document.</summary>
    public static ProgramReading Load(string yaml)
    {
        var document = StrictYaml.Read(yaml, Schema);
        if (document.Root is { } root) ProgramChecks.Check(document, root);
        var faults = document.Faults;
        return new(faults.Count == 0 ? Build(document.Root!.Value) : null, faults);
    }

    private static ProgramDocument Build(JsonElement p) => new(
        Text(p, "version"), Text(p, "currency"), [.. p.GetProperty("rates").EnumerateArray().Select(Rate).OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.From)],
        Health(p.GetProperty("health")), Tiers(p.GetProperty("tiers")), Calendar(p.GetProperty("calendar")), new(Whole(p.GetProperty("lifecycle"), "retainMonths")), Activation(p.GetProperty("activation")),
        Attribution(p.GetProperty("attribution")), Engagement(p.GetProperty("engagement")), new(Whole(p.GetProperty("enablement"), "certificationMonths")),
        new(Whole(p.GetProperty("compliance"), "warnFrom"), Whole(p.GetProperty("compliance"), "holdFrom")), Benefits(p.GetProperty("benefits")),
        IncentivesReader.Read(p.GetProperty("incentives")), [.. p.GetProperty("objectives").EnumerateArray().Select(ObjectiveReader.Read)],
        new(Whole(p.GetProperty("cadence"), "stalledDays"), Whole(p.GetProperty("cadence"), "lapsingDays")));

    private static ExchangeRate Rate(JsonElement r) => new(Text(r, "currency"), At(r, "from"), Scaled(r, "rate", 6));

    private static HealthTerms Health(JsonElement h) => new(
        Word<HealthScale>(h, "scale"), Whole(h, "greenFrom"), Whole(h, "yellowFrom"), Weights(h.GetProperty("weights")),
        Activity(h.GetProperty("activity")), Pipeline(h.GetProperty("pipeline")), [.. h.GetProperty("pipelineOverrides").EnumerateArray().Select(Override)],
        Enablement(h.GetProperty("enablement")), Quality(h.GetProperty("quality")), Compliance(h.GetProperty("compliance")));

    private static HealthWeights Weights(JsonElement w) => new(Ppm(w, "activity"), Ppm(w, "pipeline"), Ppm(w, "enablement"), Ppm(w, "quality"), Ppm(w, "compliance"));

    private static ActivityCuts Activity(JsonElement a) => new(Whole(a, "windowDays"), Whole(a, "yellowFrom"), Whole(a, "greenFrom"));

    private static PipelineCuts Pipeline(JsonElement p) => new(Minor(p, "low"), Minor(p, "high"), Ppm(p, "advancedShare"));

    private static PipelineOverride Override(JsonElement o) => new(
        o.TryGetProperty("type", out _) ? Word<PartnerType>(o, "type") : null, o.TryGetProperty("region", out _) ? Text(o, "region") : null, Minor(o, "low"), Minor(o, "high"));

    private static EnablementCuts Enablement(JsonElement e) => new(Whole(e, "yellowFrom"), Whole(e, "greenFrom"), Hundredths(e, "meanScore"));

    private static QualityCuts Quality(JsonElement q) => new(
        Whole(q, "windowDays"), Ppm(q, "benchmark"), Ppm(q, "near"), Whole(q, "minCloses"), Hundredths(q, "csatYellow"), Hundredths(q, "csatGreen"), Whole(q, "minSurveys"));

    private static ComplianceCuts Compliance(JsonElement c) => new(Whole(c, "windowDays"), Whole(c, "yellowFrom"), Whole(c, "redFrom"), Whole(c, "suspendFrom"));

    private static TierTerms Tiers(JsonElement t) => new(
        Word<ArrBasis>(t, "arrBasis"), Whole(t, "arrWindowDays"), Whole(t, "grace"), Whole(t, "maxSteps"), Word<Promotion>(t, "promotion"),
        new(Whole(t.GetProperty("registered"), "firstActivityDays")), Select(t.GetProperty("select")), Premier(t.GetProperty("premier")), Elite(t.GetProperty("elite")));

    private static SelectTerms Select(JsonElement s) => new(Whole(s, "wins"), Whole(s, "certifications"), Whole(s, "activitiesPerQuarter"), Hundredths(s, "csatAbove"));

    private static PremierTerms Premier(JsonElement p) => new(Minor(p, "arr"), Whole(p, "certifications"), Whole(p, "maxStrikes"));

    private static EliteTerms Elite(JsonElement e) => new(Minor(e, "arr"), Whole(e, "certifications"), Whole(e, "references"), Whole(e, "planMonths"), Whole(e, "specializations"));

    private static CalendarTerms Calendar(JsonElement c) => new(ProgramWords.Calendar(Text(c, "kind")), Whole(c, "fiscalYearStart"), At(c, "anchor"));

    private static ActivationTerms Activation(JsonElement a) => new(Word<ActivationRule>(a, "rule"), Whole(a, "days"), Whole(a, "activities"));

    private static AttributionTerms Attribution(JsonElement a) => new(
        Word<AttributionModel>(a, "model"), Whole(a, "lookBackDays"), Whole(a, "halfLifeDays"), UShaped(a.GetProperty("uShaped")), WShaped(a.GetProperty("wShaped")),
        Whole(a, "historyDays"), Whole(a, "shapleyExactPartners"), Whole(a, "shapleySamples"));

    private static UShapedWeights UShaped(JsonElement u) => new(Ppm(u, "first"), Ppm(u, "middle"), Ppm(u, "last"));

    private static WShapedWeights WShaped(JsonElement w) => new(Ppm(w, "first"), Ppm(w, "creation"), Ppm(w, "last"), Ppm(w, "rest"));

    private static EngagementTerms Engagement(JsonElement e) => new(
        Whole(e, "protectionDays"), Whole(e, "responseHours"), Word<OnBreach>(e, "onBreach"), AllWords<ActivityKind>(e, "qualifyingActivities"), Ladder(e.GetProperty("ladder")));

    private static LadderTerms Ladder(JsonElement l) => new(Whole(l, "mediationDays"), Whole(l, "adjudicationDays"), Whole(l, "councilDays"));

    private static BenefitTerms Benefits(JsonElement b) => new(
        AllWords<Benefit>(b, "registered"), AllWords<Benefit>(b, "select"), AllWords<Benefit>(b, "premier"), AllWords<Benefit>(b, "elite"));
}
