using PemActors.Documents.Events;
using PemActors.Grains.Cadences;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Cadences;

/// <summary>Documents at the instants of the four cadences: none before, each once, whatever happens around it.</summary>
public sealed class CalendarTests
{
    // The day before a leap day, the end of a common February, the ends of a year and of a half-year.
    [Theory]
    [InlineData("weekly", "2024-02-28T12:00:00Z", "2024-03-04")]
    [InlineData("weekly", "2023-12-31T23:59:59.9999999Z", "2024-01-01")]
    [InlineData("monthly", "2024-02-29T12:00:00Z", "2024-03-01")]
    [InlineData("monthly", "2023-02-28T23:59:59Z", "2023-03-01")]
    [InlineData("monthly", "2024-12-31T10:00:00Z", "2025-01-01")]
    [InlineData("quarterly", "2024-02-29T00:00:00Z", "2024-04-01")]
    [InlineData("quarterly", "2023-12-31T00:00:00Z", "2024-01-01")]
    [InlineData("half-yearly", "2024-02-29T00:00:00Z", "2024-07-01")]
    [InlineData("half-yearly", "2024-07-01T00:00:00Z", "2025-01-01")]
    public async Task Documents_OfACadence_AreMadeAtItsInstantAndOnce(string cadence, string start, string due)
    {
        var (at, instant) = (Instant.From(DateTimeOffset.Parse(start)), Instant.From(DateTimeOffset.Parse(due + "T00:00:00Z")));
        await using var silo = await LiveSilo.StartAsync(at);
        await CadenceStart.BeginAsync(silo.Grains, at);
        silo.MoveTo(new(instant.Ticks - 1));
        await silo.SettleAsync();
        Assert.DoesNotContain(await MadeAsync(silo, cadence), made => made.Time >= instant);
        silo.MoveTo(instant);
        await silo.SettleAsync();
        var made = await MadeAsync(silo, cadence);
        Assert.NotEmpty(made);
        Assert.All(made, entry => Assert.Equal(instant, entry.Time));
        Assert.Equal(made.Count, (await DocumentsAsync(silo)).Count(row => row.About == cadence && row.At == instant));
        await silo.Subject(new(SubjectKind.Cadence, cadence)).Wake(["cadence"]);
        await silo.RestartAsync();
        await CadenceStart.BeginAsync(silo.Grains, silo.Now);
        await silo.Subject(new(SubjectKind.Cadence, cadence)).Wake(["cadence"]);
        await silo.SettleAsync();
        Assert.Equal(made.Select(entry => entry.Key), (await MadeAsync(silo, cadence)).Select(entry => entry.Key));
    }

    [Fact]
    public async Task Documents_MissedWhileTheProcessWasDown_AreMadeInOrderEachAsOfItself()
    {
        var start = Instant.Utc(2023, 12, 30);
        await using var silo = await LiveSilo.StartAsync(start);
        await CadenceStart.BeginAsync(silo.Grains, start);
        await silo.AcceptAsync([.. Given.Registered("acme", start)]);
        await silo.SettleAsync();
        silo.MoveTo(Instant.Utc(2024, 3, 6));
        await silo.RestartAsync();
        // Known before the documents are made, but of a time after most of their instants.
        await silo.AcceptAsync([.. Enumerable.Range(0, 3).Select(n => Given.Activity("acme", $"a-{n}", Instant.Utc(2024, 1, 30)))]);
        await silo.SettleAsync();

        Assert.Equal([1, 8, 15, 22, 29, 36, 43, 50, 57, 64], (await CompletedAsync(silo, "weekly")).Select(at => (at - Instant.Utc(2023, 12, 31)).Days));
        Assert.Equal([Instant.Utc(2024, 1, 1), Instant.Utc(2024, 2, 1), Instant.Utc(2024, 3, 1)], await CompletedAsync(silo, "monthly"));
        Assert.Equal([Instant.Utc(2024, 1, 1)], await CompletedAsync(silo, "quarterly"));
        Assert.Equal([Instant.Utc(2024, 1, 1)], await CompletedAsync(silo, "half-yearly"));
        // Three activities on 30 January activate it; its days run out on 13 February.
        var checklists = (await DocumentsAsync(silo)).Where(row => row.State == "activation-checklist").OrderBy(row => row.At).Select(row => Shown(row)["to-activate"]).ToList();
        Assert.Equal(10, checklists.Count);
        Assert.Equal("acme | 2023-12-30 | 0 activities | 3 activities | 43", Assert.Single(checklists[0]));
        Assert.Equal("acme | 2023-12-30 | 0 activities | 3 activities | 15", Assert.Single(checklists[4]));
        Assert.All(checklists.Skip(5), Assert.Empty);
    }

    // A call of the store fails, before or after it took effect: documents are whole and there once.
    [Fact]
    public async Task Documents_TheStoreFailsWhileTheyAreMade_AreMadeAllTheSame()
    {
        var start = Instant.Utc(2024, 3, 30);
        await using var clean = await LiveSilo.StartAsync(start);
        var expected = await RunAsync(clean, _ => { });
        for (var call = 6; call <= 30; call += 6)
        {
            var journal = new FaultingJournal(new MemoryJournal());
            await using var silo = await LiveSilo.StartAsync(start, journal: journal);
            Assert.Equal(expected, await RunAsync(silo, _ => journal.FailCall(call, call % 12 == 0 ? FaultMoment.After : FaultMoment.Before)));
            Assert.True(journal.HasFailed);
        }

        async Task<List<string>> RunAsync(LiveSilo silo, Action<LiveSilo> plan)
        {
            await CadenceStart.BeginAsync(silo.Grains, start);
            await silo.AcceptAsync([.. Given.Registered("acme", start)]);
            await silo.SettleAsync();
            plan(silo);
            silo.MoveTo(Instant.Utc(2024, 4, 2));
            for (var tries = 0; tries < 3; tries++)
                try
                {
                    await silo.SettleAsync();
                }
                catch (JournalUnavailableException)
                {
                    // The next sweep goes on.
                }
            await silo.SettleAsync();
            return [.. (await DocumentsAsync(silo)).Select(row => $"{row.Id} {row.State} {row.At} {System.Text.Encoding.UTF8.GetString(row.Body.Span)}").Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task Documents_AMessageOfBeforeIsNotDelivered_WaitForIt()
    {
        var start = Instant.Utc(2024, 3, 30);
        await using var silo = await LiveSilo.StartAsync(start);
        await CadenceStart.BeginAsync(silo.Grains, start);
        await silo.AcceptAsync([.. Given.Registered("acme", start), Given.Created("o-1", "acme", start, 500)]);
        silo.MoveTo(Instant.Utc(2024, 4, 1));
        await silo.SweepAsync();
        await silo.SweepAsync();
        Assert.Empty(await MadeAsync(silo, "monthly"));
        await silo.SettleAsync();
        var review = Assert.Single(await DocumentsAsync(silo), row => row.State == "pipeline-review");
        Assert.Equal("acme | 1 | 5.00 | 5.00 | 100.0 % | 0.00 | 0.00", Assert.Single(Shown(review)["pipeline"]));
    }

    private static Task<List<StoredEntry>> MadeAsync(LiveSilo silo, string cadence) => EntriesAsync(silo, cadence, EventNames.CadenceDocumentMade);

    private static async Task<IEnumerable<Instant>> CompletedAsync(LiveSilo silo, string cadence) => (await EntriesAsync(silo, cadence, EventNames.CadenceCompleted)).Select(entry => entry.Time);

    private static async Task<List<StoredEntry>> EntriesAsync(LiveSilo silo, string cadence, string type) =>
        [.. (await silo.Journal.LoadAsync(new(SubjectKind.Cadence, cadence), CancellationToken.None)).Entries.Where(entry => entry.Type == type)];

    private static async Task<IReadOnlyList<ListRow>> DocumentsAsync(LiveSilo silo) => (await silo.Journal.ListAsync(new("documents", Limit: 1_000), CancellationToken.None)).Rows;

    private static Dictionary<string, List<string>> Shown(ListRow row) => ReportText.Sections(row);
}
