using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PF = PemActors.Rulebook.Facts.PartnerFact;
using OF = PemActors.Rulebook.Facts.OpportunityFact;

namespace PemActors.Rulebook.Tests.Support;

/// <summary>
/// What health reads, said again as plainly as possible over raw facts: everything later than t is thrown away first, and the page
/// "How evidence is read from facts" is then followed sentence by sentence. Slow on purpose.
/// </summary>
internal static class Oracle
{
    public static HealthInputs HealthAt(Generated log, PartnerId me, Instant t, ProgramDocument program)
    {
        var facts = log.Partner.Where(fact => fact.Key.Time <= t).OrderBy(fact => fact.Key).ToList();
        if (!facts.OfType<PF.Applied>().Any()) return default;
        var deals = log.Opportunities.Select(raw => raw.Where(fact => fact.Key.Time <= t).OrderBy(fact => fact.Key).ToList()).Where(deal => deal.OfType<OF.Created>().Any()).ToList();
        var health = program.Health;

        var activities = facts.OfType<PF.ActivityRecorded>().Select(fact => fact.Key.Time)
            .Concat(deals.SelectMany(deal => deal.OfType<OF.RegistrationSubmitted>()).Where(fact => fact.Partner == me).Select(fact => fact.Key.Time))
            .Count(time => Within(time, health.Activity.WindowDays, t));

        var open = deals.Where(deal => Close(deal) is null && Linked(deal, me, t, program)).ToList();
        var closed = deals.Where(deal => Close(deal) is { } close && Within(close.Key.Time, health.Quality.WindowDays, t) && Linked(deal, me, close.Key.Time, program)).ToList();

        var certified = facts.OfType<PF.CertificationEarned>().GroupBy(fact => (fact.User, fact.Certification)).Select(group => group.Last())
            .Where(earned => t < (earned.ExpiresAt ?? earned.Key.Time.AddMonths(program.Enablement.CertificationMonths)))
            .Where(earned => !facts.OfType<PF.CertificationExpired>().Any(expired => (expired.User, expired.Certification) == (earned.User, earned.Certification) && expired.Key > earned.Key))
            .Where(earned => facts.LastOrDefault(fact => fact is PF.UserAdded added && added.User == earned.User || fact is PF.UserRemoved removed && removed.User == earned.User) is not PF.UserRemoved)
            .ToList();
        var counting = certified.Where(earned => Enumerable.Range(0, (int)earned.Level).All(lower => certified.Any(other => other.User == earned.User && (int)other.Level == lower))).ToList();

        var csat = facts.OfType<PF.SurveyAnswered>().Select(fact => (fact.Key.Time, Csat: (int?)fact.CsatHundredths))
            .Concat(facts.OfType<PF.DeliveryCompleted>().Select(fact => (fact.Key.Time, Csat: fact.CsatHundredths)))
            .Where(answer => answer.Csat is not null && Within(answer.Time, health.Quality.WindowDays, t)).ToList();

        var strikes = facts.OfType<PF.StrikeConfirmed>().GroupBy(fact => fact.Violation)
            .Count(group => Within(group.First().Key.Time, health.Compliance.WindowDays, t) && !facts.OfType<PF.StrikeCleared>().Any(fact => fact.Violation == group.Key));

        return new(
            activities,
            open.Sum(Amount),
            open.Where(deal => StageOf(deal) is Stage.Propose or Stage.Negotiate).Sum(Amount),
            counting.Count,
            counting.Sum(earned => (long)earned.ScoreHundredths),
            closed.Count(deal => Close(deal) is OF.Won),
            closed.Count(deal => Close(deal) is OF.Lost),
            csat.Count,
            csat.Sum(answer => (long)answer.Csat!),
            strikes);
    }

    private static bool Within(Instant item, int days, Instant t) => item <= t && t - item < TimeSpan.FromDays(days);

    private static OF? Close(List<OF> deal) => deal.FirstOrDefault(fact => fact is OF.Won or OF.Lost);

    private static OF.Created Creation(List<OF> deal) => deal.OfType<OF.Created>().First();

    private static long Amount(List<OF> deal) => deal.OfType<OF.AmountChanged>().LastOrDefault()?.AmountMinor ?? Creation(deal).AmountMinor;

    private static Stage StageOf(List<OF> deal) => deal.OfType<OF.StageChanged>().LastOrDefault()?.Stage ?? Creation(deal).Stage;

    private static bool Linked(List<OF> deal, PartnerId me, Instant at, ProgramDocument program) =>
        Creation(deal).Owner == me
        || deal.OfType<OF.TouchRecorded>().Any(touch => touch.Verified && touch.Partner == me && touch.Key.Time <= at)
        || Holder(deal, at, program) == me;

    // Who holds the protection at an instant: the story told step by step. Of what a partner told the last version is read.
    private static PartnerId? Holder(List<OF> deal, Instant at, ProgramDocument program)
    {
        PartnerId? holder = null;
        var until = default(Instant);
        var stage = Creation(deal).Stage;
        var told = deal.OfType<OF.PartnerNoted>().GroupBy(fact => fact.Involvement.Partner).Select(group => group.MaxBy(fact => fact.Involvement.Version)!.Involvement).ToList();
        var story = deal.Where(fact => fact is not OF.PartnerNoted).Select(fact => (Key: fact.Key, Fact: (object)fact))
            .Concat(told.SelectMany(one => one.Activities.Select(activity => (Key: activity.Key, Fact: (object)(one.Partner, activity.Kind)))))
            .Concat(told.SelectMany(one => one.Lapses.Select(key => (Key: key, Fact: (object)one.Partner)))).OrderBy(step => step.Key);
        foreach (var (key, fact) in story.Where(step => step.Key.Time <= at && (Close(deal) is not { } close || step.Key.Time <= close.Key.Time)))
        {
            if (key.Time >= until) holder = null;
            if (fact is OF.RegistrationApproved approved && (holder is null || holder == approved.Partner))
            {
                var end = approved.Until ?? key.Time.AddDays(program.Engagement.ProtectionDays);
                until = holder is null ? end : Instant.Max(until, end);
                holder = end > key.Time || holder is not null ? approved.Partner : null;
            }
            var qualifies = fact is OF.StageChanged changed ? changed.Stage > stage
                : fact is (PartnerId by, ActivityKind kind) && by == holder && program.Engagement.QualifyingActivities.Contains(kind);
            if (holder is not null && qualifies) until = Instant.Max(until, key.Time.AddDays(program.Engagement.ProtectionDays));
            if (fact is OF.RegistrationRenewed renewed && holder == renewed.Partner)
                until = Instant.Max(until, renewed.Until ?? key.Time.AddDays(program.Engagement.ProtectionDays));
            if (fact is OF.StageChanged moved) stage = moved.Stage;
            if (fact is PartnerId lapsed && lapsed == holder) until = key.Time;
        }
        return at < until ? holder : null;
    }
}
