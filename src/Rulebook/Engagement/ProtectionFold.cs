using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Engagement;

/// <summary>
/// Protections of one account, or of one opportunity alone, from its steps in order of key. An approval protects its opportunity
/// unless another partner is protected anywhere in the account or the opportunity has closed before: then it is void. An approval of a
/// live protection renews it. A renewal by decision without a live protection is void; a stage moving forward and an activity of the
/// holder just find nothing to renew. What happens up to t depends on steps up to t alone.
/// </summary>
public static class ProtectionFold
{
    /// <summary>Protections held and decisions void.</summary>
    /// <param name="steps">Ascending by key.</param>
    /// <param name="terms">How many days a grant without an end of its own, and a renewal, protects: by the terms at its own time.</param>
    public static ProtectionStory Over(IEnumerable<RegistrationStep> steps, EngagementInForce terms)
    {
        var run = new Run(terms);
        foreach (var step in steps) run.Take(step);
        return run.Story();
    }

    private sealed class Run(EngagementInForce terms)
    {
        private readonly List<Building> all = [];
        private readonly List<Building> live = [];
        private readonly Dictionary<OpportunityId, Instant> closes = [];
        private readonly List<RegistrationStep> voided = [];

        public void Take(RegistrationStep step)
        {
            var at = step.Key.Time;
            live.RemoveAll(protection => !protection.Held.Contains(at));
            switch (step)
            {
                case RegistrationStep.Approved approved: Grant(approved, approved.Partner, approved.Until); break;
                case RegistrationStep.Renewed renewed:
                    if (LiveOn(step.Opportunity) is { } known && known.Partner == renewed.Partner) Renew(known, at, renewed.Until);
                    else voided.Add(step);
                    break;
                case RegistrationStep.StageAdvanced:
                    if (LiveOn(step.Opportunity) is { } advanced) Renew(advanced, at, null);
                    break;
                case RegistrationStep.ActivityDone done:
                    if (LiveOn(step.Opportunity) is { } active && active.Partner == done.Partner) Renew(active, at, null);
                    break;
                case RegistrationStep.Closed:
                    closes.TryAdd(step.Opportunity, at);
                    if (LiveOn(step.Opportunity) is { } closing) closing.End(at, ProtectionRules.Close(closing.Held, at));
                    break;
                case RegistrationStep.Lapsed lapsed: Lapse(at, protection => protection.Partner == lapsed.Partner); break;
                case RegistrationStep.ConflictDecided decided: Decide(decided); break;
                case RegistrationStep.Submitted or RegistrationStep.Rejected: break;
                default: throw new UnreachableException($"No protection follows {step.GetType().Name}.");
            }
        }

        // Granted and lost at one instant is never held.
        public ProtectionStory Story() =>
            new([.. all.Where(protection => protection.Held.Until > protection.Held.From).Select(protection => protection.Done())], voided);

        private void Grant(RegistrationStep step, PartnerId partner, Instant? until)
        {
            var at = step.Key.Time;
            var held = Granted(step.Opportunity, at, until);
            if (live.Exists(protection => protection.Partner != partner)) voided.Add(step);
            else if (LiveOn(step.Opportunity) is { } own) Renew(own, at, until);
            else if (!held.Contains(at)) voided.Add(step);
            else
            {
                var granted = new Building(step, partner, held);
                all.Add(granted);
                live.Add(granted);
            }
        }

        // An award takes only from the parties: over anybody else's head it would make a second protection, and is void. So is one that could
        // protect nothing.
        private void Decide(RegistrationStep.ConflictDecided decided)
        {
            switch (decided.Outcome)
            {
                case ConflictOutcome.Award award:
                    if (live.Exists(protection => protection.Partner == award.Winner)) break;
                    var at = decided.Key.Time;
                    if (live.Exists(protection => !decided.Parties.Contains(protection.Partner)) || !Granted(decided.Opportunity, at, null).Contains(at))
                    {
                        voided.Add(decided);
                        break;
                    }
                    Lapse(at, _ => true);
                    Grant(decided, award.Winner, null);
                    break;
                case ConflictOutcome.Void: Lapse(decided.Key.Time, protection => decided.Parties.Contains(protection.Partner)); break;
                case ConflictOutcome.Split: break;
                default: throw new UnreachableException($"No protection follows {decided.Outcome.GetType().Name}.");
            }
        }

        private void Lapse(Instant at, Predicate<Building> which)
        {
            foreach (var protection in live.FindAll(which)) protection.End(at, ProtectionRules.Lapse(protection.Held, at));
            live.RemoveAll(which);
        }

        private void Renew(Building protection, Instant at, Instant? until) =>
            protection.End(at, Capped(protection.Opportunity, ProtectionRules.Renew(protection.Held, at, until, terms.At(at).ProtectionDays)));

        private Interval Granted(OpportunityId opportunity, Instant at, Instant? until) => Capped(opportunity, ProtectionRules.Grant(at, until, terms.At(at).ProtectionDays));

        // What is granted or renewed at the very instant of the close ends with it, like what was held before.
        private Interval Capped(OpportunityId opportunity, Interval held) =>
            closes.TryGetValue(opportunity, out var closed) ? ProtectionRules.Close(held, closed) : held;

        private Building? LiveOn(OpportunityId opportunity) => live.Find(protection => protection.Opportunity == opportunity);
    }

    private sealed class Building(RegistrationStep granted, PartnerId partner, Interval held)
    {
        private readonly List<ProtectionEnd> ends = new() { new(held.From, held.Until) };

        public OpportunityId Opportunity { get; } = granted.Opportunity;

        public PartnerId Partner { get; } = partner;

        public Interval Held { get; private set; } = held;

        public void End(Instant at, Interval now)
        {
            if (now == Held) return;
            Held = now;
            if (ends[^1].At == at) ends[^1] = new(at, now.Until);
            else ends.Add(new(at, now.Until));
        }

        public Protection Done() => new(Opportunity, Partner, granted.Key, ends);
    }
}
