using System.Text.RegularExpressions;

namespace PemActors.Documents.Schemas;

/// <summary>A form of text: one of the few patterns of our schemas, checked over UTF-8 without a regular expression where events use it.</summary>
internal sealed class TextForm
{
    private static readonly System.Buffers.SearchValues<byte> IdBytes =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"u8);

    private delegate bool Check(ReadOnlySpan<byte> utf8);

    private readonly Check? _check;
    private readonly Regex? _regex;

    private TextForm(string description, Check? check, Regex? regex) => (Description, _check, _regex) = (description, check, regex);

    /// <summary>The form in words.</summary>
    public string Description { get; }

    /// <summary>The form of a pattern keyword.</summary>
    public static TextForm Of(string pattern) => pattern switch
    {
        "^[A-Za-z0-9._:-]+$" => new("of A-Z a-z 0-9 . _ : -", IsId, null),
        "^[A-Z]{3}$" => new("three capital letters of ISO 4217", IsCurrency, null),
        "^\\d{4}-(0[1-9]|1[0-2])$" => new("a month written yyyy-mm", IsMonth, null),
        _ => new($"of the form {pattern}", null, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)),
    };

    /// <summary>Whether the text has the form.</summary>
    public bool Matches(ReadOnlySpan<byte> utf8) =>
        _check is { } check ? check(utf8) : _regex!.IsMatch(System.Text.Encoding.UTF8.GetString(utf8));

    /// <summary>Whether every byte is one that ids are made of.</summary>
    public static bool IsId(ReadOnlySpan<byte> utf8) => !utf8.ContainsAnyExcept(IdBytes);

    private static bool IsCurrency(ReadOnlySpan<byte> utf8) => utf8.Length == 3 && !utf8.ContainsAnyExceptInRange((byte)'A', (byte)'Z');

    private static bool IsMonth(ReadOnlySpan<byte> utf8) =>
        utf8.Length == 7 && utf8[4] == '-' && !utf8[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9') &&
        ((utf8[5] == '0' && utf8[6] is >= (byte)'1' and <= (byte)'9') || (utf8[5] == '1' && utf8[6] is >= (byte)'0' and <= (byte)'2'));
}
