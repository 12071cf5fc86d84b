using PemActors.Documents.Okrs;
using PemActors.Journal;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Okrs;

/// <summary>
/// A subject's row in the list that the OKRs are added up from. Written in the transaction that changed it, and only when it did; after a load nobody
/// knows what the store has, and it is written once more.
/// </summary>
/// <param name="id">Names the row: the subject, and the partner where a subject has rows of several.</param>
public sealed class OkrRow(string id)
{
    /// <summary>Name of the list.</summary>
    public const string List = "okr-sums";

    /// <summary>Name of the deadline at which a subject's part changes without an event.</summary>
    public const string Deadline = "okrs";

    // What a row that is no partner's own has in place of a region.
    private const string OfNoRegion = "";

    private OkrPart? last;
    private ProgramDocument? program;
    private IReadOnlyList<PeriodBounds> periods = [];

    /// <summary>The parts that a subject adds, of the periods in use that are current.</summary>
    public IReadOnlyList<OkrPeriodPart> Parts(ProgramDocument terms, Instant now, Func<PeriodBounds, OkrSums> sumsIn)
    {
        if (!ReferenceEquals(program, terms) || !periods.All(period => period.Contains(now))) (program, periods) = (terms, OkrCalendar.InUse(terms, now));
        var parts = new List<OkrPeriodPart>(periods.Count);
        foreach (var period in periods)
            if (sumsIn(period) is var sums && sums != default)
                parts.Add(new(period, sums));
        return parts;
    }

    /// <summary>The change of the list that makes it say this part; none when it does already.</summary>
    public IReadOnlyList<ListChange> Say(OkrPart part, Instant now)
    {
        if (last is not null && part.SameAs(last)) return [];
        last = part;
        return part.IsEmpty
            ? [ListChange.Remove(List, id)]
            : [ListChange.Put(new(List, id, part.Region ?? OfNoRegion, now, part.Partner?.Value, null, OkrPartJson.Write(part)))];
    }

    /// <summary>The part that a row says.</summary>
    public static OkrPart Read(ListRow row) =>
        OkrPartJson.Read(row.State == OfNoRegion ? null : row.State, row.Partner is { } partner ? new PartnerId(partner) : null, row.Body.Span);
}
