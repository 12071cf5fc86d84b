namespace PemActors.Rulebook.Health;

/// <summary>
/// The counts and sums at an instant that the health score reads. The default value is a partner with no evidence at all.
/// </summary>
/// <param name="Activities">Activities in the activity window.</param>
/// <param name="OpenMinor">Open amount of the partner's opportunities.</param>
/// <param name="AdvancedMinor">The part of it at Propose or later.</param>
/// <param name="Certifications">Certifications that count.</param>
/// <param name="ScoreSumHundredths">Sum of their exam scores.</param>
/// <param name="Won">Deals won in the quality window and linked at their close.</param>
/// <param name="Lost">Deals lost in the quality window and linked at their close.</param>
/// <param name="Surveys">CSAT answers in the quality window.</param>
/// <param name="CsatSumHundredths">Their sum.</param>
/// <param name="Strikes">Strikes in the compliance window.</param>
public readonly record struct HealthInputs(
    int Activities,
    long OpenMinor,
    long AdvancedMinor,
    int Certifications,
    long ScoreSumHundredths,
    int Won,
    int Lost,
    int Surveys,
    long CsatSumHundredths,
    int Strikes);
