using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>A partner: what it is, drawn once, and what its behaviours need to remember.</summary>
internal sealed class PartnerState
{
    public required uint Index { get; init; }
    public required PartnerId Id { get; init; }
    public required string Name { get; init; }
    public required TypeParameters Type { get; init; }
    public required string Region { get; init; }

    /// <summary>The week in which it applies; acceptance is in the next.</summary>
    public required int AppliesIn { get; init; }

    /// <summary>The day (0–6) of its acceptance week on which it is accepted; it acts from then on.</summary>
    public required int AcceptedOnDay { get; init; }

    /// <summary>Its median ACV, in whole units.</summary>
    public required double MedianAmount { get; init; }

    /// <summary>θ, how much it does; mean 1.</summary>
    public required double Effort { get; init; }

    /// <summary>a, how well it sells; in the logit of a win.</summary>
    public required double Ability { get; init; }

    /// <summary>How its mean CSAT differs from everyone's, in points.</summary>
    public required double Care { get; init; }

    /// <summary>How prone it is to violations; mean 1.</summary>
    public required double Proneness { get; init; }

    /// <summary>Its own factor of the hazard of falling silent; mean 1.</summary>
    public required double Restlessness { get; init; }

    public List<User> Users { get; } = [];
    public List<Deal> OpenDeals { get; } = [];
    public List<Subscription> Subscriptions { get; } = [];
    public List<Strike> Strikes { get; } = [];

    /// <summary>Facts so far; the serial of ids.</summary>
    public int FactsPosted { get; set; }

    public int UserSlots { get; set; }
    public int Wins { get; set; }
    public bool Silent { get; set; }
    public bool HasListing { get; set; }
    public int Specializations { get; set; }
    public Instant PlannedUntil { get; set; }
    public Instant DataAgreementUntil { get; set; }
    public Instant SuspendedUntil { get; set; }
    public bool SuspendedByStrikes { get; set; }

    public int AcceptedIn => AppliesIn + 1;

    /// <summary>Whether it is accepted, speaks, and is not suspended at <paramref name="at"/>, a week's start.</summary>
    public bool IsActive(int week, Instant at) => week >= AcceptedIn && !Silent && !SuspendedByStrikes && SuspendedUntil <= at;

    /// <summary>The first day of a week on which it can act.</summary>
    public int FirstDay(int week) => week == AcceptedIn ? AcceptedOnDay : 0;

    public int CertificatesAt(Instant at)
    {
        var count = 0;
        foreach (var user in Users) count += user.Held(at);
        return count;
    }

    public int StrikesAt(Instant at, int windowDays)
    {
        var count = 0;
        foreach (var strike in Strikes)
            if (strike.Counts(at, windowDays)) count++;
        return count;
    }

    /// <summary>Won ACV of the 52 weeks to <paramref name="at"/>, without customers lost, in minor units.</summary>
    public long WonInYear(Instant at)
    {
        var sum = 0L;
        foreach (var subscription in Subscriptions)
            if (subscription.WonAt > at.AddDays(-364)) sum += subscription.FirstAmountMinor;
        return sum;
    }
}

/// <summary>A person at a partner, and the way through the certification levels.</summary>
internal sealed class User
{
    private readonly Instant[] _validUntil = new Instant[3];

    public required int Slot { get; init; }
    public required string Id { get; init; }
    public required UserRole Role { get; init; }
    public required Instant From { get; init; }
    public int Modules { get; set; }
    public bool OnPath { get; set; }

    /// <summary>The lowest level not held at <paramref name="at"/>, or null when all are.</summary>
    public CertificationLevel? Next(Instant at)
    {
        for (var level = 0; level < _validUntil.Length; level++)
            if (_validUntil[level] <= at) return (CertificationLevel)level;
        return null;
    }

    /// <summary>Certificates that count: valid, and every one below valid too.</summary>
    public int Held(Instant at) => (int?)Next(at) ?? _validUntil.Length;

    public Instant ValidUntil(CertificationLevel level) => _validUntil[(int)level];

    public void Certify(CertificationLevel level, Instant until) => _validUntil[(int)level] = until;
}

/// <summary>A confirmed violation.</summary>
internal readonly record struct Strike(Instant ConfirmedAt, Instant ClearedAt)
{
    public bool Counts(Instant at, int windowDays) => ConfirmedAt <= at && ConfirmedAt > at.AddDays(-windowDays) && ClearedAt > at;
}
