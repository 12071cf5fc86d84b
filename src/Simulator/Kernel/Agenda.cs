namespace PemActors.Simulator.Kernel;

/// <summary>
/// Items waiting for a week, in a wheel of weeks: each slot of the wheel holds a chain of items due in its week or a whole number of turns later. Room grows as
/// it is needed and is kept, so a second run of the same size takes none.
/// </summary>
/// <typeparam name="T">The item.</typeparam>
internal sealed class Agenda<T>
    where T : struct
{
    private const int Slots = 256;
    private const int None = -1;
    private readonly int[] _heads = new int[Slots];
    private Link[] _links = [];
    private T[] _items = [];
    private int _free = None;
    private int _used;

    public Agenda() => Clear();

    private record struct Link(int Next, int Due);

    /// <summary>Items that wait.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        Array.Fill(_heads, None);
        (_free, _used, Count) = (None, 0, 0);
    }

    /// <summary>Room for an item due in a week; what it refers to holds until the next one is added.</summary>
    public ref T Add(int due)
    {
        var at = _free;
        if (at != None) _free = _links[at].Next;
        else at = Room();
        ref var head = ref _heads[due % Slots];
        _links[at] = new(head, due);
        head = at;
        Count++;
        return ref _items[at];
    }

    /// <summary>Takes the items due in a week out of the wheel. Walk them with <see cref="Next"/>, and give each back or put it off.</summary>
    public int Take(int week)
    {
        ref var head = ref _heads[week % Slots];
        var (taken, kept) = (None, None);
        for (var at = head; at != None;)
        {
            var next = _links[at].Next;
            ref var chain = ref _links[at].Due == week ? ref taken : ref kept;
            _links[at].Next = chain;
            chain = at;
            at = next;
        }

        head = kept;
        return taken;
    }

    public ref T this[int at] => ref _items[at];

    /// <summary>The item after one in the chain that was taken; below 0 when there is none. Ask before giving the item back.</summary>
    public int Next(int at) => _links[at].Next;

    /// <summary>Puts a taken item off to a later week.</summary>
    public void PutOff(int at, int due)
    {
        ref var head = ref _heads[due % Slots];
        _links[at] = new(head, due);
        head = at;
    }

    /// <summary>Gives a taken item's room back.</summary>
    public void Release(int at)
    {
        _links[at].Next = _free;
        _free = at;
        Count--;
    }

    private int Room()
    {
        if (_used == _items.Length)
        {
            var size = Math.Max(256, 2 * _items.Length);
            Array.Resize(ref _items, size);
            Array.Resize(ref _links, size);
        }

        return _used++;
    }
}
