using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Faults;

/// <summary>A subject whose journal no longer folds serves its last card, says so, takes no writes and disturbs nobody else.</summary>
public sealed class UnreadableTests
{
    private const string Partner = "broken";
    private static readonly Instant At = Instant.Utc(2025, 7, 20);

    [Fact]
    public async Task Subject_JournalNoLongerFolds_ServesItsLastCardMarkedAndTakesNoWrites()
    {
        await using var silo = await LiveSilo.StartAsync(At.AddDays(5));
        await silo.AcceptAsync([.. Given.Registered(Partner, At), Given.Activity(Partner, "a-1", At), Given.Activity(Partner, "a-2", At.AddDays(1)), .. Given.Registered("well", At)]);
        var before = await silo.Partner(Partner).GetSnapshot();
        await BreakAsync(silo);
        await silo.RestartAsync();

        var after = await silo.Partner(Partner).GetSnapshot();
        Assert.NotNull(after?.Fault);
        Assert.Equal(Shown.InForce(before), Shown.InForce(after with { Fault = null }));
        Assert.Contains(new Subject(SubjectKind.Partner, Partner), silo.Services.GetRequiredService<SubjectFaults>().All.Keys);

        var refused = (await silo.TakeAsync(Given.Activity(Partner, "a-3", At), Given.Activity("well", "a-4", At)));
        Assert.Equal("subject-unreadable", refused[0].Outcome.Reason);
        Assert.Equal(EventOutcome.Accepted, refused[1].Outcome);

        await silo.AcceptAsync(Given.Created("to-broken", Partner, At, 100));
        await silo.DeliverAsync();
        Assert.Empty(await silo.Journal.UndeliveredAsync(10, CancellationToken.None));
        Assert.Contains(await silo.Journal.QuarantinedAsync(null, 10, CancellationToken.None), row => row.Event.Reason == "subject-unreadable" && row.Event.Source == "pem:outbox");
    }

    [Fact]
    public async Task Sweep_SubjectNoLongerFolds_IsNotDueForEver()
    {
        await using var silo = await LiveSilo.StartAsync(At.AddDays(5));
        await silo.AcceptAsync([.. Given.Registered(Partner, At), .. Given.Registered("well", At)]);
        await BreakAsync(silo);
        await silo.RestartAsync();
        silo.MoveTo(At.AddMonths(6));
        await silo.SettleAsync();
        Assert.Empty(await silo.Journal.DueAsync(silo.Now, 10, CancellationToken.None));
        Assert.NotEmpty((await silo.Partner("well").GetSnapshot())!.Tier.Decisions);
    }

    // What a later version of the rules, or a repair by hand, might leave behind: an entry whose data cannot be read.
    private static async Task BreakAsync(LiveSilo silo)
    {
        var subject = new Subject(SubjectKind.Partner, Partner);
        var head = (await silo.Journal.LoadAsync(subject, CancellationToken.None)).Head;
        var entry = new NewEntry(new("crm", "unreadable"), EventNames.ActivityRecorded, At, "{}"u8.ToArray());
        Assert.IsType<AppendResult.Committed>(await silo.Journal.AppendAsync(new(subject, head, silo.Now, [entry], [], [], null), Lane.Intake, CancellationToken.None));
    }
}
