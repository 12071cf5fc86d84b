using System.Text;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Events;

/// <summary>
/// One event with one thing changed, in order of precedence: what it becomes, the reason, and where. In <c>becomes</c>, «n» stands for n times x,
/// and ¦ for a column bar.
/// </summary>
public sealed class EventFaultTests
{
    private static readonly Instant Now = Instant.Utc(2026, 6, 1, 12);
    private static readonly CloudEventReader Reader = new(new("USD", [new("EUR", Instant.Utc(2026, 1, 1), 1_100_000), new("BIG", Instant.Utc(2026, 1, 1), 1_000_000_000_000)]));

    internal const string Good = """
        {"specversion":"1.0","id":"e-1","source":"crm","type":"pem.opportunity.created.v1","subject":"o-1","time":"2026-03-01T09:30:00Z","datacontenttype":"application/json","data":{"account":"acc","productLine":"core","amount":{"minor":1250000,"currency":"USD"},"stage":"qualify","motion":"co-sell"}}
        """;

    private const string Cases = """
        what                              | becomes                                        | reason              | pointer
        "id":"e-1"                        | "id":"e-1"                                     | accepted            |
        "id":"e-1"                        | "id":"e-1","traceparent":"00-x"                | accepted            |
        "motion":"co-sell"                | "motion":"co-sell","extra":{"a":[1]}           | accepted            |
        "motion":"co-sell"                | "motion":"co-sell","owner":null                | accepted            |
        "motion":"co-sell"                | "motion":"co-sell","pad":"«262144»"            | too-large           |
        {"specversion"                    | ["specversion"                                 | unreadable          |
        "data":{                          | "data":                                        | unreadable          |
        "motion":"co-sell"                | "x":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] | too-deep    |
        "id":"e-1"                        | "id":"\ud800"                                  | bad-encoding        |
        "motion":"co-sell"                | "motion":"co-sell","note":"\udc00\ud800"       | bad-encoding        |
        "id":"e-1"                        | "id":"e-1","id":"e-2"                          | duplicate-member    | /id
        "id":"e-1"                        | "id":"e-1","ext":1,"ext":1                     | duplicate-member    | /ext
        "id":"e-1"                        | "id":"e-1","\u0069d":"e-2"                     | duplicate-member    | /id
        "stage":"qualify"                 | "stage":"qualify","stage":"qualify"            | duplicate-member    | /data/stage
        "minor":1250000                   | "minor":1250000,"min\u006fr":1                 | duplicate-member    | /data/amount/minor
        "motion":"co-sell"                | "motion":"co-sell","x":[{"a":1,"a":2}]         | duplicate-member    | /data/x/0/a
        "specversion":"1.0",              |                                                | unsupported-version | /specversion
        "specversion":"1.0"               | "specversion":"0.3"                            | unsupported-version | /specversion
        "specversion":"1.0"               | "specversion":1.0                              | unsupported-version | /specversion
        "id":"e-1"                        | "id":"e-1","data_base64":"e30="                | unsupported-content | /data_base64
        application/json                  | text/xml                                       | unsupported-content | /datacontenttype
        application/json                  | application/json; charset=latin1               | unsupported-content | /datacontenttype
        application/json                  | application/JSON; charset=UTF-8                | accepted            |
        "id":"e-1"                        | "id":""                                        | bad-envelope        | /id
        "id":"e-1"                        | "id":7                                         | bad-envelope        | /id
        "id":"e-1"                        | "id":"«128»"                                   | accepted            |
        "id":"e-1"                        | "id":"«129»"                                   | bad-envelope        | /id
        "source":"crm"                    | "source":"«256»"                               | accepted            |
        "source":"crm"                    | "source":"«257»"                               | bad-envelope        | /source
        "source":"crm"                    | "source":"a b"                                 | bad-envelope        | /source
        "type":"pem.opportunity.created.v1", |                                             | bad-envelope        | /type
        "subject":"o-1"                   | "subject":"«64»"                               | accepted            |
        "subject":"o-1"                   | "subject":"«65»"                               | bad-envelope        | /subject
        "subject":"o-1"                   | "subject":"o 1"                                | bad-envelope        | /subject
        "subject":"o-1"                   | "subject":null                                 | bad-envelope        | /subject
        2026-03-01T09:30:00Z              | 2026-03-01T09:30:00                            | bad-envelope        | /time
        2026-03-01T09:30:00Z              | 2026-02-29T09:30:00Z                           | bad-envelope        | /time
        2026-03-01T09:30:00Z              | 2026-03-01T09:30:60Z                           | bad-envelope        | /time
        2026-03-01T09:30:00Z              | 2026-03-01 09:30:00Z                           | bad-envelope        | /time
        2026-03-01T09:30:00Z              | 2026-03-01T09:30:00.123456789Z                 | accepted            |
        2026-03-01T09:30:00Z              | 2026-03-01T09:30:00.1234567890Z                | bad-envelope        | /time
        2026-03-01T09:30:00Z              | 2026-03-01T24:00:00Z                           | bad-envelope        | /time
        2026-03-01T09:30:00Z              | 2026-03-01T09:30:00+24:00                      | bad-envelope        | /time
        "source":"crm"                    | "source":"pem:outbox"                          | reserved-source     | /source
        "source":"crm"                    | "source":"PEM:outbox"                          | reserved-source     | /source
        opportunity.created.v1            | opportunity.created.v2                         | unknown-type        | /type
        opportunity.created.v1            | partner.tier-decided.v1                        | derived-type        | /type
        2026-03-01T09:30:00Z              | 1999-12-31T23:59:59.9999999Z                   | too-early           | /time
        2026-03-01T09:30:00Z              | 2000-01-01T00:00:00Z                           | accepted            |
        2026-03-01T09:30:00Z              | 2026-06-01T14:05:00+02:00                      | accepted            |
        2026-03-01T09:30:00Z              | 2026-06-01T14:05:00.0000001+02:00              | in-future           | /time
        "account":"acc",                  |                                                | missing-member      | /data/account
        "minor":1250000,                  |                                                | missing-member      | /data/amount/minor
        "account":"acc"                   | "account":1                                    | wrong-type          | /data/account
        "account":"acc"                   | "account":null                                 | wrong-type          | /data/account
        "minor":1250000                   | "minor":12.5                                   | wrong-type          | /data/amount/minor
        "minor":1250000                   | "minor":"12"                                   | wrong-type          | /data/amount/minor
        "minor":1250000                   | "minor":125e4                                  | accepted            |
        "minor":1250000                   | "minor":1250000.0                              | accepted            |
        "stage":"qualify"                 | "stage":"won"                                  | bad-value           | /data/stage
        "stage":"qualify"                 | "stage":"\u0071ualify"                         | accepted            |
        "account":"acc"                   | "account":"a c"                                | bad-value           | /data/account
        "account":"acc"                   | "account":"«65»"                               | out-of-range        | /data/account
        "account":"acc"                   | "account":""                                   | out-of-range        | /data/account
        "minor":1250000                   | "minor":-1                                     | out-of-range        | /data/amount/minor
        "minor":1250000                   | "minor":10000000000000                         | accepted            |
        "minor":1250000                   | "minor":10000000000001                         | out-of-range        | /data/amount/minor
        "minor":1250000                   | "minor":1e400                                  | out-of-range        | /data/amount/minor
        "minor":1250000                   | "minor":99999999999999999999999999999          | out-of-range        | /data/amount/minor
        "currency":"USD"                  | "currency":"usd"                               | bad-value           | /data/amount/currency
        "currency":"USD"                  | "currency":"EUR"                               | accepted            |
        "currency":"USD"                  | "currency":"JPY"                               | unknown-currency    | /data/amount/currency
        "minor":1250000,"currency":"USD"  | "minor":10000001,"currency":"BIG"              | out-of-range        | /data/amount
        """;

    [Fact]
    public void ReadEvent_OneThingChanged_IsRefusedWithReasonAndPointer()
    {
        var wrong = new List<string>();
        foreach (var row in Table.Rows(Cases))
        {
            Assert.Contains(row[0], Good);
            var reading = Reader.ReadEvent(Encoding.UTF8.GetBytes(Changed(row[0], row[1])), 1, Now);
            var (reason, pointer) = reading is Reading.Refused refused ? (refused.Reason.Code(), refused.Pointer) : ("accepted", "");
            if ((reason, pointer) != (row[2], row[3])) wrong.Add($"{row[0]} → {Cut(row[1])}: {reason} at '{pointer}', expected {row[2]} at '{row[3]}'");
            if (reading is Reading.Refused { Detail: var detail } && !detail.Contains("legal", StringComparison.Ordinal)) wrong.Add($"{Cut(row[1])}: '{detail}' does not say what is legal");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void ReadEvent_SeveralFaults_GivesTheFirstByPrecedenceAndNamesTheOthers()
    {
        var text = Good.Replace("\"minor\":1250000", "\"minor\":-1", StringComparison.Ordinal).Replace("\"motion\":\"co-sell\"", "\"motion\":\"x\"", StringComparison.Ordinal)
            .Replace("\"account\":\"acc\",", "", StringComparison.Ordinal);
        var refused = Assert.IsType<Reading.Refused>(Reader.ReadEvent(Encoding.UTF8.GetBytes(text), 1, Now));
        Assert.Equal((QuarantineReason.MissingMember, "/data/account"), (refused.Reason, refused.Pointer));
        Assert.Contains("2 more: /data/amount/minor, /data/motion", refused.Detail);
        Assert.Equal(("crm", "e-1", "pem.opportunity.created.v1"), (refused.Source, refused.Id, refused.Type));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void ReadEvent_BytesThatAreNotUtf8_AreRefused(byte[] bad)
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        var at = Good.IndexOf("acc\"", StringComparison.Ordinal);
        byte[] text = [.. bytes[..at], .. bad, .. bytes[at..]];
        Assert.Equal(QuarantineReason.BadEncoding, Assert.IsType<Reading.Refused>(Reader.ReadEvent(text, 1, Now)).Reason);
    }

    [Fact]
    public void ReadEvent_Replay_LetsOurOwnIn()
    {
        var own = new CloudEventReader(new CurrencyConverter("USD", []), allowsOwn: true);
        Assert.IsType<Reading.Accepted>(own.ReadEvent(Encoding.UTF8.GetBytes(Changed("\"source\":\"crm\"", "\"source\":\"pem:rules\"")), 1, Now));
    }

    [Fact]
    public void ReadEvent_WhiteSpace_IsRemovedFromTheDataAndNothingElse()
    {
        var text = Good.Replace("\"account\":\"acc\"", "\"account\" :\t\"acc\" , \"note\": \" a \\\" b \\\\\" ", StringComparison.Ordinal);
        var accepted = Assert.IsType<Reading.Accepted>(Reader.ReadEvent(Encoding.UTF8.GetBytes(text), 1, Now));
        Assert.Equal("""{"account":"acc","note":" a \" b \\","productLine":"core","amount":{"minor":1250000,"currency":"USD"},"stage":"qualify","motion":"co-sell"}""",
            Encoding.UTF8.GetString(accepted.Event.Data.Span));
    }

    private static string Changed(string what, string becomes) =>
        Good.Replace(what, System.Text.RegularExpressions.Regex.Replace(becomes, "«(\\d+)»", m => new string('x', int.Parse(m.Groups[1].Value))), StringComparison.Ordinal);

    private static string Cut(string text) => text.Length > 80 ? text[..80] : text;
}
