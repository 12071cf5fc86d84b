namespace PemActors.Rulebook.Okrs;

/// <summary>
/// The counts and sums of one scope (a partner, a deal, a region, all) and one period that every metric of the catalogue is read from.
/// They add up: the sums of the parts are the sums of the whole. The default value is a scope in which nothing happened. Amounts are
/// minor units, none is negative.
/// </summary>
public readonly record struct OkrSums
{
    /// <summary>ACV won in the period of deals that a partner sourced, without those churned by t.</summary>
    public long SourcedMinor { get; init; }

    /// <summary>Expansion ACV of the period: won deals that expand a customer, and expansions of subscriptions.</summary>
    public long ExpansionMinor { get; init; }

    /// <summary>The part of <see cref="ExpansionMinor"/> on deals that a partner sourced or influenced.</summary>
    public long InfluencedExpansionMinor { get; init; }

    /// <summary>Partners whose activation falls into the period.</summary>
    public int PartnersActivated { get; init; }

    /// <summary>Certifications earned in the period, one per user and certification.</summary>
    public int CertificationsEarned { get; init; }

    /// <summary>Sum of their exam scores.</summary>
    public long CertificationScoreHundredths { get; init; }

    /// <summary>Deals won in the period and linked to a partner at their close.</summary>
    public int PartnerWon { get; init; }

    /// <summary>Deals lost in the period and linked to a partner at their close.</summary>
    public int PartnerLost { get; init; }

    /// <summary>Deals won in the period and linked to none.</summary>
    public int DirectWon { get; init; }

    /// <summary>Deals lost in the period and linked to none.</summary>
    public int DirectLost { get; init; }

    /// <summary>CSAT answers of the period.</summary>
    public int CsatAnswers { get; init; }

    /// <summary>Their sum.</summary>
    public long CsatHundredths { get; init; }

    /// <summary>Partners whose health is green at the end of the period, or at t where that is earlier.</summary>
    public int Green { get; init; }

    /// <summary>Partners whose health is yellow then.</summary>
    public int Yellow { get; init; }

    /// <summary>Partners whose health is red then.</summary>
    public int Red { get; init; }

    /// <summary>MDF reimbursed in the period.</summary>
    public long MdfReimbursedMinor { get; init; }

    /// <summary>ACV won in the period and influenced by MDF.</summary>
    public long InfluencedWonMinor { get; init; }

    /// <summary>Payouts accrued in the period.</summary>
    public long PayoutsMinor { get; init; }

    /// <summary>ACV won in the period and credited to partners.</summary>
    public long CreditedMinor { get; init; }

    /// <summary>Registrations answered in time, by the instant of the answer.</summary>
    public int AnswersInTime { get; init; }

    /// <summary>Those, and registrations overdue unanswered, by the instant at which they became so.</summary>
    public int AnswersDue { get; init; }

    /// <summary>Partners whose first activity since acceptance falls into the period.</summary>
    public int FirstActivities { get; init; }

    /// <summary>Sum of their times from acceptance to it, in ticks of 100 ns.</summary>
    public Int128 FirstActivityTicks { get; init; }

    /// <summary>Answers of 9 or 10 to the NPS question in the period.</summary>
    public int Promoters { get; init; }

    /// <summary>Answers of 0 to 6.</summary>
    public int Detractors { get; init; }

    /// <summary>All answers.</summary>
    public int NpsAnswers { get; init; }

    /// <summary>The sums of two scopes that share nothing.</summary>
    public static OkrSums operator +(in OkrSums a, in OkrSums b) => new()
    {
        SourcedMinor = a.SourcedMinor + b.SourcedMinor,
        ExpansionMinor = a.ExpansionMinor + b.ExpansionMinor,
        InfluencedExpansionMinor = a.InfluencedExpansionMinor + b.InfluencedExpansionMinor,
        PartnersActivated = a.PartnersActivated + b.PartnersActivated,
        CertificationsEarned = a.CertificationsEarned + b.CertificationsEarned,
        CertificationScoreHundredths = a.CertificationScoreHundredths + b.CertificationScoreHundredths,
        PartnerWon = a.PartnerWon + b.PartnerWon,
        PartnerLost = a.PartnerLost + b.PartnerLost,
        DirectWon = a.DirectWon + b.DirectWon,
        DirectLost = a.DirectLost + b.DirectLost,
        CsatAnswers = a.CsatAnswers + b.CsatAnswers,
        CsatHundredths = a.CsatHundredths + b.CsatHundredths,
        Green = a.Green + b.Green,
        Yellow = a.Yellow + b.Yellow,
        Red = a.Red + b.Red,
        MdfReimbursedMinor = a.MdfReimbursedMinor + b.MdfReimbursedMinor,
        InfluencedWonMinor = a.InfluencedWonMinor + b.InfluencedWonMinor,
        PayoutsMinor = a.PayoutsMinor + b.PayoutsMinor,
        CreditedMinor = a.CreditedMinor + b.CreditedMinor,
        AnswersInTime = a.AnswersInTime + b.AnswersInTime,
        AnswersDue = a.AnswersDue + b.AnswersDue,
        FirstActivities = a.FirstActivities + b.FirstActivities,
        FirstActivityTicks = a.FirstActivityTicks + b.FirstActivityTicks,
        Promoters = a.Promoters + b.Promoters,
        Detractors = a.Detractors + b.Detractors,
        NpsAnswers = a.NpsAnswers + b.NpsAnswers,
    };
}
