using System.Text.Json;

namespace PemActors.Grains.Interfaces.Commands;

/// <summary>The answer to a command: granted with what was decided, or refused with a code.</summary>
/// <param name="Granted">Whether it took effect.</param>
/// <param name="Code">Why not, kebab-case; null when granted.</param>
/// <param name="Detail">A sentence that names the reason; null when granted.</param>
/// <param name="Data">What was decided, UTF-8 JSON; an empty object when refused.</param>
[GenerateSerializer, Immutable, Alias("pem.CommandReply")]
public sealed record CommandReply(
    [property: Id(0)] bool Granted, [property: Id(1)] string? Code, [property: Id(2)] string? Detail, [property: Id(3)] byte[] Data)
{
    /// <summary>It took effect.</summary>
    public static CommandReply Yes(byte[] data) => new(true, null, null, data);

    /// <summary>A rule stands against it.</summary>
    public static CommandReply No(string code, string detail) => new(false, code, detail, [.. "{}"u8]);

    /// <summary>As the journal keeps it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static CommandReply FromJson(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<CommandReply>(json.Span, JsonSerializerOptions.Web)!;
}
