using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Tests.Support;
using PemActors.Journal;
using PemActors.Journal.Audit;
using PemActors.Journal.Sqlite;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Checks;
using PemActors.TestKit;

namespace PemActors.Grains.Tests.Stress;

/// <summary>
/// Random commands from 64 callers with retries, repeated keys, events sent again, actors put to sleep, a clock that goes on and a store that fails: one effect per key,
/// every ledger balanced to the minor unit, no budget overdrawn, one protected partner at most for an account and product line, and an audit that finds nothing.
/// <c>PEM_STRESS_COMMANDS</c> says how many, <c>PEM_STRESS_SEED</c> which.
/// </summary>
public sealed class StressTests : IDisposable
{
    private const int Callers = 64;
    private const int FaultsPerThousand = 8;
    // However many commands, half a year goes by: claims lapse, protections end, what was earned becomes due.
    private const int Days = 180;
    private const int KindsOfDisturbance = 5;
    private static readonly int Commands = Setting.Of("PEM_STRESS_COMMANDS", 2_000);
    private static readonly int CommandsBetween = Math.Clamp(Commands / 40, 1, 150);
    private static readonly int HoursMost = 2 * 24 * Days * KindsOfDisturbance * CommandsBetween / Commands;
    private static readonly ulong Seed = (ulong)Setting.Of("PEM_STRESS_SEED", 11);
    private readonly string folder = Directory.CreateTempSubdirectory("pem-stress-").FullName;
    private readonly ConcurrentBag<Asked> asked = [];
    private int begun;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Commands_OfManyCallersUnderFaults_HaveOneEffectEach_AndTheBooksAddUp()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"PEM_STRESS_SEED={Seed} PEM_STRESS_COMMANDS={Commands}");
        await using var store = await SqliteJournal.OpenAsync(new() { Directory = folder, Durable = false, WriterCacheMiB = 32 }, TimeProvider.System, CancellationToken.None);
        var faulting = new FaultingJournal(store);
        await using (var silo = await LiveSilo.StartAsync(StressWorld.Start, ProgramLoader.Default(), faulting))
        {
            var world = new StressWorld(Commands);
            foreach (var batch in world.Facts().Chunk(5_000)) await silo.AcceptAsync([.. batch]);
            await PublishAsync(silo);
            await silo.SettleAsync();

            var (faults, planted) = (new Chance(Seed), 0);
            faulting.FailSome(() => faults.Next(1_000) >= FaultsPerThousand ? null : ++planted % 2 == 0 ? FaultMoment.Before : FaultMoment.After);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => Task.Run(() => CallAsync(silo, store, world, number))));
            faulting.FailSome(null);
            silo.MoveTo(silo.Now.AddDays(3));
            await silo.SettleAsync();
            Report(planted);
            await EffectsAsync(store);
            Assert.Empty(silo.Services.GetRequiredService<SubjectFaults>().All);
        }
        await BooksAsync(store);
    }

    private async Task CallAsync(LiveSilo silo, IJournal journal, StressWorld world, int number)
    {
        var (caller, chance) = (new StressCaller(silo, journal, world, number, Seed * 1_000 + (ulong)number), new Chance(Seed * 2_000 + (ulong)number));
        while (Interlocked.Increment(ref begun) is var place && place <= Commands)
        {
            asked.Add(await caller.AskAsync());
            if (place % CommandsBetween == 0) await DisturbAsync(silo, world, chance);
        }
    }

    // What goes on meanwhile. A store that fails here is tried again by the next who disturbs.
    private static async Task DisturbAsync(LiveSilo silo, StressWorld world, Chance chance)
    {
        try
        {
            switch (chance.Next(KindsOfDisturbance))
            {
                case 0:
                    await silo.SleepAsync();
                    break;
                case 1:
                    var results = await silo.TakeAsync([.. world.Facts().Skip(chance.Next(1_000)).Take(60)]);
                    Assert.All(results, result => Assert.Contains(result.Outcome.Status, new[] { Interfaces.Facts.EventStatus.Duplicate, Interfaces.Facts.EventStatus.Retry }));
                    break;
                case 2:
                    silo.MoveTo(silo.Now + TimeSpan.FromHours(1 + chance.Next(HoursMost)));
                    await silo.SweepAsync();
                    break;
                default:
                    await silo.DeliverAsync();
                    break;
            }
        }
        catch (Exception fault) when (fault is JournalUnavailableException or OrleansException)
        {
            // As planted.
        }
    }

    private static async Task PublishAsync(LiveSilo silo)
    {
        foreach (var (id, kind, budget) in new[] { ("fund-small", "mdf", 20_000_00L), ("fund-large", "mdf", 900_000_00L), ("box-small", "spif", 3_000_00L), ("box-large", "spif", 90_000_00L), ("fee", "referral-fee", 0L) })
        {
            var data = JsonSerializer.SerializeToUtf8Bytes(new
            {
                kind,
                name = id,
                from = "2025-01-01T00:00:00Z",
                until = "2027-01-01T00:00:00Z",
                budget = budget == 0 ? null : (object)new { minor = budget, currency = "USD" },
            });
            var reply = await silo.Subject(new(SubjectKind.Incentive, id)).Execute(new($"ops/{id}", SHA256.HashData(data), "ops", EventNames.IncentivePublished, data));
            Assert.True(reply.Granted, reply.Detail);
        }
    }

    private void Report(int planted)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{asked.Count} commands, {asked.Count(one => one.Reply.Granted)} granted, {planted} calls of the store failed.");
        foreach (var type in asked.GroupBy(one => one.Command.Type).OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine($"  {type.Key}: {type.Count(one => one.Reply.Granted)} granted; {string.Join(", ", type.Where(one => !one.Reply.Granted).GroupBy(one => one.Reply.Code).Select(code => $"{code.Key} {code.Count()}"))}");
    }

    // One entry for each command that was granted, none for one that was refused, and the answer that was given is the one that is kept.
    private async Task EffectsAsync(SqliteJournal store)
    {
        Assert.Equal(Commands, asked.Count);
        foreach (var batch in asked.Chunk(500))
        {
            var keys = batch.Select(one => new EntryKey("console", CausedName.Of("command", one.Command.Key))).ToList();
            var found = (await store.FindAsync(keys, CancellationToken.None)).ToDictionary(known => known.Key, known => known.Subject);
            for (var i = 0; i < batch.Length; i++)
            {
                Assert.Equal(batch[i].Reply.Granted, found.TryGetValue(keys[i], out var subject));
                if (batch[i].Reply.Granted) Assert.Equal(batch[i].Subject, subject);
                var kept = await store.AnswerAsync(batch[i].Command.Key, CancellationToken.None);
                Assert.Equal(StressCaller.Shown(batch[i].Reply), StressCaller.Shown(CommandReply.FromJson(kept!.Body)));
            }
        }
    }

    private async Task BooksAsync(SqliteJournal store)
    {
        var head = await store.HeadAsync(CancellationToken.None);
        using var audit = JournalAudit.Open(folder);
        var findings = new List<string>();
        await foreach (var finding in audit.FindingsAsync(head)) findings.Add(finding.Sentence);
        await foreach (var finding in CardAudit.FindingsAsync(audit, store, new ProgramsInForce(ProgramLoader.Default()))) findings.Add(finding.Sentence);
        await foreach (var finding in ListAudit.FindingsAsync(audit, store, new ProgramsInForce(ProgramLoader.Default()))) findings.Add($"{finding.List} {finding.Id}: {finding.Sentence}");
        await foreach (var finding in ProtectionAudit.FindingsAsync(store)) findings.Add(finding.Sentence);
        await foreach (var finding in LedgerAudit.FindingsAsync(store)) findings.Add($"{finding.Id}: {finding.Sentence}");
        Assert.True(findings.Count == 0, $"{findings.Count} findings:\n{string.Join('\n', findings.Take(12))}");
        foreach (var money in new[] { EventNames.IncentivePayoutApproved, EventNames.IncentivePayoutPaid, EventNames.IncentiveMdfProofSubmitted, EventNames.IncentiveSpifApproved })
            Assert.Contains(asked, one => one.Command.Type == money && one.Reply.Granted);
        foreach (var list in new[] { "registrations", "protections", "payouts", "postings", "mdf-requests", "spif-claims" })
            Assert.NotEqual(0, (await store.ListAsync(new(list, Limit: 1), CancellationToken.None)).Total);
    }
}
