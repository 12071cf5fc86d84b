using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Accounts;

/// <summary>Two partners race for one account: one is protected, the other gets a refusal with its reason and a conflict; never two protections.</summary>
public sealed class RaceTests
{
    private const int Batch = 50;
    private static readonly Instant Start = Instant.Utc(2024, 6, 1);
    private static readonly int Races = Setting.Of("RACES", 200);

    [Fact]
    public async Task Race_ForOneAccount_OneWins()
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var outcomes = new Dictionary<string, int>();
        for (var first = 0; first < Races; first += Batch)
        {
            var desks = Enumerable.Range(first, Math.Min(Batch, Races - first)).Select(race => (Race: race, Desk: new DealDeskOf(silo, $"a{race}"))).ToList();
            await Task.WhenAll(desks.Select(one => one.Desk.CreateAsync($"o{one.Race}", links: ["acme", "bolt"])));
            await silo.DeliverAsync();
            foreach (var replies in await Task.WhenAll(desks.Select(one => RaceAsync(one.Desk, $"o{one.Race}"))))
            {
                Assert.Equal(1, replies.Count(reply => reply.Granted));
                var loser = replies.Single(reply => !reply.Granted);
                outcomes[loser.Code!] = outcomes.GetValueOrDefault(loser.Code!) + 1;
            }
            await silo.SettleAsync();
            foreach (var (_, desk) in desks)
            {
                var account = (await desk.SnapshotAsync())!;
                Assert.Single(account.Protections);
                var conflict = await desk.ConflictAsync(Assert.Single(account.Conflicts));
                Assert.Equal(account.Holder, conflict!.Parties[0]);
            }
        }
        // Whoever comes second is refused by name: the earlier submission wins, or the holder is protected already.
        Assert.Subset(new HashSet<string> { "earlier-submission", "rule-stands-against", "not-pending" }, outcomes.Keys.ToHashSet());
        Assert.Equal(Races, outcomes.Values.Sum());
    }

    // Both submit at once, and whoever decides wants both at once; one that was too early for its partner's answer asks again.
    private static async Task<CommandReply[]> RaceAsync(DealDeskOf desk, string opportunity)
    {
        string[] partners = ["acme", "bolt"];
        var lookups = Array.ConvertAll(partners, DealDeskOf.Eligible);
        var submitted = await Task.WhenAll(partners.Select(partner => desk.SubmitAsync(opportunity, partner)));
        Assert.All(submitted, reply => Assert.True(reply.Granted, reply.Detail));
        var replies = await Task.WhenAll(partners.Select(partner => desk.ApproveAsync(opportunity, partner, lookups)));
        return replies;
    }
}
