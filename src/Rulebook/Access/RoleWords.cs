using System.Diagnostics;

namespace PemActors.Rulebook.Access;

/// <summary>Roles as people read them.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Operations => "operations",
        Role.Finance => "finance",
        Role.PartnerManager => "partner manager",
        Role.Strategist => "strategist",
        Role.PartnerUser => "partner user",
        _ => throw new UnreachableException($"{role} has no name."),
    };
}
