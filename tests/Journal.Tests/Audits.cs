using PemActors.Journal.Audit;

namespace PemActors.Journal.Tests;

internal static class Audits
{
    /// <summary>What an audit of the store's folder finds.</summary>
    public static async Task<List<AuditFinding>> Audit(this SqliteStore store, JournalHead? kept = null)
    {
        using var audit = JournalAudit.Open(store.Folder);
        var findings = new List<AuditFinding>();
        await foreach (var finding in audit.FindingsAsync(kept, Given.Stop)) findings.Add(finding);
        return findings;
    }
}
