using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Simulator.Scenarios;

/// <summary>The incentives of a scenario, in the order of their ids.</summary>
internal static class ScenarioIncentives
{
    /// <summary>Reads those without a fault, and tells every fault.</summary>
    /// <param name="scenario">The whole scenario, changes applied.</param>
    /// <param name="program">Its program.</param>
    /// <param name="start">When week 0 starts.</param>
    /// <param name="weeks">Weeks of a run, warm-up included.</param>
    /// <param name="regions">The regions of the population.</param>
    /// <param name="fault">Takes a pointer into the scenario, and a sentence that starts with the pointer.</param>
    public static ImmutableArray<Incentive> Read(
        JsonNode scenario, ScenarioProgram program, Instant start, int weeks, IReadOnlyCollection<string> regions, Action<string, string> fault)
    {
        if (Places.At(scenario, "/incentives") is not JsonObject all) return [];
        var read = ImmutableArray.CreateBuilder<Incentive>();
        foreach (var (id, node) in all.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            var pointer = $"/incentives/{id}";
            if (id.Length is 0 or > 64 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
                fault(pointer, $"{pointer} is no id; legal are 1 to 64 of A-Z a-z 0-9 . _ -.");
            if (node is not JsonObject incentive) continue;
            if (Text(incentive, "kind") is not { } word)
            {
                if (!incentive.ContainsKey("kind")) fault($"{pointer}/kind", $"{pointer}/kind is missing; legal are {string.Join(", ", Words.All<IncentiveKind>())}.");
                continue;
            }

            if (!Words.TryParse<IncentiveKind>(word, out var kind)) continue;
            var (from, until) = (Whole(incentive, "fromWeek") ?? 0, Whole(incentive, "untilWeek"));
            if (until <= from) fault($"{pointer}/untilWeek", $"{pointer}/untilWeek is {until}; legal is above fromWeek, {from}.");
            if (from >= weeks) fault($"{pointer}/fromWeek", $"{pointer}/fromWeek is {from}; legal is below the run's {weeks} weeks, warm-up included.");
            var eligibility = Eligible(incentive, $"{pointer}/eligibility", regions, fault);
            var terms = incentive["terms"] is JsonObject own
                ? program.Terms(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), own, $"{pointer}/terms", fault)
                : program.Document?.Incentives;
            if (terms is null) continue;
            read.Add(new(
                new(id), Text(incentive, "name") ?? id, start.AddDays(7 * from), start.AddDays(7 * (until ?? weeks + 1)), Budget(incentive), eligibility, Of(terms, kind)));
        }

        return read.ToImmutable();
    }

    private static IncentiveTerms Of(IncentivesTerms terms, IncentiveKind kind) => kind switch
    {
        IncentiveKind.Margin => terms.Margin,
        IncentiveKind.ReferralFee => terms.ReferralFee,
        IncentiveKind.Mdf => terms.Mdf,
        IncentiveKind.Spif => terms.Spif,
        IncentiveKind.Rebate => terms.Rebate,
        IncentiveKind.Usage => terms.Usage,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Eligibility Eligible(JsonObject incentive, string pointer, IReadOnlyCollection<string> regions, Action<string, string> fault)
    {
        var own = incentive["eligibility"] as JsonObject;
        var wanted = Texts(own, "regions");
        for (var i = 0; i < wanted.Length; i++)
            if (!regions.Contains(wanted[i])) fault($"{pointer}/regions/{i}", $"{pointer}/regions/{i} is {wanted[i]}, where no partner is; legal are {string.Join(", ", regions)}.");
        return new(Chosen<PartnerType>(own, "types"), wanted, Chosen<Tier>(own, "tiers"), Chosen<Motion>(own, "motions"));
    }

    private static T[] Chosen<T>(JsonObject? owner, string name)
        where T : struct, Enum =>
        [.. Texts(owner, name).Select(text => (Known: Words.TryParse<T>(text, out var value), Value: value)).Where(word => word.Known).Select(word => word.Value).Order()];

    private static string[] Texts(JsonObject? owner, string name) =>
        owner?[name] is JsonArray items ? [.. items.OfType<JsonValue>().Where(item => item.GetValueKind() == JsonValueKind.String).Select(item => item.GetValue<string>())] : [];

    private static string? Text(JsonObject owner, string name) => owner[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Whole(JsonObject owner, string name) => owner[name] is JsonValue value && value.TryGetValue<int>(out var whole) ? whole : null;

    // The schema lets no more than two decimals and ten to the twelfth pass.
    private static long? Budget(JsonObject owner) =>
        owner["budget"] is JsonValue value && value.TryGetValue<decimal>(out var major) && major is >= 0 and <= 1_000_000_000_000 ? (long)(major * 100) : null;
}
