using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Checks;

namespace PemActors.Silo.Replays;

/// <summary>
/// The state of an installation at an instant as a text, so that two can be compared: what is in force, and nothing of how it came about (no journal
/// versions, no arrival times). One line each, sorted by bytes: <c>card</c> for every card row, <c>tier</c> for every tier decision in force, then a line named
/// after its list for every row that tells a decision or a sum: protections, registrations, conflicts, incentives with their balances, payouts, postings.
/// </summary>
public static class StateText
{
    /// <summary>Lists whose rows are part of the state.</summary>
    public static readonly IReadOnlyList<string> Lists =
        ["conflicts", "incentives", "mdf-requests", "opportunities", "payouts", "postings", "programs", "protections", "registrations", "spif-claims"];

    /// <summary>Every line, sorted.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(IJournal journal, IGrainFactory grains, Instant at, CancellationToken cancellation)
    {
        var lines = new List<string>();
        for (string? after = null; ;)
        {
            var page = await journal.CardsAsync(new(After: after, Limit: 1_000), cancellation);
            lines.AddRange(page.Rows.Select(Line));
            foreach (var tiers in await Task.WhenAll(page.Rows.Select(row => TiersAsync(grains, row.Partner, at)))) lines.AddRange(tiers);
            if ((after = page.Next) is null) break;
        }
        foreach (var list in Lists)
            await foreach (var row in journal.AllAsync(new(list), cancellation)) lines.Add(RowText.Of(row));
        lines.Sort(ByteOrder.Compare);
        return lines;
    }

    /// <summary>SHA-256 of the lines, each ended by LF, in lower-case hexadecimal.</summary>
    public static string Hash(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines) hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(CardRow row) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"card {row.Partner} {JsonSerializer.Serialize(row.Name)} {row.Type} {row.Region} {row.Lifecycle} {row.Tier} {row.Warnings} {row.Suspended} {row.Band} {row.ScoreMicro} {row.Dimensions} {row.OpenMinor} {row.ArrMinor} {row.Certifications}");

    private static async Task<IEnumerable<string>> TiersAsync(IGrainFactory grains, string partner, Instant at)
    {
        var snapshot = await grains.GetGrain<IPartnerGrain>(partner).ViewAt(at.Ticks);
        return (snapshot?.Tier.Decisions ?? []).Select(decision =>
            $"tier {partner} {Instant.From(decision.Close)} {decision.From} {decision.To} {decision.Program} {JsonSerializer.Serialize(decision.Requirements, JsonSerializerOptions.Web)}");
    }
}
