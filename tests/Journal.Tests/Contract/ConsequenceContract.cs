using PemActors.Rulebook.Primitives;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

public sealed class MemoryConsequences : ConsequenceContract<MemoryStore>;

public sealed class SqliteConsequences : ConsequenceContract<SqliteStore>;

public abstract class ConsequenceContract<TStore> : IAsyncDisposable where TStore : IStore, new()
{
    private readonly TStore store = new();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Outbox_GreaterVersion_ReplacesTheLesserAndKeepsItsPlace()
    {
        await using var journal = await store.OpenAsync();
        await Send(journal, Message(Partner(1), Partner(2), 5, "old"));
        await Send(journal, Message(Partner(1), Partner(3), 1));
        await Send(journal, Message(Partner(1), Partner(2), 7, "new"));
        await Send(journal, Message(Partner(1), Partner(2), 6, "late"));
        await Send(journal, Message(Partner(1), Partner(2), 6, "other", kind: "touch"));
        var waiting = await journal.UndeliveredAsync(10, Stop);
        Assert.Equal([("p-2", 7), ("p-3", 1), ("p-2", 6)], waiting.Select(message => (message.Target.Id, (int)message.Version)));
        Assert.Equal(Shown.Of(Message(Partner(1), Partner(2), 7, "new")), Shown.Of(waiting[0]));
        Assert.Single(await journal.UndeliveredAsync(1, Stop));
    }

    [Fact]
    public async Task Delivered_OnlyTheVersionThatIsThere_IsRemoved()
    {
        await using var journal = await store.OpenAsync();
        await Send(journal, Message(Partner(1), Partner(2), 5));
        await Send(journal, Message(Partner(1), Partner(2), 6));
        await journal.DeliveredAsync([Message(Partner(1), Partner(2), 5)], Stop);
        Assert.Single(await journal.UndeliveredAsync(10, Stop));
        await journal.DeliveredAsync([Message(Partner(1), Partner(2), 6), Message(Partner(4), Partner(2), 6)], Stop);
        await journal.DeliveredAsync([], Stop);
        Assert.Empty(await journal.UndeliveredAsync(10, Stop));
    }

    [Fact]
    public async Task Subjects_OfAKind_AreThoseWithEntries_ByIdInPages()
    {
        await using var journal = await store.OpenAsync();
        await Send(journal, Message(Partner(4), Partner(5), 5));
        await Set(journal, Partner(6), new DeadlineChange("close", Start));
        foreach (var subject in (Subject[])[Partner(3), Partner(1), Partner(2), new(SubjectKind.Opportunity, "o-1")])
            await journal.Extend(subject, $"{subject}");
        Assert.Equal([Partner(1), Partner(2)], await journal.SubjectsAsync(SubjectKind.Partner, null, 2, Stop));
        Assert.Equal([Partner(3)], await journal.SubjectsAsync(SubjectKind.Partner, Partner(2).Id, 2, Stop));
        Assert.Empty(await journal.SubjectsAsync(SubjectKind.Account, null, 2, Stop));
    }

    [Fact]
    public async Task Due_SetMovedAndRemoved_GivesTheEarliestFirst()
    {
        await using var journal = await store.OpenAsync();
        await Set(journal, Partner(1), new("close", Start.AddDays(3)), new("slide", Start.AddDays(1)), new("gone", Start));
        await Set(journal, Partner(2), new DeadlineChange("close", Start.AddDays(2)));
        await Set(journal, Partner(1), new("close", Start.AddDays(4)), new("gone", null), new("never set", null));
        Assert.Equal(
            [new(Partner(1), "slide", Start.AddDays(1)), new(Partner(2), "close", Start.AddDays(2)), new(Partner(1), "close", Start.AddDays(4))],
            await journal.DueAsync(Start.AddDays(4), 10, Stop));
        Assert.Single(await journal.DueAsync(Start.AddDays(4), 1, Stop));
        Assert.Empty(await journal.DueAsync(Start.AddDays(1) - TimeSpan.FromTicks(1), 10, Stop));
        Assert.Equal(2, (await journal.StatusAsync(Start.AddDays(2), Stop)).DeadlinesDue);
    }

    [Fact]
    public async Task Quarantine_NumbersAscend_AndAReplayIsKept()
    {
        await using var journal = await store.OpenAsync();
        var refused = new NewQuarantined(Start, "unknown-type", "/type", "The type is unknown.", "crm", null, null, new byte[] { 1, 0, 255 });
        Assert.Empty(await journal.QuarantineAsync([], Stop));
        Assert.Equal([1, 2], await journal.QuarantineAsync([refused, refused with { Id = "x", Source = null, Type = "t" }], Stop));
        Assert.Equal([3], await journal.QuarantineAsync([refused], Stop));
        await journal.ReplayedAsync(2, Start.AddDays(1), "accepted", Stop);
        await journal.ReplayedAsync(99, Start.AddDays(1), "accepted", Stop);
        Assert.Equal([3, 2], (await journal.QuarantinedAsync(null, 2, Stop)).Select(row => row.Number));
        Assert.Equal([2, 1], (await journal.QuarantinedAsync(3, 9, Stop)).Select(row => row.Number));
        var replayed = new Quarantined(2, refused with { Id = "x", Source = null, Type = "t" }, Start.AddDays(1), "accepted");
        Assert.Equal(Shown.Of(replayed), Shown.Of((await journal.QuarantinedAsync(2, Stop))!));
        Assert.Null(await journal.QuarantinedAsync(4, Stop));
        Assert.Equal(2, (await journal.StatusAsync(Start, Stop)).Quarantined);
    }

    private static async Task Send(IJournal journal, OutboxMessage message) =>
        Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(message.Origin, Head.Empty) with { Outbox = [message] }, Lane.Intake, Stop));

    private static async Task Set(IJournal journal, Subject subject, params DeadlineChange[] changes) =>
        Assert.IsType<AppendResult.Committed>(await journal.AppendAsync(Append(subject, Head.Empty) with { Deadlines = changes }, Lane.Intake, Stop));
}
