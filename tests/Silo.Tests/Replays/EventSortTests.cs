using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Replays;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Replays;

public sealed class EventSortTests
{
    private static readonly CloudEventReader Reader = new(new CurrencyConverter(ProgramLoader.Default()));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Sorted_InRunsOfAnySize_IsTheOrderOfFacts_AndKeepsEveryEventWhole(int runEvents)
    {
        var chance = new Chance(3);
        var events = Enumerable.Range(0, 200).Select(i => Event(i, $"{"ba"[chance.Below(2)]}", Instant.Utc(2026, 1, 1).AddDays(chance.Below(5)))).ToList();
        using var sort = new EventSort(Reader, runEvents);
        foreach (var one in events) sort.Add(one);
        Assert.Equal(200 / runEvents, sort.Runs);
        var sorted = sort.Sorted().ToList();
        Assert.Equal(
            events.OrderBy(one => one.Event.Time).ThenBy(one => one.Event.Source, StringComparer.Ordinal).ThenBy(one => one.Event.Id, StringComparer.Ordinal).Select(Shown),
            sorted.Select(Shown));
    }

    [Fact]
    public void Sorted_OfNothing_IsEmpty()
    {
        using var sort = new EventSort(Reader);
        Assert.Empty(sort.Sorted());
    }

    private static string Shown(Reading.Accepted one) => $"{one.Number} {one.Type.Name} {System.Text.Encoding.UTF8.GetString(CloudEventWriter.ToJson(one.Event))}";

    private static Reading.Accepted Event(int number, string source, Instant time)
    {
        var data = System.Text.Encoding.UTF8.GetBytes($$"""{"kind":"demo","extra":"ü\t{{number}}"}""");
        EventCatalog.TryFind(EventNames.ActivityRecorded, out var type);
        return new(number, new(source, $"id-{number}", EventNames.ActivityRecorded, "p-1", time, data), type!);
    }
}
