using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>CSAT answers, from completed deliveries and from surveys alike: a plain mean over the window.</summary>
internal struct Satisfaction
{
    private readonly record struct Item(Instant At, short CsatHundredths) : IComparable<Item>
    {
        public int CompareTo(Item other) => At.CompareTo(other.At);
    }

    private SortedRun<Item> run;

    public void Add(Instant at, int csatHundredths) => run.Insert(new(at, checked((short)csatHundredths)));

    public readonly (int Count, long SumHundredths) In(Window window, Instant t) => In(window.OpensAfter(t), t);

    /// <summary>Answers in (after, until] and their sum.</summary>
    public readonly (int Count, long SumHundredths) In(Instant after, Instant until)
    {
        var count = 0;
        var sum = 0L;
        var items = run.Items;
        for (var i = items.Length - 1; i >= 0 && items[i].At > after; i--)
        {
            if (items[i].At > until) continue;
            count++;
            sum += items[i].CsatHundredths;
        }
        return (count, sum);
    }

    public readonly void Offer(ref NextInstant next, Window window)
    {
        foreach (ref readonly var item in run.Items) next.Offer(item.At, window);
    }
}
