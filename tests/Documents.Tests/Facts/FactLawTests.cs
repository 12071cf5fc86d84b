using CsCheck;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Facts;

/// <summary>Encoding, writing, reading and decoding a fact of any type gives the same fact, exactly.</summary>
public sealed class FactLawTests
{
    private static readonly Instant Now = Instant.Utc(2026, 6, 1);
    private static readonly CurrencyConverter Currencies = new("USD", []);
    private static readonly CloudEventReader Reader = new(Currencies, allowsOwn: true);
    private static readonly FactEncoder Encoder = new("USD");

    [Fact]
    public void DecodeOfEncode_EveryPartnerFact_IsTheSame() => Gen.ULong.Sample(seed =>
    {
        var chance = new Chance(seed);
        foreach (var type in FactChance.PartnerTypes)
        {
            var fact = (PartnerFact)FactChance.Make(chance, type);
            var read = ReadBack(Encoder.ToEvent(new PartnerId("acme"), fact));
            Structure.AssertEqual(fact, FactDecoder.Partner(read.Type, FactDecoder.Key(read), read.Data, Currencies)!);
        }
    }, iter: 200);

    [Fact]
    public void DecodeOfEncode_EveryOpportunityFact_IsTheSame() => Gen.ULong.Sample(seed =>
    {
        var chance = new Chance(seed);
        foreach (var type in FactChance.OpportunityTypes)
        {
            var fact = (OpportunityFact)FactChance.Make(chance, type);
            var read = ReadBack(Encoder.ToEvent(new OpportunityId("o-1"), fact));
            Structure.AssertEqual(fact, FactDecoder.Opportunity(read.Type, FactDecoder.Key(read), read.Data, Currencies)!);
        }
    }, iter: 200);

    [Fact]
    public void Decode_EveryTypeOfThoseSubjects_IsReadOrKnownToBeIgnored()
    {
        var unread = EventCatalog.All.Where(t => t.Kind is SubjectKind.Partner or SubjectKind.Opportunity).Select(t => t.Name)
            .Except(EncodedTypes()).Order(StringComparer.Ordinal);
        Assert.Equal([EventNames.OpportunityRegistrationExpired, EventNames.OpportunityRetold, EventNames.PartnerCardTicked, EventNames.PartnerEarningsTold, EventNames.PartnerRetold, EventNames.PartnerTierDecided, EventNames.PartnerTierRestated],
            unread);
        foreach (var type in unread)
        {
            var key = new FactKey(Now, "pem:rules", "1");
            Assert.Null(FactDecoder.Partner(type, key, "{}"u8.ToArray(), Currencies));
            Assert.Null(FactDecoder.Opportunity(type, key, "{}"u8.ToArray(), Currencies));
        }
    }

    private static IEnumerable<string> EncodedTypes()
    {
        var chance = new Chance(1);
        return FactChance.PartnerTypes.Select(t => Encoder.Encode((PartnerFact)FactChance.Make(chance, t)).Type)
            .Concat(FactChance.OpportunityTypes.Select(t => Encoder.Encode((OpportunityFact)FactChance.Make(chance, t)).Type));
    }

    private static CloudEvent ReadBack(CloudEvent written)
    {
        var reading = Reader.ReadEvent(CloudEventWriter.ToJson(written), 1, Now);
        var read = Assert.IsType<Reading.Accepted>(reading).Event;
        Assert.Equal((written.Source, written.Id, written.Type, written.Subject, written.Time), (read.Source, read.Id, read.Type, read.Subject, read.Time));
        Assert.Equal(written.Data.ToArray(), read.Data.ToArray());
        return read;
    }
}
