using PemActors.Rulebook.Tests.Incentives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Docs;

/// <summary>The worked examples of the pages on money, read from the page and executed.</summary>
public sealed class MoneyExamples
{
    [Fact]
    public void Ledger()
    {
        var script = BookScript.Referral(50_000);
        Table.Check(RulePage.Example("ledger.md"), row => Assert.Equal((row["moves"], row["balances"]), (script.Do(row["at"], row["do"]), script.Balances)));
    }

    [Fact]
    public void BudgetsAndSettlement() => Tell("budgets-and-settlement.md", BookScript.Referral(10_000));

    [Fact]
    public void Payouts() => Tell("payouts.md", BookScript.Referral());

    [Fact]
    public void Mdf() => Tell("mdf.md", BookScript.Mdf(50_000));

    [Fact]
    public void Spif() => Tell("spif.md", BookScript.Spif(100_000, totalMax: 3, quarterMax: 2));

    private static void Tell(string page, BookScript script) => Table.Check(RulePage.Example(page), row => Assert.Equal(row["moves"], script.Do(row["at"], row["do"])));
}
