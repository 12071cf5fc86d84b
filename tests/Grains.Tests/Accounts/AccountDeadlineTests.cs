using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Tests.Accounts;

/// <summary>48 hours and 90 days, over leap days and the ends of months and years: nothing a tick before, once at the tick, and once when it fell due while nobody ran.</summary>
public sealed class AccountDeadlineTests
{
    private static readonly ProgramDocument Approving = ProgramLoader.Default() is var program
        ? program with { Engagement = program.Engagement with { OnBreach = OnBreach.Approve } }
        : throw new InvalidOperationException();

    [Theory]
    [InlineData("2024-02-27T12:00:00Z", "2024-02-29T12:00:00Z")]
    [InlineData("2023-02-27T00:00:00.0000001Z", "2023-03-01T00:00:00.0000001Z")]
    [InlineData("2023-12-30T23:59:59Z", "2024-01-01T23:59:59Z")]
    [InlineData("2025-04-29T08:00:00Z", "2025-05-01T08:00:00Z")]
    public async Task Answer_OverdueAfter48Hours_IsListedAsBreachedFromTheTickOn(string submitted, string due)
    {
        var (at, end) = (At(submitted), At(due));
        await using var silo = await LiveSilo.StartAsync(at);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        await desk.SubmitAsync("o1", "acme");
        await silo.SettleAsync();
        silo.MoveTo(new(end.Ticks - 1));
        await silo.SettleAsync();
        Assert.Equal(("pending", end), await RowAsync(desk));
        silo.MoveTo(end);
        await silo.SettleAsync();
        Assert.Equal(("breached", end), await RowAsync(desk));
        var version = await VersionAsync(silo, desk);
        await silo.Subject(desk.Account).Wake([SubjectDeadline.Card]);
        await silo.RestartAsync();
        await silo.Subject(desk.Account).Wake([SubjectDeadline.Card]);
        Assert.Equal(("breached", end), await RowAsync(desk));
        Assert.Equal(version, await VersionAsync(silo, desk));
        // An answer at the due instant would be in time; a late one is an answer, too, and does not undo the breach.
        silo.MoveTo(new(end.Ticks + 1));
        Assert.True((await desk.ApproveAsync("o1", "acme")).Granted);
        Assert.Equal("approved", (await RowAsync(desk)).State);
        Assert.Contains("\"breached\":true", System.Text.Encoding.UTF8.GetString((await desk.RowsAsync(ListNames.Registrations))[0].Body.Span));
    }

    [Theory]
    [InlineData("2023-12-01T12:00:00Z", "2024-02-29T12:00:00Z")]
    [InlineData("2024-01-31T00:00:00Z", "2024-04-30T00:00:00Z")]
    [InlineData("2022-12-31T23:59:59.9999999Z", "2023-03-31T23:59:59.9999999Z")]
    public async Task Protection_LapsesAfter90Days_OnceAndAtTheTick_AlsoWhileNobodyRan(string approved, string lapses)
    {
        var (at, end) = (At(approved), At(lapses));
        foreach (var isDown in (bool[])[false, true])
        {
            await using var silo = await LiveSilo.StartAsync(at);
            var desk = new DealDeskOf(silo);
            await desk.CreateAsync("o1");
            await desk.SubmitAsync("o1", "acme");
            await desk.ApproveAsync("o1", "acme");
            await silo.SettleAsync();
            // The second decision of one instant came a tick later, so the first tick of freedom does, too.
            var until = (await desk.SnapshotAsync())!.Protections[0].Until;
            Assert.InRange((Instant.From(until) - end).Ticks, 0, 2);
            silo.MoveTo(new(Instant.From(until).Ticks - 1));
            await silo.SettleAsync();
            Assert.Empty(await ExpiredAsync(desk));
            Assert.Single(await desk.RowsAsync(ListNames.Protections));
            silo.MoveTo(isDown ? Instant.From(until).AddDays(400) : Instant.From(until));
            if (isDown) await silo.RestartAsync();
            await silo.SettleAsync();
            Assert.Equal(Instant.From(until), Assert.Single(await ExpiredAsync(desk)).Time);
            Assert.Empty(await desk.RowsAsync(ListNames.Protections));
            foreach (var subject in (Subject[])[desk.Account, Subject.Of(new OpportunityId("o1"))]) await silo.Subject(subject).Wake([SubjectDeadline.Card]);
            await silo.RestartAsync();
            foreach (var subject in (Subject[])[desk.Account, Subject.Of(new OpportunityId("o1"))]) await silo.Subject(subject).Wake([SubjectDeadline.Card]);
            await silo.SettleAsync();
            Assert.Single(await ExpiredAsync(desk));
            Assert.Null((await desk.SnapshotAsync())!.Holder);
        }
    }

    // Where the program says so the clock approves, once and at the due instant, whenever anybody looks.
    [Fact]
    public async Task Answer_Overdue_IsApprovedByTheClockAtTheDueInstant()
    {
        var at = At("2024-02-27T12:00:00Z");
        await using var silo = await LiveSilo.StartAsync(at, Approving);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1", links: ["acme", "bolt"]);
        await desk.SubmitAsync("o1", "acme");
        await desk.SubmitAsync("o1", "bolt");
        await silo.SettleAsync();
        silo.MoveTo(at.AddDays(2) + TimeSpan.FromHours(5));
        await silo.RestartAsync();
        await silo.SettleAsync();
        var approval = Assert.Single(await desk.EntriesAsync(desk.Account, EventNames.OpportunityRegistrationApproved));
        Assert.Equal((at.AddDays(2), OverdueApprovals.Source), (approval.Time, approval.Key.Source));
        var account = (await desk.SnapshotAsync())!;
        Assert.Equal("acme", account.Holder);
        Assert.Equal("breached", Assert.Single(account.Queue).State);
        await silo.Subject(desk.Account).Wake([SubjectDeadline.Card]);
        await silo.RestartAsync();
        await silo.Subject(desk.Account).Wake([SubjectDeadline.Card]);
        await silo.SettleAsync();
        Assert.Single(await desk.EntriesAsync(desk.Account, EventNames.OpportunityRegistrationApproved));
        Assert.Single((await desk.SnapshotAsync())!.Protections);
    }

    // A rejection that another system made in time, and that comes late, leaves the clock nothing to approve.
    [Fact]
    public async Task Approval_OfTheClock_IsUndoneByALateAnswer()
    {
        var at = At("2024-02-27T12:00:00Z");
        await using var silo = await LiveSilo.StartAsync(at, Approving);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        await desk.SubmitAsync("o1", "acme");
        silo.MoveTo(at.AddDays(3));
        await silo.SettleAsync();
        Assert.Equal("acme", (await desk.SnapshotAsync())!.Holder);
        await silo.AcceptAsync(Given.Event("o1", new OpportunityFact.RegistrationRejected(Given.Key("late", at.AddDays(1)), new("acme"), "not-icp")));
        await silo.SettleAsync();
        Assert.Null((await desk.SnapshotAsync())!.Holder);
        Assert.Empty(await desk.RowsAsync(ListNames.Protections));
        Assert.Equal(("rejected", at.AddDays(1)), await RowAsync(desk));
    }

    [Fact]
    public async Task Approval_OfTheClock_NotForOneSuspendedSince()
    {
        var at = At("2024-02-27T12:00:00Z");
        await using var silo = await LiveSilo.StartAsync(at, Approving);
        await silo.AcceptAsync([.. Given.Registered("acme", at)]);
        var desk = new DealDeskOf(silo);
        await desk.CreateAsync("o1");
        await desk.SubmitAsync("o1", "acme");
        await silo.SettleAsync();
        silo.MoveTo(at.AddDays(1));
        await silo.AcceptAsync(Given.Event("acme", new PartnerFact.Suspended(Given.Key("s", at.AddDays(1)), "audit")));
        await silo.SettleAsync();
        silo.MoveTo(at.AddDays(3));
        await silo.SettleAsync();
        Assert.Equal("breached", (await RowAsync(desk)).State);
        Assert.Null((await desk.SnapshotAsync())!.Holder);
    }

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<(string State, Instant At)> RowAsync(DealDeskOf desk) => Assert.Single(await desk.RowsAsync(ListNames.Registrations)) is var row ? (row.State, row.At) : default;

    private static async Task<long> VersionAsync(LiveSilo silo, DealDeskOf desk) => (await silo.Journal.LoadAsync(desk.Account, CancellationToken.None)).Head.Version;

    private static Task<IReadOnlyList<Journal.StoredEntry>> ExpiredAsync(DealDeskOf desk) => desk.EntriesAsync(Subject.Of(new OpportunityId("o1")), EventNames.OpportunityRegistrationExpired);
}
