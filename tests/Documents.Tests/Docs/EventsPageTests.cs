using PemActors.Documents.Events;

namespace PemActors.Documents.Tests.Docs;

/// <summary>The page that senders read says what the code does.</summary>
public sealed class EventsPageTests
{
    private static readonly string Page = Repository.Text("docs/events.md");

    [Fact]
    public void Reasons_OfThePage_AreThoseOfTheEnumInItsOrder()
    {
        var rows = Page[Page.IndexOf("## Why an event", StringComparison.Ordinal)..].Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enum.GetValues<QuarantineReason>().Select(r => r.Code()), rows.Select(l => l.Split('`')[1]));
        Assert.All(rows, row => Assert.True(row.Split('|')[2].Trim().Length > 10));
        Assert.Equal(rows.Count, rows.Select(r => r.Split('|')[2]).Distinct().Count());
    }

    [Fact]
    public void Reasons_EveryCode_ReadsBack()
    {
        foreach (var reason in Enum.GetValues<QuarantineReason>())
            Assert.True(QuarantineReasons.TryParse(reason.Code(), out var read) && read == reason);
        Assert.False(QuarantineReasons.TryParse("nonsense", out _));
    }
}
