using System.Text.Json.Nodes;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Desk;

/// <summary>What an endpoint makes of a request: a command to a subject, or that there is nothing to ask.</summary>
public abstract record CommandPlan
{
    private CommandPlan() { }

    /// <summary>Ask a subject for a decision.</summary>
    /// <param name="Permission">What the person needs.</param>
    /// <param name="Of">Whose record it is about.</param>
    /// <param name="Subject">Who decides.</param>
    /// <param name="Type">Type of the decision asked for.</param>
    /// <param name="Data">What is asked, with all that was looked up for it.</param>
    /// <param name="Claimants">Who claimed what would be approved, by any name.</param>
    public sealed record Ask(Permission Permission, AccessSubject Of, Subject Subject, string Type, JsonObject Data, params string[] Claimants) : CommandPlan;

    /// <summary>The request itself is at fault, or names what does not exist.</summary>
    /// <param name="Code">Kebab-case.</param>
    /// <param name="Detail">A sentence that names the fault and the legal range.</param>
    public sealed record Refuse(string Code, string Detail) : CommandPlan;
}
