using System.Runtime.CompilerServices;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// Which band evidence falls into, dimension by dimension. Two questions decide: is it yellow at least, and is it green? Both are
/// always asked, and no branch hangs on an answer, because a processor cannot guess the answers of a whole population.
/// </summary>
internal static class Banding
{
    // Code that is compiled at once, without a profile, would call each of these.
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static Band Activity(in HealthInputs inputs, ActivityCuts cuts) => Of(inputs.Activities >= cuts.YellowFrom, inputs.Activities >= cuts.GreenFrom);

    [MethodImpl(Inline)]
    public static Band Pipeline(in HealthInputs inputs, PipelineCuts cuts) =>
        Of(inputs.OpenMinor >= cuts.LowMinor, inputs.OpenMinor > cuts.HighMinor & ShareReached(inputs.AdvancedMinor, inputs.OpenMinor, cuts.AdvancedSharePpm));

    [MethodImpl(Inline)]
    public static Band Enablement(in HealthInputs inputs, EnablementCuts cuts) => Of(
        inputs.Certifications >= cuts.YellowFrom,
        inputs.Certifications >= cuts.GreenFrom & inputs.ScoreSumHundredths >= Product(cuts.MeanScoreHundredths, inputs.Certifications));

    [MethodImpl(Inline)]
    public static Band Rate(in HealthInputs inputs, QualityCuts cuts)
    {
        var closes = inputs.Won + inputs.Lost;
        var won = Product(inputs.Won, (int)HealthCuts.WeightWhole);
        return unchecked(Of(won >= Product(cuts.BenchmarkPpm - cuts.NearPpm, closes), won > Product(cuts.BenchmarkPpm + cuts.NearPpm, closes)));
    }

    [MethodImpl(Inline)]
    public static Band Csat(in HealthInputs inputs, QualityCuts cuts) => Of(
        inputs.CsatSumHundredths >= Product(cuts.CsatYellowHundredths, inputs.Surveys),
        inputs.CsatSumHundredths >= Product(cuts.CsatGreenHundredths, inputs.Surveys));

    [MethodImpl(Inline)]
    public static Band Compliance(in HealthInputs inputs, ComplianceCuts cuts) => Of(inputs.Strikes < cuts.RedFrom, inputs.Strikes < cuts.YellowFrom);

    [MethodImpl(Inline)]
    public static bool RateKnown(in HealthInputs inputs, QualityCuts cuts) => inputs.Won + inputs.Lost >= cuts.MinCloses;

    [MethodImpl(Inline)]
    public static bool CsatKnown(in HealthInputs inputs, QualityCuts cuts) => inputs.Surveys >= cuts.MinSurveys;

    // Amounts reach 10^13 each and many are summed: a million times that overflows 64 bits.
    [MethodImpl(Inline)]
    private static bool ShareReached(long part, long whole, int sharePpm) => (part | whole) < long.MaxValue / HealthCuts.WeightWhole / 2
        ? unchecked(part * HealthCuts.WeightWhole >= whole * sharePpm)
        : WideShareReached(part, whole, sharePpm);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool WideShareReached(long part, long whole, int sharePpm) => (Int128)part * HealthCuts.WeightWhole >= (Int128)whole * sharePpm;

    // The cuts of a program ascend, so what is green is yellow at least.
    private static Band Of(bool yellow, bool green) => unchecked((Band)((yellow ? 1 : 0) + (green ? 1 : 0)));

    // Cannot overflow, and need not be checked.
    private static long Product(int a, int b) => unchecked((long)a * b);
}
