using System.Text.Json;
using PemActors.Journal;

namespace PemActors.Silo.Checks;

/// <summary>
/// Whether the money of every incentive adds up: its ledger in itself, the figures of its row against the ledger, and the payouts and requests of each
/// partner against that partner's accounts. To the minor unit.
/// </summary>
public static class LedgerAudit
{
    /// <summary>Findings in order of incentives.</summary>
    public static async IAsyncEnumerable<ListFinding> FindingsAsync(IJournal journal)
    {
        await foreach (var incentive in journal.AllAsync(new("incentives")))
        {
            var postings = await journal.AllAsync(new("postings", About: incentive.Id)).ToListAsync();
            var ledger = LedgerFold.Of(postings);
            foreach (var fault in ledger.Faults) yield return new("postings", incentive.Id, fault);
            foreach (var fault in Figures(incentive, ledger)) yield return new("incentives", incentive.Id, fault);

            var partners = new SortedDictionary<string, PartnerSums>(StringComparer.Ordinal);
            await foreach (var payout in journal.AllAsync(new("payouts", About: incentive.Id))) Sums(partners, payout).Payout(payout);
            await foreach (var request in journal.AllAsync(new("mdf-requests", About: incentive.Id))) Sums(partners, request).Request(request);
            foreach (var partner in ledger.Partners.Except(partners.Keys).ToList()) partners.Add(partner, new());
            foreach (var (partner, sums) in partners)
                foreach (var fault in sums.Against(ledger, partner))
                    yield return new("payouts", incentive.Id, $"{partner}: {fault}");
        }
    }

    private static PartnerSums Sums(SortedDictionary<string, PartnerSums> partners, ListRow row)
    {
        if (!partners.TryGetValue(row.Partner ?? "", out var sums)) partners.Add(row.Partner ?? "", sums = new());
        return sums;
    }

    private static List<string> Figures(ListRow incentive, LedgerFold ledger)
    {
        using var body = JsonDocument.Parse(incentive.Body);
        var root = body.RootElement;
        var taken = -ledger["funding"] - ledger["budget"];
        var faults = new List<string>();
        if (root.GetProperty("takenMinor").GetInt64() is var told && told != taken) faults.Add($"Its row says that {told} minor units are taken, its ledger {taken}.");
        if (root.TryGetProperty("availableMinor", out var available) && available.ValueKind == JsonValueKind.Number && available.GetInt64() != ledger["budget"])
            faults.Add($"Its row says that {available.GetInt64()} minor units are available, its ledger {ledger["budget"]}.");
        if (root.TryGetProperty("budget", out var budget) && budget.ValueKind == JsonValueKind.Object && budget.GetProperty("minor").GetInt64() is var limit && limit < taken)
            faults.Add($"{taken} minor units are taken of a budget of {limit}.");
        return faults;
    }

    /// <summary>What the rows of one partner say, summed.</summary>
    private sealed class PartnerSums
    {
        private long margin, unpaid, paid, owed, reserved;

        public void Payout(ListRow row)
        {
            using var body = JsonDocument.Parse(row.Body);
            var (accrued, settled) = (Minor(body.RootElement, "accruedMinor"), Minor(body.RootElement, "paidMinor"));
            if (body.RootElement.GetProperty("kind").GetString() == "margin") margin += accrued;
            else (unpaid, paid) = (unpaid + accrued - settled, paid + settled);
            owed += Minor(body.RootElement, "owedMinor");
        }

        public void Request(ListRow row)
        {
            using var body = JsonDocument.Parse(row.Body);
            reserved += Minor(body.RootElement, "reservedMinor");
        }

        public IEnumerable<string> Against(LedgerFold ledger, string partner)
        {
            (string Name, long Told, long Held)[] figures =
            [
                ("accrued and not paid", unpaid, ledger[$"accrued/{partner}"] + ledger[$"held/{partner}"] + ledger[$"approved/{partner}"]),
                ("paid", paid, ledger[$"paid/{partner}"]),
                ("owed back", owed, ledger[$"receivable/{partner}"]),
                ("given as margin", margin, ledger[$"margin/{partner}"]),
                ("reserved", reserved, ledger[$"reserved/{partner}"]),
            ];
            return figures.Where(figure => figure.Told != figure.Held).Select(figure => $"{figure.Told} minor units are {figure.Name} by its rows, {figure.Held} by the ledger.");
        }

        private static long Minor(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;
    }
}
