using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Kernel;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Kernel;

/// <summary>What the rulebook alone says of the facts of a run, at every close of every partner; and where that differs from what the kernel reported.</summary>
internal static class PureTwin
{
    /// <summary>Every difference, in words.</summary>
    public static IReadOnlyList<string> Differences(KernelPlan plan, FactLog log, ProgramDocument? program = null)
    {
        var rules = program ?? plan.Program;
        var partners = Fold(log.Facts, rules);
        var books = Books(log.Facts, partners, rules);
        var end = plan.Parameters.Start.AddDays(7 * plan.Weeks);
        var differences = new List<string>();
        foreach (var closes in log.Closes.GroupBy(close => close.Entity))
        {
            var evidence = partners[$"p-{closes.Key:D6}"];
            var history = TierHistory.At(evidence, rules, end);
            var decisions = history.Decisions.ToDictionary(decision => decision.Close);
            var earned = Earned(plan, evidence, rules, history, end);
            Claimed(earned, books, evidence.Id);
            foreach (var close in closes)
            {
                var at = plan.Parameters.Start.AddDays(7 * (close.Week + 1));
                Compare(differences, evidence.Id, at, "health", close.Health, evidence.HealthAt(at, rules));
                decisions.Remove(at, out var decision);
                Compare(differences, evidence.Id, at, "judged", close.Judged, decision is not null);
                if (decision is not null && close.Judged)
                {
                    Compare(differences, evidence.Id, at, "inputs", close.Inputs, decision.Inputs);
                    Compare(differences, evidence.Id, at, "before", close.Before, decision.Outcome.Before);
                    Compare(differences, evidence.Id, at, "after", close.After, decision.Outcome.After);
                }

                Compare(differences, evidence.Id, at, "earned", close.Earned, earned.GetValueOrDefault(at));
            }

            differences.AddRange(decisions.Keys.Select(at => $"{evidence.Id} at {at}: a decision that the kernel did not report."));
        }

        return differences;
    }

    private static void Compare<T>(List<string> differences, PartnerId partner, Instant at, string what, T kernel, T rulebook)
    {
        if (!EqualityComparer<T>.Default.Equals(kernel, rulebook)) differences.Add($"{partner} at {at}, {what}: kernel {kernel}, rulebook {rulebook}");
    }

    private static Dictionary<string, PartnerEvidence> Fold(IReadOnlyList<EmittedFact> log, ProgramDocument program)
    {
        var partners = log.Where(fact => fact.Partner is not null).GroupBy(fact => fact.Subject.Id)
            .ToDictionary(facts => facts.Key, facts => Rulebook.Evidence.Fold.Partner(new(facts.Key), facts.Select(fact => fact.Partner!)));
        foreach (var facts in log.Where(fact => fact.Opportunity is not null).GroupBy(fact => fact.Subject.Id))
        {
            var opportunity = Rulebook.Evidence.Fold.Opportunity(new(facts.Key), facts.Select(fact => fact.Opportunity!));
            // Each partner tells the opportunity what ends its protections; nobody else is protected in the account.
            foreach (var partner in opportunity.Concerned)
                if (partners[partner.Value].Lapses(program) is { Count: > 0 } lapses)
                    opportunity.Apply(new OpportunityFact.PartnerNoted(default, new(partner, 1, [], lapses)));
            foreach (var partner in opportunity.Concerned)
                if (opportunity.HistoryFor(partner, 1, program) is { } history)
                    partners[partner.Value].Apply(new PartnerFact.OpportunityNoted(default, history));
        }

        return partners;
    }

    // Claims are for people: the book of each SPIF takes them and their answers in order.
    private static Dictionary<IncentiveId, IncentiveBook> Books(IReadOnlyList<EmittedFact> log, Dictionary<string, PartnerEvidence> partners, ProgramDocument program)
    {
        var books = new Dictionary<IncentiveId, IncentiveBook>();
        var activities = log.Where(fact => fact.Partner is PartnerFact.ActivityRecorded).ToDictionary(
            fact => fact.Key.Id, fact => (PartnerFact.ActivityRecorded)fact.Partner!);
        foreach (var fact in log.Where(fact => fact.Decision is not null))
        {
            var id = new IncentiveId(fact.Subject.Id);
            if (fact.Decision is SyntheticDecision.Offered offered)
            {
                books[id] = IncentiveBook.Open(offered.Incentive, program.Incentives.Settlement, program.Calendar).Book;
                continue;
            }

            var ruling = fact.Decision switch
            {
                SyntheticDecision.SpifClaimed claimed => SpifWorkflow.Claim(books[id], Claiming(claimed, activities[claimed.Activity], partners, program), Origin.History),
                SyntheticDecision.SpifAnswered { Approved: true } answered => SpifWorkflow.Approve(books[id], new(answered.Key, new(answered.Claim), null), Origin.History),
                SyntheticDecision.SpifAnswered answered => SpifWorkflow.Deny(books[id], new(answered.Key, new(answered.Claim), null)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (ruling.Decision is { } decision) books[id] = decision.Book;
            else Assert.Equal(SpifRefusal.CapReached, ruling.Code);
        }

        return books;
    }

    private static SpifClaiming Claiming(
        SyntheticDecision.SpifClaimed claimed, PartnerFact.ActivityRecorded activity, Dictionary<string, PartnerEvidence> partners, ProgramDocument program)
    {
        var standing = partners[claimed.Partner.Value].StandingAt(activity.Key.Time, program);
        return new(claimed.Key, new(claimed.Claim), claimed.Partner, new(activity.Key, claimed.Partner, activity.Kind, activity.Verified), standing, null);
    }

    private static void Claimed(Dictionary<Instant, QuarterEarnings> quarters, Dictionary<IncentiveId, IncentiveBook> books, PartnerId partner)
    {
        foreach (var book in books.Values)
            foreach (var payout in book.Partners.GetValueOrDefault(partner, []))
            {
                var position = book.Payouts[payout];
                var quarter = QuarterCalendar.NextClose(book.Calendar, new(position.Entitlement.Cause.Time.Ticks - 1));
                var so = quarters.GetValueOrDefault(quarter);
                quarters[quarter] = so with { SpifMinor = so.SpifMinor + position.GrantedMinor };
            }
    }

    private static Dictionary<Instant, QuarterEarnings> Earned(KernelPlan plan, PartnerEvidence evidence, ProgramDocument program, TierHistory history, Instant end)
    {
        var quarters = new Dictionary<Instant, QuarterEarnings>();
        foreach (var incentive in plan.Incentives)
        {
            var earned = PartnerEarnings.Of(
                incentive, program.Calendar, evidence.Id, evidence.SharesAt(end), [], t => evidence.StandingAt(t, program, history), default, end);
            foreach (var quarter in earned)
            {
                var sum = quarter.Entitlements.Sum(entitlement => entitlement.AmountMinor);
                var so = quarters.GetValueOrDefault(quarter.Quarter);
                quarters[quarter.Quarter] = incentive.Terms.Kind switch
                {
                    IncentiveKind.Margin => so with { MarginMinor = so.MarginMinor + sum },
                    IncentiveKind.ReferralFee => so with { ReferralMinor = so.ReferralMinor + sum },
                    IncentiveKind.Rebate => so with { RebateMinor = so.RebateMinor + sum },
                    _ => so,
                };
            }
        }

        return quarters;
    }
}
