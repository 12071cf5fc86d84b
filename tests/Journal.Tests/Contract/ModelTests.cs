using System.Text;
using CsCheck;
using PemActors.Rulebook.Primitives;
using PemActors.TestKit;
using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

/// <summary>Law: whatever is asked in whatever order, the SQLite journal answers what the model answers, and its audit is clean.</summary>
public sealed class ModelTests
{
    private const int Subjects = 4;

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, GenAppend()),
        (1, from partner in Gen.Int[0, Subjects - 1] from version in Gen.Long[0, 6] select (Step)new Step.Deliver(partner, version)),
        (1, Gen.Int[0, 3].Select(count => (Step)new Step.Quarantine(count))),
        (1, Gen.Long[0, 5].Select(number => (Step)new Step.Replay(number))),
        (1, Gen.Int[0, 30].Select(day => (Step)new Step.Ask(day))),
        (1, Gen.Const((Step)new Step.Reopen())));

    private abstract record Step
    {
        public sealed record Append(int Partner, bool Stale, int[] Keys, bool Card, int? DueDay, bool Remove, int? Target, long Version, int Extra) : Step;

        public sealed record Deliver(int Partner, long Version) : Step;

        public sealed record Quarantine(int Count) : Step;

        public sealed record Replay(long Number) : Step;

        public sealed record Ask(int Day) : Step;

        public sealed record Reopen : Step;
    }

    [Fact]
    public async Task Sqlite_AnySteps_AnswersAsTheModel() => await Steps.Array[1, 40].SampleAsync(
        async steps =>
        {
            await using var store = new SqliteStore();
            var (sqlite, model) = ((IJournal)await store.OpenAsync(), new MemoryJournal());
            foreach (var step in steps)
            {
                if (step is Step.Reopen)
                {
                    await sqlite.DisposeAsync();
                    sqlite = await store.OpenAsync();
                }
                var expected = await Run(model, step);
                Assert.Equal(expected, await Run(sqlite, step));
            }
            Assert.Equal(await State(model), await State(sqlite));
            await sqlite.DisposeAsync();
            Assert.Equal([], await store.Audit());
        },
        iter: 100, threads: 1);

    private static Gen<Step> GenAppend() =>
        from partner in Gen.Int[0, Subjects - 1]
        from stale in Gen.Int[0, 5]
        from keys in Gen.Int[0, 60].Array[0, 3]
        from card in Gen.Bool
        from due in Gen.Int[0, 60]
        from target in Gen.Int[0, 2 * Subjects]
        from version in Gen.Long[0, 6]
        from extra in Gen.Int[0, 199]
        select (Step)new Step.Append(
            partner, stale == 0, [.. keys.Distinct()], card, due <= 30 ? due : null, due > 50, target < Subjects ? target : null, version, extra);

    private static async Task<string> Run(IJournal journal, Step step)
    {
        switch (step)
        {
            case Step.Append append:
                return Shown.Of(await journal.AppendAsync(await Build(journal, append), append.Stale ? Lane.Consequences : Lane.Intake, Stop));
            case Step.Deliver deliver:
                await journal.DeliveredAsync([Message(Partner(deliver.Partner), Partner(0), deliver.Version), Message(Partner(deliver.Partner), Partner(1), deliver.Version)], Stop);
                return "delivered";
            case Step.Quarantine quarantine:
                return string.Join(' ', await journal.QuarantineAsync(
                    [.. Enumerable.Range(0, quarantine.Count).Select(index => new NewQuarantined(Start, "why", "/data", $"Detail {index}.", null, $"{index}", null, new byte[index]))], Stop));
            case Step.Replay replay:
                await journal.ReplayedAsync(replay.Number, Start, "accepted", Stop);
                return "replayed";
            case Step.Ask ask:
                var known = await journal.FindAsync([.. Enumerable.Range(0, 60).Select(key => new EntryKey("crm.example", $"k{key}"))], Stop);
                var due = await journal.DueAsync(Start.AddDays(ask.Day), 100, Stop);
                return $"{Shown.Of(known, Shown.Of)} {Shown.Of(due.OrderBy(row => row.Due).ThenBy(row => row.Subject.Id).ThenBy(row => row.Name), Shown.Of)}";
            default:
                return "";
        }
    }

    private static async Task<Append> Build(IJournal journal, Step.Append step)
    {
        var subject = Partner(step.Partner);
        var head = step.Stale ? Head.Empty : (await journal.LoadAsync(subject, Stop)).Head;
        var version = head.Version + step.Keys.Length;
        return Append(subject, head, [.. step.Keys.Select(key => Entry($"k{key}", $$"""{"by":{{step.Partner}}}"""))]) with
        {
            Card = step.Card ? Card(subject.Id, version, score: version * 7 % 5, band: version % 2 == 0 ? "red" : "green") : null,
            Deadlines = step.DueDay is { } day ? [new("close", Start.AddDays(day))] : step.Remove ? [new("close", null)] : [],
            Outbox = step.Target is { } target ? [Message(subject, Partner(target), Math.Min(step.Version, version), $"{version}")] : [],
            Lists = Rows(step, version),
            Wakes = step.Extra % 11 == 0 ? [new(SubjectKind.Partner, step.Extra % 2 == 0 ? "close" : "terms", Start.AddDays(step.Extra % 17))] : [],
            Answers = Answers(step, version),
        };
    }

    // Up to two commands answered together, of few keys, so that some were answered before.
    private static CommandAnswer[] Answers(Step.Append step, long version) =>
        [.. Enumerable.Range(0, step.Extra % 3).Select(place => new CommandAnswer($"c{step.Extra / 20 + place}", new[] { (byte)step.Extra }, Start, Encoding.UTF8.GetBytes($"{version}")))];

    // Few ids, so that rows are put again, moved between states and removed.
    private static ListChange[] Rows(Step.Append step, long version)
    {
        if (step.Extra % 2 == 0) return [];
        var row = new ListRow(
            "claims", $"r{step.Extra % 7}", version % 2 == 0 ? "open" : "closed", Start.AddDays(step.Extra % 5), step.Extra % 3 == 0 ? null : $"p-{step.Partner}", $"i-{step.Extra % 2}",
            Encoding.UTF8.GetBytes($"{version}"));
        return [step.Extra % 5 == 0 ? ListChange.Remove(row.List, row.Id) : ListChange.Put(row)];
    }

    private static async Task<string> State(IJournal journal)
    {
        var text = new List<string>();
        for (var number = 0; number < Subjects; number++)
        {
            text.Add(Shown.Of(await journal.LoadAsync(Partner(number), Stop)));
            text.Add(Shown.Of(await journal.PageAsync(Partner(number), 3, 2, Stop), Shown.Of));
        }
        text.Add(Shown.Of(await journal.UndeliveredAsync(100, Stop), Shown.Of));
        text.Add(Shown.Of(await journal.QuarantinedAsync(null, 100, Stop), Shown.Of));
        text.Add(Shown.Of(await journal.CardsAsync(new(Sort: CardSort.Score, Descending: true, Limit: 2), Stop)));
        text.Add(Shown.Of(await journal.EcosystemAsync(Stop), cell => cell.ToString()));
        text.Add(Shown.Of(await journal.ListAsync(new("claims"), Stop)));
        text.Add(Shown.Of(await journal.ListAsync(new("claims", State: "open", Descending: true, Limit: 2), Stop)));
        text.Add(Shown.Of(await journal.ListAsync(new("claims", Partner: "p-1", About: "i-1"), Stop)));
        for (var key = 0; key < 10; key++) text.Add(await journal.AnswerAsync($"c{key}", Stop) is { } answer ? Shown.Of(answer) : "none");
        text.Add(Shown.Of((await journal.DueAsync(Instant.Never, 100, Stop)).OrderBy(row => row.Due).ThenBy(row => row.Subject.Id).ThenBy(row => row.Name), Shown.Of));
        text.Add($"{await journal.StatusAsync(Start.AddDays(15), Stop)}");
        return string.Join("\n", text);
    }
}
