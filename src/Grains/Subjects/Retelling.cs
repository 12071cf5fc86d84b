using System.Text.Json;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Subjects;

/// <summary>
/// By which program documents a subject has told others what it tells. A document that comes later may change that without any fact; then an entry says so,
/// which gives the message a version of its own. As the journal has all of these, what was told last is always what its facts give by
/// <see cref="Told"/>, whoever folds it, and whichever documents are known by then.
/// </summary>
/// <param name="subject">Whose.</param>
/// <param name="type">The type of its entry.</param>
internal sealed class Retelling(Subject subject, string type)
{
    private const string Source = "pem:terms";
    private int publications;

    /// <summary>Notes an entry that the journal has.</summary>
    public void Replay(StoredEntry entry)
    {
        using var data = JsonDocument.Parse(entry.Payload);
        publications = data.RootElement.GetProperty("publications").GetInt32();
    }

    /// <summary>The documents by which the last entry was told.</summary>
    /// <param name="known">Those known now.</param>
    public ProgramTimeline Told(ProgramTimeline known) => known.After(publications);

    /// <summary>The entry with which this version is told, where the documents known now give something else than those that it was told by so far; else null.</summary>
    /// <param name="known">The documents known now.</param>
    /// <param name="tells">What is told by documents, of all facts that are known: of each thing, or to each who must hear of it, a digest.</param>
    /// <param name="version">The version before this entry.</param>
    /// <param name="now">The clock's time.</param>
    public NewEntry? Entry<TKey, TValue>(ProgramTimeline known, Func<ProgramTimeline, IReadOnlyDictionary<TKey, TValue>> tells, long version, Instant now)
    {
        if (ReferenceEquals(Told(known), known)) return null;
        var (before, after) = (tells(Told(known)), tells(known));
        if (before.Count == after.Count && after.All(one => before.TryGetValue(one.Key, out var told) && EqualityComparer<TValue>.Default.Equals(told, one.Value))) return null;
        publications = known.Publications;
        return new(new(Source, CausedName.Of("retold", subject.ToString(), $"{version + 1}")), type, now, JsonSerializer.SerializeToUtf8Bytes(new { publications }, JsonSerializerOptions.Web));
    }
}
