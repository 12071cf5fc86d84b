using System.Runtime.CompilerServices;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>
/// The bands of the five dimensions in one number: three bands of four, and of Quality a fourth state, no evidence. So few are
/// possible that everything which follows from bands alone can be made beforehand and looked up.
/// </summary>
/// <param name="Place">0 to below <see cref="Places"/>.</param>
internal readonly record struct HealthBands(int Place)
{
    public const int Places = 3 * 3 * 3 * 3 * 4;

    private const int NoEvidence = 3;

    public Band Activity => (Band)(Place % 3);

    public Band Pipeline => (Band)(Place / 3 % 3);

    public Band Enablement => (Band)(Place / 9 % 3);

    public Band Compliance => (Band)(Place / 27 % 3);

    /// <summary>Yellow for want of evidence, too.</summary>
    public Band Quality => QualityKnown ? (Band)(Place / 81) : Band.Yellow;

    public bool QualityKnown => Place / 81 != NoEvidence;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HealthBands Of(in HealthInputs inputs, HealthCuts cuts)
    {
        var ofPipeline = (int)Banding.Pipeline(inputs, cuts.Pipeline);
        var ofQuality = QualityState(inputs, cuts.Quality);
        var ofCompliance = (int)Banding.Compliance(inputs, cuts.Compliance);
        var ofEnablement = (int)Banding.Enablement(inputs, cuts.Enablement);
        var ofActivity = (int)Banding.Activity(inputs, cuts.Activity);
        return new(unchecked((((ofQuality * 3 + ofCompliance) * 3 + ofEnablement) * 3 + ofPipeline) * 3 + ofActivity));
    }

    // The worse of win rate and CSAT. One that is not known stands above green, so that the other decides and neither leaves no evidence.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int QualityState(in HealthInputs inputs, QualityCuts cuts)
    {
        var rate = (int)Banding.Rate(inputs, cuts) | NoEvidenceUnless(Banding.RateKnown(inputs, cuts));
        var csat = (int)Banding.Csat(inputs, cuts) | NoEvidenceUnless(Banding.CsatKnown(inputs, cuts));
        // Math.Min branches where this is inlined into a loop; the sign of the difference chooses without.
        var above = unchecked(rate - csat);
        return unchecked(csat + (above & (above >> 31)));
    }

    private static int NoEvidenceUnless(bool known) => unchecked((known ? 0 : 1) * NoEvidence);
}
