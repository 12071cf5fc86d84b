using System.Text.Json;

namespace PemActors.Documents.Events;

/// <summary>
/// Why an event is kept apart, in order of precedence: of several reasons the first is given. Codes are the names in kebab-case.
/// </summary>
public enum QuarantineReason : byte
{
    /// <summary>The event is longer than 256 KiB.</summary>
    TooLarge,
    /// <summary>The text is not one JSON object.</summary>
    Unreadable,
    /// <summary>Objects and arrays are nested more than 32 deep.</summary>
    TooDeep,
    /// <summary>The text is not valid UTF-8, or has half of a surrogate pair.</summary>
    BadEncoding,
    /// <summary>An object has the same member twice.</summary>
    DuplicateMember,
    /// <summary>A row of a table does not give what the mapping asks of it.</summary>
    BadRow,
    /// <summary>The specversion is missing or is not "1.0".</summary>
    UnsupportedVersion,
    /// <summary>The data is not application/json, or is given as data_base64.</summary>
    UnsupportedContent,
    /// <summary>A member of the envelope is missing, ill-typed or out of its range.</summary>
    BadEnvelope,
    /// <summary>The source starts with pem:, which is the installation's own.</summary>
    ReservedSource,
    /// <summary>The type is not in the contract.</summary>
    UnknownType,
    /// <summary>The type is made by the rules alone and cannot come from outside.</summary>
    DerivedType,
    /// <summary>The time is before the year 2000.</summary>
    TooEarly,
    /// <summary>The time is more than 5 minutes ahead of the clock.</summary>
    InFuture,
    /// <summary>A required member of the data is missing.</summary>
    MissingMember,
    /// <summary>A member of the data has another JSON type than the contract says.</summary>
    WrongType,
    /// <summary>A text of the data is not one of those allowed, or not of the form asked for.</summary>
    BadValue,
    /// <summary>A number, length or count of the data is outside its range.</summary>
    OutOfRange,
    /// <summary>The program has no rate of the currency at the event's time.</summary>
    UnknownCurrency,
    /// <summary>Another event with other content has the same source and id.</summary>
    KeyReused,
    /// <summary>A rule failed on the event; it had no effect.</summary>
    RuleFault,
}

/// <summary>Codes of reasons, as stored and sent.</summary>
public static class QuarantineReasons
{
    private static readonly string[] Codes = [.. Enum.GetNames<QuarantineReason>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>The kebab-case code, such as <c>missing-member</c>.</summary>
    public static string Code(this QuarantineReason reason) => Codes[(int)reason];

    /// <summary>The reason of a code; false for a text that is none.</summary>
    public static bool TryParse(string code, out QuarantineReason reason)
    {
        var index = Array.IndexOf(Codes, code);
        reason = (QuarantineReason)Math.Max(index, 0);
        return index >= 0;
    }
}
