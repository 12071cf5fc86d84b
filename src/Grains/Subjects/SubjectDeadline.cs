using PemActors.Rulebook.Engagement;

namespace PemActors.Grains.Subjects;

/// <summary>Names of a subject's deadlines.</summary>
public static class SubjectDeadline
{
    /// <summary>Source of the entries that time alone brings about, whoever's deadline it was.</summary>
    public const string ClockSource = OverdueApprovals.Source;

    /// <summary>The next instant at which anything of the card can differ without an event.</summary>
    public const string Card = "card";

    /// <summary>The next instant at which an incentive's money moves by itself: a settlement, or the lapse of a request.</summary>
    public const string Settlement = "settlement";

    /// <summary>Program or incentives changed, so everything is looked at again; taken away by the shell once that was done.</summary>
    public const string Terms = "terms";

    /// <summary>The next instant at which what a partner earned can differ without an event.</summary>
    public const string Earnings = "earnings";

    /// <summary>Incentives were left untold of what a partner earned, as an import does; taken away once that was made good.</summary>
    public const string Untold = "untold";
}
