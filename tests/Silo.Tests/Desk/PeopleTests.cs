using PemActors.Rulebook.Access;
using PemActors.Silo.Desk;

namespace PemActors.Silo.Tests.Desk;

/// <summary>Who may be chosen behind a command while there is no sign-in.</summary>
public sealed class PeopleTests
{
    [Fact]
    public void Find_WithNobodyNamed_ThereIsAPersonForEachRole()
    {
        Assert.Equal([Role.Operations], People.Unnamed.Find("operations")!.Roles);
        Assert.Equal([Role.Finance], People.Unnamed.Find("finance")!.Roles);
        Assert.Equal([Role.Strategist], People.Unnamed.Find("strategist")!.Roles);
        Assert.Equal("acme", Assert.Single(People.Unnamed.Find("manager@acme")!.Partners).Value);
        Assert.Equal([Role.PartnerUser], People.Unnamed.Find("user@acme")!.Roles);
        Assert.Null(People.Unnamed.Find(""));
        Assert.Null(People.Unnamed.Find("manager@"));
        Assert.Null(People.Unnamed.Find("ana"));
    }

    [Fact]
    public void Find_WithPeopleNamed_OnlyTheyAreThere()
    {
        var people = People.Of(["ana:operations+strategist", "pam:partner-manager@acme+zeta"]);

        Assert.Equal([Role.Operations, Role.Strategist], people.Find("Ana")!.Roles);
        Assert.Equal(["acme", "zeta"], people.Find("pam")!.Partners.Select(partner => partner.Value));
        Assert.Null(people.Find("operations"));
        Assert.Equal("ana, pam", people.Legal);
    }

    [Theory]
    [InlineData("ana", "is no person")]
    [InlineData("ana:boss", "'boss' of 'ana:boss' is no role")]
    [InlineData("ana:partner-manager+finance", "could both claim and approve")]
    [InlineData("una:partner-user", "must be of one")]
    public void Of_ADescriptionThatIsNone_SaysWhy(string description, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => People.Of([description])).Message);
}
