using System.Diagnostics;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Access;

/// <summary>Whether a person may see or do something (RULEBOOK §9).</summary>
public static class AccessRules
{
    /// <summary>How far a permission reaches for a person: as far as their furthest role. What a list is filtered by; <see cref="Sees"/> tells the rows.</summary>
    public static Reach ReachOf(AccessScope scope, Permission permission)
    {
        var furthest = Reach.None;
        foreach (var role in scope.Roles)
        {
            var reach = RoleTable.ReachOf(role, permission);
            if (reach > furthest) furthest = reach;
        }
        return furthest;
    }

    /// <summary>Whether a record is within the permission's reach. One that belongs to no partner is only within reach of any.</summary>
    public static bool Sees(AccessScope scope, Permission permission, AccessSubject subject)
    {
        var reach = ReachOf(scope, permission);
        return reach == Reach.Any || (reach == Reach.Own && Includes(scope, subject));
    }

    /// <summary>
    /// Grants, or refuses with the first code that applies. <paramref name="claimants"/> are all who claimed what is to be approved, by whatever
    /// name any system knows them: nobody approves what they claimed themselves.
    /// </summary>
    public static Ruling<Permission, AccessRefusal> Permits(AccessScope scope, Permission permission, AccessSubject subject, params ReadOnlySpan<string> claimants)
    {
        if (ReachOf(scope, permission) == Reach.None) return Refuse(AccessRefusal.NotYourRole, $"No role of {scope.Person} may do this.");
        if (!Sees(scope, permission, subject))
        {
            return subject is AccessSubject.Shared
                ? Refuse(AccessRefusal.NotAParty, $"No partner of {scope.Person} is a party.")
                : Refuse(AccessRefusal.NotYourPartner, $"This is no record of a partner of {scope.Person}.");
        }
        if (RoleTable.DutyOf(permission) == Duty.Approval)
            foreach (var claimant in claimants)
                if (scope.IsKnownAs(claimant))
                    return Refuse(AccessRefusal.OwnClaim, $"{scope.Person} claimed this, as {claimant}, and cannot approve it.");
        return new Ruling<Permission, AccessRefusal>.Granted(permission);
    }

    private static bool Includes(AccessScope scope, AccessSubject subject) => subject switch
    {
        AccessSubject.NoPartner => false,
        AccessSubject.OnePartner one => scope.Includes(one.Partner),
        AccessSubject.Shared shared => shared.Parties.Any(scope.Includes),
        _ => throw new UnreachableException($"{subject} belongs to nobody known."),
    };

    private static Ruling<Permission, AccessRefusal>.Refused Refuse(AccessRefusal code, string sentence) => new(code, sentence);
}

/// <summary>Why a person may not, in order of precedence.</summary>
public enum AccessRefusal : byte
{
    /// <summary>None of their roles has the permission.</summary>
    NotYourRole,
    /// <summary>The record is of a partner that is not in their charge, or of none.</summary>
    NotYourPartner,
    /// <summary>No partner in their charge is a party to it.</summary>
    NotAParty,
    /// <summary>They claimed themselves what they would approve.</summary>
    OwnClaim,
}
