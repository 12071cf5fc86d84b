using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Access;

/// <summary>Every permission of every role, and what the table makes of roles together.</summary>
public sealed class RoleTableTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly Permission[] Permissions = Enum.GetValues<Permission>();

    private const string Matrix =
        """
        permission         | duty     | operations | finance | manager | strategist | partner
        ViewEcosystem      |          | any        | any     | any     | any        | -
        ViewPrograms       |          | any        | any     | any     | any        | any
        ViewPartner        |          | any        | any     | own     | -          | own
        ViewOpportunity    |          | any        | any     | own     | -          | own
        ViewConflict       |          | any        | -       | own     | -          | own
        ViewIncentive      |          | any        | any     | own     | -          | own
        ViewLedger         |          | any        | any     | own     | -          | own
        ViewSimulation     |          | any        | -       | -       | any        | -
        ViewQuarantine     |          | any        | -       | -       | -          | -
        SubmitRegistration | claim    | -          | -       | own     | -          | own
        ProposeMdf         | claim    | -          | -       | own     | -          | own
        SubmitProof        | claim    | -          | -       | own     | -          | own
        ClaimSpif          | claim    | -          | -       | own     | -          | own
        OpenConflict       |          | any        | -       | own     | -          | own
        DecideRegistration | approval | any        | -       | -       | -          | -
        DecideConflict     | approval | any        | -       | -       | -          | -
        DecideStrike       |          | any        | -       | -       | -          | -
        DecideStanding     |          | any        | -       | -       | -          | -
        DecideMdf          | approval | any        | -       | -       | -          | -
        DecideSpif         | approval | any        | -       | -       | -          | -
        ApprovePayout      | approval | -          | any     | -       | -          | -
        MarkPaid           | approval | -          | any     | -       | -          | -
        PublishIncentive   |          | any        | -       | -       | -          | -
        RunSimulation      |          | -          | -       | -       | any        | -
        DraftProgram       |          | -          | -       | -       | any        | -
        PublishProgram     |          | any        | -       | -       | -          | -
        Rescore            |          | any        | -       | -       | any        | -
        ReplayQuarantine   |          | any        | -       | -       | -          | -
        PostFacts          |          | any        | -       | -       | -          | -
        PostDecisions      |          | any        | any     | -       | -          | -
        """;

    [Fact]
    public void EveryPermissionOfEveryRole()
    {
        var told = new List<Permission>();
        Table.Check(Matrix, row =>
        {
            var permission = row.Enum<Permission>("permission");
            told.Add(permission);
            Assert.Equal(row["duty"], RoleTable.DutyOf(permission) == Duty.Neither ? "" : Word(RoleTable.DutyOf(permission)));
            Assert.Equal(
                new[] { "operations", "finance", "manager", "strategist", "partner" }.Select(column => row[column]),
                Roles.Select(role => RoleTable.ReachOf(role, permission) == Reach.None ? "-" : Word(RoleTable.ReachOf(role, permission))));
        });
        Assert.Equal(Permissions, told);
    }

    // Each cell as a person lives it: on a record of their own partner, of another one, shared with theirs, shared by others, of nobody.
    [Fact]
    public void Permits_EveryCell_OnEveryKindOfRecord()
    {
        PartnerId acme = new("acme"), bolt = new("bolt"), cog = new("cog");
        foreach (var role in Roles)
        {
            var scope = AccessScope.Create("ana", [], [role], [acme]).Decision!;
            foreach (var permission in Permissions)
            {
                AccessRefusal? On(AccessSubject subject) => AccessRules.Permits(scope, permission, subject).Code;
                var codes = (On(new AccessSubject.OnePartner(acme)), On(new AccessSubject.OnePartner(bolt)), On(new AccessSubject.Shared([bolt, acme])), On(new AccessSubject.Shared([bolt, cog])), On(AccessSubject.None));
                const AccessRefusal no = AccessRefusal.NotYourRole;
                Assert.Equal(
                    RoleTable.ReachOf(role, permission) switch
                    {
                        Reach.Any => (null, null, null, null, null),
                        Reach.Own => ((AccessRefusal?)null, (AccessRefusal?)AccessRefusal.NotYourPartner, (AccessRefusal?)null, (AccessRefusal?)AccessRefusal.NotAParty, (AccessRefusal?)AccessRefusal.NotYourPartner),
                        _ => (no, no, no, no, no),
                    },
                    codes);
            }
        }
    }

    // The law of the table: alone nobody claims and approves, and together only those may be held that do not.
    [Fact]
    public void NoRole_ClaimsAndApproves()
    {
        Assert.All(Roles, role => Assert.True(RoleTable.GoTogether(role, role)));
        Assert.Equal(
            [(Role.Operations, Role.PartnerManager), (Role.Operations, Role.PartnerUser), (Role.Finance, Role.PartnerManager), (Role.Finance, Role.PartnerUser)],
            RoleTable.Incompatible);
    }

    // Of all 32 sets of roles exactly those are a scope whose permissions together do not claim and approve.
    [Fact]
    public void Create_EverySetOfRoles_ClaimsOrApproves_NeverBoth()
    {
        for (var set = 1; set < 1 << Roles.Length; set++)
        {
            var held = Roles.Where(role => (set & (1 << (int)role)) != 0).ToArray();
            var duties = held.SelectMany(role => Permissions.Where(permission => RoleTable.ReachOf(role, permission) != Reach.None)).Select(RoleTable.DutyOf).ToHashSet();
            var both = duties.Contains(Duty.Claim) && duties.Contains(Duty.Approval);
            var created = AccessScope.Create("ana", [], held, [new("acme")]);
            Assert.Equal(both ? ScopeRefusal.ClaimsAndApproves : null, created.Code);
            if (created.Decision is not { } scope) continue;
            Assert.Equal(held, scope.Roles);
            Assert.All(Permissions, permission => Assert.Equal(held.Max(role => RoleTable.ReachOf(role, permission)), AccessRules.ReachOf(scope, permission)));
        }
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
