using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tiers;
using Drafted = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Programs.ProgramDocument, PemActors.Rulebook.Programs.ProgramRefusal>;
using Published = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Programs.ProgramInForce, PemActors.Rulebook.Programs.ProgramRefusal>;

namespace PemActors.Rulebook.Programs;

/// <summary>
/// Drafting and publishing program documents. A version names one document for ever. A document takes effect at its publication or later, so nothing that
/// is decided already is decided by another document; what would break decisions of the past all the same is refused.
/// </summary>
public static class ProgramDesk
{
    /// <summary>Takes a document as a draft.</summary>
    /// <param name="book">What is known.</param>
    /// <param name="document">The document, without faults.</param>
    /// <param name="version">The version asked for; null for the document's own.</param>
    public static Drafted Draft(ProgramBook book, ProgramDocument document, string? version)
    {
        if (version is not null && version != document.Version)
            return new Drafted.Refused(ProgramRefusal.VersionInvalid, $"The version asked for is {version}, but the document says {document.Version}.");
        if (Unfit(document, Home(book)) is { } unfit) return new Drafted.Refused(unfit.Refusal, unfit.Sentence);
        return book.Drafts.ContainsKey(document.Version) || book.HasPublished(document.Version)
            ? new Drafted.Refused(ProgramRefusal.VersionUsed, $"Version {document.Version} names another document; give this one a version of its own.")
            : new Drafted.Granted(document);
    }

    /// <summary>Publishes a draft.</summary>
    /// <param name="book">What is known.</param>
    /// <param name="version">Which draft.</param>
    /// <param name="effectiveFrom">From when on it is in force; null for <paramref name="at"/>.</param>
    /// <param name="at">The instant of the publication.</param>
    public static Published Publish(ProgramBook book, string version, Instant? effectiveFrom, Instant at)
    {
        if (book.HasPublished(version)) return No(ProgramRefusal.PublishedAlready, $"Version {version} is published, and that is final.");
        return book.Drafts.TryGetValue(version, out var draft)
            ? Admit(book, draft, effectiveFrom ?? at, at)
            : No(ProgramRefusal.UnknownDraft, $"No draft has the version {version}.");
    }

    /// <summary>Whether a document may take effect at an instant: also one that another system has published, whether it was drafted here or not.</summary>
    /// <param name="book">What is known.</param>
    /// <param name="document">The document, without faults.</param>
    /// <param name="from">From when on it is in force.</param>
    /// <param name="at">The instant of the publication.</param>
    public static Published Admit(ProgramBook book, ProgramDocument document, Instant from, Instant at)
    {
        if (Unfit(document, Home(book)) is { } unfit) return No(unfit.Refusal, unfit.Sentence);
        if (book.HasPublished(document.Version)) return No(ProgramRefusal.PublishedAlready, $"Version {document.Version} is published, and that is final.");
        if (from < at) return No(ProgramRefusal.EffectiveBeforePublication, $"It would take effect at {from}, before its publication at {at}: what is decided stands.");
        var before = book.Timeline.At(new(from.Ticks - 1));
        // The document that takes over from it is bound to it as it is to the one it takes over from.
        var after = book.Timeline.NextChange(from);
        if (Dropped(before, document, from) is { } dropped) return No(ProgramRefusal.CurrencyDropped, dropped);
        if (after is { } next && Dropped(document, book.Timeline.At(next), next) is { } later) return No(ProgramRefusal.CurrencyDropped, later);
        if (Cuts(before, document, from) is { } cut) return No(ProgramRefusal.QuarterCut, cut);
        if (after is { } following && Cuts(document, book.Timeline.At(following), following) is { } laterCut) return No(ProgramRefusal.QuarterCut, laterCut);
        return new Published.Granted(new(from, document));
    }

    /// <summary>Why an installation cannot live by a document, whenever that took effect; null when it can.</summary>
    /// <param name="document">The document, without faults.</param>
    /// <param name="currency">The installation's currency.</param>
    public static (ProgramRefusal Refusal, string Sentence)? Unfit(ProgramDocument document, string currency)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Currency != currency)
            return (ProgramRefusal.OtherCurrency, $"The document's currency is {document.Currency}, the installation's {currency}: it has one for ever.");
        return document.Attribution.ReadsHistory
            ? (ProgramRefusal.ModelReadsHistory, "attribution.model is markov or shapley, which read the deals of a year: the credit of a deal would change with every other close. "
                + "Name one of first-touch, last-touch, linear, u-shaped, w-shaped, time-decay; those two are answered on request.")
            : null;
    }

    private static string Home(ProgramBook book) => book.Timeline.Versions[0].Document.Currency;

    // A fact dated after the document takes effect may have come before it was published.
    private static string? Dropped(ProgramDocument before, ProgramDocument after, Instant at)
    {
        var dropped = Convertible(before, at).Except(Convertible(after, at), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return dropped.Count == 0 ? null : $"Version {before.Version} converts {string.Join(", ", dropped)} at {at}, and version {after.Version} would not: facts in that currency could be read no more.";
    }

    private static IEnumerable<string> Convertible(ProgramDocument program, Instant at) => program.Rates.Where(rate => rate.From <= at).Select(rate => rate.Currency);

    private static string? Cuts(ProgramDocument before, ProgramDocument after, Instant at)
    {
        var (a, b) = (before.Calendar, after.Calendar);
        if (QuarterCalendar.HaveSameCloses(a, b) || (QuarterCalendar.IsClose(a, at) && QuarterCalendar.IsClose(b, at))) return null;
        return $"Quarters of version {after.Version} close at other instants than those of version {before.Version}, and {at} is no close of both: a quarter would be cut in two.";
    }

    private static Published.Refused No(ProgramRefusal refusal, string sentence) => new(refusal, sentence);
}
