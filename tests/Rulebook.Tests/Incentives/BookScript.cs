using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;
using PemActors.Rulebook.Tiers;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>
/// Tells a book's story in words that a table or a page can hold, and answers each line by what moved, or by the code of the refusal.
/// <c>entitle p1 acme 100.00</c>, <c>restate p1 80.00</c>, <c>advance</c>, <c>approve p1 [40.00]</c>, <c>pay p1</c>,
/// <c>hold|review|release acme</c>, <c>budget 500.00|unlimited</c>, <c>close</c>,
/// <c>propose r1 acme 800.00</c>, <c>preapprove r1</c>, <c>reject r1</c>, <c>prove r1 600.00</c>, <c>claim c1 acme demo a1</c>, <c>grant c1</c>, <c>deny c1</c>;
/// <c>by ann</c> at the end names the person, <c>history</c> before all makes it another system's decision.
/// </summary>
internal sealed class BookScript
{
    private long version;
    private int entry;

    public BookScript(IncentiveTerms terms, long? budgetMinor, SettlementCadence settlement = SettlementCadence.Daily)
    {
        var incentive = new Incentive(new("inc"), "Incentive", Story.At("2026-01-01"), Story.At("2027-01-01"), budgetMinor, Eligibility.Any, terms);
        Last = IncentiveBook.Open(incentive, settlement, Defaults.Program.Calendar);
    }

    private BookScript(IncentiveBook book) => Last = new(book, [], []);

    public BookDecision Last { get; private set; }

    public IncentiveBook Book => Last.Book;

    /// <summary>Goes on from a book.</summary>
    public static BookScript Of(IncentiveBook book) => new(book);

    public static BookScript Referral(long? budgetMinor = null) => new(Defaults.Program.Incentives.ReferralFee, budgetMinor);

    public static BookScript Mdf(long? budgetMinor = null) => new(Defaults.Program.Incentives.Mdf, budgetMinor);

    public static BookScript Spif(long? budgetMinor = null, int? totalMax = null, int quarterMax = 10) =>
        new(Defaults.Program.Incentives.Spif with { TotalMax = totalMax, PartnerQuarterMax = quarterMax }, budgetMinor);

    /// <summary>Words of the last decision: postings in order, then consequences on request.</summary>
    public string Do(string at, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var origin = words.Remove("history") ? Origin.History : Origin.Command;
        PersonId? by = null;
        if (words.Count > 2 && words[^2] == "by")
        {
            by = new(words[^1]);
            words.RemoveRange(words.Count - 2, 2);
        }
        var key = new FactKey(Story.At(at), "console", $"e{entry++:000}");
        var name = words.Count > 1 ? words[1] : "";
        PayoutCommand Payout() => new(key, Known(name), words.Count > 2 ? Minor(words[2]) : null, by);
        return words[0] switch
        {
            "entitle" => Take(Book.Entitle(Earned(key, words), ++version)),
            "restate" => Take(Book.Entitle(Restated(words), ++version)),
            "advance" => Take(Book.Advance(key.Time)),
            "hold" => Take(Book.Comply(new(name), ComplianceStatus.Hold)),
            "review" => Take(Book.Comply(new(name), ComplianceStatus.Suspended)),
            "release" => Take(Book.Comply(new(name), ComplianceStatus.Warning)),
            "approve" => Take(PayoutCommands.Approve(Book, Payout(), origin)),
            "pay" => Take(PayoutCommands.Pay(Book, Payout(), origin)),
            "budget" => Take(BudgetCommands.Change(Book, name == "unlimited" ? null : Minor(name))),
            "close" => Take(BudgetCommands.Close(Book, key)),
            "propose" => Take(MdfWorkflow.Propose(Book, new(key, new(name), new(words[2]), Minor(words[3]), Event(words), Standing(words), !words.Contains("benefitless"), by), origin)),
            "preapprove" => Take(MdfWorkflow.Approve(Book, new(key, new(name), words.Count > 2 ? Minor(words[2]) : null, by), origin)),
            "reject" => Take(MdfWorkflow.Reject(Book, new(key, new(name)))),
            "prove" => Take(MdfWorkflow.Prove(Book, new(key, new(name), Minor(words[2]), words.Contains("bare") ? null : "ref", by), origin)),
            "claim" => Take(SpifWorkflow.Claim(Book, Claiming(key, words, by), origin)),
            "grant" => Take(SpifWorkflow.Approve(Book, new(key, new(name), by), origin)),
            "deny" => Take(SpifWorkflow.Deny(Book, new(key, new(name), by))),
            _ => throw new ArgumentException($"No such line: {line}"),
        };
    }

    /// <summary>Every balance, funding left out.</summary>
    public string Balances => Text(Book.Ledger);

    public static string Text(Ledger ledger) => string.Join(", ", ledger.Balances.Where(pair => pair.Key != Account.Funding).Select(pair => $"{pair.Key} {Money(pair.Value)}"));

    public static string Money(long minor) => $"{minor / 100}.{Math.Abs(minor % 100):00}";

    public static string Lines(IEnumerable<StatementLine> lines) =>
        string.Join("; ", lines.Select(line => $"{Kebab(line.Kind.ToString())} {line.BaseMinor} × {line.RatePpm} = {line.AmountMinor}"));

    public static string Kebab(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    public static long Minor(string money) => (long)(decimal.Parse(money) * 100);

    private string Take(BookDecision decision)
    {
        Last = decision;
        return string.Join("; ", decision.Postings);
    }

    private string Take<TCode>(Ruling<BookDecision, TCode> ruling) where TCode : struct, Enum
    {
        if (ruling is Ruling<BookDecision, TCode>.Refused refused) return Kebab(refused.Reason.ToString());
        return Take(ruling.Decision!);
    }

    /// <summary>The payout of an MDF request, of a SPIF claim, or of that name.</summary>
    public PayoutId Known(string name)
    {
        if (Book.Mdf.Requests.TryGetValue(new(name), out var request)) return PayoutNames.OfRequest(Book.Incentive.Id, request.Partner, request.Request);
        return Book.Spif.Claims.TryGetValue(new(name), out var claim) ? PayoutNames.OfActivity(Book.Incentive.Id, claim.Partner, claim.Activity.Key) : new(name);
    }

    public static readonly PartnerStanding Premier = new(Tier.Premier, PartnerType.Reseller, "emea", 0, 0, false, false);

    private static PartnerStanding Standing(List<string> words) => Premier with { Terminated = words.Contains("ended") };

    // entitle p1 acme 100.00 [caused 2026-03-01] [clawback]
    private static Entitlement Earned(FactKey key, List<string> words)
    {
        var amount = Minor(words[3]);
        var at = words.IndexOf("caused");
        var cause = new FactKey(at < 0 ? key.Time : Story.At(words[at + 1]), "crm", $"won-{words[1]}");
        StatementLine fee = words.Contains("clawback") ? new(LineKind.Clawback, amount, 1_000_000, amount) : new(LineKind.ReferralFee, amount * 10, 100_000, amount);
        return new(new(words[1]), new(words[2]), new("o1"), cause, amount, cause.Time.AddDays(45), [fee]);
    }

    // The same payout of the same cause, known to be another sum.
    private Entitlement Restated(List<string> words)
    {
        var known = Book.Payouts[new(words[1])].Entitlement;
        var amount = Minor(words[2]);
        return known with { AmountMinor = amount, Lines = [new(LineKind.ReferralFee, amount * 10, 100_000, amount)] };
    }

    // propose r1 acme 800.00 [event 2026-05-01]
    private static Instant Event(List<string> words) => words.IndexOf("event") is var at and >= 0 ? Story.At(words[at + 1]) : Story.At("2026-05-01");

    // claim c1 acme demo a1 [on 2026-02-10] [of bolt] [unverified]; activity "none" is unknown
    private static SpifClaiming Claiming(FactKey key, List<string> words, PersonId? by)
    {
        string After(string word, string otherwise) => words.IndexOf(word) is var at and >= 0 ? words[at + 1] : otherwise;
        var kind = Enum.Parse<ActivityKind>(words[3].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        var activity = new SpifActivity(new(Story.At(After("on", "2026-02-10")), "prm", words[4]), new(After("of", words[2])), kind, !words.Contains("unverified"));
        return new(key, new(words[1]), new(words[2]), words[4] == "none" ? null : activity, Standing(words), by);
    }
}
