using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Engagement;

/// <summary>What a split does to the credits of a deal.</summary>
public static class JointCredit
{
    /// <summary>
    /// The credits with the parties' joint part divided by the shares, in ppm and in money each by largest remainder, ties to the lesser partner id; nobody
    /// else's changes, and both sums are kept. By partner id ascending; each party with a credit or a share above 0 is listed. Parties without any credit
    /// have nothing to divide.
    /// </summary>
    /// <param name="credits">By partner id ascending, as attribution gives them.</param>
    /// <param name="shares">Of the parties, one each; they sum to 1,000,000.</param>
    public static IReadOnlyList<Credit> Divide(IReadOnlyList<Credit> credits, IReadOnlyList<PartyShare> shares)
    {
        var parties = shares.OrderBy(share => share.Partner).ToArray();
        bool IsParty(Credit credit) => Array.Exists(parties, share => share.Partner == credit.Partner);
        var joint = credits.Where(IsParty).ToArray();
        if (joint.Length == 0) return credits;
        long[] weights = [.. parties.Select(share => (long)share.Ppm)];
        var ppm = Split.LargestRemainder(joint.Sum(credit => credit.Ppm), weights);
        var money = Split.LargestRemainder(joint.Sum(credit => credit.AmountMinor), weights);
        var divided = parties.Select((share, i) => new Credit(share.Partner, ppm[i], money[i]))
            .Where((credit, i) => parties[i].Ppm > 0 || joint.Any(known => known.Partner == credit.Partner));
        return [.. credits.Where(credit => !IsParty(credit)).Concat(divided).OrderBy(credit => credit.Partner)];
    }
}
