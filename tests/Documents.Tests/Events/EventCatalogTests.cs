using System.Text;
using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Schemas;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Events;

public sealed class EventCatalogTests
{
    [Fact]
    public void All_Types_AreThoseThatHaveAName()
    {
        var names = typeof(EventNames).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        Assert.Equal(names, EventCatalog.All.Select(t => t.Name));
        Assert.All(EventCatalog.All, t => Assert.True(EventCatalog.TryFind(Encoding.UTF8.GetBytes(t.Name), out var found) && found == t));
        Assert.False(EventCatalog.TryFind("pem.partner.applied.v2"u8, out _));
        Assert.False(EventCatalog.TryFind(new byte[100_000], out _));
    }

    [Fact]
    public void All_Derived_AreThoseThatTheRulesMake() => Assert.Equal(
        ["pem.account.registrations-noted.v1", "pem.account.retold.v1", "pem.cadence.begun.v1", "pem.cadence.completed.v1", "pem.cadence.document-made.v1",
            "pem.conflict.contest-noted.v1", "pem.conflict.escalated.v1", "pem.incentive.fee-accrued.v1", "pem.incentive.mdf-lapsed.v1", "pem.incentive.mdf-reimbursed.v1",
            "pem.incentive.partner-complied.v1", "pem.incentive.partner-earned.v1", "pem.incentive.payout-clawed-back.v1",
            "pem.incentive.rebate-calculated.v1", "pem.opportunity.conflict-noted.v1", "pem.opportunity.partner-noted.v1", "pem.opportunity.protections-ruled.v1",
            "pem.opportunity.registration-expired.v1", "pem.opportunity.retold.v1", "pem.partner.card-ticked.v1", "pem.partner.earnings-told.v1", "pem.partner.opportunity-noted.v1",
            "pem.partner.retold.v1", "pem.partner.tier-decided.v1", "pem.partner.tier-restated.v1", "pem.program.took-effect.v1"],
        EventCatalog.All.Where(t => t.Class == EventClass.Derived).Select(t => t.Name));

    [Theory]
    [InlineData("pem.user.added.v1", SubjectKind.Partner, EventClass.Fact)]
    [InlineData("pem.marketplace.order-placed.v1", SubjectKind.Opportunity, EventClass.Fact)]
    [InlineData("pem.opportunity.registration-approved.v1", SubjectKind.Opportunity, EventClass.Decision)]
    [InlineData("pem.incentive.published.v1", SubjectKind.Incentive, EventClass.Decision)]
    [InlineData("pem.program.published.v1", SubjectKind.Program, EventClass.Decision)]
    [InlineData("pem.conflict.opened.v1", SubjectKind.Conflict, EventClass.Decision)]
    public void TryFind_AType_KnowsSubjectAndClass(string name, SubjectKind kind, EventClass eventClass)
    {
        Assert.True(EventCatalog.TryFind(name, out var type));
        Assert.Equal((kind, eventClass), (type.Kind, type.Class));
    }

    [Fact]
    public void EnvelopeSchema_AGoodEvent_Fits()
    {
        using var envelope = JsonDocument.Parse(Repository.Text("schemas/envelope.v1.json"));
        using var common = JsonDocument.Parse(Repository.Text("schemas/common.v1.json"));
        var schema = SchemaCompiler.Compile(envelope.RootElement, common.RootElement);
        Assert.Empty(schema.Validate(Encoding.UTF8.GetBytes(EventFaultTests.Good)));
        Assert.NotEmpty(schema.Validate("{}"u8));
    }
}
