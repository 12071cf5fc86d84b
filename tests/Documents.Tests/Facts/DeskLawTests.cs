using CsCheck;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Facts;

/// <summary>What the deal desk's actors tell each other is read as it was written, and fits the schema of its type.</summary>
public sealed class DeskLawTests
{
    private static readonly OpportunityId Deal = new("o-1");

    [Fact]
    public void DecodeOfEncode_Registrations_AreTheSame() => Gen.ULong.Sample(seed =>
    {
        var history = DeskChance.Registrations(new(seed));
        var data = FactEncoder.Encode(history);
        Structure.AssertEqual(history, FactDecoder.Registrations(data));
        Fits(EventNames.AccountRegistrationsNoted, data);
    }, iter: 200);

    [Fact]
    public void DecodeOfEncode_EveryConflictFact_IsTheSame() => Gen.ULong.Sample(seed =>
    {
        var chance = new Chance(seed);
        foreach (var fact in (ConflictFact[])[DeskChance.Opening(chance), new ConflictFact.Decided(FactChance.Key(chance), DeskChance.Outcome(chance)), new ConflictFact.ContestNoted(FactChance.Key(chance), DeskChance.Note(chance))])
        {
            var (type, data) = FactEncoder.Encode(fact, Deal, [new("acme"), new("bolt")]);
            Structure.AssertEqual(fact, FactDecoder.Conflict(type, fact.Key, data)!);
            if (fact is not ConflictFact.Opened) Fits(type, data);
        }
    }, iter: 200);

    // How an award that another system made names its winner; one that names none decides nothing.
    [Theory]
    [InlineData("""{"outcome":"award","shares":{"acme":1,"bolt":0}}""", "acme")]
    [InlineData("""{"outcome":"award","winner":"bolt"}""", "bolt")]
    [InlineData("""{"outcome":"award","shares":{"acme":0.5,"bolt":0.5}}""", null)]
    [InlineData("""{"outcome":"award"}""", null)]
    [InlineData("""{"outcome":null}""", null)]
    [InlineData("{}", null)]
    public void Decode_AnAward_HasTheWinnerOfWholeShareOrName(string data, string? winner)
    {
        var fact = FactDecoder.Conflict(EventNames.ConflictDecided, new(Instant.Utc(2026, 1, 1), "crm", "d"), System.Text.Encoding.UTF8.GetBytes(data));
        Assert.Equal(winner, ((fact as ConflictFact.Decided)?.Outcome as ConflictOutcome.Award)?.Winner.Value);
        Assert.Equal(winner is null, fact is null);
    }

    private static void Fits(string type, byte[] data)
    {
        Assert.True(EventCatalog.TryFind(type, out var known));
        Assert.Empty(known.Schema.Validate(data));
    }
}
