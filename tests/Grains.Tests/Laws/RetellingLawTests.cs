using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Replays;

namespace PemActors.Grains.Tests.Laws;

/// <summary>
/// A document that is learned of long after it took effect, in the midst of facts that come in any order, with silos restarted and actors asleep: in the end
/// everybody knows what a fresh installation knows that heard of the document first and of every fact in order.
/// </summary>
public sealed class RetellingLawTests
{
    private const int BatchMax = 40;

    [Theory]
    [InlineData(11, AttributionModel.LastTouch, 45, 20)]
    [InlineData(12, AttributionModel.UShaped, 10, 120)]
    public async Task Document_LearnedLate_IsAsIfLearnedFirst(ulong seed, AttributionModel model, int lookBackDays, int protectionDays)
    {
        var program = ProgramLoader.Default();
        var changed = program with
        {
            Version = "late",
            Attribution = program.Attribution with { Model = model, LookBackDays = lookBackDays },
            Engagement = program.Engagement with { ProtectionDays = protectionDays, QualifyingActivities = [ActivityKind.Poc], Ladder = new(1, 2, 3) },
            Health = program.Health with { Compliance = program.Health.Compliance with { SuspendFrom = 2 } },
        };
        var history = new History(seed, partners: 8, weeks: 40, program);
        var chance = new Chance(seed);

        await using var fresh = await LiveSilo.StartAsync(history.End, program);
        await fresh.AcceptAsync(Publication(changed));
        await fresh.SettleAsync();
        foreach (var batch in history.Facts.Chunk(BatchMax)) await fresh.AcceptAsync([.. batch.Select(fact => Given.Event(fact))]);
        await fresh.SettleAsync();

        await using var late = await LiveSilo.StartAsync(history.End, program);
        var facts = chance.Shuffled(history.Facts);
        var learned = facts.Count / 2;
        for (var at = 0; at < facts.Count;)
        {
            var batch = facts.Skip(at).Take(1 + chance.Next(BatchMax)).ToList();
            await late.AcceptAsync([.. batch.Select(fact => Given.Event(fact))]);
            if (at < learned && at + batch.Count >= learned)
            {
                await late.AcceptAsync(Publication(changed));
                if (chance.Percent(50)) await late.RestartAsync();
            }
            at += batch.Count;
            if (chance.Percent(10)) await late.SleepAsync();
            if (chance.Percent(40)) await late.DeliverAsync();
            if (chance.Percent(20)) await late.SweepAsync();
        }
        await late.SettleAsync();
        Assert.Equal(await StateAsync(fresh), await StateAsync(late));

        // Nobody tells for ever, and a document that changes nothing here would prove nothing.
        await using var old = await LiveSilo.StartAsync(history.End, program);
        foreach (var batch in history.Facts.Chunk(BatchMax)) await old.AcceptAsync([.. batch.Select(fact => Given.Event(fact))]);
        await old.SettleAsync();
        Assert.NotEqual(await StateAsync(old), await StateAsync(late));
    }

    // Money goes by the order in which it is asked for: a limited budget is shared out among those who are known by then.
    private static async Task<IReadOnlyList<string>> StateAsync(LiveSilo silo) =>
    [
        .. (await StateText.LinesAsync(silo.Journal, silo.Grains, silo.Now, CancellationToken.None))
            .Where(line => line.Split(' ')[0] is "card" or "tier" or "conflicts" or "opportunities" or "protections" or "registrations"),
    ];

    private static Reading.Accepted Publication(ProgramDocument document)
    {
        var at = History.Start.AddDays(20);
        var data = JsonSerializer.SerializeToUtf8Bytes(new { version = document.Version, effectiveFrom = at.ToString(), document = ProgramPrinter.Print(document) });
        Assert.True(EventCatalog.TryFind(EventNames.ProgramPublished, out var type));
        return new(1, new("crm", "published", EventNames.ProgramPublished, "default", at, data), type);
    }
}
