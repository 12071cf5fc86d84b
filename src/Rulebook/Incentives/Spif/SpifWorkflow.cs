using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Incentives.BookDecision, PemActors.Rulebook.Incentives.SpifRefusal>;

namespace PemActors.Rulebook.Incentives;

/// <summary>A partner claims the sum for one of its activities.</summary>
/// <param name="Key">When, and by which entry.</param>
/// <param name="Claim">The claim's name.</param>
/// <param name="Partner">Whose.</param>
/// <param name="Activity">The activity it names; null where the partner's evidence knows none of that id.</param>
/// <param name="Standing">What the partner was at the activity; null before its introduction.</param>
/// <param name="By">Who claims; null where another system does not tell.</param>
public sealed record SpifClaiming(FactKey Key, PayoutId Claim, PartnerId Partner, SpifActivity? Activity, PartnerStanding? Standing, PersonId? By);

/// <summary>Approval or denial of a claim.</summary>
/// <param name="Key">When, and by which entry.</param>
/// <param name="Claim">Which.</param>
/// <param name="By">Who decides; null where another system does not tell.</param>
public sealed record SpifDecision(FactKey Key, PayoutId Claim, PersonId? By);

/// <summary>
/// SPIF claims: claimed, then approved or denied (RULEBOOK §6). Approval takes the sum from the budget, counts against both caps, and accrues the payout;
/// claims alone count for nothing, so caps and budget are served in the order of approvals. Claims for activities inside the box are taken after the
/// box has ended, until the incentive is closed.
/// </summary>
public static class SpifWorkflow
{
    /// <summary>Claims.</summary>
    public static Ruled Claim(IncentiveBook? book, SpifClaiming claiming, Origin origin)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Spif terms) return Unknown;
        var asked = origin == Origin.Command;
        if (book.Spif.Claims.ContainsKey(claiming.Claim)) return Refuse(SpifRefusal.DuplicateClaim, $"{claiming.Claim} was claimed before.");
        if (asked && book.ClosedAt is { } closed) return Refuse(SpifRefusal.Closed, $"{book.Incentive.Id} is closed since {closed}.");
        if (claiming.Activity is not { } activity) return Refuse(SpifRefusal.ActivityUnknown, $"{claiming.Partner} has no activity of that id.");
        if (asked && activity.Partner != claiming.Partner)
            return Refuse(SpifRefusal.ActivityOfAnother, $"{activity.Key.Id} is an activity of another partner.");
        var sum = SpifFormula.SumMinor(activity.Kind, terms);
        if (sum == 0) return Refuse(SpifRefusal.ActivityNotPaid, $"{book.Incentive.Id} pays nothing for {activity.Key.Id}.");
        if (asked && !activity.Verified) return Refuse(SpifRefusal.ActivityUnverified, $"{activity.Key.Id} carries no evidence.");
        if (asked && !EligibilityRules.InPeriod(book.Incentive, activity.Key.Time))
        {
            var (from, until) = (book.Incentive.From, book.Incentive.Until);
            return Refuse(SpifRefusal.ActivityOutsideBox, $"{activity.Key.Id} was at {activity.Key.Time}, and the box runs from {from} until {until}.");
        }
        if (book.Spif.Activities.Contains(activity.Key)) return Refuse(SpifRefusal.ActivityAlreadyClaimed, $"{activity.Key.Id} was claimed before.");
        if (asked && EligibilityRules.Judge(book.Incentive, claiming.Standing, null, activity.Key.Time) is { } reason)
            return Refuse(SpifRefusal.NotEligible, $"{claiming.Partner} was not eligible for {book.Incentive.Id} at {activity.Key.Time}: {reason}.");
        var draft = new BookDraft(book);
        draft.Put(new SpifClaim(claiming.Claim, claiming.Partner, activity, sum, claiming.By, SpifState.Claimed));
        draft.Book = draft.Book with { Spif = draft.Book.Spif with { Activities = draft.Book.Spif.Activities.Add(activity.Key) } };
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>Approves a claim: its payout accrues, caused by the activity.</summary>
    public static Ruled Approve(IncentiveBook? book, SpifDecision decision, Origin origin)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Spif terms) return Unknown;
        if (Open(book, decision, out var claim) is { } refused) return refused;
        if (origin == Origin.Command && decision.By is { } by && by == claim!.ClaimedBy)
            return Refuse(SpifRefusal.SamePerson, $"{by} claimed {claim.Claim} and may not approve it.");
        // As for tiers, an activity at a close belongs to the quarter that ends there.
        var quarter = QuarterCalendar.NextClose(book.Calendar, new(claim!.Activity.Key.Time.Ticks - 1));
        var paid = book.Spif.PaidIn(claim.Partner, quarter);
        if (!SpifFormula.Pays(paid, book.Spif.PaidInBox, terms))
        {
            var sentence = $"{claim.Partner} has {paid} paid activities in the quarter that closes at {quarter}, and the box {book.Spif.PaidInBox}.";
            return Refuse(SpifRefusal.CapReached, sentence);
        }
        if (claim.AmountMinor > book.AvailableMinor)
            return Refuse(SpifRefusal.BudgetExhausted, $"{Figures.Money(claim.AmountMinor)} would be paid, and {Figures.Money(book.AvailableMinor)} is left.");
        var draft = new BookDraft(book);
        draft.Put(claim with { State = SpifState.Approved });
        draft.Book = draft.Book with
        {
            Spif = draft.Book.Spif with { Paid = draft.Book.Spif.Paid.SetItem((claim.Partner, quarter), paid + 1), PaidInBox = book.Spif.PaidInBox + 1 },
        };
        draft.Accrue(claim, terms);
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>Denies a claim, for good: its activity is not claimed again.</summary>
    public static Ruled Deny(IncentiveBook? book, SpifDecision decision)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Spif) return Unknown;
        if (Open(book, decision, out var claim) is { } refused) return refused;
        var draft = new BookDraft(book);
        draft.Put(claim! with { State = SpifState.Denied });
        return new Ruled.Granted(draft.Done());
    }

    private static void Accrue(this BookDraft draft, SpifClaim claim, IncentiveTerms.Spif terms)
    {
        var cause = claim.Activity.Key;
        var payout = PayoutNames.OfActivity(draft.Book.Incentive.Id, claim.Partner, cause);
        var entitlement = Entitlements.Of(payout, claim.Partner, null, cause, terms.NetDays, [SpifFormula.Line(claim.AmountMinor)]);
        var position = PayoutPosition.Of(entitlement, 0, claim.ClaimedBy is { } by ? [by] : []);
        draft.Regrant(position with { SettledMinor = claim.AmountMinor }, claim.AmountMinor);
    }

    private static Ruled.Refused? Open(IncentiveBook book, SpifDecision decision, out SpifClaim? claim)
    {
        if (!book.Spif.Claims.TryGetValue(decision.Claim, out claim)) return Refuse(SpifRefusal.UnknownClaim, $"Nobody claimed {decision.Claim}.");
        if (claim.State == SpifState.Claimed) return null;
        return Refuse(SpifRefusal.AlreadyDecided, $"{claim.Claim} is {claim.State.ToString().ToLowerInvariant()} already.");
    }

    private static Ruled.Refused Unknown => Refuse(SpifRefusal.UnknownIncentive, "No such SPIF was published.");

    private static Ruled.Refused Refuse(SpifRefusal code, string sentence) => new(code, sentence);
}
