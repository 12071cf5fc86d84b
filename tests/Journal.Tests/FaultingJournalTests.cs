using PemActors.TestKit;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests;

public sealed class FaultingJournalTests
{
    [Theory]
    [InlineData(FaultMoment.Before, 0)]
    [InlineData(FaultMoment.After, 1)]
    public async Task FailCall_TheSecondCall_FailsAloneBeforeOrAfterItsEffect(FaultMoment moment, int entries)
    {
        await using var journal = new FaultingJournal(new MemoryJournal());
        journal.FailCall(2, moment);
        await journal.LoadAsync(Partner(1), Stop);
        Assert.False(journal.HasFailed);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(Append(Partner(1), Head.Empty, Entry("a")), Lane.Intake, Stop));
        Assert.True(journal.HasFailed);
        Assert.Equal(entries, (await journal.LoadAsync(Partner(1), Stop)).Entries.Count);
        Assert.Equal(3, journal.Calls);
    }
}
