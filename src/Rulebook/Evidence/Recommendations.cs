using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>How likely people are to recommend, 0–10 (NPS).</summary>
internal struct Recommendations
{
    private readonly record struct Item(Instant At, byte Score) : IComparable<Item>
    {
        public int CompareTo(Item other) => At != other.At ? At.CompareTo(other.At) : Score.CompareTo(other.Score);
    }

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
}
