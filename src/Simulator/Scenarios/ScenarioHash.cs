using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Scenarios;

/// <summary>Identifies what a scenario's results depend on, the seed apart: equal for equal scenarios, however they were written.</summary>
internal static class ScenarioHash
{
    /// <summary>SHA-256, lower-case hexadecimal, over every parameter, the printed program, and the incentives.</summary>
    public static string Of(EcosystemParameters parameters, ProgramDocument program, ImmutableArray<Incentive> incentives, int weeks, int warmUpWeeks)
    {
        var all = new
        {
            Parameters = parameters,
            Program = ProgramPrinter.Print(program),
            // As objects, because the members of the terms are those of their kind.
            Incentives = incentives.Select(each => new { each.Id, each.From, each.Until, each.BudgetMinor, each.Eligibility, Kind = each.Terms.Kind, Terms = (object)each.Terms }),
            Weeks = weeks,
            WarmUpWeeks = warmUpWeeks,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(all, ScenarioParameters.Json)));
    }
}
