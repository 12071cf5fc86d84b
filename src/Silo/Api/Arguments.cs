using System.Globalization;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Api;

/// <summary>Arguments of queries, read strictly: a wrong one is named with its legal range.</summary>
internal static class Arguments
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads <c>at</c>: null when absent, a fault when it is no RFC 3339 time with offset, or after now, or before 2000.</summary>
    public static (Instant? At, IResult? Fault) At(string? text, TimeProvider clock)
    {
        if (Time("at", text) is not { Fault: null, At: { } at }) return Time("at", text);
        var now = Instant.From(clock.GetUtcNow());
        if (at > now) return (null, Invalid("at", text!, $"not after now, {now}"));
        return at < Instant.Utc(2000, 1, 1) ? (null, Invalid("at", text!, "not before 2000-01-01T00:00:00Z")) : (at, null);
    }

    /// <summary>Reads a time: null when absent, a fault when it is no RFC 3339 time with offset.</summary>
    public static (Instant? At, IResult? Fault) Time(string name, string? text)
    {
        if (text is null) return (null, null);
        // A plus sign of an offset that was not percent-encoded arrives as a blank.
        var whole = text.Replace(' ', '+');
        var offset = whole.EndsWith('Z') || whole.LastIndexOfAny(['+', '-']) > 10;
        return offset && DateTimeOffset.TryParseExact(whole, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? (Instant.From(moment), null)
            : (null, Invalid(name, text, "an RFC 3339 time with offset, for example 2026-03-31T23:59:59Z"));
    }

    /// <summary>Whether an argument is null or one of a few words.</summary>
    public static IResult? OneOf(string name, string? value, params IReadOnlyList<string> legal) =>
        value is null || legal.Contains(value) ? null : Invalid(name, value, $"one of {string.Join(", ", legal)}");

    /// <summary>Whether a number lies in its range.</summary>
    public static IResult? Range(string name, long value, long least, long most) =>
        value >= least && value <= most ? null : Invalid(name, value.ToString(), $"from {least} to {most}");

    /// <summary>The answer to an argument outside its range.</summary>
    public static IResult Invalid(string name, string value, string legal) =>
        Problems.Of(StatusCodes.Status400BadRequest, "argument-invalid", $"Argument {name} is '{value}'; it must be {legal}.");
}
