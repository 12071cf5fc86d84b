using PemActors.Rulebook.Primitives;

namespace PemActors.Journal;

/// <summary>
/// All that one decision changes, written in one transaction or not at all. With no entries it still checks the fence, so a
/// stale actor cannot overwrite a newer card.
/// </summary>
/// <param name="Subject">Whose journal.</param>
/// <param name="Expected">The head the actor built on; another one in the store refuses the append.</param>
/// <param name="RecordedAt">The clock's time of the append.</param>
/// <param name="Entries">New entries in order; may be empty.</param>
/// <param name="Outbox">Messages to other subjects; each replaces an older one of the same origin, target and kind.</param>
/// <param name="Deadlines">Deadlines set or, with no instant, removed.</param>
/// <param name="Card">The subject's card row, when it changed.</param>
public sealed record Append(
    Subject Subject,
    Head Expected,
    Instant RecordedAt,
    IReadOnlyList<NewEntry> Entries,
    IReadOnlyList<OutboxMessage> Outbox,
    IReadOnlyList<DeadlineChange> Deadlines,
    CardRow? Card)
{
    /// <value>Rows of lists put or removed.</value>
    public IReadOnlyList<ListChange> Lists { get; init; } = [];

    /// <value>Subjects to be woken, kind by kind: those that have entries at the commit.</value>
    public IReadOnlyList<WakeAll> Wakes { get; init; } = [];

    /// <value>What the commands that caused this were answered, each key once.</value>
    public IReadOnlyList<CommandAnswer> Answers { get; init; } = [];
}

/// <summary>How an append ended. A broken store throws <see cref="JournalUnavailableException"/> instead.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>Durable.</summary>
    /// <param name="Head">The subject's new head.</param>
    /// <param name="Commit">Number of the group commit, ascending.</param>
    public sealed record Committed(Head Head, long Commit) : AppendResult;

    /// <summary>Another writer has extended this subject: reload and decide again.</summary>
    public sealed record Fenced : AppendResult;

    /// <summary>Some keys are taken already: drop the repetitions and decide again. Nothing was written.</summary>
    public sealed record KeysTaken(IReadOnlyList<KnownEntry> Known) : AppendResult;

    /// <summary>Some commands were answered before: drop them and decide the others again. Nothing was written.</summary>
    /// <param name="Answers">Their first answers, at least one.</param>
    public sealed record AnsweredBefore(IReadOnlyList<CommandAnswer> Answers) : AppendResult;
}

/// <summary>A deadline for every subject of a kind; one of that name that is due earlier stays.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Name">Which deadline.</param>
/// <param name="Due">From when on it is due.</param>
public sealed record WakeAll(SubjectKind Kind, string Name, Instant Due);

/// <summary>A message from one subject to another, kept until delivered.</summary>
/// <param name="Kind">What it says; with origin and target its identity.</param>
/// <param name="Origin">Who sends.</param>
/// <param name="Target">Who shall have it.</param>
/// <param name="Version">The origin's journal version; the greater replaces the lesser.</param>
/// <param name="Time">The time of the entry it becomes.</param>
/// <param name="Payload">The entry's data as compact UTF-8 JSON.</param>
public sealed record OutboxMessage(string Kind, Subject Origin, Subject Target, long Version, Instant Time, ReadOnlyMemory<byte> Payload);

/// <summary>When a subject has something to do without an event; no instant removes it.</summary>
/// <param name="Name">Which of the subject's deadlines.</param>
/// <param name="Due">From when on it is due; null removes it.</param>
public sealed record DeadlineChange(string Name, Instant? Due);

/// <summary>A deadline that has come.</summary>
public sealed record DueDeadline(Subject Subject, string Name, Instant Due);

/// <summary>What lists, rollups and search read of a partner; written in the transaction that changed it, so never behind.</summary>
/// <param name="Partner">The partner's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Partner type, kebab-case.</param>
/// <param name="Region">Region.</param>
/// <param name="Lifecycle">Lifecycle stage, kebab-case.</param>
/// <param name="Tier">none, registered, select, premier or elite.</param>
/// <param name="Warnings">Closes missed in a row.</param>
/// <param name="Suspended">Suspended or terminated.</param>
/// <param name="Band">red, yellow or green.</param>
/// <param name="ScoreMicro">Score in millionths of a point, 0–100,000,000.</param>
/// <param name="Dimensions">The five bands in the order activity, pipeline, enablement, quality, compliance, a letter each of <c>ryg</c>.</param>
/// <param name="OpenMinor">Open pipeline, minor units.</param>
/// <param name="ArrMinor">ARR, minor units.</param>
/// <param name="Certifications">Certifications that count.</param>
/// <param name="At">For when this was scored.</param>
/// <param name="NextChangeAt">When it changes without an event; null for never.</param>
/// <param name="Version">Journal version it was scored from.</param>
public sealed record CardRow(
    string Partner, string Name, string Type, string Region, string Lifecycle, string Tier, int Warnings, bool Suspended,
    string Band, long ScoreMicro, string Dimensions, long OpenMinor, long ArrMinor, int Certifications,
    Instant At, Instant? NextChangeAt, long Version);
