using PemActors.Journal;
using PemActors.Rulebook.Okrs;

namespace PemActors.Grains.Okrs;

/// <summary>Adds the list of parts up, as it stands at one moment.</summary>
public static class OkrTable
{
    /// <summary>The sums over all rows of the list.</summary>
    public static async Task<OkrRollup> ReadAsync(IJournal journal, CancellationToken cancellation = default) =>
        OkrRollup.Of([.. (await journal.RowsAsync(OkrRow.List, cancellation)).Select(OkrRow.Read)]);
}
