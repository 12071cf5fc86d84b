using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Simulator.Population;

/// <summary>What people of the vendor, and partners who ask for money, decide about an incentive or a conflict; as an event it is another system's history.</summary>
/// <param name="Key">When, and who said so.</param>
public abstract record SyntheticDecision(FactKey Key)
{
    /// <summary>An incentive begins; its terms are the program's.</summary>
    public sealed record Published(FactKey Key, IncentiveKind Kind, string Name, Instant From, Instant Until, long? BudgetMinor) : SyntheticDecision(Key);

    /// <summary>An incentive begins, with who may earn it and terms of its own.</summary>
    public sealed record Offered(FactKey Key, Incentive Incentive) : SyntheticDecision(Key);

    /// <summary>A partner asks for market development funds.</summary>
    public sealed record MdfProposed(
        FactKey Key, string Request, PartnerId Partner, long AmountMinor, string Tactic, DateOnly EventDate, int ExpectedLeads) : SyntheticDecision(Key);

    /// <summary>The proposal is approved with an amount, or rejected.</summary>
    public sealed record MdfAnswered(FactKey Key, string Request, PartnerId Partner, bool Approved, long AmountMinor) : SyntheticDecision(Key);

    /// <summary>The partner proves what it spent, and tells what came of it.</summary>
    public sealed record ProofSubmitted(
        FactKey Key, string Request, PartnerId Partner, long AmountMinor, string ProofRef, int Leads, long PipelineMinor) : SyntheticDecision(Key);

    /// <summary>A partner claims the sum of an activity, named by its event's id.</summary>
    public sealed record SpifClaimed(FactKey Key, string Claim, PartnerId Partner, string Activity) : SyntheticDecision(Key);

    /// <summary>The claim is approved or denied.</summary>
    public sealed record SpifAnswered(FactKey Key, string Claim, PartnerId Partner, string Activity, bool Approved) : SyntheticDecision(Key);

    /// <summary>A conflict that the rules opened is decided: the holder has the account, or the credit is split, or nobody has it.</summary>
    /// <param name="Key">When, and who said so.</param>
    /// <param name="Opportunity">The contender's opportunity.</param>
    /// <param name="Holder">Who is protected.</param>
    /// <param name="Contender">Who asked beside.</param>
    /// <param name="HolderPercent">The holder's share: 100 awards, less splits; null voids.</param>
    public sealed record ConflictDecided(FactKey Key, OpportunityId Opportunity, PartnerId Holder, PartnerId Contender, int? HolderPercent) : SyntheticDecision(Key);
}
