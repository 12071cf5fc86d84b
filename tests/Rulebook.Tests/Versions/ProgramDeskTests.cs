using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Versions;

public sealed class ProgramDeskTests
{
    private static readonly ProgramDocument First = Defaults.Program;
    private static readonly Instant Now = Instant.Utc(2026, 5, 15, 12);

    private static ProgramDocument Version(string version) => First with { Version = version };

    private static ProgramDocument Crediting(ProgramDocument program, string model) =>
        program with { Attribution = program.Attribution with { Model = Enum.Parse<AttributionModel>(model) } };

    // In order of precedence: one thing after the other put right.
    [Fact]
    public void Draft_Refusals_ByPrecedence() => Table.Check(
        """
        asked  | version | currency | model     | answer
        2026.9 | 2026.1  | EUR      | Markov    | VersionInvalid
        2026.1 | 2026.1  | EUR      | Markov    | OtherCurrency
        2026.1 | 2026.1  | USD      | Markov    | ModelReadsHistory
        2026.1 | 2026.1  | USD      | Shapley   | ModelReadsHistory
        2026.1 | 2026.1  | USD      | LastTouch | VersionUsed
        drafted | drafted | USD     | LastTouch | VersionUsed
        -      | drafted | USD      | LastTouch | VersionUsed
        -      | 2026.2  | USD      | LastTouch | granted
        2026.2 | 2026.2  | USD      | TimeDecay | granted
        """,
        row =>
        {
            var book = ProgramBook.Of(First).WithDraft(Version("drafted"));
            var ruling = ProgramDesk.Draft(book, Crediting(First with { Version = row["version"], Currency = row["currency"] }, row["model"]), row["asked"] is "-" ? null : row["asked"]);
            Assert.Equal(row["answer"], ruling.Code?.ToString() ?? "granted");
        });

    [Fact]
    public void Publish_Refusals_ByPrecedence() => Table.Check(
        """
        version | model   | from                     | rates | fiscal start | answer
        2026.1  | Shapley | 2026-05-15T11:59:59Z     | none  | 2            | PublishedAlready
        2026.9  | Shapley | 2026-05-15T11:59:59Z     | none  | 2            | UnknownDraft
        2026.2  | Shapley | 2026-05-15T11:59:59Z     | none  | 2            | ModelReadsHistory
        2026.2  | Markov  | 2026-05-15T11:59:59Z     | none  | 2            | ModelReadsHistory
        2026.2  | Linear  | 2026-05-15T11:59:59Z     | none  | 2            | EffectiveBeforePublication
        2026.2  | Linear  | 2026-05-15T12:00:00Z     | none  | 2            | CurrencyDropped
        2026.2  | Linear  | 2026-05-15T12:00:00Z     | later | 2            | CurrencyDropped
        2026.2  | Linear  | 2026-05-15T12:00:00Z     | kept  | 2            | QuarterCut
        2026.2  | Linear  | 2026-05-15T12:00:00Z     | kept  | 4            | granted
        2026.2  | Linear  | 2026-05-15T12:00:00Z     | kept  | 1            | granted
        """,
        row =>
        {
            ExchangeRate euro = new("EUR", Instant.Utc(2026, 1, 1), 1_100_000);
            var before = First with { Rates = [euro] };
            IReadOnlyList<ExchangeRate> rates = row["rates"] switch { "none" => [], "later" => [euro with { From = Instant.Utc(2026, 6, 1) }], _ => [euro with { RatePpm = 1_200_000 }] };
            var draft = Crediting(First with { Version = "2026.2", Rates = rates, Calendar = First.Calendar with { FiscalYearStart = row.Int("fiscal start") } }, row["model"]);
            var ruling = ProgramDesk.Publish(ProgramBook.Of(before).WithDraft(draft), row["version"], Story.At(row["from"]), Now);
            Assert.Equal(row["answer"], ruling.Code?.ToString() ?? "granted");
        });

    [Fact]
    public void Publish_WithoutInstant_IsInForceAtOnce()
    {
        var draft = Version("2026.2");
        var granted = ProgramDesk.Publish(ProgramBook.Of(First).WithDraft(draft), "2026.2", null, Now).Decision;
        Assert.Equal(new(Now, draft), granted);
        var book = ProgramBook.Of(First).WithDraft(draft).WithPublished(granted);
        Assert.Equal((First, draft, draft), (book.Timeline.At(new(Now.Ticks - 1)), book.Timeline.At(Now), book.Timeline.At(Instant.Never)));
        Assert.Empty(book.Drafts);
        Assert.Equal(ProgramRefusal.PublishedAlready, ProgramDesk.Publish(book, "2026.2", null, Now).Code);
        Assert.Equal(ProgramRefusal.VersionUsed, ProgramDesk.Draft(book, draft, null).Code);
    }

    [Fact]
    public void Publish_OtherQuarters_TakeEffectAtACloseOfBothCalendars()
    {
        var weeks = First with { Version = "weeks", Calendar = new(CalendarKind.Weeks13, 1, Instant.Utc(2026, 7, 1)) };
        var book = ProgramBook.Of(First).WithDraft(weeks);
        Assert.Equal(ProgramRefusal.QuarterCut, ProgramDesk.Publish(book, "weeks", Instant.Utc(2026, 9, 30), Now).Code);
        var granted = ProgramDesk.Publish(book, "weeks", Instant.Utc(2026, 7, 1), Now);
        Assert.NotNull(granted.Decision.Document);
        // An earlier one with the old quarters joins the weeks at the same close; one with quarters of its own does not.
        var after = book.WithPublished(granted.Decision).WithDraft(Version("between")).WithDraft(weeks with { Version = "odd", Calendar = new(CalendarKind.Quarters, 2, default) });
        Assert.Null(ProgramDesk.Publish(after, "between", Instant.Utc(2026, 6, 1), Now).Code);
        Assert.Equal(ProgramRefusal.QuarterCut, ProgramDesk.Publish(after, "odd", Instant.Utc(2026, 7, 1), Now).Code);
    }

    [Fact]
    public void Publish_ACurrencyThatALaterDocumentLacks_IsRefused()
    {
        var later = ProgramBook.Of(First).WithPublished(new(Instant.Utc(2026, 7, 1), Version("later")));
        var euro = Version("euro") with { Rates = [new("EUR", Instant.Utc(2026, 1, 1), 1_100_000)] };
        Assert.Equal(ProgramRefusal.CurrencyDropped, ProgramDesk.Publish(later.WithDraft(euro), "euro", Instant.Utc(2026, 6, 1), Now).Code);
        Assert.Null(ProgramDesk.Publish(later.WithDraft(euro), "euro", Instant.Utc(2026, 8, 1), Now).Code);
    }
}
