using System.Text;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Events;

/// <summary>
/// Broken input of every kind, through every mode: never an exception, each outcome a reading or a body fault, and what is accepted decodes.
/// PEM_FUZZ sets the number of inputs (default 20,000), PEM_SEED the seed.
/// </summary>
public sealed class EventFuzzTests(ITestOutputHelper output)
{
    private static readonly Instant Now = Instant.Utc(2026, 6, 1);
    private static readonly CurrencyConverter Currencies = new("USD", []);
    private static readonly CloudEventReader Reader = new(Currencies);
    private static readonly CloudEventReader Own = new(Currencies, allowsOwn: true);
    private static readonly string[] Splices =
    [
        "1e999999999", "-0", "99999999999999999999999999999999999999", "0.00000000000000000000000000001", "\\ud800", "\\u0000", "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true",
        "{\"a\":1,\"a\":2}", "\n", "\r\n", "\uFEFF", "1E+400", "\"type\":", "\"data\":{}", "2026-03-01T09:30:00.12345678Z", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "pem:x", "// c", "NaN", "-",
    ];

    [Fact]
    public async Task Read_MutatedInput_NeverThrows()
    {
        var count = Setting("PEM_FUZZ", 20_000);
        var seed = Setting("PEM_SEED", 20260601);
        output.WriteLine($"PEM_FUZZ={count} PEM_SEED={seed}");
        var chance = new Chance((ulong)seed);
        long accepted = 0, refused = 0, faults = 0;
        for (var i = 0; i < count; i++)
        {
            var input = Mutated(chance, Event(chance));
            try
            {
                foreach (var body in await Outcomes(chance, input))
                {
                    if (body is not BodyReading.Events events) { faults++; continue; }
                    foreach (var reading in events.Readings)
                        if (Judge(reading)) accepted++;
                        else refused++;
                }
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Input {i} of seed {seed} ({Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 2_000)))}): {fault}");
            }
        }
        output.WriteLine($"{accepted} accepted, {refused} refused, {faults} body faults");
        Assert.True(accepted > 0 && refused > 0 && faults > 0);
    }

    [Fact]
    public void Load_MutatedProgram_NeverThrows()
    {
        var count = Setting("PEM_FUZZ", 20_000) / 40;
        var chance = new Chance((ulong)Setting("PEM_SEED", 20260601));
        var program = Encoding.UTF8.GetBytes(ProgramLoader.DefaultText());
        for (var i = 0; i < count; i++)
        {
            var text = Encoding.UTF8.GetString(Mutated(chance, program));
            try
            {
                var reading = ProgramLoader.Load(text);
                Assert.Equal(reading.Faults.Count > 0, reading.Program is null);
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Input {i} ({Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}): {fault}");
            }
        }
    }

    private static async Task<List<BodyReading>> Outcomes(Chance chance, byte[] input)
    {
        byte[] batch = [.. "["u8, .. input, .. ","u8, .. Event(chance), .. "]"u8];
        byte[] lines = [.. Event(chance), .. "\n"u8, .. input, .. "\n"u8];
        var attributes = new Dictionary<string, string>
        {
            ["specversion"] = "1.0",
            ["id"] = "1",
            ["source"] = "crm",
            ["type"] = chance.Of(EventCatalog.All).Name,
            ["subject"] = "a",
            ["time"] = "2026-03-01T00:00:00Z",
            [Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(5, input.Length)))] = Encoding.Latin1.GetString(input),
        };
        List<BodyReading> outcomes = [Reader.ReadStructured(input, Now), Own.ReadStructured(input, Now), Reader.ReadBatch(batch, Now), Reader.ReadLines(lines, Now), Reader.ReadBinary(attributes, input, Now)];
        var streamed = new List<Reading>();
        using var stream = new MemoryStream(lines);
        await foreach (var reading in Own.ReadStreamAsync(stream, () => Now)) streamed.Add(reading);
        return [.. outcomes, new BodyReading.Events(streamed)];
    }

    private static bool Judge(Reading reading)
    {
        if (reading is not Reading.Accepted { Event: var e, Type: var type })
        {
            var refused = (Reading.Refused)reading;
            Assert.True(refused.Detail.Length > 0 && refused.Bytes.Length <= EventLimits.EventBytes);
            return false;
        }
        if (type.Kind == SubjectKind.Partner) FactDecoder.Partner(e.Type, FactDecoder.Key(e), e.Data, Currencies);
        if (type.Kind == SubjectKind.Opportunity) FactDecoder.Opportunity(e.Type, FactDecoder.Key(e), e.Data, Currencies);
        return true;
    }

    private static byte[] Event(Chance chance)
    {
        var encoder = new FactEncoder("USD");
        return CloudEventWriter.ToJson(chance.OneIn(2)
            ? encoder.ToEvent(new PartnerId("acme"), (Rulebook.Facts.PartnerFact)FactChance.Make(chance, chance.Of(FactChance.PartnerTypes)))
            : encoder.ToEvent(new OpportunityId("o-1"), (Rulebook.Facts.OpportunityFact)FactChance.Make(chance, chance.Of(FactChance.OpportunityTypes))));
    }

    private static byte[] Mutated(Chance chance, byte[] bytes)
    {
        for (var rounds = chance.Below(4); rounds >= 0; rounds--)
        {
            var at = chance.Below(bytes.Length + 1);
            var end = Math.Min(bytes.Length, at + chance.Below(40));
            bytes = chance.Below(9) switch
            {
                0 when at < bytes.Length => [.. bytes[..at], (byte)(bytes[at] ^ (1 << chance.Below(8))), .. bytes[(at + 1)..]],
                1 => bytes[..at],
                2 or 3 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(chance.Of(Splices)), .. bytes[at..]],
                4 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(chance.Of(Splices)), .. bytes[end..]],
                5 => [.. bytes[..at], .. bytes[end..]],
                6 => [.. bytes, .. bytes[at..end], .. bytes[at..]],
                7 => [.. bytes[..at], (byte)chance.Below(256), (byte)chance.Below(256), .. bytes[at..]],
                8 when chance.OneIn(20) => [.. bytes[..at], .. Encoding.UTF8.GetBytes(new string(chance.Of("[{(\"9".ToCharArray()), 3_000)), .. bytes[at..]],
                _ => [.. bytes[..at], .. bytes[at..end], .. bytes[at..]],
            };
        }
        return bytes;
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
