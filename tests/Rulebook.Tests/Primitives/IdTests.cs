using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Primitives;

public sealed class IdTests
{
    [Theory]
    [InlineData(SubjectKind.Partner, "partner/acme")]
    [InlineData(SubjectKind.Opportunity, "opportunity/acme")]
    [InlineData(SubjectKind.Incentive, "incentive/acme")]
    [InlineData(SubjectKind.Conflict, "conflict/acme")]
    [InlineData(SubjectKind.Program, "program/acme")]
    public void Subject_PrintsItsKindAndId_AndReadsThem(SubjectKind kind, string text)
    {
        Assert.Equal(text, new Subject(kind, "acme").ToString());
        Assert.Equal(new(kind, "acme"), Subject.Parse(text));
    }

    [Fact]
    public void Subject_OfAnId_HasItsKind()
    {
        Assert.Equal("partner/acme", Subject.Of(new PartnerId("acme")).ToString());
        Assert.Equal("opportunity/o-17", Subject.Of(new OpportunityId("o-17")).ToString());
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("/acme")]
    [InlineData("partners/acme")]
    [InlineData("part/acme")]
    [InlineData("Partner/acme")]
    public void Subject_WithoutAKnownKind_IsRefusedByItsText(string text)
    {
        var failure = Assert.Throws<FormatException>(() => Subject.Parse(text));
        Assert.Equal($"'{text}' is not kind/id with a known kind.", failure.Message);
    }

    [Fact]
    public void Subject_OfNoKind_IsABug() =>
        Assert.Contains("Not a subject kind.", Assert.Throws<ArgumentOutOfRangeException>(() => default(Subject).ToString()).Message, StringComparison.Ordinal);

    [Fact]
    public void Ids_AreOrderedByBytes_AndPrintThemselves()
    {
        Assert.True(new PartnerId("B").CompareTo(new("a")) < 0);
        Assert.True(new OpportunityId("B").CompareTo(new("a")) < 0);
        Assert.True(new IncentiveId("B").CompareTo(new("a")) < 0);
        Assert.True(new ConflictId("B").CompareTo(new("a")) < 0);
        Assert.True(new PayoutId("B").CompareTo(new("a")) < 0);
        Assert.Equal("a b c d e", $"{new PartnerId("a")} {new OpportunityId("b")} {new IncentiveId("c")} {new ConflictId("d")} {new PayoutId("e")}");
    }

    // Worked out apart with Python's hashlib and base64: SHA-256 of each part's length (4 bytes, big end first) and bytes, its base32 cut at 26.
    [Fact]
    public void CausedName_IsTheHashOfItsParts() => Table.Check(
        """
        kind     | cause          | name
        conflict |                | conflict:ITIINMQCIQEG7EI4ZTTKW553IY
        conflict | o-17           | conflict:RJOLJYCPZNFFGM5FAEN4Y365Y7
        payout   | inc-1,event-23 | payout:M2VDILE7HDCGUUGEESOQYNJIMK
        payout   | inc-1e,vent-23 | payout:YM53Z7H5BM76W3WAYZAZ5RXYSU
        payout   | größe          | payout:Y7YU353OFEJTWBQGIBWDORKMMX
        """,
        row => Assert.Equal(row["name"], CausedName.Of(row["kind"], row["cause"].Split(',', StringSplitOptions.RemoveEmptyEntries))));
}
