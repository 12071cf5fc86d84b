using CsCheck;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Documents.Tests.Programs;

/// <summary>Printing and reading a program is the identity.</summary>
public sealed class ProgramLawTests
{
    private static readonly Gen<string> Region = Gen.OneOf(Gen.Char.AlphaNumeric.Array[1, 12].Select(c => new string(c)), Among("a: b", "\"quoted\" \\ back", "null", "日本 🌏", "tab\there", "\u2028", "- x", " lead"));
    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<long> Minor = Gen.Long[0, 4_999_999_999_999];

    private static readonly Gen<ProgramDocument> Programs =
        from weights in Gen.Int[0, 250_000].Array[4]
        from cuts in Gen.Int[1, 50].Array[14]
        from low in Minor
        from ppm in Gen.Int[1, 400_000].Array[3]
        from scale in Gen.Enum<HealthScale>()
        from overrides in Gen.Select(Gen.Enum<PartnerType>().Nullable(), Region, Minor).Array[0, 4]
        from rates in Gen.Select(Among("EUR", "GBP", "JPY"), Gen.Int[0, 9_000], Gen.Long[1, 1_000_000_000_000]).Array[0, 5]
        from rest in ProgramGen.Rest
        from words in Gen.Select(Gen.Enum<ArrBasis>(), Gen.Enum<Promotion>(), Gen.Enum<CalendarKind>(), Gen.Enum<ActivationRule>())
        select new ProgramDocument(
            $"v-{cuts[0]}", "USD",
            [.. rates.DistinctBy(r => (r.Item1, r.Item2)).Select(r => new ExchangeRate(r.Item1, Instant.Utc(2000, 1, 1).AddDays(r.Item2), r.Item3))
                .OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.From)],
            new(scale, cuts[0] + 1, cuts[0], new(weights[0], weights[1], weights[2], weights[3], 1_000_000 - weights.Sum()),
                new(cuts[1], cuts[2], cuts[2] + cuts[3]), new(low, low + 1, ppm[0]),
                [.. overrides.DistinctBy(o => (o.Item1, o.Item2)).Select(o => new PipelineOverride(o.Item1, o.Item2, o.Item3, o.Item3 + 5))],
                new(cuts[4], cuts[4] + cuts[5], 100 * cuts[5] + 7), new(cuts[6], 400_000 + ppm[1] / 2, ppm[2], cuts[7], 100 + cuts[7], 101 + cuts[7] * 4, cuts[8]),
                new(cuts[9], cuts[10], cuts[10] + 1, cuts[10] + cuts[11])),
            new(words.Item1, cuts[1], cuts[2], cuts[3] % 3 + 1, words.Item2, new(cuts[4]), new(cuts[5], 1, cuts[6], 9 * cuts[7]),
                new(low, 1 + cuts[8], cuts[9]), new(low + 1, 1 + cuts[8], cuts[10], cuts[11], cuts[12])),
            new(words.Item3, cuts[13] % 12 + 1, Instant.Utc(2020, 1, 1).AddDays(cuts[13])),
            new(cuts[7]), new(words.Item4, cuts[12], cuts[11]), rest.Attribution, rest.Engagement, new(cuts[8]), rest.Compliance, rest.Benefits, rest.Incentives, rest.Objectives, rest.Cadence);

    [Fact]
    public void PrintThenLoad_AnyProgram_IsTheSame() => Programs.Sample(program =>
    {
        var text = ProgramPrinter.Print(program);
        var reading = ProgramLoader.Load(text);
        Assert.True(reading.Program is not null, string.Join('\n', reading.Faults) + text);
        Structure.AssertEqual(program, reading.Program);
    }, iter: 500);

    [Fact]
    public void PrintThenLoad_TheDefault_IsTheSame() =>
        Structure.AssertEqual(ProgramLoader.Default(), ProgramLoader.Load(ProgramPrinter.Print(ProgramLoader.Default())).Program!);
}
