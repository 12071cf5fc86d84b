using System.Text.Json;
using PemActors.Documents.Yaml;
using static PemActors.Documents.Programs.ProgramValues;

namespace PemActors.Documents.Programs;

/// <summary>What a schema cannot say of incentives: steps rise, and nothing stands twice.</summary>
internal static class IncentiveChecks
{
    private const string Rebate = "/incentives/rebate";

    public static void Check(StrictYaml document, JsonElement root)
    {
        Twice(document, root, "/incentives/spif/sums", "activity");
        Twice(document, root, $"{Rebate}/byTier", "tier");
        Steps(document, root, $"{Rebate}/steps");
        for (var i = 0; Find(root, $"{Rebate}/byTier/{i}") is not null; i++) Steps(document, root, $"{Rebate}/byTier/{i}/steps");
    }

    /// <summary>A fault for each item of a list whose member repeats an earlier one's.</summary>
    public static void Twice(StrictYaml document, JsonElement root, string list, string member)
    {
        var seen = new HashSet<string>();
        for (var i = 0; Find(root, $"{list}/{i}") is not null; i++)
            if (Text(root, $"{list}/{i}/{member}") is { } word && !seen.Add(word))
                document.Fault($"{list}/{i}/{member}", $"{list}/{i}/{member} is {word} a second time; legal is once.");
    }

    // Rates that fall would let more bookings lower a rebate.
    private static void Steps(StrictYaml document, JsonElement root, string list)
    {
        for (var i = 0; Find(root, $"{list}/{i + 1}") is not null; i++)
        {
            ProgramChecks.Order(document, root, $"{list}/{i}/from", $"{list}/{i + 1}/from", mayBeEqual: false);
            ProgramChecks.Order(document, root, $"{list}/{i}/rate", $"{list}/{i + 1}/rate", mayBeEqual: true);
        }
    }
}
