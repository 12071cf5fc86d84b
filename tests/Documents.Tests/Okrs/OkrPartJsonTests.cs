using CsCheck;
using PemActors.Documents.Okrs;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Okrs;

namespace PemActors.Documents.Tests.Okrs;

public sealed class OkrPartJsonTests
{
    private static readonly System.Reflection.PropertyInfo[] Members = [.. typeof(OkrSums).GetProperties().Where(member => member.Name is not (nameof(OkrSums.Green) or nameof(OkrSums.Yellow) or nameof(OkrSums.Red)))];

    private static readonly Gen<OkrSums> AnySums = Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, int.MaxValue])).Array[Members.Length].Select(values =>
    {
        object sums = default(OkrSums);
        for (var i = 0; i < Members.Length; i++)
            Members[i].SetValue(sums, Members[i].PropertyType == typeof(Int128) ? (Int128)values[i] : Convert.ChangeType(values[i], Members[i].PropertyType));
        return (OkrSums)sums;
    });

    private static readonly Gen<OkrPart> AnyPart = Gen.Select(Gen.Int[-1, 2].Select(band => band < 0 ? (Band?)null : (Band)band), AnySums.Array[0, 3]).Select((band, sums) =>
        new OkrPart("emea", new("acme"), band, [.. sums.Select((each, i) => new OkrPeriodPart(new(new(i), new(i + 1)), each))]));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => AnyPart.Sample(part =>
        Assert.True(part.SameAs(OkrPartJson.Read(part.Region, part.Partner, OkrPartJson.Write(part)))));

    [Fact]
    public void Write_NothingHappened_IsAFewBytes() =>
        Assert.Equal("""{"health":"green"}""", System.Text.Encoding.UTF8.GetString(OkrPartJson.Write(new("emea", new("acme"), Band.Green, []))));
}
