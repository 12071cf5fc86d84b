using PemActors.Documents.Events;
using PemActors.Grains.Incentives;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Incentives;

/// <summary>
/// Whatever comes in whatever order: messages late, old and twice, commands sensible and senseless, another system's history, nights, restarts. The ledger
/// balances, no budget is overdrawn, the rows say what the book says, and the journal folded anew is the book.
/// </summary>
public sealed class BookLawTests
{
    private const int Steps = 90;
    private static readonly Instant Start = Instant.Utc(2024, 2, 27, 22);
    private static readonly string[] Partners = ["acme", "bolt", "cog"];
    private static readonly string[] People = ["ann", "bob", "fin"];

    [Theory]
    [InlineData("referral-fee", 1)]
    [InlineData("referral-fee", 2)]
    [InlineData("usage", 3)]
    [InlineData("margin", 4)]
    [InlineData("mdf", 5)]
    [InlineData("mdf", 6)]
    [InlineData("spif", 7)]
    [InlineData("spif", 8)]
    [InlineData("rebate", 9)]
    [InlineData("referral-fee", 10)]
    [InlineData("mdf", 11)]
    [InlineData("spif", 13)]
    public async Task RandomLife_LedgerBalances_NothingIsOverdrawn_AndTheJournalIsTheBook(string kind, int seed)
    {
        await using var silo = await LiveSilo.StartAsync(Start);
        var life = new Life(silo, new Desk(silo, $"law-{seed}"), new Chance((ulong)seed));
        await life.Desk.PublishAsync(kind, seed % 3 == 0 ? null : 2_000);
        for (var step = 0; step < Steps; step++)
        {
            await life.StepAsync(kind);
            if (step % 15 == 0) await AssertAsync(life.Desk);
        }
        await silo.SettleAsync();
        await AssertAsync(life.Desk);
        await MdfLifeTests.SchemaAsync(life.Desk);
        var before = await life.Desk.AllAsync();
        await silo.RestartAsync();
        Assert.Equal(before, await life.Desk.AllAsync());
        // A margin is a price: nothing of it can be approved or paid.
        Assert.True(life.Granted > (kind == "margin" ? 2 : 5) && life.Refused > 5, $"{life.Granted} granted and {life.Refused} refused prove little.");
    }

    private static async Task AssertAsync(Desk desk)
    {
        var (snapshot, fold) = (await desk.LookAsync(), await desk.FoldAsync());
        Assert.Equal(0, snapshot.Totals.Sum(total => total.BalanceMinor));
        Assert.All(snapshot.Totals, total => Assert.True(total.BalanceMinor >= 0 || total.Account == "funding", $"{total} is overdrawn."));
        if (snapshot.BudgetMinor is { } budget) Assert.Equal(budget, snapshot.TakenMinor + snapshot.AvailableMinor);
        Assert.Equal(await desk.BalancesAsync(), fold.Book!.Ledger.Balances.Select(balance => $"{balance.Key} {balance.Value}"));
        Assert.Equal((snapshot.PendingMinor, snapshot.Payouts, snapshot.Voids), (fold.PendingMinor, fold.Book.Payouts.Count, fold.Voids.Count));
        Assert.Equal(fold.PendingMinor, fold.Book.Payouts.Values.Sum(position => position.PendingMinor));

        var payouts = await desk.RowsAsync(IncentiveRows.Payouts);
        Assert.Equal(fold.Book.Payouts.Values.Select(Shown).Order(), (await Task.WhenAll(payouts.Select(row => desk.BodyAsync(IncentiveRows.Payouts, row.Id)))).Select(body =>
            $"{body["payout"]} {body["entitledMinor"]} {body["accruedMinor"]} {body["approvedMinor"]} {body["paidMinor"]} {body["owedMinor"]} {body["cutMinor"]}").Order());
        Assert.All(payouts, row => Assert.Equal(Documents.Facts.Words.Of(PayoutStages.Of(fold.Book.Payouts[new(row.Id)], fold.Book)), row.State));
        Assert.Equal(fold.Book.Mdf.Requests.Values.Select(request => $"{request.Request} {request.State}".ToLowerInvariant()), await StatesAsync(desk, IncentiveRows.Requests));
        Assert.Equal(fold.Book.Spif.Claims.Values.Select(claim => $"{claim.Claim} {claim.State}".ToLowerInvariant()), await StatesAsync(desk, IncentiveRows.Claims));
        await PostingsAsync(desk);
    }

    // The postings' rows alone give the balances.
    private static async Task PostingsAsync(Desk desk)
    {
        var balances = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var rows = await desk.RowsAsync(IncentiveRows.Postings);
        foreach (var row in rows)
        {
            var body = await desk.BodyAsync(IncentiveRows.Postings, row.Id);
            balances[(string)body["debit"]!] = balances.GetValueOrDefault((string)body["debit"]!) + (long)body["amountMinor"]!;
            balances[(string)body["credit"]!] = balances.GetValueOrDefault((string)body["credit"]!) - (long)body["amountMinor"]!;
        }
        Assert.Equal((await desk.BalancesAsync()).Order(StringComparer.Ordinal), balances.Where(balance => balance.Value != 0).Select(balance => $"{balance.Key} {balance.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => $"{desk.Id}~{number:D12}"), rows.Select(row => row.Id).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> StatesAsync(Desk desk, string list) =>
        (await desk.RowsAsync(list)).OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => $"{row.Id[(desk.Id.Length + 1)..]} {row.State}");

    private static string Shown(PayoutPosition position) =>
        $"{position.Payout} {position.Entitlement.AmountMinor} {position.GrantedMinor} {position.ApprovedMinor} {position.PaidMinor} {position.OwedMinor} {position.CutMinor}";

    /// <summary>One step after the other of what can happen around an incentive.</summary>
    private sealed class Life(LiveSilo silo, Desk desk, Chance chance)
    {
        private readonly Dictionary<(string Partner, string Deal), Entitlement> earned = [];
        private readonly List<Interfaces.Facts.FactEnvelope> sent = [];
        private int version;
        private int events;

        public Desk Desk => desk;

        public int Granted { get; private set; }

        public int Refused { get; private set; }

        public async Task StepAsync(string kind)
        {
            switch (chance.Next(10))
            {
                case 0:
                    silo.MoveTo(silo.Now + TimeSpan.FromHours(chance.Next(700)));
                    if (chance.Percent(70)) await silo.SettleAsync();
                    break;
                case 1 when chance.Percent(40):
                    await silo.RestartAsync();
                    break;
                case 2 when sent.Count > 0:
                    await desk.DeliverAsync(sent[chance.Next(sent.Count)], sent[chance.Next(sent.Count)]);
                    break;
                case 3:
                    await SendAsync(desk.Complied(Partner(), ++version, (ComplianceStatus)chance.Next(4)));
                    break;
                case 4:
                    await AskAsync(EventNames.IncentiveBudgetChanged, new { budget = chance.Percent(20) ? null : Desk.Money(chance.Next(6_000) - 100) });
                    break;
                case 5:
                    await HistoryAsync(kind);
                    break;
                default:
                    if (kind == "mdf") await MdfAsync();
                    else if (kind == "spif") await SpifAsync();
                    else await EarnAsync(kind);
                    await PayAsync();
                    break;
            }
        }

        // A partner's message holds all it earned in the quarter; several come in one delivery.
        private async Task EarnAsync(string kind)
        {
            var messages = new List<Interfaces.Facts.FactEnvelope>();
            foreach (var partner in Partners.Where(_ => chance.Percent(50)))
            {
                var fee = desk.Fee(partner, $"o-{chance.Next(4)}", silo.Now.AddDays(-chance.Next(5)), chance.Next(900));
                if (kind == "usage" && chance.Percent(30)) fee = fee with { AmountMinor = 0, Lines = [fee.Lines[0], new(LineKind.Clawback, fee.AmountMinor, 1_000_000, -fee.AmountMinor)] };
                earned[(partner, fee.Opportunity!.Value.Value)] = fee;
                if (chance.Percent(20)) earned.Remove((partner, "o-1"));
                messages.Add(desk.Earned(partner, ++version, [.. earned.Where(one => one.Key.Partner == partner).Select(one => one.Value).OrderBy(one => one.Cause)]));
            }
            await SendAsync([.. messages]);
        }

        private Task MdfAsync() => chance.Next(4) switch
        {
            0 => AskAsync(EventNames.IncentiveMdfProposed, new
            {
                request = $"r{chance.Next(12)}",
                partner = Partner(),
                amount = Desk.Money(chance.Next(1_500)),
                eventDate = silo.Now.AddDays(chance.Next(60) - 40).ToString()[..10],
                benefit = !chance.Percent(10),
                standing = new { tier = "premier", type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false },
            }),
            1 => AskAsync(EventNames.IncentiveMdfRejected, new { request = $"r{chance.Next(12)}" }),
            2 => AskAsync(EventNames.IncentiveMdfApproved, new { request = $"r{chance.Next(12)}", amount = chance.Percent(50) ? null : Desk.Money(chance.Next(900)) }),
            _ => AskAsync(EventNames.IncentiveMdfProofSubmitted, new { request = $"r{chance.Next(12)}", amount = Desk.Money(chance.Next(1_200)), proofRef = "p" }),
        };

        private Task SpifAsync()
        {
            var (partner, number) = (Partner(), chance.Next(12));
            return chance.Next(3) switch
            {
                0 => AskAsync(EventNames.IncentiveSpifClaimed, new
                {
                    claim = $"c{number}",
                    partner,
                    activity = $"a{number}",
                    found = new { time = silo.Now.AddDays(-1).Ticks, source = "crm", id = $"a{number}", partner, kind = "demo", verified = !chance.Percent(10) },
                    standing = new { tier = "premier", type = "reseller", region = "emea", specializations = 0, strikes = 0, suspended = false, terminated = false },
                }),
                1 => AskAsync(EventNames.IncentiveSpifDenied, new { claim = $"c{number}" }),
                _ => AskAsync(EventNames.IncentiveSpifApproved, new { claim = $"c{number}" }),
            };
        }

        private async Task PayAsync()
        {
            var rows = await desk.RowsAsync(IncentiveRows.Payouts);
            if (rows.Count == 0) return;
            var payout = rows[chance.Next(rows.Count)].Id;
            await AskAsync(
                chance.Percent(60) ? EventNames.IncentivePayoutApproved : EventNames.IncentivePayoutPaid,
                chance.Percent(60) ? new { payout } : new { payout, amount = Desk.Money(chance.Next(600) - 20) });
        }

        private async Task HistoryAsync(string kind)
        {
            var (partner, at, id) = (Partner(), silo.Now.AddDays(-chance.Next(4)), $"{desk.Id}-h{++events}");
            var rows = await desk.RowsAsync(IncentiveRows.Payouts);
            var payout = rows.Count == 0 || chance.Percent(30) ? desk.PayoutOf(partner, $"o-{chance.Next(4)}") : rows[chance.Next(rows.Count)].Id;
            if (kind == "spif" && chance.Percent(60))
            {
                var activity = new EarnedActivity(new(at, "crm", $"h{events % 5}"), ActivityKind.Demo, true, Desk.Premier);
                await SendAsync(desk.Noted(partner, ++version, activity));
                await desk.PostAsync(id, chance.Percent(50) ? EventNames.IncentiveSpifClaimed : EventNames.IncentiveSpifApproved, at, new { claim = $"hc{events % 4}", partner, activity = $"h{chance.Next(5)}" });
            }
            else if (kind == "mdf" && chance.Percent(60))
            {
                var type = chance.Percent(50) ? EventNames.IncentiveMdfProposed : chance.Percent(50) ? EventNames.IncentiveMdfApproved : EventNames.IncentiveMdfProofSubmitted;
                await desk.PostAsync(id, type, at, new { request = $"hr{chance.Next(5)}", partner, amount = Desk.Money(chance.Next(700)) });
            }
            else
            {
                await desk.PostAsync(
                    id, chance.Percent(60) ? EventNames.IncentivePayoutApproved : EventNames.IncentivePayoutPaid, at,
                    new { payout, partner = rows.FirstOrDefault(row => row.Id == payout)?.Partner ?? partner, amount = Desk.Money(chance.Next(600)) });
            }
        }

        private async Task SendAsync(params Interfaces.Facts.FactEnvelope[] messages)
        {
            sent.AddRange(messages);
            await desk.DeliverAsync(messages);
        }

        private async Task AskAsync(string type, object data)
        {
            var reply = await desk.AskAsync(People[chance.Next(People.Length)], type, data);
            if (reply.Granted) Granted++;
            else Refused++;
        }

        private string Partner() => Partners[chance.Next(Partners.Length)];
    }
}
