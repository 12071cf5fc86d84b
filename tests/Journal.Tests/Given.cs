using System.Text;
using PemActors.Rulebook.Primitives;

namespace PemActors.Journal.Tests;

/// <summary>Short words for the things that tests append.</summary>
internal static class Given
{
    public static readonly Instant Start = Instant.Utc(2026, 1, 1);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Subject Partner(int number) => new(SubjectKind.Partner, $"p-{number}");

    public static NewEntry Entry(string id, string payload = """{"a":1}""", string source = "crm.example", string type = "pem.activity.v1") =>
        new(new(source, id), type, Start.AddDays(1), Encoding.UTF8.GetBytes(payload));

    public static Append Append(Subject subject, Head expected, params NewEntry[] entries) => new(subject, expected, Start.AddDays(2), entries, [], [], null);

    public static OutboxMessage Message(Subject origin, Subject target, long version, string payload = "{}", string kind = "standing") =>
        new(kind, origin, target, version, Start.AddDays(3), Encoding.UTF8.GetBytes(payload));

    public static CardRow Card(
        string partner, long version = 0, string name = "Some partner", string band = "green", string tier = "select", string region = "emea", string type = "reseller", long score = 0, long open = 0, long arr = 0) =>
        new(partner, name, type, region, "active", tier, 1, false, band, score, "gyrgg", open, arr, 3, Start, Start.AddDays(30), version);

    /// <summary>Appends entries of these ids to where the subject's journal ends now.</summary>
    public static async Task<AppendResult> Extend(this IJournal journal, Subject subject, params string[] ids)
    {
        var head = (await journal.LoadAsync(subject, Stop)).Head;
        return await journal.AppendAsync(Append(subject, head, [.. ids.Select(id => Entry(id))]), Lane.Intake, Stop);
    }
}
