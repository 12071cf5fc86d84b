using CsCheck;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tests.Okrs;

public sealed class OkrLaws
{
    private static readonly PeriodBounds Year = new(Instant.Utc(2024, 1, 1), Instant.Utc(2025, 1, 1));

    private static readonly Gen<KeyResult> AnyKeyResult = Gen.Select(Gen.Enum<Metric>(), Gen.Enum<Comparator>(), Gen.Long[0, 1_200_000], Gen.Int[0, 10_000]).Select((metric, comparator, target, mean) =>
        new KeyResult("kr", metric, comparator, target, OkrPeriod.Year, metric == Metric.CertificationsEarned ? mean : null));

    [Fact]
    public void Sums_AddUpMemberByMember_InAnyOrder() => Gen.Select(Sums.Any, Sums.Any, Sums.Any).Sample((a, b, c) =>
    {
        Assert.Equal(Sums.Numbers(a).Zip(Sums.Numbers(b), (x, y) => x + y), Sums.Numbers(a + b));
        Assert.Equal(a + b + c, c + (b + a));
        Assert.Equal(a, a + default(OkrSums));
    });

    // The rounded value on one side of the target by a whole unit or more leaves no doubt on which side the exact figure is.
    [Fact]
    public void Judge_AgreesWithTheShownValue_WhereRoundingCannotHideTheAnswer() => Gen.Select(Sums.Any, AnyKeyResult).Sample((sums, keyResult) =>
    {
        var verdict = KeyResultRules.Judge(sums, keyResult with { MeanScoreHundredths = null });
        if (MetricRules.Value(sums, keyResult.Metric) is not { } value)
        {
            Assert.Equal(Verdict.NoEvidence, verdict);
            return;
        }
        var size = keyResult.Comparator == Comparator.Within ? Math.Abs(value) : value;
        if (size == keyResult.Target) return;
        Assert.Equal(size > keyResult.Target == (keyResult.Comparator == Comparator.AtLeast) ? Verdict.Met : Verdict.NotMet, verdict);
    });

    [Fact]
    public void Due_NeverFalls_AndRunsFromNothingToTheTarget() => Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 366], Gen.Int[0, 366]).Sample((target, a, b) =>
    {
        var earlier = KeyResultRules.Due(target, Year, Year.After.AddDays(Math.Min(a, b)));
        Assert.InRange(KeyResultRules.Due(target, Year, Year.After.AddDays(Math.Max(a, b))), earlier, target);
        Assert.Equal((0, target), (KeyResultRules.Due(target, Year, Year.After), KeyResultRules.Due(target, Year, Year.Until)));
    });

    [Fact]
    public void More_NeverWorsensTheVerdictOfACount() => Gen.Select(Sums.Any, Gen.Int[0, 9_999], Gen.Long[0, 20_000]).Sample((sums, more, target) =>
    {
        var keyResult = new KeyResult("kr", Metric.PartnersActivated, Comparator.AtLeast, target, OkrPeriod.Year, null);
        Assert.True(KeyResultRules.Judge(sums + new OkrSums { PartnersActivated = more }, keyResult) >= KeyResultRules.Judge(sums, keyResult));
    });

    [Fact]
    public void Read_AllocatesNothing()
    {
        var sums = Sums.Read("SourcedMinor 5, PartnerWon 3, PartnerLost 1, DirectWon 2, DirectLost 1, CsatAnswers 2, CsatHundredths 900, NpsAnswers 3");
        var keyResults = Enum.GetValues<Metric>().Select(metric => new KeyResult("kr", metric, Comparator.Within, 5, OkrPeriod.Year, null)).ToArray();
        long Bytes()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var keyResult in keyResults) _ = KeyResultRules.Read(sums + sums, keyResult, Year, Instant.Utc(2024, 5, 1));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Bytes();
        Assert.Equal(0, Bytes());
    }
}
