using PemActors.Documents.Programs;
using PemActors.Documents.Yaml;

namespace PemActors.Documents.Tests.Programs;

/// <summary>Faults of program documents: the default with one thing changed, and what is said about it.</summary>
public sealed class ProgramFaultTests
{
    private const string Cases = """
        line of the default        | becomes                                    | path                            | detail
        scale: banded              | scale: fancy                               | health.scale                    | legal are banded, linear
        scale: banded              |                                            | health.scale                    | is missing
        scale: banded              | scale: banded\n  colour: red               | health.colour                   | is not known here
        scale: banded              | scale: banded\n  scale: linear             | health.scale                    | stands twice, first in line
        scale: banded              | scale: [banded]                            | health.scale                    | is an array; legal is string
        scale: banded              | scale: &a banded                           | health.scale                    | uses an anchor
        scale: banded              | scale: !!str banded                        | health.scale                    | has a tag
        scale: banded              | scale: banded\n  ? [a]\n  : b              | health                          | has a key that is not a text
        greenFrom: 70              | greenFrom: 101                             | health.greenFrom                | whole number from 0 to 100
        greenFrom: 70              | greenFrom: 70.5                            | health.greenFrom                | whole number from 0 to 100
        greenFrom: 70              | greenFrom: "70"                            | health.greenFrom                | is the text '70'; legal is integer
        greenFrom: 70              | greenFrom: 1e400                           | health.greenFrom                | whole number from 0 to 100
        greenFrom: 70              | greenFrom: 40                              | health.yellowFrom               | legal is less than the latter
        activity: 0.25             | activity: 0.26                             | health.weights                  | sum to 1.01; legal is 1
        activity: 0.25             | activity: 0.2500001                        | health.weights.activity         | at most 6 decimals
        activity: 0.25             | activity: -0.25                            | health.weights.activity         | from 0 to 1
        low: 50000                 | low: 250001                                | health.pipeline.low             | legal is less than the latter
        low: 50000                 | low: 50000.005                             | health.pipeline.low             | at most 2 decimals
        high: 250000               | high: 100000000001                         | health.pipeline.high            | from 0 to 100000000000
        high: 250000               | high: 1_000_000                            | health.pipeline.high            | is the text '1_000_000'
        pipelineOverrides: []      | pipelineOverrides: [{low: 1, high: 2}]     | health.pipelineOverrides[0]     | neither type nor region
        pipelineOverrides: []      | pipelineOverrides: [{region: e, low: 3, high: 2}] | health.pipelineOverrides[0].low | legal is less than the latter
        pipelineOverrides: []      | pipelineOverrides: [{region: e, low: 1, high: 2}, {region: e, low: 1, high: 2}] | health.pipelineOverrides[1] | second override
        pipelineOverrides: []      | pipelineOverrides: [{type: bank, low: 1, high: 2}] | health.pipelineOverrides[0].type | legal are referral, reseller
        csatYellow: 4.0            | csatYellow: 4.3                            | health.quality.csatYellow       | legal is less than the latter
        csatYellow: 4.0            | csatYellow: 0.5                            | health.quality.csatYellow       | from 1 to 5
        near: 0.02                 | near: 0.3                                  | health.quality.near             | legal is at most the latter
        redFrom: 2                 | redFrom: 4                                 | health.compliance.redFrom       | legal is at most the latter
        maxSteps: 3                | maxSteps: 4                                | tiers.maxSteps                  | from 1 to 3
        promotion: quarterly       | promotion: yearly                          | tiers.promotion                 | legal are quarterly, immediate
        arr: 250000                | arr: 2000000                               | tiers.premier.arr               | legal is at most the latter
        kind: quarters             | kind: months                               | calendar.kind                   | legal are quarters, weeks-13
        fiscalYearStart: 1         | fiscalYearStart: 13                        | calendar.fiscalYearStart        | from 1 to 12
        anchor: 2024-01-01T00:00:00Z | anchor: 2024-01-01                       | calendar.anchor                 | RFC 3339
        anchor: 2024-01-01T00:00:00Z | anchor: 2024-01-01T00:00:01Z             | calendar.anchor                 | midnight UTC
        rates: []                  | rates: [{currency: EUR, from: 2026-01-01T00:00:00Z, rate: 0}] | rates[0].rate | from 0.000001 to 1000000
        rates: []                  | rates: [{currency: USD, from: 2026-01-01T00:00:00Z, rate: 1}] | rates[0].currency | legal is another
        rates: []                  | rates: [{currency: EUR, from: 2026-01-01T00:00:00Z, rate: 1}, {currency: EUR, from: 2026-01-01T01:00:00+01:00, rate: 2}] | rates[1] | second rate of EUR
        version: "2026.1"          | version: 2026.1                            | version                         | is the number 2026.1; legal is string
        version: "2026.1"          | version: ""                                | version                         | has 0 characters; legal are 1 to 64
        currency: USD              | currency: usd                              | currency                        | three capital letters
        scale: banded              | scale: banded: linear                      |                                 | read as YAML
        scale: banded              | scale: "banded                             |                                 | read as YAML
        model: linear              | model: last                                | attribution.model               | legal are linear, first-touch
        last: 0.40 }               | last: 0.41 }                               | attribution.uShaped             | sum to 1.01; legal is 1
        rest: 0.10 }               | rest: 0 }                                  | attribution.wShaped             | sum to 0.9; legal is 1
        shapleyExactPartners: 10   | shapleyExactPartners: 17                   | attribution.shapleyExactPartners | from 1 to 16
        poc, joint-meeting]        | poc, poc]                                  | engagement.qualifyingActivities[3] | each item may stand once
        onBreach: escalate         | onBreach: ignore                           | engagement.onBreach             | legal are escalate, approve
        holdFrom: 2                | holdFrom: 4                                | compliance.holdFrom             | is 4 and health.compliance.suspendFrom is 3; legal is at most
        warnFrom: 1                | warnFrom: 3                                | compliance.warnFrom             | legal is at most the latter
        premier: [mdf,             | premier: [portal, mdf,                     | benefits.premier[0]             | which a lower tier gives already
        settlement: daily          | settlement: hourly                         | incentives.settlement           | legal are daily, weekly, monthly
        registered: 0.10           | registered: 0.16                           | incentives.margin.registered    | legal is at most the latter
        cap: 0.35                  | cap: 0.24                                  | incentives.margin.elite         | legal is at most the latter
        acvCap: 200000             | acvCap: -1                                 | incentives.referralFee.acvCap   | from 0 to 100000000000
        activity: poc              | activity: demo                             | incentives.spif.sums[1].activity | a second time; legal is once
        target: 60000              | target: 0                                  | incentives.rebate.target        | from 0.01 to 100000000000
        { from: 1.00, rate         | { from: 0.80, rate                         | incentives.rebate.steps[0].from | legal is less than the latter
        rate: 0.03 }               | rate: 0.06 }                               | incentives.rebate.steps[1].rate | legal is at most the latter
        byTier: []                 | byTier: [{tier: elite, target: 5, steps: []}] | incentives.rebate.byTier[0].steps | legal are 1 to
        byTier: []                 | byTier: [{tier: none, target: 5, steps: [{from: 1, rate: 1}]}] | incentives.rebate.byTier[0].tier | legal are registered, select
        metric: sourced-arr        | metric: sales                              | objectives[0].keyResults[0].metric | legal are sourced-arr
        target: 5000000            | target: 0.001                              | objectives[0].keyResults[0].target | legal for sourced-arr are at most 2 decimals
        target: 0.30               | target: 30                                 | objectives[0].keyResults[1].target | legal for influenced-expansion-share is from 0 to 1
        target: 50, period         | target: 50, meanScore: 85, period          | objectives[0].keyResults[2].meanScore | legal is beside certifications-earned only
        within, target: 0.02       | within, target: -0.02                      | objectives[1].keyResults[1].target | is from 0 to 1
        id: quality-enablement     | id: scale-sourced-arr                      | objectives[1].id                | a second time
        id: csat                   | id: sourced-arr                            | objectives[1].keyResults[2].id  | legal is once in the document
        stalledDays: 30            | stalledDays: 0                             | cadence.stalledDays             | from 1 to 3660
        certificationMonths: 24    | certificationMonths: 24\n---\nversion: 1   |                                 | second document
        """;

    [Fact]
    public void Load_OneThingChanged_NamesLinePathAndLegalRange()
    {
        var wrong = new List<string>();
        foreach (var row in Table.Rows(Cases))
        {
            var (text, line) = Changed(row[0], row[1].Replace("\\n", "\n", StringComparison.Ordinal));
            var reading = ProgramLoader.Load(text);
            var fault = reading.Faults.FirstOrDefault(f => f.Path == row[2] && f.Detail.Contains(row[3], StringComparison.Ordinal));
            if (reading.Program is not null || fault is null) wrong.Add($"{row[1]}: {string.Join(" / ", reading.Faults)}");
            else if (row[1].Length > 0 && row[2].EndsWith(row[0].Split(':')[0], StringComparison.Ordinal) && fault.Line is var at && at != line && at != line + 1)
                wrong.Add($"{row[1]}: line {at} instead of {line}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Load_ManyFaults_TellsAllAtOnceInOrder()
    {
        var text = ProgramLoader.DefaultText()
            .Replace("scale: banded", "scale: fancy", StringComparison.Ordinal)
            .Replace("activity: 0.25", "activity: 0.5", StringComparison.Ordinal)
            .Replace("grace: 1", "grace: many", StringComparison.Ordinal)
            .Replace("model: linear", "modell: linear", StringComparison.Ordinal);
        var faults = ProgramLoader.Load(text).Faults;
        Assert.Equal(["health.scale", "health.weights", "tiers.grace", "attribution.model", "attribution.modell"], faults.Select(f => f.Path).Order(StringComparer.Ordinal).OrderBy(p => p[0] == 'a' ? 2 : p[0] == 't' ? 1 : 0));
        Assert.Equal(faults.OrderBy(f => f.Line).Select(f => f.Line), faults.Select(f => f.Line));
        var grace = faults.Single(f => f.Path == "tiers.grace");
        Assert.Equal(new DocumentFault(LineOf(text, "grace: many"), 3, "tiers.grace", "many", "tiers.grace is the text 'many'; legal is integer."), grace);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment")]
    [InlineData("[]")]
    [InlineData("text")]
    [InlineData("a: *b")]
    [InlineData("\u0001")]
    public void Load_NoObject_IsAFault(string text) => Assert.NotEmpty(ProgramLoader.Load(text).Faults);

    [Fact]
    public void Load_NestedTooDeep_IsAFault() => Assert.NotEmpty(ProgramLoader.Load(new string('[', 50_000)).Faults);

    private static (string Text, int Line) Changed(string before, string after)
    {
        var text = ProgramLoader.DefaultText();
        Assert.Contains(before, text);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return (string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length)), LineOf(text, before));
    }

    private static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
