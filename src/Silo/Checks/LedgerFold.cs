using System.Text.Json;
using PemActors.Journal;

namespace PemActors.Silo.Checks;

/// <summary>
/// The postings of one incentive, folded in order of their numbers: whether none is missing, each moves something, and no account but the vendor's pocket
/// was ever overdrawn.
/// </summary>
internal sealed class LedgerFold
{
    private const string Funding = "funding";
    private readonly SortedDictionary<string, long> balances = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    private LedgerFold() { }

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>The balance of an account: its kind alone, or <c>kind/partner</c>.</summary>
    public long this[string account] => balances.GetValueOrDefault(account);

    /// <summary>Partners that have an account.</summary>
    public IEnumerable<string> Partners => balances.Keys.Where(account => account.Contains('/', StringComparison.Ordinal)).Select(account => account.Split('/', 2)[1]).Distinct();

    /// <summary>The fold of rows in any order.</summary>
    public static LedgerFold Of(IEnumerable<ListRow> postings)
    {
        var fold = new LedgerFold();
        var expected = 0L;
        foreach (var posting in postings.Select(Posting.Of).OrderBy(posting => posting.Number))
        {
            if (posting.Number != ++expected)
            {
                fold.faults.Add($"Posting {posting.Number} comes after {expected - 1}.");
                expected = posting.Number;
            }
            fold.Take(posting);
        }
        return fold;
    }

    private void Take(Posting posting)
    {
        if (posting.AmountMinor <= 0 || posting.Debit == posting.Credit)
            faults.Add($"Posting {posting.Number} moves {posting.AmountMinor} minor units from {posting.Credit} to {posting.Debit}.");
        balances[posting.Debit] = this[posting.Debit] + posting.AmountMinor;
        balances[posting.Credit] = this[posting.Credit] - posting.AmountMinor;
        if (posting.Credit != Funding && this[posting.Credit] < 0)
            faults.Add($"Posting {posting.Number} overdraws {posting.Credit} to {this[posting.Credit]} minor units.");
    }

    private readonly record struct Posting(long Number, string Debit, string Credit, long AmountMinor)
    {
        public static Posting Of(ListRow row)
        {
            using var body = JsonDocument.Parse(row.Body);
            var root = body.RootElement;
            return new(root.GetProperty("number").GetInt64(), root.GetProperty("debit").GetString()!, root.GetProperty("credit").GetString()!, root.GetProperty("amountMinor").GetInt64());
        }
    }
}
