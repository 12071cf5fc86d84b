using CsCheck;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>In which respects the order of arrival does not matter, and that time told in steps is time told at once.</summary>
public sealed class OrderLaws
{
    private static readonly Instant Start = Story.At("2026-03-01");

    private readonly record struct Told(Entitlement Entitlement, long Version);

    // Entitlements and restatements of up to five payouts of two partners, each message perhaps told twice. All causes lie in one day.
    private static readonly Gen<Told[]> AnyNews = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4], (payout, version) =>
        {
            // The same version says the same, whoever tells it.
            var cause = new FactKey(Start + TimeSpan.FromHours((payout * 7 + version * 5) % 24), "crm", $"w{payout}");
            return new Told(new(new($"p{payout}"), new(payout % 2 == 0 ? "acme" : "bolt"), null, cause, (payout * 37 + version * 53 + 11) % 90, cause.Time, []), version);
        })
        .Array[1, 12];

    [Fact]
    public void Unlimited_AnyOrder_SameBalances() => AnyNews.SelectMany(news => Gen.Shuffle(news), (news, shuffled) => (news, shuffled)).Sample((news, shuffled) =>
    {
        var (a, b) = (Tell(Open(null), news), Tell(Open(null), shuffled));
        Assert.Equal(a.Ledger.Balances, b.Ledger.Balances);
        Assert.Equal(Final(news), a.Payouts.Values.Sum(position => position.GrantedMinor));
    });

    [Fact]
    public void Limited_AnyOrderWithinOneSettlement_SameBalances() =>
        Gen.Select(AnyNews.SelectMany(news => Gen.Shuffle(news), (news, shuffled) => (news, shuffled)), Gen.Long[0, 250]).Sample((orders, budget) =>
        {
            var a = Tell(Open(budget), orders.news).Advance(Start.AddDays(1)).Book;
            var b = Tell(Open(budget), orders.shuffled).Advance(Start.AddDays(1)).Book;
            Assert.Equal(a.Ledger.Balances, b.Ledger.Balances);
            Assert.Equal(Math.Min(budget, Final(orders.news)), a.TakenMinor);
            Assert.Equal(a.Payouts.Select(pair => (pair.Key, pair.Value.GrantedMinor)), b.Payouts.Select(pair => (pair.Key, pair.Value.GrantedMinor)));
        });

    // Approvals, payments and holds come between, differently in each telling; when all is approved and paid in the end, each partner has what it is entitled to.
    [Fact]
    public void Unlimited_AnyOrderWithPaymentsBetween_SamePaidInTheEnd() =>
        Gen.Select(AnyNews.SelectMany(news => Gen.Shuffle(news), (news, shuffled) => (news, shuffled)), Gen.Int[0, 3].Array[12], Gen.Int[0, 3].Array[12]).Sample((orders, first, second) =>
        {
            var (a, b) = (PaidUp(orders.news, first), PaidUp(orders.shuffled, second));
            foreach (var partner in new PartnerId[] { new("acme"), new("bolt") })
            {
                var (moneyA, moneyB) = (a.MoneyOf(partner), b.MoneyOf(partner));
                Assert.Equal(moneyA.PaidMinor, moneyB.PaidMinor);
                Assert.Equal(moneyA with { ReceivableMinor = 0 }, new PartnerMoney(0, 0, 0, 0, 0, moneyA.PaidMinor, 0, 0));
            }
            Assert.Equal(Final(orders.news), Invariants.Sum(a, AccountKind.Paid));
        });

    [Fact]
    public void Advance_InSteps_IsAdvanceAtOnce() => Gen.Select(AnyNews, Gen.Long[0, 250], Gen.Int[0, 72].Array[1, 5]).Sample((news, budget, hours) =>
    {
        var book = Tell(Open(budget), news);
        var end = Start + TimeSpan.FromHours(hours.Max());
        var stepped = hours.Order().Aggregate(book, (now, hour) => now.Advance(Start + TimeSpan.FromHours(hour)).Book);
        var once = book.Advance(end).Book;
        Assert.Equal(once.Ledger.Balances, stepped.Ledger.Balances);
        Assert.Equal((once.Clock, once.Pending.Count), (stepped.Clock, stepped.Pending.Count));
    });

    // Jumping from due instant to due instant, as a replay does, leaves nothing due.
    [Fact]
    public void NextInstant_IsWhereTheNextThingHappens() => Gen.Select(AnyNews, Gen.Long[0, 250]).Sample((news, budget) =>
    {
        var book = Tell(Open(budget), news);
        while (book.NextInstant is { } due)
        {
            var before = book.Advance(new(due.Ticks - 1));
            Assert.Equal((0, book.Pending.Count), (before.Postings.Count, before.Book.Pending.Count));
            var after = book.Advance(due);
            Assert.True(after.Book.Pending.Count < book.Pending.Count);
            book = after.Book;
        }
        Assert.Empty(book.Pending);
    });

    // A command finds the lapses of its time done, whether the sweep came before it or not.
    [Fact]
    public void MdfCommand_SeesLapsesOfItsTime() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 3], Gen.Bool).Sample((first, second, verb, approved) =>
    {
        var script = BookScript.Mdf(300);
        script.Do("2026-01-01", "propose r1 acme 4.00 event 2026-01-10");
        script.Do("2026-01-01", "propose r2 acme 6.00 event 2026-03-10");
        script.Do("2026-01-01", "propose r3 bolt 3.00 event 2026-02-10");
        if (approved) script.Do("2026-01-02", "preapprove r1");
        var at = Story.At("2026-01-02").AddDays(Math.Max(first, second));
        var swept = script.Book.Advance(Story.At("2026-01-02").AddDays(Math.Min(first, second))).Book;
        var (a, b) = (Act(script.Book), Act(swept));
        Assert.Equal(a.Code, b.Code);
        Assert.Equal(a.Decision?.Book.Ledger.Balances, b.Decision?.Book.Ledger.Balances);
        Assert.Equal(a.Decision?.Book.Mdf.Requests, b.Decision?.Book.Mdf.Requests);

        Ruling<BookDecision, MdfRefusal> Act(IncentiveBook book)
        {
            var key = new FactKey(at, "console", "x");
            return verb switch
            {
                0 => MdfWorkflow.Approve(book, new(key, new("r2"), null, null), Origin.Command),
                1 => MdfWorkflow.Prove(book, new(key, new("r1"), 300, "ref", null), Origin.Command),
                2 => MdfWorkflow.Reject(book, new(key, new("r3"))),
                _ => MdfWorkflow.Propose(book, new(key, new("r4"), new("core"), 100, at, BookScript.Premier, true, null), Origin.Command),
            };
        }
    });

    // What a command is granted, history is granted alike: history is bound by less, never by other rules.
    [Fact]
    public void History_IsGrantedWhateverACommandIs() => Gen.Select(Gen.Int[0, 5], Gen.Long[-1, 60], Gen.Int[0, 100], Gen.Bool).Sample((verb, amount, days, held) =>
    {
        var script = BookScript.Mdf(2_500);
        script.Do("2026-01-01", "propose r1 acme 0.40 by ann");
        script.Do("2026-01-01", "propose r2 acme 0.50 by ann");
        script.Do("2026-01-01", "preapprove r2");
        script.Do("2026-01-01", "propose r3 acme 0.50 by ann");
        script.Do("2026-01-01", "preapprove r3");
        script.Do("2026-01-01", "prove r3 0.50");
        if (held) script.Do("2026-01-01", "hold acme");
        var at = Story.At("2026-01-01").AddDays(days).ToString();
        var sum = BookScript.Money(amount);
        var line = new[] { $"propose r4 acme {sum}", $"preapprove r1 {sum}", $"prove r2 {sum}", $"approve r3 {sum} by bob", $"pay r3 {sum}", "approve r3 by ann" }[verb];
        var book = script.Book;
        var asked = script.Do(at, line);
        if (ReferenceEquals(script.Book, book)) return;
        var taken = script.Book.Ledger;
        var again = BookScript.Of(book);
        Assert.Equal(asked, again.Do(at, $"history {line}"));
        Assert.Equal(taken.Balances, again.Book.Ledger.Balances);
    });

    private static IncentiveBook Open(long? budget) =>
        IncentiveBook.Open(
            new(new("inc"), "Incentive", Start, Start.AddDays(365), budget, Eligibility.Any, Defaults.Program.Incentives.ReferralFee),
            SettlementCadence.Daily,
            Defaults.Program.Calendar).Book;

    private static IncentiveBook Tell(IncentiveBook book, IEnumerable<Told> news) => news.Aggregate(book, (now, told) => now.Entitle(told.Entitlement, told.Version).Book);

    private static long Final(Told[] news) => news.GroupBy(told => told.Entitlement.Payout).Sum(group => group.MaxBy(told => told.Version).Entitlement.AmountMinor);

    private static IncentiveBook PaidUp(Told[] news, int[] deeds)
    {
        var book = Open(null);
        for (var i = 0; i < news.Length; i++)
        {
            book = book.Entitle(news[i].Entitlement, news[i].Version).Book;
            var command = new PayoutCommand(new(Start.AddDays(9), "console", "x"), news[i].Entitlement.Payout, null, null);
            if (deeds[i] is 1 or 2) book = PayoutCommands.Approve(book, command, Origin.Command).Decision?.Book ?? book;
            if (deeds[i] is 2) book = PayoutCommands.Pay(book, command, Origin.Command).Decision?.Book ?? book;
            if (deeds[i] is 3) book = book.Comply(news[i].Entitlement.Partner, i % 2 == 0 ? ComplianceStatus.Hold : ComplianceStatus.Clear).Book;
        }
        foreach (var partner in book.Holds.Keys) book = book.Comply(partner, ComplianceStatus.Clear).Book;
        foreach (var payout in book.Payouts.Keys)
        {
            var command = new PayoutCommand(new(Start.AddDays(9), "console", "x"), payout, null, null);
            book = PayoutCommands.Approve(book, command, Origin.Command).Decision?.Book ?? book;
            book = PayoutCommands.Pay(book, command, Origin.Command).Decision?.Book ?? book;
        }
        return book;
    }
}
