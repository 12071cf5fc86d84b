namespace PemActors.Grains.Subjects;

/// <summary>Names of a subject's deadlines.</summary>
public static class SubjectDeadline
{
    /// <summary>The next instant at which anything of the card can differ without an event.</summary>
    public const string Card = "card";
}
