using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>How likely people are to recommend, 0–10 (NPS).</summary>
internal struct Recommendations
{
    private readonly record struct Item(Instant At, byte Score) : IComparable<Item>
    {
        public int CompareTo(Item other) => At != other.At ? At.CompareTo(other.At) : Score.CompareTo(other.Score);
    }

    // What makes an answer a promoter's or a detractor's is the question's own definition, not the program's.
    private const int PromoterFrom = 9;
    private const int DetractorTo = 6;

    private SortedRun<Item> run;

    public void Apply(PartnerFact.NpsSubmitted fact) => run.Insert(new(fact.Key.Time, checked((byte)fact.Score)));

    /// <summary>Answers in the window and the sum of their scores.</summary>
    public readonly (int Count, int Sum) In(Window window, Instant t)
    {
        var count = 0;
        var sum = 0;
        foreach (ref readonly var item in run.Items)
        {
            if (!window.Contains(item.At, t)) continue;
            count++;
            sum += item.Score;
        }
        return (count, sum);
    }

    /// <summary>Every answer counts from its own instant on.</summary>
    public readonly void Offer(ref NextInstant next)
    {
        foreach (ref readonly var item in run.Items) next.Offer(item.At);
    }

    /// <summary>Promoters, detractors and all answers of a period.</summary>
    public readonly (int Promoters, int Detractors, int Count) In(PeriodBounds period)
    {
        var (promoters, detractors, count) = (0, 0, 0);
        foreach (ref readonly var item in run.Items)
        {
            if (!period.Contains(item.At)) continue;
            count++;
            if (item.Score >= PromoterFrom) promoters++;
            else if (item.Score <= DetractorTo) detractors++;
        }
        return (promoters, detractors, count);
    }
}
