using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Opportunities;

/// <summary>An opportunity: tells every partner it concerns what that partner may count of it. Key: opportunity id.</summary>
[Alias("pem.IOpportunityGrain")]
public interface IOpportunityGrain : ISubjectGrain
{
    /// <summary>The opportunity as last committed; null for one nobody has introduced.</summary>
    [Alias("GetSnapshot")]
    Task<OpportunitySnapshot?> GetSnapshot();
}

/// <summary>An opportunity as of its last commit.</summary>
[GenerateSerializer, Immutable, Alias("pem.OpportunitySnapshot")]
public sealed record OpportunitySnapshot(
    [property: Id(0)] string Opportunity,
    [property: Id(1)] string Account,
    [property: Id(2)] string ProductLine,
    [property: Id(3)] string Motion,
    [property: Id(4)] string? Owner,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] string Stage,
    [property: Id(7)] long AmountMinor,
    [property: Id(8)] string Currency,
    [property: Id(9)] string Status,
    [property: Id(10)] DateTimeOffset? ClosedAt,
    [property: Id(11)] OpportunityPartner[] Partners,
    [property: Id(12)] long Version);

/// <summary>A partner that an opportunity concerns, with its credit once the deal is won, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("pem.OpportunityPartner")]
public sealed record OpportunityPartner(
    [property: Id(0)] string Partner,
    [property: Id(1)] bool Linked,
    [property: Id(2)] DateTimeOffset? ProtectedUntil,
    [property: Id(3)] bool Sourced,
    [property: Id(4)] long CreditMinor);
