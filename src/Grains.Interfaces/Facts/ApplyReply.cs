namespace PemActors.Grains.Interfaces.Facts;

/// <summary>What became of one event.</summary>
[GenerateSerializer, Alias("pem.EventStatus")]
public enum EventStatus : byte
{
    /// <summary>Durable and counted.</summary>
    Accepted,

    /// <summary>Durable already, from an earlier time it was sent.</summary>
    Duplicate,

    /// <summary>Refused and kept in quarantine, with its reason.</summary>
    Quarantined,

    /// <summary>Nothing was decided: send it again.</summary>
    Retry,
}

/// <summary>What became of one event, with the reason where it was refused.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Reason code, kebab-case; null unless quarantined or to be retried.</param>
/// <param name="Pointer">JSON pointer to the fault; empty for the whole event.</param>
/// <param name="Detail">A sentence that names the fault.</param>
[GenerateSerializer, Immutable, Alias("pem.EventOutcome")]
public sealed record EventOutcome(
    [property: Id(0)] EventStatus Status, [property: Id(1)] string? Reason, [property: Id(2)] string? Pointer, [property: Id(3)] string? Detail)
{
    /// <summary>Durable and counted.</summary>
    public static readonly EventOutcome Accepted = new(EventStatus.Accepted, null, null, null);

    /// <summary>Durable already.</summary>
    public static readonly EventOutcome Duplicate = new(EventStatus.Duplicate, null, null, null);
}

/// <summary>The outcomes of a batch, in its order; a missing list means that all were accepted.</summary>
[GenerateSerializer, Immutable, Alias("pem.ApplyReply")]
public sealed record ApplyReply([property: Id(0)] EventOutcome[]? Outcomes)
{
    /// <summary>All accepted.</summary>
    public static readonly ApplyReply AllAccepted = new((EventOutcome[]?)null);

    /// <summary>The outcome of the event at <paramref name="index"/>.</summary>
    public EventOutcome this[int index] => Outcomes is null ? EventOutcome.Accepted : Outcomes[index];
}
