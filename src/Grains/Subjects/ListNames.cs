namespace PemActors.Grains.Subjects;

/// <summary>Names of the lists of the deal desk.</summary>
public static class ListNames
{
    /// <summary>Registrations: <c>opportunity~partner</c>; pending, breached, approved, rejected, ruled or closed; by when the answer is due, or came.</summary>
    public const string Registrations = "registrations";

    /// <summary>Protections that are live: <c>opportunity~partner</c>; by their end.</summary>
    public const string Protections = "protections";

    /// <summary>Conflicts: open or decided; by when their step of the ladder times out, or when they were decided.</summary>
    public const string Conflicts = "conflicts";

    /// <summary>The same once for each party: <c>conflict~partner</c>.</summary>
    public const string ConflictParties = "conflict-parties";

    /// <summary>Opportunities: open, won or lost; by their creation, or their close.</summary>
    public const string Opportunities = "opportunities";
}
