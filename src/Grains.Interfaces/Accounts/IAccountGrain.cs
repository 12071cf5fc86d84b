using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Accounts;

/// <summary>
/// A customer account and product line: decides registrations, one at a time, so that at most one partner is protected in it. Key: <c>account~productLine</c>.
/// </summary>
[Alias("pem.IAccountGrain")]
public interface IAccountGrain : ISubjectGrain
{
    /// <summary>The account as last committed; null for one of which no opportunity has told.</summary>
    [Alias("GetSnapshot")]
    Task<AccountSnapshot?> GetSnapshot();
}

/// <summary>An account and product line at an instant.</summary>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
/// <param name="At">The instant.</param>
/// <param name="Holder">The partner that is protected; null when none is.</param>
/// <param name="Protections">Protections live then, in order of grant.</param>
/// <param name="Queue">Submissions that wait for an answer, in order: the first valid one wins.</param>
/// <param name="Conflicts">Names of the conflicts that the account tells of, decided or not.</param>
/// <param name="Opportunities">The opportunities that it knows.</param>
/// <param name="Version">Its journal version.</param>
[GenerateSerializer, Immutable, Alias("pem.AccountSnapshot")]
public sealed record AccountSnapshot(
    [property: Id(0)] string Account,
    [property: Id(1)] string ProductLine,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Holder,
    [property: Id(4)] AccountProtection[] Protections,
    [property: Id(5)] AccountSubmission[] Queue,
    [property: Id(6)] string[] Conflicts,
    [property: Id(7)] string[] Opportunities,
    [property: Id(8)] long Version);

/// <summary>A protection that is live.</summary>
[GenerateSerializer, Immutable, Alias("pem.AccountProtection")]
public sealed record AccountProtection(
    [property: Id(0)] string Opportunity, [property: Id(1)] string Partner, [property: Id(2)] DateTimeOffset From, [property: Id(3)] DateTimeOffset Until);

/// <summary>A submission that waits for its answer; state pending or breached.</summary>
[GenerateSerializer, Immutable, Alias("pem.AccountSubmission")]
public sealed record AccountSubmission(
    [property: Id(0)] string Opportunity,
    [property: Id(1)] string Partner,
    [property: Id(2)] DateTimeOffset SubmittedAt,
    [property: Id(3)] DateTimeOffset Due,
    [property: Id(4)] string State);
