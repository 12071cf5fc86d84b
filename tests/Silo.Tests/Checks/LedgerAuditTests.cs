using System.Text;
using System.Text.Json;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Checks;
using PemActors.TestKit;

namespace PemActors.Silo.Tests.Checks;

/// <summary>Rows that add up, and each way in which they may not.</summary>
public sealed class LedgerAuditTests
{
    private static readonly Instant At = Instant.Utc(2026, 4, 1);

    // A budget of 1,000: 300 accrued of which 100 are paid, 50 reserved.
    private static readonly ListRow[] Sound =
    [
        Row("incentives", "i-1", "open", null, null, new { budget = new { minor = 1_000, currency = "USD" }, takenMinor = 350, availableMinor = 650 }),
        Posting(1, "budget", "funding", 1_000),
        Posting(2, "accrued/p-1", "budget", 300),
        Posting(3, "approved/p-1", "accrued/p-1", 100),
        Posting(4, "paid/p-1", "approved/p-1", 100),
        Posting(5, "reserved/p-1", "budget", 50),
        Row("payouts", "payout-1", "part-paid", "p-1", "i-1", new { kind = "mdf", accruedMinor = 300, paidMinor = 100, owedMinor = 0 }),
        Row("mdf-requests", "i-1~r-1", "approved", "p-1", "i-1", new { reservedMinor = 50 }),
        Row("protections", "o-1~p-1", "live", "p-1", "acme~core", new { }),
        Row("protections", "o-2~p-1", "live", "p-1", "acme~core", new { }),
        Row("protections", "o-3~p-2", "live", "p-2", "acme~edge", new { }),
    ];

    [Fact]
    public async Task SoundRows_HaveNoFinding() => Assert.Empty(await FindingsAsync());

    [Fact]
    public async Task APostingThatIsMissing_IsFound() =>
        Assert.Contains("Posting 4 comes after 2.", await FindingsAsync(gone: "i-1~000000000003"));

    [Fact]
    public async Task AnAccountOverdrawnInBetween_IsFound_ThoughTheEndIsSound() => Assert.Contains(
        "Posting 6 overdraws budget to -50 minor units.",
        await FindingsAsync(Posting(6, "accrued/p-2", "budget", 700), Posting(7, "budget", "accrued/p-2", 700)));

    [Theory]
    [InlineData("incentives", "i-1", """{"takenMinor":349,"availableMinor":650}""", "Its row says that 349 minor units are taken, its ledger 350.")]
    [InlineData("incentives", "i-1", """{"takenMinor":350,"availableMinor":651}""", "Its row says that 651 minor units are available, its ledger 650.")]
    [InlineData("incentives", "i-1", """{"takenMinor":350,"availableMinor":650,"budget":{"minor":349}}""", "350 minor units are taken of a budget of 349.")]
    [InlineData("payouts", "payout-1", """{"kind":"mdf","accruedMinor":301,"paidMinor":100}""", "p-1: 201 minor units are accrued and not paid by its rows, 200 by the ledger.")]
    [InlineData("payouts", "payout-1", """{"kind":"mdf","accruedMinor":300,"paidMinor":100,"owedMinor":5}""", "p-1: 5 minor units are owed back by its rows, 0 by the ledger.")]
    [InlineData("payouts", "payout-1", """{"kind":"margin","accruedMinor":300}""", "p-1: 300 minor units are given as margin by its rows, 0 by the ledger.")]
    [InlineData("mdf-requests", "i-1~r-1", """{"reservedMinor":0}""", "p-1: 0 minor units are reserved by its rows, 50 by the ledger.")]
    public async Task AFigureThatIsNotTheLedgers_IsFound(string list, string id, string body, string sentence) =>
        Assert.Contains(sentence, await FindingsAsync(Sound.Single(row => row.List == list && row.Id == id) with { Body = Encoding.UTF8.GetBytes(body) }));

    [Fact]
    public async Task MoneyOfAPartnerWithoutAnyRow_IsFound() =>
        Assert.Contains("p-9: 0 minor units are accrued and not paid by its rows, 7 by the ledger.", await FindingsAsync(Posting(6, "accrued/p-9", "budget", 7)));

    [Fact]
    public async Task TwoPartnersProtectedAtOneAccountAndProductLine_AreFound() => Assert.Equal(
        ["2 partners are protected at acme~edge: p-1, p-2."],
        await FindingsAsync(Row("protections", "o-4~p-1", "live", "p-1", "acme~edge", new { })));

    private static async Task<List<string>> FindingsAsync(params ListRow[] others) => await FindingsAsync(null, others);

    private static async Task<List<string>> FindingsAsync(string? gone, params ListRow[] others)
    {
        await using var journal = new MemoryJournal();
        var rows = Sound.Where(row => row.Id != gone && !others.Any(other => (other.List, other.Id) == (row.List, row.Id))).Concat(others);
        await journal.AppendAsync(
            new(new(SubjectKind.Incentive, "i-1"), Head.Empty, At, [], [], [], null) { Lists = [.. rows.Select(ListChange.Put)] }, Lane.Intake, TestContext.Current.CancellationToken);
        return await LedgerAudit.FindingsAsync(journal).Concat(ProtectionAudit.FindingsAsync(journal)).Select(finding => finding.Sentence).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static ListRow Posting(int number, string debit, string credit, long amountMinor) =>
        Row("postings", $"i-1~{number:D12}", debit.Split('/')[0], null, "i-1", new { number, debit, credit, amountMinor });

    private static ListRow Row(string list, string id, string state, string? partner, string? about, object body) =>
        new(list, id, state, At, partner, about, JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
}
