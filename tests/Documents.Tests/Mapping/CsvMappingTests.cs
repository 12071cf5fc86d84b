using System.Text;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Mapping;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Mapping;

public sealed class CsvMappingTests
{
    private static readonly Instant Now = Instant.Utc(2026, 6, 1);
    private static readonly CloudEventReader Reader = new(new CurrencyConverter("USD", []));
    private static readonly string Example = Repository.Text("programs/mappings/prm-activities.yaml");

    [Fact]
    public void Read_ExportOfAPortal_GivesEventsAndNamesEachBadRow()
    {
        const string Table = "\uFEFFActivity ID,Partner,Type,When,Person,Deal,Note\r\n" +
            "17,acme,Demo,01.03.2026 10:30,u-1,o-9,\"said \"\"yes\"\", twice\r\nand left\"\r\n" +
            "18,acme,Webinar,01.07.2025 10:30,,,\r\n" +
            "19,acme,Golf,01.03.2026 10:30,,,\r\n" +
            "20,acme,Demo,31.02.2026 10:30,,,\r\n" +
            "21,ac me,Demo,01.03.2026 10:30,,,\r\n" +
            "22,acme,Demo,29.03.2026 02:30,,,\r\n" +
            "23,acme,Demo\r\n" +
            "24,acme,Demo,01.03.2026 10:30,u-1,o-9,\r\n";
        var readings = Read(Example, Table);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9], readings.Select(r => r.Number));
        var first = Assert.IsType<Reading.Accepted>(readings[0]).Event;
        Assert.Equal(("prm", "activity-17", "pem.activity.recorded.v1", "acme", Instant.Utc(2026, 3, 1, 9, 30)), (first.Source, first.Id, first.Type, first.Subject, first.Time));
        Assert.Equal("""{"kind":"demo","user":"u-1","opportunity":"o-9","evidence":{"kind":"activity-log","ref":"prm/17"}}""", Encoding.UTF8.GetString(first.Data.Span));
        Assert.Equal(Instant.Utc(2025, 7, 1, 8, 30), Assert.IsType<Reading.Accepted>(readings[1]).Event.Time);
        Refused(readings[2], QuarantineReason.BadRow, "Row 4, column 'Type', value 'Golf': legal are Demo");
        Refused(readings[3], QuarantineReason.BadRow, "Row 5, column 'When', value '31.02.2026 10:30'");
        Refused(readings[4], QuarantineReason.BadEnvelope, "Row 6, column 'Partner': /subject is \"ac me\"");
        Refused(readings[5], QuarantineReason.BadRow, "exists in Europe/Berlin");
        Refused(readings[6], QuarantineReason.BadEnvelope, "Row 8, column 'When': /time");
        Assert.IsType<Reading.Accepted>(readings[7]);
    }

    [Fact]
    public void Read_TableLacksAColumn_RefusesEachRowAndSaysWhich()
    {
        var reading = Assert.Single(Read(Example, "Activity ID,Partner,Type,Person,Deal\n1,acme,Demo,u,o\n"));
        Refused(reading, QuarantineReason.BadRow, "Row 2, column 'When': the table has no such column; legal are Activity ID, Partner");
        Assert.Equal(["When"], CsvMapping.Load(Example).Mapping!.Missing(["Activity ID", "Partner", "Type", "Person", "Deal"]));
    }

    [Fact]
    public void Read_Money_IsTakenInMajorUnitsExactly()
    {
        const string Map = """
            source: crm
            id: "won-{Id}"
            type: pem.opportunity.won.v1
            subject: "{Id}"
            delimiter: ";"
            time: { column: Closed, as: instant }
            data:
              amount: { column: ACV, as: money, currencyColumn: Currency }
              termMonths: { column: Term, as: number }
            """;
        var readings = Read(Map, "Id;Closed;ACV;Currency;Term\no-1;2026-03-01T00:00:00Z;1250.5;USD;12\no-2;2026-03-01T00:00:00Z;0.005;USD;12\no-3;2026-03-01T00:00:00Z;1;JPY;12\no-4;2026-03-01T00:00:00Z;1;USD;0\n");
        Assert.Equal("""{"amount":{"minor":125050,"currency":"USD"},"termMonths":12}""", Encoding.UTF8.GetString(Assert.IsType<Reading.Accepted>(readings[0]).Event.Data.Span));
        Refused(readings[1], QuarantineReason.BadRow, "column 'ACV', value '0.005'");
        Refused(readings[2], QuarantineReason.UnknownCurrency, "Row 4, column 'ACV': /data/amount/currency");
        Refused(readings[3], QuarantineReason.OutOfRange, "Row 5, column 'Term': /data/termMonths is 0");
    }

    private const string Faults = """
        line                                       | becomes                          | path                | detail
        source: prm                                | sauce: prm                       | sauce               | is not known here
        type: pem.activity.recorded.v1             | type: pem.golf.v1                | type                | types of the event contract
        zone: Europe/Berlin                        | zone: Europe/Atlantis            | time.zone           | IANA time zones
        user: { column: Person }                   | user: { column: Person, value: 1 } | data.user         | legal is exactly one
        user: { column: Person }                   | user: { column: Person, as: money } | data.user        | currency and currencyColumn
        user: { column: Person }                   | evidence: { column: Person }     | data.evidence       | is a value and has members
        """;

    [Fact]
    public void Load_OneThingChanged_NamesThePathAndWhatIsLegal()
    {
        foreach (var row in Table.Rows(Faults))
        {
            Assert.Contains(row[0], Example);
            var reading = CsvMapping.Load(Example.Replace(row[0], row[1], StringComparison.Ordinal));
            Assert.True(reading.Mapping is null && reading.Faults.Any(f => f.Path == row[2] && f.Detail.Contains(row[3], StringComparison.Ordinal)), $"{row[1]}: {string.Join(" / ", reading.Faults)}");
        }
    }

    [Fact]
    public void Read_MutatedTable_NeverThrows()
    {
        var chance = new Chance(11);
        var mapping = CsvMapping.Load(Example).Mapping!;
        var table = Encoding.UTF8.GetBytes("Activity ID,Partner,Type,When,Person,Deal,Note\r\n17,acme,Demo,01.03.2026 10:30,u-1,o-9,\"a \"\"b\"\"\"\r\n18,acme,Lead,02.03.2026 10:30,,,\n");
        for (var i = 0; i < 3_000; i++)
        {
            var at = chance.Below(table.Length);
            byte[] bytes = [.. table[..at], .. chance.Of<byte[]>([[(byte)chance.Below(256)], [.. "\""u8], [], [.. ",,,"u8], [.. "\r"u8], [0xED, 0xA0, 0x80]]), .. table[Math.Min(table.Length, at + chance.Below(3))..]];
            using var stream = new MemoryStream(bytes);
            Assert.All(mapping.Read(stream, Reader, () => Now), reading => Assert.True(reading.Number >= 2));
        }
    }

    private static List<Reading> Read(string map, string table)
    {
        var reading = CsvMapping.Load(map);
        Assert.Empty(reading.Faults);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return [.. reading.Mapping!.Read(stream, Reader, () => Now)];
    }

    private static void Refused(Reading reading, QuarantineReason reason, string detail)
    {
        var refused = Assert.IsType<Reading.Refused>(reading);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(detail, refused.Detail);
    }
}
