using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>
/// The rows that lists read of an incentive: itself, its payouts, postings, MDF requests and SPIF claims, and what of another system's history is void.
/// Only what changed is written again.
/// </summary>
public static class IncentiveRows
{
    /// <summary>Incentives, by the start of their period; states open and closed.</summary>
    public const string Incentives = "incentives";

    /// <summary>Payouts, by due instant; states as of <see cref="PayoutStage"/>.</summary>
    public const string Payouts = "payouts";

    /// <summary>Postings, by the instant they were posted; state: the account that received.</summary>
    public const string Postings = "postings";

    /// <summary>MDF requests, by the instant they lapse; states as of <see cref="MdfState"/>.</summary>
    public const string Requests = "mdf-requests";

    /// <summary>SPIF claims, by the instant of the activity; states as of <see cref="SpifState"/>.</summary>
    public const string Claims = "spif-claims";

    /// <summary>Void decisions of another system's history, by their own time; state: the code.</summary>
    public const string Voids = "voids";

    /// <summary>Id of the row of a request or claim, names of which are an incentive's own.</summary>
    public static string IdOf(IncentiveId incentive, string name) => $"{incentive}~{name}";

    /// <summary>The rows of what changed.</summary>
    /// <param name="fold">The fold, with its moves.</param>
    /// <param name="currency">ISO 4217 code of the installation.</param>
    /// <param name="version">Journal version reached.</param>
    internal static IReadOnlyList<ListChange> Of(IncentiveFold fold, string currency, long version)
    {
        var changes = new List<ListChange>();
        foreach (var (key, why) in fold.Moves.Voids) changes.Add(Void(fold.Id, key, why));
        if (fold.Book is not { } book) return changes;
        changes.Add(ListChange.Put(Incentive(fold, currency, version)));
        foreach (var posting in fold.Moves.Postings) changes.Add(ListChange.Put(Posting(fold.Id, posting, currency)));
        foreach (var name in fold.Moves.Changed)
        {
            if (book.Payouts.TryGetValue(name, out var position)) changes.Add(ListChange.Put(Payout(book, position, currency)));
            if (book.Mdf.Requests.TryGetValue(name, out var request)) changes.Add(ListChange.Put(Request(book, request, fold.DetailsOf(name), currency)));
            if (book.Spif.Claims.TryGetValue(name, out var claim)) changes.Add(ListChange.Put(Claim(book, claim, currency)));
        }
        return changes;
    }

    /// <summary>The row of an incentive.</summary>
    internal static ListRow Incentive(IncentiveFold fold, string currency, long version)
    {
        var book = fold.Book!;
        var figures = new IncentiveFigures(book.TakenMinor, book.Incentive.BudgetMinor is null ? null : book.AvailableMinor, fold.PendingMinor, book.ClosedAt, version);
        return new(Incentives, fold.Id.Value, StateOf(book), book.Incentive.From, null, null, IncentiveJson.Row(book.Incentive, currency, figures));
    }

    /// <summary>open or closed.</summary>
    internal static string StateOf(IncentiveBook book) => book.ClosedAt is null ? "open" : "closed";

    private static ListRow Payout(IncentiveBook book, PayoutPosition position, string currency)
    {
        var (incentive, cause, state) = (book.Incentive.Id.Value, position.Entitlement.Cause, Words.Of(PayoutStages.Of(position, book)));
        return new(Payouts, position.Payout.Value, state, position.Entitlement.Due, position.Partner.Value, incentive, Json(new
        {
            Payout = position.Payout.Value,
            Incentive = incentive,
            Kind = Words.Of(book.Incentive.Terms.Kind),
            Partner = position.Partner.Value,
            Opportunity = position.Entitlement.Opportunity?.Value,
            State = state,
            Cause = Key(cause),
            DueAt = position.Entitlement.Due.ToString(),
            Currency = currency,
            EntitledMinor = position.Entitlement.AmountMinor,
            position.PendingMinor,
            AccruedMinor = position.GrantedMinor,
            position.CutMinor,
            position.ApprovedMinor,
            position.PaidMinor,
            position.OwedMinor,
            Held = book.IsHeld(position.Partner),
            Statement = IncentiveEntries.Lines(PayoutStatement.OfAccrual(position)),
            Claimants = position.Claimants.Select(person => person.Value),
        }));
    }

    private static ListRow Request(IncentiveBook book, MdfRequest request, MdfDetails details, string currency)
    {
        var (incentive, state) = (book.Incentive.Id, Words.Of(request.State));
        var payout = PayoutNames.OfRequest(incentive, request.Partner, request.Request);
        return new(Requests, IdOf(incentive, request.Request.Value), state, request.LapsesAt, request.Partner.Value, incentive.Value, Json(new
        {
            Request = request.Request.Value,
            Incentive = incentive.Value,
            Partner = request.Partner.Value,
            State = state,
            Currency = currency,
            request.ProposedMinor,
            request.ApprovedMinor,
            request.ReservedMinor,
            details.ProvenMinor,
            EventAt = details.EventAt?.ToString(),
            LapsesAt = request.LapsesAt.ToString(),
            details.Tactic,
            details.ExpectedLeads,
            details.ProofRef,
            details.Leads,
            details.PipelineMinor,
            ProposedBy = request.ProposedBy?.Value,
            Payout = request.State == MdfState.Reimbursed ? payout.Value : null,
        }));
    }

    private static ListRow Claim(IncentiveBook book, SpifClaim claim, string currency)
    {
        var (incentive, activity, state) = (book.Incentive.Id, claim.Activity, Words.Of(claim.State));
        return new(Claims, IdOf(incentive, claim.Claim.Value), state, activity.Key.Time, claim.Partner.Value, incentive.Value, Json(new
        {
            Claim = claim.Claim.Value,
            Incentive = incentive.Value,
            Partner = claim.Partner.Value,
            State = state,
            Activity = new { Time = activity.Key.Time.ToString(), activity.Key.Source, activity.Key.Id, Kind = Words.Of(activity.Kind), activity.Verified },
            Currency = currency,
            claim.AmountMinor,
            ClaimedBy = claim.ClaimedBy?.Value,
            Payout = claim.State == SpifState.Approved ? PayoutNames.OfActivity(incentive, claim.Partner, activity.Key).Value : null,
        }));
    }

    // Numbers of one width sort as texts do.
    private static ListRow Posting(IncentiveId incentive, NumberedPosting numbered, string currency)
    {
        var (number, at, posting) = numbered;
        var partner = posting.Debit.Partner != default ? posting.Debit.Partner : posting.Credit.Partner;
        return new(Postings, $"{incentive}~{number:D12}", Words.Of(posting.Debit.Kind), at, partner == default ? null : partner.Value, incentive.Value, Json(new
        {
            Number = number,
            At = at.ToString(),
            Debit = posting.Debit.ToString(),
            Credit = posting.Credit.ToString(),
            posting.AmountMinor,
            Currency = currency,
            Payout = posting.Payout?.Value,
        }));
    }

    private static ListChange Void(IncentiveId incentive, FactKey key, VoidDecision? why)
    {
        var id = IdOf(incentive, $"{key.Source}~{key.Id}");
        return why is null
            ? ListChange.Remove(Voids, id)
            : ListChange.Put(new(Voids, id, why.Code, key.Time, null, incentive.Value, Json(new { Event = Key(key), why.Type, why.Code, Detail = why.Sentence })));
    }

    private static KeyRow Key(FactKey key) => new(key.Time.ToString(), key.Source, key.Id);

    private static byte[] Json<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, IncentiveEntries.Web);
}

/// <summary>The key of an event as rows write it.</summary>
internal sealed record KeyRow(string Time, string Source, string Id);
