using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

/// <summary>
/// Certifications earned and expired. Per (user, certification) the latest by key not after t counts, once: earned, while t is
/// before its end (none given: the calendar months later of the program in force when it was earned) and the user has not been removed; expired, not. A
/// Specialist counts only with a counting Foundational of the same user, an Advanced only with a counting Specialist.
/// </summary>
internal struct Certifications
{
    private readonly record struct Item(int User, int Certification, FactKey Key, bool Earned, CertificationLevel Level, short ScoreHundredths, Instant ExpiresAt)
        : IComparable<Item>
    {
        public bool SameAs(in Item other) => User == other.User && Certification == other.Certification;

        // The default instant stands for "no end given": the program's months decide.
        public Instant EndsAt(ProgramTimeline programs) => ExpiresAt == default ? Key.Time.AddMonths(programs.At(Key.Time).Enablement.CertificationMonths) : ExpiresAt;

        public int CompareTo(Item other) =>
            User != other.User ? User.CompareTo(other.User)
            : Certification != other.Certification ? Certification.CompareTo(other.Certification)
            : Key.CompareTo(other.Key);
    }

    private SortedRun<Item> run;

    public void Apply(PartnerFact.CertificationEarned fact, int user, int certification) =>
        run.Insert(new(user, certification, fact.Key, true, fact.Level, checked((short)fact.ScoreHundredths), fact.ExpiresAt ?? default));

    public void Apply(PartnerFact.CertificationExpired fact, int user, int certification) =>
        run.Insert(new(user, certification, fact.Key, false, default, 0, default));

    /// <summary>How many count at t, and the sum of their exam scores.</summary>
    public readonly (int Count, long ScoreSumHundredths) CountAt(Instant t, ProgramTimeline programs, scoped in Users users)
    {
        var items = run.Items;
        var count = 0;
        var sum = 0L;
        Span<int> held = stackalloc int[CertificationRules.Levels];
        Span<long> scores = stackalloc long[CertificationRules.Levels];
        for (var i = 0; i < items.Length;)
        {
            var user = items[i].User;
            held.Clear();
            scores.Clear();
            for (; i < items.Length && items[i].User == user; i++)
            {
                ref readonly var item = ref items[i];
                var latest = item.Key.Time <= t && (i + 1 == items.Length || !items[i + 1].SameAs(item) || items[i + 1].Key.Time > t);
                if (!latest || !item.Earned || t >= item.EndsAt(programs)) continue;
                held[(int)item.Level]++;
                scores[(int)item.Level] += item.ScoreHundredths;
            }
            if (held[0] == 0 || users.RemovedBy(user, t)) continue;
            var counting = CertificationRules.Counting(held, scores);
            count += counting.Count;
            sum += counting.ScoreSumHundredths;
        }
        return (count, sum);
    }

    /// <summary>
    /// How many were earned in a period, and the sum of their exam scores: per user and certification one, the latest of the period. What
    /// was earned stays so, whatever has expired or who has left since.
    /// </summary>
    public readonly (int Count, long ScoreSumHundredths) EarnedIn(PeriodBounds period)
    {
        var items = run.Items;
        var (count, sum) = (0, 0L);
        for (var i = items.Length - 1; i >= 0;)
        {
            // Sorted by key within a user and certification: from the end the first that fits is the latest.
            ref readonly var group = ref items[i];
            var taken = false;
            for (; i >= 0 && items[i].SameAs(group); i--)
            {
                if (taken || !items[i].Earned || !period.Contains(items[i].Key.Time)) continue;
                taken = true;
                count++;
                sum += items[i].ScoreHundredths;
            }
        }
        return (count, sum);
    }

    /// <summary>The first ever earned, counting still or not; <see cref="Instant.Never"/> when none was.</summary>
    public readonly Instant FirstEarned()
    {
        var first = Instant.Never;
        foreach (ref readonly var item in run.Items)
            if (item.Earned)
                first = Instant.Min(first, item.Key.Time);
        return first;
    }

    public readonly void Offer(ref NextInstant next, ProgramTimeline programs)
    {
        foreach (ref readonly var item in run.Items)
        {
            next.Offer(item.Key.Time);
            if (item.Earned) next.Offer(item.EndsAt(programs));
        }
    }
}
