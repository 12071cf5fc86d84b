namespace PemActors.Grains.Interfaces.Commands;

/// <summary>
/// A command on its way to the subject that decides it: the decision it asks for, as an event of that type and data would tell it, and who asks.
/// </summary>
[GenerateSerializer, Immutable, Alias("pem.CommandEnvelope")]
public sealed class CommandEnvelope
{
    /// <summary>Wraps a command.</summary>
    public CommandEnvelope(string key, byte[] digest, string person, string type, byte[] data)
    {
        Key = key;
        Digest = digest;
        Person = person;
        Type = type;
        Data = data;
    }

    /// <summary>Idempotency key, unique for ever: the person and the key they gave, <c>person/key</c>.</summary>
    [Id(0)] public string Key { get; }

    /// <summary>SHA-256 of what was asked.</summary>
    [Id(1)] public byte[] Digest { get; }

    /// <summary>Who asks.</summary>
    [Id(2)] public string Person { get; }

    /// <summary>Type of the decision asked for, <c>pem.….v1</c>.</summary>
    [Id(3)] public string Type { get; }

    /// <summary>What is asked, compact UTF-8 JSON; has the members of the event and what else the decision reads.</summary>
    [Id(4)] public byte[] Data { get; }
}
