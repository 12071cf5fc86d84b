using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Interfaces.Ecosystem;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;

namespace PemActors.Grains.Tests.Contracts;

/// <summary>What silos and clients say to each other: named, numbered, whole, and still readable as it once was written.</summary>
public sealed class WireTests
{
    private static readonly DateTimeOffset At = new(2025, 3, 31, 23, 59, 59, TimeSpan.Zero);

    private static readonly FactEnvelope Envelope = new("crm", "e-1", "pem.activity.recorded.v1", At.UtcTicks, """{"kind":"demo"}"""u8.ToArray());

    private static readonly EventOutcome Refused = new(EventStatus.Quarantined, "key-reused", "/id", "An id names one event for ever.");

    private static readonly PartnerSnapshot Snapshot = new(
        "p-1", "Acme", "reseller", "emea", ["resell", "co-sell"], "grow", true, At.AddDays(-90), At.AddDays(-80), 1_250_000, "USD", 17,
        new(
            "p-1", At, 62.5m, "yellow",
            new(
                new("green", 100m, 0.25m, 25m, new ActivityEvidence(6), ""),
                new("yellow", 50m, 0.25m, 12.5m, new PipelineEvidence(7_500_000, 100), "Raise the open pipeline."),
                new("red", 0m, 0.2m, 0m, new EnablementEvidence(1, 87.25m), "Earn 1 more certification."),
                new("yellow", 50m, 0.2m, 10m, new QualityEvidence(null, 4.25m), "Reach 4.30."),
                new("green", 100m, 0.1m, 10m, new ComplianceEvidence(0), "")),
            At.AddDays(3), "2026.1"),
        new(
            "p-1", At, "select", At.AddDays(-40), 1, false,
            [new(At.AddDays(-40), "registered", "select", "2026.1", true, [new("select.entry.wins", true, "1", "at least 1"), new("premier.keep.win-rate", true, null, "at least 0.25")])],
            new("premier", [new("premier.entry.arr", "12,500.00", "at least 250,000.00")])),
        "A sentence.");

    private static readonly OkrSnapshot Okrs = new(At, "emea", "2026.1", "USD", [new("scale", "Scale", "not-met",
        [new("sourced", "sourced-arr", "at-least", "minor", new("year", At.AddDays(-90), At.AddDays(275)), 5, 10, 85.5m, 7, "not-met", "behind", "Evidence.", "A sentence.", 0.25m)])]);
    private static readonly StandingReport Standing = new(
        "p-1", At, true, "select", "reseller", "emea", 1, 2, false, false, ["portal", "deal-registration"], ["portal", "deal-registration"], true, "hold", 17);

    private static readonly IncentiveSnapshot Incentive = new(
        "i-1", "spif", "Demos", At, At.AddDays(9), "closed", "USD", 500, 400, null, 30, [new("funding", null, -500), new("accrued", "p-1", 400)], 1, 2, ["p-1"], 3, At.AddDays(1), 17, "A sentence.");

    private static readonly object[] Samples =
    [
        Incentive, Incentive.Totals[0], Okrs, Okrs.Objectives[0], Okrs.Objectives[0].KeyResults[0], Okrs.Objectives[0].KeyResults[0].Period,
        Envelope, EventStatus.Retry, Refused, new ApplyReply([EventOutcome.Accepted, Refused]), Snapshot, Snapshot.Health, Snapshot.Health.Dimensions, Snapshot.Health.Dimensions.Activity,
        Snapshot.Health.Dimensions.Activity.Evidence, Snapshot.Health.Dimensions.Pipeline.Evidence, Snapshot.Health.Dimensions.Enablement.Evidence,
        Snapshot.Health.Dimensions.Quality.Evidence, Snapshot.Health.Dimensions.Compliance.Evidence, Snapshot.Tier, Snapshot.Tier.Decisions[0],
        Snapshot.Tier.Decisions[0].Requirements[1], Snapshot.Tier.Next!, Snapshot.Tier.Next!.Missing[0],
        new EcosystemRollup(At, "USD", 2, 51.25m, 10, 20, [new("red", 2, 10, 20, 51.25m)], [], [new("emea", 0, 0, 0, null)]), new RollupGroup("red", 2, 10, 20, 51.25m),
        new OpportunitySnapshot("o-1", "acct", "core", "resell", null, At, "propose", 700, "USD", "open", null, [new("p-1", true, At, false, 0)], 3),
        new CommandEnvelope("ada/k1", [1, 2], "ada", "pem.incentive.payout-approved.v1", "{}"u8.ToArray()), CommandReply.No("held", "The accruals are held."),
        new AccountSnapshot("acct", "core", At, "p-1", [new("o-1", "p-1", At, At.AddDays(90))], [new("o-2", "p-2", At, At.AddDays(2), "pending")], ["conflict:X"], ["o-1", "o-2"], 7),
        new AccountProtection("o-1", "p-1", At, At.AddDays(90)), new AccountSubmission("o-2", "p-2", At, At.AddDays(2), "breached"),
        new ConflictSnapshot("conflict:X", "o-1", ["p-1", "p-2"], "decided", At, "council", At, At.AddDays(10), true, "split", At, [new("p-1", 0.7m)], 3), new ConflictShare("p-1", 0.7m),
        new AttributionQuestion("markov", [new(At, true, ["p-1", "p-1"])]), new ClosedDealPath(At, false, []),
        new AttributionAnswer("o-1", At, 700, "USD", "2026.1", "shapley", "linear", "p-1", ["p-2"], [new("p-1", 0.5m, 350, 0.01m)]), new AttributedCredit("p-1", 0.5m, 350, null),
        Standing, new ActivityReport("crm", "e-1", At, "demo", true, null, Standing), new OpportunityPartner("p-1", true, At, true, 700),
    ];

    private readonly Serializer serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static IEnumerable<Type> WireTypes => typeof(FactEnvelope).Assembly.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false));

    [Fact]
    public void WireTypes_Each_IsSealedAliasedAndNumbered()
    {
        Assert.All(WireTypes, type =>
        {
            Assert.True(type.IsSealed, $"{type} is not sealed.");
            Assert.StartsWith("pem.", type.GetCustomAttribute<AliasAttribute>()?.Alias);
            if (type.IsEnum) return;
            var ids = Members(type).Select(member => member.GetCustomAttribute<IdAttribute>()?.Id ?? throw new InvalidOperationException($"{type}.{member.Name} has no id.")).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
        });
        var interfaces = typeof(FactEnvelope).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)));
        Assert.All(interfaces, type => Assert.All(type.GetMethods().Cast<MemberInfo>().Append(type), member => Assert.True(member.IsDefined(typeof(AliasAttribute), false), $"{type}.{member.Name} has no alias.")));
    }

    [Fact]
    public void Samples_OneOfEachType_ComeBackWhole()
    {
        Assert.Equal(WireTypes.Select(type => type.Name).Order(StringComparer.Ordinal), Samples.Select(sample => sample.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Samples, sample => Assert.Equal(Text(sample), Text(serializer.Deserialize<object>(serializer.SerializeToArray(sample)))));
        Assert.Equal(EventOutcome.Accepted, serializer.Deserialize<ApplyReply>(serializer.SerializeToArray(ApplyReply.AllAccepted))![5]);
    }

    // Silos of two versions talk to each other while one replaces the other. These bytes are never made anew.
    [Fact]
    public void FrozenSamples_AreStillRead()
    {
        AssertRead("FactEnvelope.1", Envelope);
        AssertRead("ApplyReply.1", new ApplyReply([EventOutcome.Accepted, Refused]));
        AssertRead("PartnerSnapshot.1", Snapshot);
    }

    private void AssertRead<T>(string name, T expected)
    {
        using var sample = typeof(WireTests).Assembly.GetManifestResourceStream($"{typeof(WireTests).Namespace}.Samples.{name}.hex");
        Assert.True(sample is not null, $"There is no frozen sample {name}; today it would be {Convert.ToHexString(serializer.SerializeToArray(expected))}");
        using var reader = new StreamReader(sample);
        Assert.Equal(Text(expected), Text(serializer.Deserialize<T>(Convert.FromHexString(reader.ReadToEnd().Trim()))));
    }

    private static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && (property.CanWrite || type.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null));

    private static string Text(object? value) => value is null ? "null" : JsonSerializer.Serialize(value, value.GetType());
}
