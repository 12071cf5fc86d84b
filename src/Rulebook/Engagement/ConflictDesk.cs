using PemActors.Rulebook.Primitives;
using Opening = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Engagement.ConflictOpening, PemActors.Rulebook.Engagement.ConflictRefusal>;
using Deciding = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Engagement.ConflictOutcome, PemActors.Rulebook.Engagement.ConflictRefusal>;

namespace PemActors.Rulebook.Engagement;

/// <summary>A conflict to be opened by decision.</summary>
/// <param name="Opportunity">The opportunity fought over.</param>
/// <param name="Parties">Two or more different partners.</param>
/// <param name="Level">The step of the ladder it starts at.</param>
public sealed record ConflictOpening(OpportunityId Opportunity, IReadOnlyList<PartnerId> Parties, ConflictLevel Level);

/// <summary>How a conflict stands at the instant of a decision.</summary>
/// <param name="Conflict">Which.</param>
/// <param name="Known">It has been opened.</param>
/// <param name="Decided">A decision stands.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Level">Where on the ladder it stands.</param>
public readonly record struct ConflictState(ConflictId Conflict, bool Known, bool Decided, IReadOnlyList<PartnerId> Parties, ConflictLevel Level);

/// <summary>Who decides a conflict.</summary>
/// <param name="Level">The greatest level at which this person decides.</param>
/// <param name="Partner">The partner the person belongs to; null for people of the vendor.</param>
public readonly record struct ConflictDecider(ConflictLevel Level, PartnerId? Partner);

/// <summary>Commands on conflicts.</summary>
public static class ConflictDesk
{
    /// <summary>The sum of all shares.</summary>
    private const int Whole = 1_000_000;

    /// <summary>People open a conflict that the rules did not.</summary>
    /// <param name="opening">What to open.</param>
    /// <param name="opportunityKnown">The opportunity has been created.</param>
    /// <param name="partnerKnown">Whether a partner has applied.</param>
    /// <param name="openAlready">A conflict of the same parties over the opportunity is open.</param>
    public static Opening Open(ConflictOpening opening, bool opportunityKnown, Predicate<PartnerId> partnerKnown, bool openAlready)
    {
        if (!opportunityKnown) return new Opening.Refused(ConflictRefusal.UnknownOpportunity, $"There is no opportunity {opening.Opportunity}.");
        foreach (var party in opening.Parties)
            if (!partnerKnown(party))
                return new Opening.Refused(ConflictRefusal.UnknownParty, $"There is no partner {party}.");
        if (opening.Parties.Distinct().Count() < 2) return new Opening.Refused(ConflictRefusal.TooFewParties, "A conflict needs two different parties.");
        if (openAlready) return new Opening.Refused(ConflictRefusal.OpenAlready, $"These parties have an open conflict over {opening.Opportunity}.");
        return new Opening.Granted(opening with { Parties = [.. opening.Parties.Distinct()] });
    }

    /// <summary>Whoever stands at the conflict's level, or above, decides it.</summary>
    public static Deciding Decide(in ConflictState state, ConflictDecider decider, ConflictOutcome outcome)
    {
        if (!state.Known) return No(ConflictRefusal.UnknownConflict, $"There is no conflict {state.Conflict}.");
        if (state.Decided) return No(ConflictRefusal.DecidedAlready, $"{state.Conflict} is decided, and the first decision stands.");
        if (decider.Partner is { } own && state.Parties.Contains(own)) return No(ConflictRefusal.DeciderIsParty, $"{own} is a party, and decides nothing.");
        if (decider.Level < state.Level) return No(ConflictRefusal.LevelTooLow, $"{state.Conflict} stands at {state.Level}, above {decider.Level}.");
        if (outcome is ConflictOutcome.Award award && !state.Parties.Contains(award.Winner))
            return No(ConflictRefusal.WinnerNotParty, $"{award.Winner} is no party.");
        if (outcome is ConflictOutcome.Split split)
        {
            if (!OnePerParty(split.Shares, state.Parties))
                return No(ConflictRefusal.SharesNotOfParties, "A split gives each party one share that is not negative, and nobody else any.");
            var sum = split.Shares.Sum(share => (long)share.Ppm);
            if (sum != Whole) return No(ConflictRefusal.SharesDoNotSum, $"The shares sum to {Figures.Ppm(sum)}, not to 1.");
        }
        return new Deciding.Granted(outcome);
    }

    private static bool OnePerParty(IReadOnlyList<PartyShare> shares, IReadOnlyList<PartnerId> parties) =>
        shares.All(share => share.Ppm >= 0) && shares.Select(share => share.Partner).Order().SequenceEqual(parties.Order());

    private static Deciding.Refused No(ConflictRefusal refusal, string sentence) => new(refusal, sentence);
}
