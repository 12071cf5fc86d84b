using CsCheck;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Access;

public sealed class AccessTests
{
    private static readonly PartnerId Acme = new("acme");
    private static readonly PartnerId Bolt = new("bolt");

    // All four apply to the first; each line mends one.
    [Fact]
    public void Create_RefusesInOrderOfPrecedence()
    {
        Same(ScopeRefusal.NoPerson, "A scope is a person's.", AccessScope.Create(" ", [], [], []));
        Same(ScopeRefusal.NoPerson, "A scope is a person's.", AccessScope.Create("", [], [Role.PartnerUser, Role.Finance], []));
        Same(ScopeRefusal.NoRole, "ana has no role.", AccessScope.Create("ana", [], [], []));
        Same(ScopeRefusal.ClaimsAndApproves, "ana could both claim and approve, as finance and as partner user.", AccessScope.Create("ana", [], [Role.PartnerUser, Role.Finance], []));
        Same(ScopeRefusal.NotOnePartner, "ana is a partner user of 0 partners, and must be of one.", AccessScope.Create("ana", [], [Role.PartnerUser], []));
        Same(ScopeRefusal.NotOnePartner, "ana is a partner user of 2 partners, and must be of one.", AccessScope.Create("ana", [], [Role.PartnerUser], [Acme, Bolt]));
        Assert.Null(AccessScope.Create("ana", [], [Role.PartnerUser, Role.PartnerUser], [Acme, Acme]).Code);
    }

    [Fact]
    public void Create_SortsAndSparesRepetitions()
    {
        var scope = AccessScope.Create("ana", ["crm:7"], [Role.Strategist, Role.PartnerManager, Role.Strategist], [Bolt, Acme, Bolt]).Decision!;
        Assert.Equal("ana", scope.Person);
        Assert.Equal([Role.PartnerManager, Role.Strategist], scope.Roles);
        Assert.Equal([Acme, Bolt], scope.Partners);
        Assert.Equal((true, true, false), (scope.Includes(Acme), scope.Includes(Bolt), scope.Includes(new("cog"))));
        Assert.Empty(AccessScope.Create("ana", [], [Role.PartnerManager], []).Decision!.Partners);
    }

    // A reach of own never comes with an approval in this table, so no refusal hides another of a record: each line mends one cause.
    [Fact]
    public void Permits_RefusesInOrderOfPrecedence()
    {
        var manager = Scope(Role.PartnerManager);
        var operations = Scope(Role.Operations);
        var strange = new AccessSubject.OnePartner(Bolt);
        Same(AccessRefusal.NotYourRole, "No role of ana may do this.", AccessRules.Permits(manager, Permission.DecideMdf, strange, "ana"));
        Same(AccessRefusal.NotYourPartner, "This is no record of a partner of ana.", AccessRules.Permits(manager, Permission.ProposeMdf, strange, "ana"));
        Same(AccessRefusal.NotAParty, "No partner of ana is a party.", AccessRules.Permits(manager, Permission.ViewConflict, new AccessSubject.Shared([Bolt]), "ana"));
        Same(AccessRefusal.OwnClaim, "ana claimed this, as ana, and cannot approve it.", AccessRules.Permits(operations, Permission.DecideMdf, strange, "ana"));
        Assert.Equal(Permission.DecideMdf, AccessRules.Permits(operations, Permission.DecideMdf, strange, "eva").Decision);
        Assert.Equal(Permission.ProposeMdf, AccessRules.Permits(manager, Permission.ProposeMdf, new AccessSubject.OnePartner(Acme), "ana").Decision);
    }

    // A person who claimed in another system, by another of their names, or before they changed roles, does not approve it here.
    [Theory]
    [InlineData("ana", true)]
    [InlineData("ANA", true)]
    [InlineData("crm:7", true)]
    [InlineData("CRM:7", true)]
    [InlineData("crm:77", false)]
    [InlineData("eva", false)]
    public void Permits_NobodyApprovesWhatTheyClaimed_ByAnyName(string claimant, bool own)
    {
        var finance = AccessScope.Create("ana", ["crm:7"], [Role.Finance, Role.Operations], []).Decision!;
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var ruling = AccessRules.Permits(finance, permission, new AccessSubject.OnePartner(Acme), "eva", claimant);
            if (AccessRules.ReachOf(finance, permission) == Reach.None) Assert.Equal(AccessRefusal.NotYourRole, ruling.Code);
            else Assert.Equal(own && RoleTable.DutyOf(permission) == Duty.Approval ? AccessRefusal.OwnClaim : null, ruling.Code);
        }
        Assert.Null(AccessRules.Permits(finance, Permission.ApprovePayout, new AccessSubject.OnePartner(Acme)).Code);
    }

    [Fact]
    public void Permits_IsSees_WhereNothingWasClaimed() =>
        Gen.Select(Gen.Enum<Role>(), Gen.Enum<Permission>(), Gen.Int[0, 3].Array[0, 3], Gen.Int[0, 3].Array[0, 3], Gen.Int[0, 2]).Sample((role, permission, own, parties, kind) =>
        {
            if (AccessScope.Create("ana", [], [role], own.Select(Name)).Decision is not { } scope) return;
            AccessSubject subject = kind == 0 ? AccessSubject.None : kind == 1 ? new AccessSubject.OnePartner(Name(parties.Length)) : new AccessSubject.Shared([.. parties.Select(Name)]);
            Assert.Equal(AccessRules.Permits(scope, permission, subject).Code is null, AccessRules.Sees(scope, permission, subject));
            // Whoever sees a part of the records only never sees one that no partner of theirs is in.
            if (AccessRules.ReachOf(scope, permission) == Reach.Own && AccessRules.Sees(scope, permission, subject))
                Assert.NotEmpty(scope.Partners.Intersect(kind == 1 ? [Name(parties.Length)] : parties.Select(Name)));
        });

    private static PartnerId Name(int n) => new($"p{n}");

    private static AccessScope Scope(Role role) => AccessScope.Create("ana", [], [role], [Acme]).Decision!;

    private static void Same<TDecision, TCode>(TCode code, string sentence, Ruling<TDecision, TCode> ruling) where TDecision : notnull where TCode : struct, Enum =>
        Assert.Equal(new Ruling<TDecision, TCode>.Refused(code, sentence), ruling);
}
