using System.Text;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Events;

/// <summary>The modes, and what makes a body unreadable as a whole.</summary>
public sealed class CloudEventReaderTests
{
    private static readonly Instant Now = Instant.Utc(2026, 6, 1);
    private static readonly CloudEventReader Reader = new(new CurrencyConverter("USD", []));
    private static readonly string Bad = EventFaultTests.Good.Replace("qualify", "won", StringComparison.Ordinal);

    [Fact]
    public void Read_Structured_GivesOneEvent()
    {
        var accepted = Assert.IsType<Reading.Accepted>(Assert.Single(Events("application/cloudevents+json; charset=utf-8", EventFaultTests.Good)));
        Assert.Equal(("crm", "e-1", "pem.opportunity.created.v1", "o-1", Instant.Utc(2026, 3, 1, 9, 30)),
            (accepted.Event.Source, accepted.Event.Id, accepted.Event.Type, accepted.Event.Subject, accepted.Event.Time));
        Assert.Equal((SubjectKind.Opportunity, EventClass.Fact), (accepted.Type.Kind, accepted.Type.Class));
    }

    [Fact]
    public void Read_Batch_OneBadEventDoesNotTouchTheOthers()
    {
        var deep = $"{new string('[', 5_000)}{new string(']', 5_000)}";
        var readings = Events("application/cloudevents-batch+json", $" [ {EventFaultTests.Good}, {Bad}, 7, {deep}, {{}}, {EventFaultTests.Good} ] ");
        Assert.Equal(["Accepted", "Refused", "Refused", "Refused", "Refused", "Accepted"], readings.Select(r => r.GetType().Name));
        Assert.Equal([1, 2, 3, 4, 5, 6], readings.Select(r => r.Number));
        Assert.Equal(Bad, Encoding.UTF8.GetString(((Reading.Refused)readings[1]).Bytes.Span));
    }

    [Fact]
    public void Read_BatchWithBadUtf8InOneEvent_RefusesThatOneAlone()
    {
        byte[] body = [.. "["u8, .. Encoding.UTF8.GetBytes(EventFaultTests.Good), .. ",{\"id\":\""u8, 0xFF, .. "\"},"u8, .. Encoding.UTF8.GetBytes(EventFaultTests.Good), .. "]"u8];
        var readings = ((BodyReading.Events)Reader.ReadBatch(body, Now)).Readings;
        Assert.Equal(["Accepted", "Refused", "Accepted"], readings.Select(r => r.GetType().Name));
        Assert.Equal(QuarantineReason.BadEncoding, ((Reading.Refused)readings[1]).Reason);
    }

    [Fact]
    public void Read_Lines_EachStandsAlone()
    {
        var readings = Events("application/x-ndjson", $"\uFEFF{EventFaultTests.Good}\r\n\n{EventFaultTests.Good[..40]}\n{EventFaultTests.Good}");
        Assert.Equal([(1, "Accepted"), (3, "Refused"), (4, "Accepted")], readings.Select(r => (r.Number, r.GetType().Name)));
        Assert.Equal(QuarantineReason.Unreadable, ((Reading.Refused)readings[1]).Reason);
    }

    [Fact]
    public async Task ReadStream_LongFile_CutsLongLinesAndGoesOn()
    {
        var text = string.Concat(Enumerable.Repeat(EventFaultTests.Good + "\n", 3_000)) + new string('x', 300_000) + "\n" + EventFaultTests.Good;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var readings = new List<Reading>();
        await foreach (var reading in Reader.ReadStreamAsync(stream, () => Now, TestContext.Current.CancellationToken)) readings.Add(reading);
        Assert.Equal(3_002, readings.Count);
        var refused = Assert.IsType<Reading.Refused>(Assert.Single(readings, r => r is Reading.Refused));
        Assert.Equal((3_001, QuarantineReason.TooLarge, 262_144), (refused.Number, refused.Reason, refused.Bytes.Length));
    }

    [Fact]
    public void Read_Binary_TakesTheEnvelopeFromHeaders()
    {
        var accepted = Assert.IsType<Reading.Accepted>(Assert.Single(Binary("""{"reason": "lost"}""",
            ("CE-SpecVersion", "1.0"), ("ce-id", "Z%C3%BCrich%20%22x%22"), ("ce-source", "\"crm%2Feu\""), ("ce-type", "pem.opportunity.lost.v1"), ("ce-subject", "o-1"), ("ce-time", "2026-03-01T09:30:00Z"))));
        Assert.Equal(("Zürich \"x\"", "crm/eu", """{"reason":"lost"}"""), (accepted.Event.Id, accepted.Event.Source, Encoding.UTF8.GetString(accepted.Event.Data.Span)));
    }

    [Theory]
    [InlineData("ce-id", "%FF", QuarantineReason.BadEncoding)]
    [InlineData("ce-data", "{}", null)]
    [InlineData("ce-specversion", "0.3", QuarantineReason.UnsupportedVersion)]
    [InlineData("ce-time", "", QuarantineReason.BadEnvelope)]
    public void Read_BinaryWithOneHeaderChanged_IsJudgedAsStructured(string name, string value, QuarantineReason? reason)
    {
        var headers = new Dictionary<string, string>
        {
            ["ce-specversion"] = "1.0",
            ["ce-id"] = "1",
            ["ce-source"] = "crm",
            ["ce-type"] = "pem.opportunity.lost.v1",
            ["ce-subject"] = "o-1",
            ["ce-time"] = "2026-03-01T09:30:00Z",
            [name] = value,
        };
        var reading = Assert.Single(Binary("""{"reason":"lost"}""", [.. headers.Select(h => (h.Key, h.Value))]));
        Assert.Equal(reason, (reading as Reading.Refused)?.Reason);
    }

    [Fact]
    public void Read_BinaryWithoutData_IsAnEmptyObject()
    {
        var accepted = Assert.IsType<Reading.Accepted>(Assert.Single(Binary("",
            ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "crm"), ("ce-type", "pem.partner.accepted.v1"), ("ce-subject", "acme"), ("ce-time", "2026-03-01T09:30:00Z"))));
        Assert.Equal("{}", Encoding.UTF8.GetString(accepted.Event.Data.Span));
    }

    [Theory]
    [InlineData("text/plain", "{}", BodyFault.UnsupportedMediaType)]
    [InlineData(null, "{}", BodyFault.UnsupportedMediaType)]
    [InlineData("application/json", "{}", BodyFault.UnsupportedMediaType)]
    [InlineData("application/cloudevents+json; charset=latin1", "{}", BodyFault.UnsupportedMediaType)]
    [InlineData("application/cloudevents+json", "{", BodyFault.Unreadable)]
    [InlineData("application/cloudevents+json", "", BodyFault.Unreadable)]
    [InlineData("application/cloudevents+json", "{}{}", BodyFault.Unreadable)]
    [InlineData("application/cloudevents-batch+json", "{}", BodyFault.Unreadable)]
    [InlineData("application/cloudevents-batch+json", "", BodyFault.Unreadable)]
    [InlineData("application/cloudevents-batch+json", "[{},", BodyFault.Unreadable)]
    [InlineData("application/cloudevents-batch+json", "[{}]]", BodyFault.Unreadable)]
    public void Read_BodyUnreadableAsAWhole_IsAFault(string? contentType, string body, BodyFault code) =>
        Assert.Equal(code, Assert.IsType<BodyReading.Fault>(Reader.Read(contentType, [], Encoding.UTF8.GetBytes(body), Now)).Code);

    [Fact]
    public void Read_Limits_HoldOnBothSides()
    {
        var thousand = string.Join(',', Enumerable.Repeat("{}", 1_000));
        Assert.Equal(1_000, Events("application/cloudevents-batch+json", $"[{thousand}]").Count);
        Assert.Equal(BodyFault.TooMany, Fault("application/cloudevents-batch+json", $"[{thousand},{{}}]"));
        Assert.Equal(BodyFault.TooMany, Fault("application/x-ndjson", string.Concat(Enumerable.Repeat("{}\n", 1_001))));
        Assert.Equal(BodyFault.TooLarge, Fault("application/cloudevents-batch+json", new string(' ', EventLimits.BatchBytes + 1)));
        Assert.Equal(BodyFault.TooLarge, Fault("application/x-ndjson", new string(' ', EventLimits.BatchBytes + 1)));
        Assert.Equal(BodyFault.TooLarge, Fault("application/cloudevents+json", new string(' ', EventLimits.EventBytes + 1)));
        Assert.Single(Events("application/cloudevents+json", EventFaultTests.Good.PadRight(EventLimits.EventBytes)));
    }

    private static IReadOnlyList<Reading> Events(string contentType, string body) =>
        Assert.IsType<BodyReading.Events>(Reader.Read(contentType, [], Encoding.UTF8.GetBytes(body), Now)).Readings;

    private static BodyFault Fault(string contentType, string body) =>
        Assert.IsType<BodyReading.Fault>(Reader.Read(contentType, [], Encoding.UTF8.GetBytes(body), Now)).Code;

    private static IReadOnlyList<Reading> Binary(string body, params (string Name, string Value)[] headers) =>
        Assert.IsType<BodyReading.Events>(Reader.Read("application/json", headers.Select(h => KeyValuePair.Create(h.Name, h.Value)), Encoding.UTF8.GetBytes(body), Now)).Readings;
}
