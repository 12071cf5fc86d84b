using PemActors.Journal;

namespace PemActors.Silo.Checks;

/// <summary>Whether at most one partner is protected at each account and product line.</summary>
public static class ProtectionAudit
{
    /// <summary>Findings in order of accounts.</summary>
    public static async IAsyncEnumerable<ListFinding> FindingsAsync(IJournal journal)
    {
        var holders = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        await foreach (var row in journal.AllAsync(new("protections", State: "live")))
        {
            var account = row.About ?? "";
            if (!holders.TryGetValue(account, out var partners)) holders.Add(account, partners = new(StringComparer.Ordinal));
            partners.Add(row.Partner ?? "");
        }
        foreach (var (account, partners) in holders)
            if (partners.Count > 1)
                yield return new("protections", account, $"{partners.Count} partners are protected at {account}: {string.Join(", ", partners)}.");
    }
}
