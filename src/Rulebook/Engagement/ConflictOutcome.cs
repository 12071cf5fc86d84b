using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>How a conflict ends.</summary>
public abstract record ConflictOutcome
{
    private ConflictOutcome()
    {
    }

    /// <summary>One party has the account: it keeps the protection it holds, or gets one from the decision on.</summary>
    public sealed record Award(PartnerId Winner) : ConflictOutcome;

    /// <summary>The holder keeps the protection, and the parties' joint credit is divided by the shares.</summary>
    public sealed record Split(IReadOnlyList<PartyShare> Shares) : ConflictOutcome;

    /// <summary>No party has the account: what the parties hold ends.</summary>
    public sealed record Void : ConflictOutcome;
}

/// <summary>A party's share of the joint credit.</summary>
/// <param name="Partner">Which party.</param>
/// <param name="Ppm">Its share in ppm, 0–1,000,000; those of all parties sum to 1,000,000.</param>
public readonly record struct PartyShare(PartnerId Partner, int Ppm);
