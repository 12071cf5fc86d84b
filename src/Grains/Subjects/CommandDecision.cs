using PemActors.Grains.Interfaces.Commands;
using PemActors.Journal;

namespace PemActors.Grains.Subjects;

/// <summary>How a subject decides a command: the entries it becomes, and the answer. A refusal has no entry.</summary>
public sealed record CommandDecision(IReadOnlyList<NewEntry> Entries, CommandReply Reply)
{
    /// <summary>Granted: one entry, the data of which is the answer, too.</summary>
    public static CommandDecision Yes(NewEntry entry) => new([entry], CommandReply.Yes(entry.Payload.ToArray()));

    /// <summary>Refused.</summary>
    public static CommandDecision No(string code, string detail) => new([], CommandReply.No(code, detail));
}
