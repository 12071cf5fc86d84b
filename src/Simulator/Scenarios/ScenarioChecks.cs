using System.Text.Json.Nodes;

namespace PemActors.Simulator.Scenarios;

/// <summary>What a schema cannot say of a scenario file: values that must fit to each other. A value that the schema refuses is passed over.</summary>
internal static class ScenarioChecks
{
    private const int WeeksPerQuarter = 13;

    /// <summary>Checks the file's own members.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="fault">Takes a pointer, and a sentence that starts with it.</param>
    public static void OfFile(JsonNode root, Action<string, string> fault)
    {
        Whole(root, "/population/mix", fault);
        Whole(root, "/population/regions", fault);
        if (Text(root, "/population/start") is { Length: 10 } day && !Calendar.TryDay(day, out _)) fault("/population/start", $"/population/start is '{day}'; legal is a date of the calendar, yyyy-mm-dd.");
        if (Number(root, "/horizon/warmUpWeeks") is { } weeks && weeks % WeeksPerQuarter != 0)
            fault("/horizon/warmUpWeeks", $"/horizon/warmUpWeeks is {weeks}; legal are whole quarters: 0, 13, 26 and so on.");
        Stopping(root, fault);
        Names(root, fault);
    }

    /// <summary>Checks one scenario, changes applied.</summary>
    public static void OfScenario(JsonNode scenario, Action<string, string> fault)
    {
        Order(scenario, "/behaviours/learning/usersMin", 2, "/behaviours/learning/usersMax", 12, orEqual: true, fault);
        Order(scenario, "/behaviours/joining/foundingWeeks", 13, "/behaviours/joining/lastWeek", 70, orEqual: false, fault);
        if (Places.At(scenario, "/behaviours/activity/mixes") is JsonObject mixes)
            foreach (var (type, weights) in mixes)
                if (weights is JsonObject own && own.Count == 9 && own.All(weight => weight.Value?.ToJsonString() is "0" or "0.0"))
                    fault($"/behaviours/activity/mixes/{type}", $"/behaviours/activity/mixes/{type} are all 0; legal is at least one weight above 0.");
    }

    private static void Stopping(JsonNode root, Action<string, string> fault)
    {
        if (Places.At(root, "/stopping") is not JsonObject stopping) return;
        if (stopping.ContainsKey("replications") && stopping.Count > 1)
            fault("/stopping/replications", $"/stopping/replications stands beside {string.Join(", ", stopping.Select(member => member.Key).Where(name => name != "replications"))}; legal is alone.");
        var (first, cap) = (Number(root, "/stopping/firstLook"), Number(root, "/stopping/maxReplications"));
        if ((first ?? 64) > (cap ?? 4096) && (first ?? cap) is not null)
            fault(first is null ? "/stopping/maxReplications" : "/stopping/firstLook", $"/stopping/firstLook is {first ?? 64} and maxReplications {cap ?? 4096}; legal is at most the latter.");
    }

    private static void Names(JsonNode root, Action<string, string> fault)
    {
        var seen = new HashSet<string?> { Text(root, "/name") };
        for (var i = 0; Places.At(root, $"/changes/{i}") is { } change; i++)
        {
            if (Text(root, $"/changes/{i}/name") is { } name && !seen.Add(name)) fault($"/changes/{i}/name", $"/changes/{i}/name is {name} a second time; legal is once in the file.");
            if (change is not JsonObject members) continue;
            if (members.All(member => member.Key is "name" or "title" or "description")) fault($"/changes/{i}", $"/changes/{i} changes nothing; legal is a change to program, incentives or behaviours.");
            if (members["incentives"] is not JsonObject incentives) continue;
            foreach (var (id, incentive) in incentives)
                if (incentive is null && Places.At(root, $"/incentives/{id}") is null)
                    fault($"/changes/{i}/incentives/{id}", $"/changes/{i}/incentives/{id} is withdrawn, but the baseline has none of that id.");
        }
    }

    private static void Whole(JsonNode root, string pointer, Action<string, string> fault)
    {
        if (Places.At(root, pointer) is not JsonObject parts) return;
        var sum = 0m;
        foreach (var (name, _) in parts)
        {
            if (Number(root, $"{pointer}/{name}") is not { } share) return;
            sum += share;
        }

        if (Math.Abs(sum - 1) > 1e-9m) fault(pointer, $"{pointer} sum to {sum}; legal is 1.");
    }

    private static void Order(JsonNode root, string low, decimal lowDefault, string high, decimal highDefault, bool orEqual, Action<string, string> fault)
    {
        if (Places.At(root, low) is null && Places.At(root, high) is null) return;
        var (first, second) = (Number(root, low) ?? lowDefault, Number(root, high) ?? highDefault);
        if (first < second || (orEqual && first == second)) return;
        var at = Places.At(root, low) is null ? high : low;
        fault(at, $"{low} is {first} and {high} is {second}; legal is {(orEqual ? "at most" : "less than")} the latter.");
    }

    private static string? Text(JsonNode root, string pointer) => Places.At(root, pointer) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonNode root, string pointer) => Places.At(root, pointer) is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;
}
