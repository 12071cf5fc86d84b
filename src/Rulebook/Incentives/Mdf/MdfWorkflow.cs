using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Incentives.BookDecision, PemActors.Rulebook.Incentives.MdfRefusal>;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Market development funds: proposed, then approved or rejected, then proven and so reimbursed, or lapsed (RULEBOOK §6). Approval reserves the
/// most that can be reimbursed; what is not used is free again with the reimbursement or the lapse. A request lapses where it stands open
/// when the days for proof are over. Every command first sees the lapses due by its own time.
/// </summary>
public static class MdfWorkflow
{
    /// <summary>Proposes a request.</summary>
    public static Ruled Propose(IncentiveBook? book, MdfProposal proposal, Origin origin)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Mdf terms) return Unknown;
        var draft = At(book, proposal.Key.Time);
        if (draft.Book.Mdf.Requests.ContainsKey(proposal.Request)) return Refuse(MdfRefusal.DuplicateRequest, $"{proposal.Request} was proposed before.");
        if (origin == Origin.Command)
        {
            if (book.ClosedAt is { } closed) return Refuse(MdfRefusal.Closed, $"{book.Incentive.Id} is closed since {closed}.");
            if (!EligibilityRules.InPeriod(book.Incentive, proposal.Key.Time) || !EligibilityRules.InPeriod(book.Incentive, proposal.EventDate))
            {
                var (from, until) = (book.Incentive.From, book.Incentive.Until);
                return Refuse(MdfRefusal.NotInPeriod, $"{book.Incentive.Id} runs from {from} until {until}, for the proposal and for its event.");
            }
            if (EligibilityRules.Judge(book.Incentive, proposal.Standing, null, proposal.Key.Time) is { } reason)
                return Refuse(MdfRefusal.NotEligible, $"{proposal.Partner} is not eligible for {book.Incentive.Id}: {reason}.");
            if (!proposal.HasBenefit) return Refuse(MdfRefusal.BenefitMissing, $"{proposal.Partner} does not have the benefit of MDF.");
        }
        if (BadAmount(proposal.AmountMinor) is { } bad) return bad;
        var lapses = MdfRules.LapsesAt(proposal.EventDate, terms);
        if (proposal.Key.Time >= lapses) return Late(proposal.Request, lapses);
        draft.Put(new MdfRequest(proposal.Request, proposal.Partner, proposal.AmountMinor, lapses, proposal.By, MdfState.Proposed, 0, 0));
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>Approves a proposed request and reserves what it can bring.</summary>
    public static Ruled Approve(IncentiveBook? book, MdfApproval approval, Origin origin)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Mdf terms) return Unknown;
        var draft = At(book, approval.Key.Time);
        if (!draft.Book.Mdf.Requests.TryGetValue(approval.Request, out var request)) return Unasked(approval.Request);
        var approved = approval.AmountMinor ?? request.ProposedMinor;
        if (BadAmount(approved) is { } bad) return bad;
        if (Decided(request) is { } decided) return decided;
        if (origin == Origin.Command)
        {
            if (approved > request.ProposedMinor)
                return Refuse(MdfRefusal.AmountAboveProposed, $"{Figures.Money(request.ProposedMinor)} was proposed, which {Figures.Money(approved)} exceeds.");
            if (approval.By is { } by && by == request.ProposedBy)
                return Refuse(MdfRefusal.SamePerson, $"{by} proposed {request.Request} and may not approve it.");
        }
        var reserve = MdfRules.ReserveMinor(approved, terms);
        if (reserve > draft.Book.AvailableMinor)
            return Refuse(MdfRefusal.BudgetExhausted, $"{Figures.Money(reserve)} would be reserved, and {Figures.Money(draft.Book.AvailableMinor)} is left.");
        draft.Post(Reserved(request), draft.Source, reserve, request.Request);
        draft.Put(request with { State = MdfState.Approved, ApprovedMinor = approved, ReservedMinor = reserve });
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>Rejects a proposed request.</summary>
    public static Ruled Reject(IncentiveBook? book, MdfRejection rejection)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Mdf) return Unknown;
        var draft = At(book, rejection.Key.Time);
        if (!draft.Book.Mdf.Requests.TryGetValue(rejection.Request, out var request)) return Unasked(rejection.Request);
        if (Decided(request) is { } decided) return decided;
        draft.Put(request with { State = MdfState.Rejected });
        return new Ruled.Granted(draft.Done());
    }

    /// <summary>Proves an approved request. Its payout accrues at once, out of what was reserved; the rest is free again.</summary>
    public static Ruled Prove(IncentiveBook? book, MdfProof proof, Origin origin)
    {
        if (book?.Incentive.Terms is not IncentiveTerms.Mdf terms) return Unknown;
        var draft = At(book, proof.Key.Time);
        if (!draft.Book.Mdf.Requests.TryGetValue(proof.Request, out var request)) return Unasked(proof.Request);
        if (BadAmount(proof.AmountMinor) is { } bad) return bad;
        if (request.State == MdfState.Reimbursed) return Refuse(MdfRefusal.AlreadyDecided, $"{request.Request} is reimbursed already.");
        if (request.State is MdfState.Proposed or MdfState.Rejected) return Refuse(MdfRefusal.NotApproved, $"{request.Request} is not approved.");
        if (request.State == MdfState.Lapsed) return Late(request.Request, request.LapsesAt);
        if (origin == Origin.Command && string.IsNullOrEmpty(proof.ProofRef))
            return Refuse(MdfRefusal.ProofMissing, $"The proof of {request.Request} names no evidence.");
        draft.Reimburse(request, proof, terms);
        return new Ruled.Granted(draft.Done());
    }

    internal static void Lapse(this BookDraft draft, PayoutId name)
    {
        var request = draft.Book.Mdf.Requests[name];
        draft.Post(draft.Source, Reserved(request), request.ReservedMinor, name);
        draft.Put(request with { State = MdfState.Lapsed, ReservedMinor = 0 });
        draft.Tell(new IncentiveConsequence.Lapsed(name, request.Partner, request.ReservedMinor));
    }

    private static void Reimburse(this BookDraft draft, MdfRequest request, MdfProof proof, IncentiveTerms.Mdf terms)
    {
        var payout = PayoutNames.OfRequest(draft.Book.Incentive.Id, request.Partner, request.Request);
        var line = MdfFormula.Line(request.ApprovedMinor, proof.AmountMinor, terms);
        var entitlement = Entitlements.Of(payout, request.Partner, null, proof.Key, terms.NetDays, [line]);
        var amount = entitlement.AmountMinor;
        PersonId?[] claimants = [request.ProposedBy, proof.By];
        draft.Put(request with { State = MdfState.Reimbursed, ReservedMinor = 0 });
        draft.Tell(new IncentiveConsequence.Reimbursed(request.Request, request.Partner, payout, amount));
        draft.Regrant(PayoutPosition.Of(entitlement, 0, [.. claimants.OfType<PersonId>()]) with { SettledMinor = amount }, amount, Reserved(request));
        draft.Post(draft.Source, Reserved(request), request.ReservedMinor - amount, request.Request);
    }

    private static BookDraft At(IncentiveBook book, Instant t)
    {
        var draft = new BookDraft(book);
        draft.Advance(t);
        return draft;
    }

    private static Account Reserved(MdfRequest request) => new(AccountKind.Reserved, request.Partner);

    private static Ruled.Refused? Decided(MdfRequest request) => request.State switch
    {
        MdfState.Proposed => null,
        MdfState.Lapsed => Late(request.Request, request.LapsesAt),
        _ => Refuse(MdfRefusal.AlreadyDecided, $"{request.Request} is {request.State.ToString().ToLowerInvariant()} already."),
    };

    private static Ruled.Refused? BadAmount(long amountMinor) =>
        amountMinor <= 0 ? Refuse(MdfRefusal.AmountNotPositive, $"An amount must be above 0, and {amountMinor} minor units are not.")
        : amountMinor > BudgetRules.MostMinor ? Refuse(MdfRefusal.AmountTooLarge, $"An amount is at most {Figures.Money(BudgetRules.MostMinor)}.")
        : null;

    private static Ruled.Refused Unknown => Refuse(MdfRefusal.UnknownIncentive, "No such MDF incentive was published.");

    private static Ruled.Refused Unasked(PayoutId request) => Refuse(MdfRefusal.UnknownRequest, $"Nobody proposed {request}.");

    private static Ruled.Refused Late(PayoutId request, Instant lapses) => Refuse(MdfRefusal.ProofLate, $"Proof of {request} counted until {lapses}.");

    private static Ruled.Refused Refuse(MdfRefusal code, string sentence) => new(code, sentence);
}
