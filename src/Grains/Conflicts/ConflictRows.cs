using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Conflicts;

/// <summary>A conflict in the words of the wire, and as rows: one, and one for each party.</summary>
internal static class ConflictRows
{
    private const decimal Whole = 1_000_000m;

    /// <summary>Its row and those of its parties; none where it is not open yet, or was withdrawn.</summary>
    public static IEnumerable<ListChange> Of(ConflictEvidence evidence, ConflictId id, LadderTerms ladder, Instant now)
    {
        var view = evidence.ViewAt(now, ladder);
        if (view is null)
        {
            if (evidence.Named.Count > 0) yield return ListChange.Remove(ListNames.Conflicts, id.Value);
            foreach (var party in evidence.Named) yield return ListChange.Remove(ListNames.ConflictParties, $"{id}~{party}");
            yield break;
        }
        var snapshot = Snapshot(view, 0);
        var body = JsonSerializer.SerializeToUtf8Bytes(snapshot, JsonSerializerOptions.Web);
        var at = view.Decision?.Key.Time ?? view.Step.Due;
        yield return ListChange.Put(new(ListNames.Conflicts, id.Value, snapshot.State, at, null, view.Opportunity.Value, body));
        foreach (var party in view.Parties)
            yield return ListChange.Put(new(ListNames.ConflictParties, $"{id}~{party}", snapshot.State, at, party.Value, id.Value, body));
        // Whoever is no party any more, because another is now known to hold the protection, must not see it.
        foreach (var party in evidence.Named.Except(view.Parties))
            yield return ListChange.Remove(ListNames.ConflictParties, $"{id}~{party}");
    }

    /// <summary>The snapshot of a view.</summary>
    public static ConflictSnapshot Snapshot(ConflictView view, long version) => new(
        view.Conflict.Value, view.Opportunity.Value, [.. view.Parties.Select(party => party.Value)], view.Decision is null ? "open" : "decided",
        view.OpenedAt.ToDateTimeOffset(), Words.Of(view.Step.Level), view.Step.Since.ToDateTimeOffset(), view.Step.Due.ToDateTimeOffset(), view.Step.Overdue,
        view.Decision?.Outcome switch
        {
            null => null,
            ConflictOutcome.Award => "award",
            ConflictOutcome.Split => "split",
            _ => "void",
        },
        view.Decision?.Key.Time.ToDateTimeOffset(),
        view.Decision?.Outcome switch
        {
            ConflictOutcome.Award award => [new(award.Winner.Value, 1)],
            ConflictOutcome.Split split => [.. split.Shares.Select(share => new ConflictShare(share.Partner.Value, share.Ppm / Whole))],
            _ => [],
        },
        version);
}
