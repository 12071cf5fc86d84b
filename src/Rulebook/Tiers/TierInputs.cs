namespace PemActors.Rulebook.Tiers;

/// <summary>The counts and sums at a quarter's close (or at any instant, for what the next tier needs) that tiers are decided on.</summary>
/// <param name="TermsValid">The terms are signed and valid.</param>
/// <param name="IcpFit">The latest assessment says fit.</param>
/// <param name="Accepted">The partner has been accepted.</param>
/// <param name="EarlyActivities">Activities within the days from acceptance that Registered asks; shown only.</param>
/// <param name="Wins">Wins ever.</param>
/// <param name="Certifications">Certifications that count.</param>
/// <param name="ArrMinor">ARR under the program's basis.</param>
/// <param name="References">Distinct customers who are references.</param>
/// <param name="QuarterActivities">Activities after the close before and not after this one.</param>
/// <param name="Surveys">CSAT answers in the quality window.</param>
/// <param name="CsatSumHundredths">Their sum.</param>
/// <param name="Won">Deals won in the quality window and linked at their close.</param>
/// <param name="Lost">Deals lost in the quality window and linked at their close.</param>
/// <param name="Strikes">Strikes in the compliance window.</param>
/// <param name="Plans">Valid plans that span the months Elite asks.</param>
/// <param name="Specializations">Valid specializations.</param>
public readonly record struct TierInputs(
    bool TermsValid,
    bool IcpFit,
    bool Accepted,
    int EarlyActivities,
    int Wins,
    int Certifications,
    long ArrMinor,
    int References,
    int QuarterActivities,
    int Surveys,
    long CsatSumHundredths,
    int Won,
    int Lost,
    int Strikes,
    int Plans,
    int Specializations);
