using System.Text;
using System.Text.RegularExpressions;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

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
    public void Examples_WithABody_AreAccepted()
    {
        var reader = new CloudEventReader(new CurrencyConverter("USD", []));
        var examples = Regex.Matches(Page, "```sh\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).Where(e => e.Contains(" -d '", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, examples.Count);
        foreach (var example in examples)
        {
            var headers = Regex.Matches(example, "-H '([^:]+): ([^']+)'").Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value)).ToList();
            var body = Encoding.UTF8.GetBytes(Regex.Match(example, " -d '(.*)'", RegexOptions.Singleline).Groups[1].Value);
            var events = Assert.IsType<BodyReading.Events>(reader.Read(headers.Single(h => h.Key == "Content-Type").Value, headers, body, Instant.Utc(2026, 6, 1)));
            Assert.IsType<Reading.Accepted>(Assert.Single(events.Readings));
        }
    }

    [Fact]
    public void Reasons_EveryCode_ReadsBack()
    {
        foreach (var reason in Enum.GetValues<QuarantineReason>())
            Assert.True(QuarantineReasons.TryParse(reason.Code(), out var read) && read == reason);
        Assert.False(QuarantineReasons.TryParse("nonsense", out _));
    }
}
