using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Opportunities;

/// <summary>An opportunity: tells every partner it concerns what that partner may count of it. Key: opportunity id.</summary>
[Alias("pem.IOpportunityGrain")]
public interface IOpportunityGrain : ISubjectGrain
{
    /// <summary>The opportunity as last committed; null for one nobody has introduced.</summary>
    [Alias("GetSnapshot")]
    Task<OpportunitySnapshot?> GetSnapshot();

    /// <summary>Who is credited with how much of the deal; null while it is not won.</summary>
    [Alias("Attribute")]
    Task<AttributionAnswer?> Attribute(AttributionQuestion question);
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
    [property: Id(12)] long Version)
{
    /// <value>Since when the stage stands.</value>
    [Id(13)] public DateTimeOffset StageSince { get; init; }

    /// <value>Whether it expands an existing customer.</value>
    [Id(14)] public bool Expansion { get; init; }

    /// <value>Of a closed deal whose touches attribution reads, in order, once for each touch; empty while open.</value>
    [Id(15)] public string[] Path { get; init; } = [];
}

/// <summary>A partner that an opportunity concerns, with its credit once the deal is won, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("pem.OpportunityPartner")]
public sealed record OpportunityPartner(
    [property: Id(0)] string Partner,
    [property: Id(1)] bool Linked,
    [property: Id(2)] DateTimeOffset? ProtectedUntil,
    [property: Id(3)] bool Sourced,
    [property: Id(4)] long CreditMinor);

/// <summary>By which model a deal is attributed.</summary>
/// <param name="Model">A credit model, kebab-case; null for the one of the program in force at the close.</param>
/// <param name="History">Closed deals that Markov and Shapley read; with none they give what linear gives.</param>
[GenerateSerializer, Immutable, Alias("pem.AttributionQuestion")]
public sealed record AttributionQuestion([property: Id(0)] string? Model, [property: Id(1)] ClosedDealPath[] History);

/// <summary>A closed deal as Markov and Shapley read it: when it closed, whether won, and whose touches in order.</summary>
[GenerateSerializer, Immutable, Alias("pem.ClosedDealPath")]
public sealed record ClosedDealPath([property: Id(0)] DateTimeOffset ClosedAt, [property: Id(1)] bool Won, [property: Id(2)] string[] Path);

/// <summary>Who is credited with how much of a won deal.</summary>
/// <param name="Opportunity">Which deal.</param>
/// <param name="ClosedAt">When it was won.</param>
/// <param name="AmountMinor">The ACV divided, minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Program">Version of the program in force at the close.</param>
/// <param name="Model">The model asked for.</param>
/// <param name="Counted">The model that gave the credits: the one asked for, or linear where that weighs all touches 0.</param>
/// <param name="SourcedBy">The partner that sourced it; null when direct.</param>
/// <param name="InfluencedBy">The others with a touch.</param>
/// <param name="Credits">By partner id; before a conflict's split divides them unless the model is the program's.</param>
[GenerateSerializer, Immutable, Alias("pem.AttributionAnswer")]
public sealed record AttributionAnswer(
    [property: Id(0)] string Opportunity,
    [property: Id(1)] DateTimeOffset ClosedAt,
    [property: Id(2)] long AmountMinor,
    [property: Id(3)] string Currency,
    [property: Id(4)] string Program,
    [property: Id(5)] string Model,
    [property: Id(6)] string Counted,
    [property: Id(7)] string? SourcedBy,
    [property: Id(8)] string[] InfluencedBy,
    [property: Id(9)] AttributedCredit[] Credits);

/// <summary>A partner's credit: share 0–1 and minor units; the standard error of the share where orders were drawn, else null.</summary>
[GenerateSerializer, Immutable, Alias("pem.AttributedCredit")]
public sealed record AttributedCredit(
    [property: Id(0)] string Partner, [property: Id(1)] decimal Share, [property: Id(2)] long AmountMinor, [property: Id(3)] decimal? StandardError);
