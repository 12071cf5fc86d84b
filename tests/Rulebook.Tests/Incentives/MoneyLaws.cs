using System.Collections.Immutable;
using CsCheck;
using PemActors.Rulebook.Compliance;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Incentives;

/// <summary>Any interleaving of everything that can happen to a book: whatever comes, the money is right after each step.</summary>
public sealed class MoneyLaws
{
    private static readonly Instant Start = Story.At("2026-03-01");
    private static readonly string[] Names = ["acme", "bolt"];

    /// <summary>One thing that happens; the figures mean what the verb makes of them.</summary>
    private readonly record struct Step(int Verb, int Subject, long Amount, int Hours, bool Flag);

    private static readonly Gen<Step> AnyStep = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], Gen.Long[0, 40], Gen.Int[0, 11], Gen.Bool,
        (verb, subject, amount, hours, flag) => new Step(verb, subject, amount, hours, flag));

    private static readonly Gen<Step[]> Steps = AnyStep.Array[1, 120];

    // Small figures against a small budget, so that everything collides.
    private static readonly Gen<long?> AnyBudget = Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 300].Select(minor => (long?)minor));

    [Fact]
    public void Entitlements_RestatementsHoldsAndPayouts() =>
        Gen.Select(AnyBudget, Gen.Int[0, 2], Steps).Sample((budget, cadence, steps) =>
            Run(Open(Defaults.Program.Incentives.ReferralFee, budget, (SettlementCadence)cadence), steps, Earning));

    [Fact]
    public void Margins() => Gen.Select(AnyBudget, Steps).Sample((budget, steps) => Run(Open(Defaults.Program.Incentives.Margin, budget), steps, Earning));

    [Fact]
    public void MdfRequests() => Gen.Select(AnyBudget, Steps).Sample((budget, steps) =>
        Run(Open(Defaults.Program.Incentives.Mdf with { ProofDays = 3, NetDays = 1 }, budget), steps, Funding));

    [Fact]
    public void SpifClaims() => Gen.Select(AnyBudget, Gen.Int[0, 3], Gen.Int[0, 5], Steps).Sample(
        (budget, quarterMax, totalMax, steps) => Run(
            Open(new IncentiveTerms.Spif([new(ActivityKind.Demo, 25), new(ActivityKind.Poc, 50)], quarterMax, totalMax == 5 ? null : totalMax, NetDays: 1), budget), steps, Claiming));

    // A law over books in which nothing happens proves nothing.
    [Fact]
    public void Steps_ReachEveryConsequenceAndRefusal()
    {
        if (Law.Few) return; // it judges the steps that the laws take, not the rules
        var seen = new SortedDictionary<string, int>();
        var gate = new Lock();
        void See(string name)
        {
            lock (gate) seen[name] = seen.GetValueOrDefault(name) + 1;
        }
        Gen.Select(Gen.Int[0, 2], AnyBudget, Steps).Sample(
            (kind, budget, steps) =>
            {
                var terms = new IncentiveTerms[]
                {
                    Defaults.Program.Incentives.ReferralFee with { NetDays = 1 },
                    Defaults.Program.Incentives.Mdf with { ProofDays = 3, NetDays = 1 },
                    new IncentiveTerms.Spif([new(ActivityKind.Demo, 25), new(ActivityKind.Poc, 50)], 1, 2, NetDays: 1),
                };
                Run(Open(terms[kind], budget), steps, new Doing[] { Earning, Funding, Claiming }[kind], See);
            },
            iter: 600,
            seed: "0000KOIXCCeP8");
        string[] expected =
        [
            nameof(IncentiveConsequence.Accrued), nameof(IncentiveConsequence.ClawedBack), nameof(IncentiveConsequence.Paid), nameof(IncentiveConsequence.HoldChanged),
            nameof(IncentiveConsequence.Reimbursed), nameof(IncentiveConsequence.Lapsed), "Netted", "Cut",
            nameof(PayoutRefusal.Held), nameof(PayoutRefusal.NotDue), nameof(PayoutRefusal.Pending), nameof(BudgetRefusal.BelowTaken), nameof(MdfRefusal.ProofLate),
            nameof(MdfRefusal.BudgetExhausted), nameof(SpifRefusal.CapReached), nameof(SpifRefusal.ActivityAlreadyClaimed),
        ];
        Assert.All(expected, name => Assert.True(seen.GetValueOrDefault(name) > 0, $"{name} is reached {seen.GetValueOrDefault(name)} times. {string.Join(", ", seen)}"));
    }

    private delegate object Doing(IncentiveBook book, Step step, FactKey key);

    private static IncentiveBook Open(IncentiveTerms terms, long? budget, SettlementCadence cadence = SettlementCadence.Daily) =>
        IncentiveBook.Open(new(new("inc"), "Incentive", Start.AddDays(-30), Start.AddDays(365), budget, Eligibility.Any, terms), cadence, Defaults.Program.Calendar).Book;

    private static void Run(IncentiveBook book, Step[] steps, Doing doing, Action<string>? see = null)
    {
        var now = Start;
        for (var i = 0; i < steps.Length; i++)
        {
            now += TimeSpan.FromHours(steps[i].Hours / 2);
            var key = new FactKey(now, "test", $"e{i:00}");
            var (decision, code) = Outcome(Common(book, steps[i], key) ?? doing(book, steps[i], key));
            if (code is not null) see?.Invoke(code);
            if (decision is null) continue;
            Invariants.Check(book, decision);
            foreach (var consequence in decision.Consequences)
            {
                see?.Invoke(consequence.GetType().Name);
                if (consequence is IncentiveConsequence.Paid { NettedMinor: > 0 }) see?.Invoke("Netted");
                if (consequence is IncentiveConsequence.Accrued accrued && accrued.Statement.Any(line => line.Kind == LineKind.Cut)) see?.Invoke("Cut");
            }
            book = decision.Book;
        }
    }

    // What can happen to any incentive; null where the step is its kind's own.
    private static object? Common(IncentiveBook book, Step step, FactKey key)
    {
        PayoutCommand Payout() => new(key, Known(book.Payouts, step), step.Flag ? null : step.Amount, new("fin"));
        return step.Verb switch
        {
            0 => book.Advance(key.Time),
            1 => book.Comply(new(Names[step.Subject % 2]), (ComplianceStatus)Math.Max(0, step.Amount % 8 - 4)),
            2 => BudgetCommands.Change(book, step.Amount == 0 ? null : step.Amount * 8),
            3 or 10 => PayoutCommands.Approve(book, Payout(), step.Hours % 3 == 0 ? Origin.History : Origin.Command),
            4 or 11 => PayoutCommands.Pay(book, Payout(), step.Hours % 3 == 0 ? Origin.History : Origin.Command),
            _ => null,
        };
    }

    private static object Earning(IncentiveBook book, Step step, FactKey key)
    {
        var cause = new FactKey(Start + TimeSpan.FromHours(step.Subject * 6 - 12), "crm", $"w{step.Subject}");
        var line = new StatementLine(step.Hours % 3 == 0 ? LineKind.Clawback : LineKind.ReferralFee, step.Amount, 1_000_000, step.Amount);
        var due = cause.Time + TimeSpan.FromHours(9);
        var version = int.Parse(key.Id[1..]) - (step.Hours == 0 ? 9 : 0);
        return book.Entitle(new(new($"p{step.Subject}"), new(Names[step.Subject % 2]), null, cause, step.Amount, due, [line]), version);
    }

    private static object Funding(IncentiveBook book, Step step, FactKey key)
    {
        var origin = step.Flag ? Origin.History : Origin.Command;
        var name = Known(book.Mdf.Requests, step);
        var held = key.Time + TimeSpan.FromHours(step.Hours * 6 - 66);
        return step.Verb switch
        {
            5 or 6 => MdfWorkflow.Propose(
                book,
                new(key, new($"r{step.Subject + step.Hours}"), new(Names[step.Subject % 2]), step.Amount, held, BookScript.Premier, true, new("ann")),
                origin),
            7 => MdfWorkflow.Approve(book, new(key, name, step.Hours % 2 == 0 ? null : step.Amount, new("bob")), origin),
            8 => MdfWorkflow.Prove(book, new(key, name, step.Amount, "ref", new("ann")), origin),
            _ => step.Hours < 3 ? MdfWorkflow.Reject(book, new(key, name)) : MdfWorkflow.Approve(book, new(key, name, null, null), origin),
        };
    }

    private static object Claiming(IncentiveBook book, Step step, FactKey key)
    {
        var origin = step.Flag ? Origin.History : Origin.Command;
        var decision = new SpifDecision(key, Known(book.Spif.Claims, step), new("bob"));
        var activity = new SpifActivity(
            new(Start.AddDays((int)step.Amount), "prm", $"a{step.Amount}"), new(Names[step.Subject % 2]), step.Amount % 2 == 0 ? ActivityKind.Demo : ActivityKind.Poc, true);
        return step.Verb switch
        {
            5 or 6 => SpifWorkflow.Claim(book, new(key, new($"c{step.Subject + step.Hours}"), new(Names[step.Subject % 2]), activity, BookScript.Premier, new("ann")), origin),
            7 or 8 => SpifWorkflow.Approve(book, decision, origin),
            _ => step.Hours < 3 ? SpifWorkflow.Deny(book, decision) : SpifWorkflow.Approve(book, decision, origin),
        };
    }

    // One that is there, if any is; else nothing would ever be decided.
    private static PayoutId Known<T>(ImmutableSortedDictionary<PayoutId, T> all, Step step) => all.IsEmpty ? new("none") : all.Keys.ElementAt((step.Subject + step.Hours) % all.Count);

    private static (BookDecision? Decision, string? Code) Outcome(object answer) => answer switch
    {
        BookDecision decision => (decision, null),
        Ruling<BookDecision, PayoutRefusal> ruling => (ruling.Decision, ruling.Code?.ToString()),
        Ruling<BookDecision, BudgetRefusal> ruling => (ruling.Decision, ruling.Code?.ToString()),
        Ruling<BookDecision, MdfRefusal> ruling => (ruling.Decision, ruling.Code?.ToString()),
        Ruling<BookDecision, SpifRefusal> ruling => (ruling.Decision, ruling.Code?.ToString()),
        _ => throw new ArgumentException($"Not an answer: {answer}"),
    };
}
