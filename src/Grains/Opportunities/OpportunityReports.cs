using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Opportunities;

/// <summary>Puts an opportunity into the words of the wire and of its row.</summary>
internal static class OpportunityReports
{
    /// <summary>The snapshot at an instant; null before the creation.</summary>
    public static OpportunitySnapshot? Snapshot(OpportunityEvidence evidence, ProgramTimeline programs, string currency, Instant now, long version)
    {
        if (evidence.ViewAt(now, programs) is not { } view) return null;
        return new(
            view.Opportunity.Value, view.Account, view.ProductLine, Words.Of(view.Motion), view.Owner?.Value, view.CreatedAt.ToDateTimeOffset(),
            Words.Of(view.Stage), view.AmountMinor, currency, Words.Of(view.Status), view.ClosedAt?.ToDateTimeOffset(),
            [.. evidence.Concerned.Select(partner => Concerned(evidence.HistoryFor(partner, version, programs)!, partner, now))], version)
        {
            StageSince = (evidence.OpenDealAt(now)?.StageSince ?? view.CreatedAt).ToDateTimeOffset(),
            Expansion = view.Expansion,
            Path = view.ClosedAt is null ? [] : [.. evidence.AsClosed(programs)!.Path.Select(partner => partner.Value)],
        };
    }

    /// <summary>The row at an instant; none before the creation.</summary>
    public static IEnumerable<ListChange> Row(OpportunityEvidence evidence, ProgramTimeline programs, string currency, Instant now, long version)
    {
        if (Snapshot(evidence, programs, currency, now, version) is not { } snapshot) yield break;
        yield return ListChange.Put(new(
            ListNames.Opportunities, snapshot.Opportunity, snapshot.Status, Instant.From(snapshot.ClosedAt ?? snapshot.CreatedAt), snapshot.Owner,
            $"{snapshot.Account}~{snapshot.ProductLine}", JsonSerializer.SerializeToUtf8Bytes(snapshot, JsonSerializerOptions.Web)));
    }

    private static OpportunityPartner Concerned(OpportunityHistory history, PartnerId partner, Instant now)
    {
        var protection = history.Protections.FirstOrDefault(held => held.Contains(now));
        return new(
            partner.Value, history.LinkedFrom <= now || protection != default, protection == default ? null : protection.Until.ToDateTimeOffset(),
            history.Close is { Sourced: true } close && close.At <= now, history.Close is { } closed && closed.At <= now ? closed.CreditMinor : 0);
    }
}
