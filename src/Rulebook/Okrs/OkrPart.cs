using PemActors.Rulebook.Health;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Okrs;

/// <summary>
/// What one subject adds to the sums of the periods that were current when it was last looked at. It stays right until the subject is due: when a
/// period has ended since, nothing has happened to the subject in the next one, and only its health still counts there.
/// </summary>
/// <param name="Region">The region that the subject itself is of: a partner's; null for deals and accounts, which are of their partner's region.</param>
/// <param name="Partner">Whose it is; null for what no partner has a part in.</param>
/// <param name="Health">Band of the partner's card; null for what is no partner, and for one that is terminated.</param>
/// <param name="Periods">Sums without health, of each period in which there is anything.</param>
public sealed record OkrPart(string? Region, PartnerId? Partner, Band? Health, IReadOnlyList<OkrPeriodPart> Periods)
{
    /// <summary>Whether nothing would be missed without it.</summary>
    public bool IsEmpty => Region is null && Health is null && Periods.Count == 0;

    /// <summary>Whether another part says the same.</summary>
    public bool SameAs(OkrPart other) =>
        (Region, Partner, Health) == (other.Region, other.Partner, other.Health) && Periods.SequenceEqual(other.Periods);
}

/// <summary>The sums of a period.</summary>
public readonly record struct OkrPeriodPart(PeriodBounds Period, OkrSums Sums);
