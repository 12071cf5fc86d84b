using PemActors.Documents.Schemas;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Events;

/// <summary>What an event is to the rules (RULEBOOK §2).</summary>
public enum EventClass : byte
{
    /// <summary>Happened outside; never refused because a rule dislikes it.</summary>
    Fact,
    /// <summary>Answers a command; as an event, another system's history.</summary>
    Decision,
    /// <summary>Made by the rules alone; one from outside is quarantined.</summary>
    Derived,
}

/// <summary>A type of the event contract.</summary>
/// <param name="Name">Such as <c>pem.partner.applied.v1</c>.</param>
/// <param name="Kind">What its subject is.</param>
/// <param name="Class">What it is to the rules.</param>
/// <param name="Schema">Checks its data.</param>
public sealed record EventType(string Name, SubjectKind Kind, EventClass Class, Schema Schema);
