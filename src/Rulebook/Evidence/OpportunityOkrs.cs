using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    private SortedRun<Keyed<PartnerId>> rejections;

    /// <summary>
    /// What this opportunity adds to the sums of a period as of <paramref name="t"/>: its win or loss, what it was worth, its expansions, and
    /// the answers its registrations got. All zero before the creation, and before the period has begun.
    /// </summary>
    public OkrSums OkrsIn(PeriodBounds period, Instant t, ProgramDocument program)
    {
        if (created is null || created.Key.Time > t || t <= period.After) return default;
        var known = period.AsOf(t);
        var answers = AnswersIn(known, program.Engagement.ResponseHours);
        if (ClosedAt > known.Until) return answers;
        var protections = Protections(program.Engagement.ProtectionDays);
        return answers + ResultIn(known, protections) + WorthIn(known, t, protections, program.Attribution.LookBackDays);
    }

    // A deal is a partner's when one owns it, had a registration of it approved, or touched it, by its close; else it is direct.
    private OkrSums ResultIn(PeriodBounds known, List<Protection> protections)
    {
        if (!known.Contains(ClosedAt)) return default;
        var isPartners = created!.Owner is not null || protections.Count > 0 || IsTouched();
        return closed is OpportunityFact.Won
            ? isPartners ? new() { PartnerWon = 1 } : new() { DirectWon = 1 }
            : isPartners ? new() { PartnerLost = 1 } : new() { DirectLost = 1 };
    }

    // A customer who has left since is worth nothing, in the period of the win and in those of expansions alike.
    private OkrSums WorthIn(PeriodBounds known, Instant t, List<Protection> protections, int lookBackDays)
    {
        if (closed is not OpportunityFact.Won won || ChurnedAt <= t) return default;
        var wonMinor = known.Contains(ClosedAt) ? won.AmountMinor : 0;
        // Expansions before the win are of an earlier subscription.
        var from = Instant.Max(known.After, new(ClosedAt.Ticks - 1));
        var expandedMinor = revenue.By(known.Until).ExpandedMinor - revenue.By(from).ExpandedMinor;
        var expansionMinor = (created!.Expansion ? wonMinor : 0) + expandedMinor;
        var isSourced = SourcedBy(protections, lookBackDays) is not null;
        return new()
        {
            SourcedMinor = isSourced ? wonMinor : 0,
            ExpansionMinor = expansionMinor,
            InfluencedExpansionMinor = isSourced || CreditedTouches(protections, lookBackDays).Count > 0 ? expansionMinor : 0,
        };
    }

    private bool IsTouched()
    {
        foreach (ref readonly var touch in touches.Items)
            if (touch.Value.Verified && touch.Key.Time <= ClosedAt)
                return true;
        return false;
    }

    /// <summary>
    /// Registrations answered in time, and overdue ones, each by the instant that settled it. One that the close overtook by the time its answer
    /// was due asks for none; one submitted again before its answer is asked once, from the first time.
    /// </summary>
    private OkrSums AnswersIn(PeriodBounds known, int responseHours)
    {
        var inTime = 0;
        var overdue = 0;
        var items = submissions.Items;
        for (var i = 0; i < items.Length; i++)
        {
            var (submitted, partner) = (items[i].Key.Time, items[i].Value);
            var answered = AnsweredAt(partner, submitted);
            if (AskedBefore(items[..i], partner, answered)) continue;
            var due = submitted + TimeSpan.FromHours(responseHours);
            if (answered <= due)
            {
                if (known.Contains(answered)) inTime++;
            }
            else if (ClosedAt > due && known.Contains(due))
            {
                overdue++;
            }
        }
        return new() { AnswersInTime = inTime, AnswersDue = inTime + overdue };
    }

    private bool AskedBefore(ReadOnlySpan<Keyed<PartnerId>> earlier, PartnerId partner, Instant answered)
    {
        foreach (ref readonly var submission in earlier)
            if (submission.Value == partner && AnsweredAt(partner, submission.Key.Time) == answered)
                return true;
        return false;
    }

    private Instant AnsweredAt(PartnerId partner, Instant submitted)
    {
        var first = Instant.Never;
        foreach (ref readonly var grant in grants.Items)
            if (grant.Value.Partner == partner && !grant.Value.Renews && grant.Key.Time >= submitted)
                first = Instant.Min(first, grant.Key.Time);
        foreach (ref readonly var rejection in rejections.Items)
            if (rejection.Value == partner && rejection.Key.Time >= submitted)
                first = Instant.Min(first, rejection.Key.Time);
        return first;
    }

    private void Reject(OpportunityFact.RegistrationRejected rejected)
    {
        concerned.Add(rejected.Partner);
        rejections.Insert(new(rejected.Key, rejected.Partner));
    }
}
