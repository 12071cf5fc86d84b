using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Documents.Schemas;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Events;

/// <summary>Checks one event after another in the order of <see cref="QuarantineReason"/>. Stateless but for its settings.</summary>
internal sealed class EventDoor(CurrencyConverter currencies, bool allowsOwn)
{
    private static readonly Instant Earliest = Instant.Utc(2000, 1, 1);
    private static readonly System.Buffers.SearchValues<char> NotOfUris = System.Buffers.SearchValues.Create(" \"<>\\^`{|}");
    private static readonly byte[] NoData = [.. "{}"u8];

    /// <summary>Judges the event that <paramref name="scan"/> has found in <paramref name="text"/>.</summary>
    public Reading Judge(ReadOnlyMemory<byte> text, in EnvelopeScan scan, int number, Instant now)
    {
        var bytes = text.Slice(scan.Start, scan.Length);
        var check = new Check(this, text, bytes, number);
        if (bytes.Length > EventLimits.EventBytes)
            return check.Refuse(scan, QuarantineReason.TooLarge, "", $"The event has {bytes.Length} bytes; legal are at most {EventLimits.EventBytes}.");
        if (!scan.IsObject) return check.Refuse(scan, QuarantineReason.Unreadable, "", "The event is not a JSON object; legal is a CloudEvents 1.0 envelope.");
        if (scan.TooDeep) return check.Refuse(scan, QuarantineReason.TooDeep, "", $"The event is nested more than {EventLimits.Depth} deep; legal are at most {EventLimits.Depth} levels.");
        if (!JsonText.IsWellEncoded(bytes.Span))
            return check.Refuse(scan, QuarantineReason.BadEncoding, "", "The event holds bytes that are not UTF-8, or half of a surrogate pair; legal is UTF-8.");
        return check.Envelope(scan, now);
    }

    /// <summary>The checks of one event that is well-formed text.</summary>
    private readonly ref struct Check(EventDoor door, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> bytes, int number)
    {
        private readonly EventDoor _door = door;
        private readonly ReadOnlyMemory<byte> _text = text;
        private readonly ReadOnlyMemory<byte> _bytes = bytes;
        private readonly int _number = number;

        public Reading Envelope(in EnvelopeScan scan, Instant now)
        {
            if (scan.Duplicate is { } twice) return Twice(scan, $"/{NameOf(twice)}");
            // Escaped names and unknown members are rare, and only they can hide a duplicate from the schema's own count.
            if ((scan.Unknown > 1 || _bytes.Span.Contains((byte)'\\')) && JsonText.Duplicate(_bytes.Span) is { } hidden) return Twice(scan, hidden);
            var data = scan[EnvelopeMember.Data].IsPresent ? Slice(scan[EnvelopeMember.Data]) : NoData;
            var type = Type(scan);
            var hasTime = Time(scan, out var time);
            var walk = new SchemaWalk(data.Span, "/data", _door.Currencies) { At = time };
            if (type is not null) walk.Document(type.Schema);
            if (walk.Duplicate is { } known) return Twice(scan, known);
            if ((walk.HasUnknownMembers || type is null) && JsonText.Duplicate(_bytes.Span) is { } unknown) return Twice(scan, unknown);
            var refused = EnvelopeFault(scan, type, hasTime, time, now) ?? DataFault(scan, walk.Faults);
            return refused is null ? Accept(scan, type!, time, data) : refused;
        }

        private Reading.Accepted Accept(in EnvelopeScan scan, EventType type, Instant time, ReadOnlyMemory<byte> data) =>
            new(_number, new(TextOf(scan, EnvelopeMember.Source)!, TextOf(scan, EnvelopeMember.Id)!, type.Name, TextOf(scan, EnvelopeMember.Subject)!, time, JsonText.Compact(data)), type);

        private Reading.Refused? EnvelopeFault(in EnvelopeScan scan, EventType? type, bool hasTime, Instant time, Instant now)
        {
            if (Is(scan, EnvelopeMember.SpecVersion, "1.0"u8) is false)
                return Refuse(scan, QuarantineReason.UnsupportedVersion, "/specversion", $"/specversion is {Shown(scan, EnvelopeMember.SpecVersion)}; legal is \"1.0\".");
            if (scan[EnvelopeMember.DataBase64].IsPresent)
                return Refuse(scan, QuarantineReason.UnsupportedContent, "/data_base64", "/data_base64 is given; legal is data as a JSON object.");
            if (scan[EnvelopeMember.DataContentType].IsPresent && !MediaType.IsJson(TextOf(scan, EnvelopeMember.DataContentType)))
                return Refuse(scan, QuarantineReason.UnsupportedContent, "/datacontenttype",
                    $"/datacontenttype is {Shown(scan, EnvelopeMember.DataContentType)}; legal is application/json.");
            if (Length(scan, EnvelopeMember.Id, 128) is { } id) return id;
            if (Length(scan, EnvelopeMember.Source, 256) is { } source) return source;
            if (TextOf(scan, EnvelopeMember.Source) is { } uri && !IsUriReference(uri))
                return Refuse(scan, QuarantineReason.BadEnvelope, "/source", $"/source is {Shown(scan, EnvelopeMember.Source)}; legal is a URI reference without spaces or control characters.");
            if (Length(scan, EnvelopeMember.Type, 128) is { } typeFault) return typeFault;
            if (Length(scan, EnvelopeMember.Subject, 64) is { } subject) return subject;
            if (!TextForm.IsId(System.Text.Encoding.UTF8.GetBytes(TextOf(scan, EnvelopeMember.Subject)!)))
                return Refuse(scan, QuarantineReason.BadEnvelope, "/subject", $"/subject is {Shown(scan, EnvelopeMember.Subject)}; legal are 1 to 64 of A-Z a-z 0-9 . _ : -.");
            if (!hasTime) return Refuse(scan, QuarantineReason.BadEnvelope, "/time", $"/time is {Shown(scan, EnvelopeMember.Time)}; legal is {Rfc3339.Legal}.");
            if (!_door.AllowsOwn && TextOf(scan, EnvelopeMember.Source)!.StartsWith("pem:", StringComparison.OrdinalIgnoreCase))
                return Refuse(scan, QuarantineReason.ReservedSource, "/source", "/source starts with pem:, which is the installation's own; legal is any other.");
            if (type is null)
                return Refuse(scan, QuarantineReason.UnknownType, "/type", $"/type is {Shown(scan, EnvelopeMember.Type)}; legal are the types of the event contract.");
            if (!_door.AllowsOwn && type.Class == EventClass.Derived)
                return Refuse(scan, QuarantineReason.DerivedType, "/type", $"/type is '{type.Name}', which the rules alone make; legal are facts and decisions.");
            if (time < Earliest) return Refuse(scan, QuarantineReason.TooEarly, "/time", $"/time is {time}; legal is {Earliest} or later.");
            if (time - now > EventLimits.Ahead)
                return Refuse(scan, QuarantineReason.InFuture, "/time", $"/time is {time}; legal is at most 5 minutes after {now}.");
            return null;
        }

        private Reading.Refused? DataFault(in EnvelopeScan scan, List<SchemaFault>? faults)
        {
            if (faults is null) return null;
            var first = faults.MinBy(f => f.Kind);
            var more = faults.Count == 1 ? "" : $" ({faults.Count - 1} more: {string.Join(", ", faults.Where(f => f != first).Take(5).Select(f => f.Pointer))})";
            return Refuse(scan, Reason(first.Kind), first.Pointer, first.Detail + more);
        }

        public Reading.Refused Refuse(in EnvelopeScan scan, QuarantineReason reason, string pointer, string detail)
        {
            var readable = reason is not (QuarantineReason.BadEncoding or QuarantineReason.TooLarge or QuarantineReason.TooDeep);
            var kept = _bytes.Length <= EventLimits.EventBytes ? _bytes : _bytes[..EventLimits.EventBytes];
            return new(_number, reason, pointer, detail,
                readable ? TextOf(scan, EnvelopeMember.Source) : null, readable ? TextOf(scan, EnvelopeMember.Id) : null, readable ? TextOf(scan, EnvelopeMember.Type) : null, kept);
        }

        private Reading.Refused Twice(in EnvelopeScan scan, string pointer) =>
            Refuse(scan, QuarantineReason.DuplicateMember, pointer, $"{pointer} stands twice; legal is once.");

        private Reading.Refused? Length(in EnvelopeScan scan, EnvelopeMember member, int max)
        {
            var extent = scan[member];
            // Within its quotes and without escapes a text of at most so many bytes has at most so many characters.
            if (extent is { Token: JsonTokenType.String, Escaped: false } && extent.Length > 2 && extent.Length - 2 <= max) return null;
            if (TextOf(scan, member) is { Length: > 0 } text && text.EnumerateRunes().Count() <= max) return null;
            return Refuse(scan, QuarantineReason.BadEnvelope, $"/{NameOf(member)}", $"/{NameOf(member)} is {Shown(scan, member)}; legal is a text of 1 to {max} characters.");
        }

        private EventType? Type(in EnvelopeScan scan)
        {
            var extent = scan[EnvelopeMember.Type];
            if (extent.Token != JsonTokenType.String) return null;
            EventType? type;
            if (extent.Escaped) EventCatalog.TryFind(TextOf(scan, EnvelopeMember.Type)!, out type);
            else EventCatalog.TryFind(Slice(extent).Span[1..^1], out type);
            return type;
        }

        private bool Time(in EnvelopeScan scan, out Instant time)
        {
            time = default;
            var extent = scan[EnvelopeMember.Time];
            if (extent.Token != JsonTokenType.String) return false;
            return extent.Escaped ? Rfc3339.TryParse(TextOf(scan, EnvelopeMember.Time)!, out time) : Rfc3339.TryParse(Slice(extent).Span[1..^1], out time);
        }

        private bool Is(in EnvelopeScan scan, EnvelopeMember member, ReadOnlySpan<byte> value)
        {
            var extent = scan[member];
            if (extent.Token != JsonTokenType.String) return false;
            return extent.Escaped ? TextOf(scan, member) == System.Text.Encoding.UTF8.GetString(value) : Slice(extent).Span[1..^1].SequenceEqual(value);
        }

        private string? TextOf(in EnvelopeScan scan, EnvelopeMember member)
        {
            var extent = scan[member];
            return extent.Token == JsonTokenType.String ? JsonText.Unquote(Slice(extent).Span, extent.Escaped) : null;
        }

        private string Shown(in EnvelopeScan scan, EnvelopeMember member)
        {
            var extent = scan[member];
            return extent.Token == JsonTokenType.None ? "missing" : Excerpt.Of(Slice(extent).Span);
        }

        private ReadOnlyMemory<byte> Slice(Extent extent) => _text.Slice(extent.Start, extent.Length);

        private static string NameOf(EnvelopeMember member) => member == EnvelopeMember.DataBase64 ? "data_base64" : member.ToString().ToLowerInvariant();

        // RFC 3986 allows no space, control or quoting character; a sender's own non-ASCII is let pass as an IRI.
        private static bool IsUriReference(string text) => !text.AsSpan().ContainsAny(NotOfUris) && !text.Any(char.IsControl);
    }

    private CurrencyConverter Currencies => currencies;

    private bool AllowsOwn => allowsOwn;

    private static QuarantineReason Reason(SchemaFaultKind kind) => kind switch
    {
        SchemaFaultKind.Missing => QuarantineReason.MissingMember,
        SchemaFaultKind.WrongType => QuarantineReason.WrongType,
        SchemaFaultKind.BadValue or SchemaFaultKind.UnknownMember => QuarantineReason.BadValue,
        SchemaFaultKind.OutOfRange => QuarantineReason.OutOfRange,
        SchemaFaultKind.UnknownCurrency => QuarantineReason.UnknownCurrency,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
