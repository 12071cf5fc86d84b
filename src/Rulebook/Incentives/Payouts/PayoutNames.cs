using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Names payouts by their cause, so that the same cause has the same payout however often, in whatever order and for whatever amount it is
/// worked out: a restatement changes the amount of a payout and never its name.
/// </summary>
public static class PayoutNames
{
    private const string Kind = "payout";

    /// <summary>A margin or a referral fee: a deal is won once, whichever fact says so.</summary>
    public static PayoutId OfDeal(IncentiveId incentive, PartnerId partner, OpportunityId deal) =>
        new(CausedName.Of(Kind, incentive.Value, partner.Value, deal.Value));

    /// <summary>A usage fee: a deal's calendar month, counted since year 0.</summary>
    public static PayoutId OfMonth(IncentiveId incentive, PartnerId partner, OpportunityId deal, int month) =>
        new(CausedName.Of(Kind, incentive.Value, partner.Value, deal.Value, $"{month / 12:0000}-{month % 12 + 1:00}"));

    /// <summary>A rebate: a quarter's close.</summary>
    public static PayoutId OfClose(IncentiveId incentive, PartnerId partner, Instant close) =>
        new(CausedName.Of(Kind, incentive.Value, partner.Value, close.ToString()));

    /// <summary>MDF: a request.</summary>
    public static PayoutId OfRequest(IncentiveId incentive, PartnerId partner, PayoutId request) =>
        new(CausedName.Of(Kind, incentive.Value, partner.Value, request.Value));

    /// <summary>A SPIF: an activity, by what names its fact for ever.</summary>
    public static PayoutId OfActivity(IncentiveId incentive, PartnerId partner, FactKey activity) =>
        new(CausedName.Of(Kind, incentive.Value, partner.Value, activity.Source, activity.Id));
}
