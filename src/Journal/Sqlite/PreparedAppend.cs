using System.Text;

namespace PemActors.Journal.Sqlite;

/// <summary>An append with all that can be computed before the writer has it: checks, digests and the chain's links.</summary>
internal sealed class PreparedAppend
{
    private PreparedAppend(Append append, EntryLink[] links, byte[][] ids)
    {
        Append = append;
        Links = links;
        Ids = ids;
    }

    public Append Append { get; }

    public EntryLink[] Links { get; }

    /// <summary>The entries' ids in UTF-8.</summary>
    public byte[][] Ids { get; }

    /// <exception cref="ArgumentException">The append contradicts itself.</exception>
    public static PreparedAppend Of(Append append)
    {
        Check(append);
        var links = new EntryLink[append.Entries.Count];
        var ids = new byte[links.Length][];
        var previous = append.Expected.Hash.Span;
        for (var i = 0; i < links.Length; i++)
        {
            var entry = append.Entries[i];
            links[i] = EntryChain.Link(previous, append.Subject, append.Expected.Version + i + 1, entry, append.RecordedAt);
            ids[i] = Encoding.UTF8.GetBytes(entry.Key.Id);
            previous = links[i].Hash;
        }
        return new(append, links, ids);
    }

    private static void Check(Append append)
    {
        if (append.Expected.Version < 0 || append.Expected.Hash.Length != EntryChain.HashBytes)
            throw new ArgumentException($"The expected head of {append.Subject} has version {append.Expected.Version} and {append.Expected.Hash.Length} hash bytes, must be not negative and 32.");
        if (append.Card is { } card && (append.Subject.Kind != Rulebook.Primitives.SubjectKind.Partner || card.Partner != append.Subject.Id))
            throw new ArgumentException($"An append to {append.Subject} carries the card of partner {card.Partner}, must be its own.");
        if (append.Entries.Count > 1 && append.Entries.Select(entry => entry.Key).Distinct().Count() != append.Entries.Count)
            throw new ArgumentException($"An append to {append.Subject} has a key twice, each must be there once.");
        if (append.Answers.Count > 1 && append.Answers.Select(answer => answer.Key).Distinct().Count() != append.Answers.Count)
            throw new ArgumentException($"An append to {append.Subject} answers a command twice, each must be answered once.");
        foreach (var message in append.Outbox)
            if (message.Origin != append.Subject)
                throw new ArgumentException($"An append to {append.Subject} carries a message from {message.Origin}, must be its own.");
    }
}
