using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>What holds of every book at all times, and of every step from one to the next. The sums are made anew from payouts, requests and claims.</summary>
internal static class Invariants
{
    public static void Check(IncentiveBook before, BookDecision decision)
    {
        Balanced(decision.Book.Ledger);
        Assert.Equal(decision.Postings.Aggregate(before.Ledger, (ledger, posting) => ledger.Post(posting)).Balances, decision.Book.Ledger.Balances);
        NotOverdrawn(decision.Book);
        foreach (var position in decision.Book.Payouts.Values) Ordered(position);
        foreach (var partner in decision.Book.Ledger.Balances.Keys.Select(account => account.Partner).Concat(decision.Book.Partners.Keys).Distinct().Where(partner => partner != default))
            SumsOf(decision.Book, partner);
        Assert.Equal(
            decision.Book.Payouts.Values.Where(position => position.PendingMinor > 0).Select(position => new SettlementTurn(position.Entitlement.Cause, position.Payout)).Order(),
            decision.Book.Pending.AsEnumerable());
        CapsHold(decision.Book);
        foreach (var consequence in decision.Consequences) StatementSums(consequence);
        var cash = decision.Consequences.OfType<IncentiveConsequence.Paid>().Sum(paid => paid.AmountMinor);
        Assert.Equal(Out(before) + cash, Out(decision.Book));
    }

    /// <summary>Money that has left the house.</summary>
    public static long Out(IncentiveBook book) => Sum(book, AccountKind.Paid) + Sum(book, AccountKind.Receivable);

    public static long Sum(IncentiveBook book, AccountKind kind) => book.Ledger.Balances.Where(pair => pair.Key.Kind == kind).Sum(pair => pair.Value);

    private static void Balanced(Ledger ledger)
    {
        Assert.Equal(0, ledger.Balances.Values.Sum());
        Assert.DoesNotContain(ledger.Balances, pair => pair.Key == Account.Funding ? pair.Value >= 0 : pair.Value <= 0);
    }

    private static void NotOverdrawn(IncentiveBook book)
    {
        if (book.Incentive.BudgetMinor is { } budget) Assert.Equal((budget, true), (book.TakenMinor + book.AvailableMinor, book.AvailableMinor >= 0));
        else Assert.Equal((0, 0), (book.Ledger[Account.Budget], book.Pending.Count));
    }

    private static void Ordered(PayoutPosition position)
    {
        long[] stages = [position.Entitlement.AmountMinor, position.SettledMinor, position.GrantedMinor, position.ApprovedMinor, position.PaidMinor, 0];
        Assert.Equal(stages.OrderDescending(), stages);
        Assert.True(position.OwedMinor == 0 || (position.OwedMinor > 0 && position.GrantedMinor == position.PaidMinor), "What is owed is owed by a payout of which nothing is unpaid.");
    }

    private static void SumsOf(IncentiveBook book, PartnerId partner)
    {
        var positions = book.Payouts.Values.Where(position => position.Partner == partner).ToList();
        Assert.Equal(positions.Count, book.Partners.TryGetValue(partner, out var names) ? names.Count(name => book.Payouts[name].Partner == partner) : 0);
        var money = book.MoneyOf(partner);
        var (unapproved, unpaid) = (positions.Sum(position => position.UnapprovedMinor), positions.Sum(position => position.UnpaidMinor));
        var margin = book.Incentive.Terms.Kind == IncentiveKind.Margin;
        var held = !margin && book.IsHeld(partner);
        Assert.Equal(
            new PartnerMoney(
                positions.Sum(position => position.PendingMinor),
                book.Mdf.Requests.Values.Where(request => request.Partner == partner).Sum(request => request.ReservedMinor),
                held || margin ? 0 : unapproved,
                held ? unapproved + unpaid : 0,
                held ? 0 : unpaid,
                positions.Sum(position => position.PaidMinor),
                positions.Sum(position => position.OwedMinor),
                margin ? unapproved : 0),
            money);
    }

    private static void CapsHold(IncentiveBook book)
    {
        if (book.Incentive.Terms is not IncentiveTerms.Spif terms) return;
        var approved = book.Spif.Claims.Values.Where(claim => claim.State == SpifState.Approved).ToList();
        Assert.Equal((approved.Count, true), (book.Spif.PaidInBox, approved.Count <= (terms.TotalMax ?? int.MaxValue)));
        Assert.Equal(approved.Count, book.Payouts.Count);
        foreach (var quarter in approved.GroupBy(claim => (claim.Partner, QuarterCalendar.NextClose(book.Calendar, new(claim.Activity.Key.Time.Ticks - 1)))))
            Assert.Equal((quarter.Count(), true), (book.Spif.PaidIn(quarter.Key.Partner, quarter.Key.Item2), quarter.Count() <= terms.PartnerQuarterMax));
    }

    private static void StatementSums(IncentiveConsequence consequence)
    {
        if (consequence is IncentiveConsequence.Accrued accrued) Assert.Equal(accrued.AfterMinor, accrued.Statement.Sum(line => line.AmountMinor));
        if (consequence is IncentiveConsequence.Paid paid) Assert.Equal(paid.AmountMinor, paid.Statement.Sum(line => line.AmountMinor));
    }
}
