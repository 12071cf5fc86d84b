using System.Diagnostics;

namespace PemActors.Rulebook.Access;

/// <summary>Which role may do what, and how far. All that is said about roles is computed from this table.</summary>
public static class RoleTable
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly Permission[] Permissions = Enum.GetValues<Permission>();

    /// <summary>How far a permission reaches for a role.</summary>
    public static Reach ReachOf(Role role, Permission permission)
    {
        var (operations, finance, manager, strategist, partner) = Row(permission);
        return role switch
        {
            Role.Operations => operations,
            Role.Finance => finance,
            Role.PartnerManager => manager,
            Role.Strategist => strategist,
            Role.PartnerUser => partner,
            _ => throw new UnreachableException($"{role} is no role."),
        };
    }

    /// <summary>Whether a permission claims or approves.</summary>
    public static Duty DutyOf(Permission permission) => permission switch
    {
        Permission.SubmitRegistration or Permission.ProposeMdf or Permission.SubmitProof or Permission.ClaimSpif => Duty.Claim,
        Permission.DecideRegistration or Permission.DecideConflict or Permission.DecideMdf or Permission.DecideSpif or Permission.ApprovePayout or Permission.MarkPaid => Duty.Approval,
        _ => Duty.Neither,
    };

    /// <summary>Whether a person may have both roles: together they do not claim and approve. A role that did both would not even go with itself.</summary>
    public static bool GoTogether(Role a, Role b) => !((Has(a, Duty.Claim) || Has(b, Duty.Claim)) && (Has(a, Duty.Approval) || Has(b, Duty.Approval)));

    /// <summary>Pairs of roles that no person may have, ascending; a role paired with itself would claim and approve alone.</summary>
    public static IEnumerable<(Role A, Role B)> Incompatible =>
        from a in Roles from b in Roles where a <= b && !GoTogether(a, b) select (a, b);

    private static bool Has(Role role, Duty duty)
    {
        foreach (var permission in Permissions)
            if (DutyOf(permission) == duty && ReachOf(role, permission) != Reach.None)
                return true;
        return false;
    }

    private static (Reach Operations, Reach Finance, Reach Manager, Reach Strategist, Reach Partner) Row(Permission permission)
    {
        const Reach any = Reach.Any;
        const Reach own = Reach.Own;
        const Reach no = Reach.None;
        return permission switch
        {
            Permission.ViewEcosystem => (any, any, any, any, no),
            Permission.ViewPrograms => (any, any, any, any, any),
            Permission.ViewPartner => (any, any, own, no, own),
            Permission.ViewOpportunity => (any, any, own, no, own),
            Permission.ViewConflict => (any, no, own, no, own),
            Permission.ViewIncentive => (any, any, own, no, own),
            Permission.ViewLedger => (any, any, own, no, own),
            Permission.ViewSimulation => (any, no, no, any, no),
            Permission.ViewQuarantine => (any, no, no, no, no),
            Permission.SubmitRegistration => (no, no, own, no, own),
            Permission.ProposeMdf => (no, no, own, no, own),
            Permission.SubmitProof => (no, no, own, no, own),
            Permission.ClaimSpif => (no, no, own, no, own),
            Permission.OpenConflict => (any, no, own, no, own),
            Permission.DecideRegistration => (any, no, no, no, no),
            Permission.DecideConflict => (any, no, no, no, no),
            Permission.DecideStrike => (any, no, no, no, no),
            Permission.DecideStanding => (any, no, no, no, no),
            Permission.DecideMdf => (any, no, no, no, no),
            Permission.DecideSpif => (any, no, no, no, no),
            Permission.ApprovePayout => (no, any, no, no, no),
            Permission.MarkPaid => (no, any, no, no, no),
            Permission.PublishIncentive => (any, no, no, no, no),
            Permission.RunSimulation => (no, no, no, any, no),
            Permission.DraftProgram => (no, no, no, any, no),
            Permission.PublishProgram => (any, no, no, no, no),
            Permission.Rescore => (any, no, no, any, no),
            Permission.ReplayQuarantine => (any, no, no, no, no),
            Permission.PostFacts => (any, no, no, no, no),
            Permission.PostDecisions => (any, any, no, no, no),
            _ => throw new UnreachableException($"{permission} is not in the table."),
        };
    }
}
