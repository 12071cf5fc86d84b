using System.Text;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Documents.Tests.Facts;

public sealed class IncentiveJsonTests
{
    private static readonly ProgramDocument Program = ProgramLoader.Default();
    private static readonly FactKey Key = new(Instant.Utc(2026, 1, 1), "prm", "p-1");

    public static TheoryData<IncentiveKind> Kinds => [.. Enum.GetValues<IncentiveKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Row_OfEachKind_ReadsBack_AndPassesThePublicationsSchema(IncentiveKind kind)
    {
        var who = new Eligibility([PartnerType.Reseller, PartnerType.Oem], ["emea", "a/b"], [Tier.Premier], [Motion.CoSell]);
        var incentive = new Incentive(new("i-1"), "Ångström & co", Key.Time, Instant.Utc(2027, 1, 1), 123_456_789, who, Of(kind));
        var row = IncentiveJson.Row(incentive, "USD", new(5, 7, 9, Instant.Utc(2026, 2, 1), 4));
        Same(incentive, IncentiveJson.Read(row));
        Assert.True(EventCatalog.TryFind(EventNames.IncentivePublished, out var type));
        Assert.Empty(type.Schema.Validate(row));
        using var json = JsonDocument.Parse(row);
        Assert.Equal("closed", json.RootElement.GetProperty("state").GetString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Published_WithoutTerms_HasTheProgramsAndAnyMayEarn(IncentiveKind kind)
    {
        var read = Published($$"""{"kind":"{{Words.Of(kind)}}","name":"n","from":"2026-01-01T00:00:00Z","until":"2026-07-01T00:00:00Z","terms":null}""");
        Same(new(new("i-1"), "n", Key.Time, Instant.Utc(2026, 7, 1), null, Eligibility.Any, Of(kind)), read);
    }

    [Fact]
    public void Published_WithSomeTerms_ReplacesThoseAlone()
    {
        var spif = Assert.IsType<IncentiveTerms.Spif>(Published("""
            {"kind":"spif","name":"n","from":"2026-01-01T00:00:00Z","until":"2026-07-01T00:00:00Z","budget":{"minor":100,"currency":"USD"},
             "terms":{"sums":[{"activity":"poc","amount":{"minor":7,"currency":"USD"}},{"activity":"demo","amount":{"minor":3,"currency":"USD"}}],"totalMax":4}}
            """).Terms);
        Assert.Equal([new(ActivityKind.Demo, 3), new(ActivityKind.Poc, 7)], spif.Sums);
        Assert.Equal((Program.Incentives.Spif.PartnerQuarterMax, 4, Program.Incentives.Spif.NetDays), (spif.PartnerQuarterMax, spif.TotalMax, spif.NetDays));

        var rebate = Assert.IsType<IncentiveTerms.Rebate>(Published("""
            {"kind":"rebate","name":"n","from":"2026-01-01T00:00:00Z","until":"2026-07-01T00:00:00Z",
             "terms":{"target":{"minor":900,"currency":"USD"},"steps":[{"from":0.5,"rate":0.015}]}}
            """).Terms);
        Assert.Equal((900, 500_000, 15_000), (rebate.Schedule.TargetMinor, rebate.Schedule.Steps.Single().FromPpm, rebate.Schedule.Steps.Single().RatePpm));
        Assert.Equal(Program.Incentives.Rebate.Form, rebate.Form);
    }

    private static Incentive Published(string data)
    {
        using var json = JsonDocument.Parse(data);
        Assert.True(EventCatalog.TryFind(EventNames.IncentivePublished, out var type));
        Assert.Empty(type.Schema.Validate(Encoding.UTF8.GetBytes(data)));
        return IncentiveJson.Published(new("i-1"), Key, json.RootElement, Program.Incentives, new("USD", []));
    }

    private static IncentiveTerms Of(IncentiveKind kind) => kind switch
    {
        IncentiveKind.Margin => Program.Incentives.Margin,
        IncentiveKind.ReferralFee => Program.Incentives.ReferralFee,
        IncentiveKind.Mdf => Program.Incentives.Mdf,
        IncentiveKind.Spif => Program.Incentives.Spif,
        IncentiveKind.Rebate => Program.Incentives.Rebate,
        _ => Program.Incentives.Usage,
    };

    // Records hold lists, which are equal only as the same object.
    private static void Same(Incentive expected, Incentive read) => Assert.Equivalent(expected, read, strict: true);
}
