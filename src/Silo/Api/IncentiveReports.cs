using System.Text.Json.Nodes;
using PemActors.Grains.Interfaces.Incentives;

namespace PemActors.Silo.Api;

/// <summary>An amount in minor units with its ISO 4217 code.</summary>
public sealed record MoneyReport(long Minor, string Currency);

/// <summary>An incentive in a list: its definition, with the terms complete, and how far its money has come. No budget: unlimited.</summary>
public sealed record IncentiveReport(
    string Incentive, string State, string Kind, string Name, string From, string Until, MoneyReport? Budget, JsonObject Eligibility, JsonObject Terms, string Currency,
    long TakenMinor, long? AvailableMinor, long PendingMinor, string? ClosedAt, long Version);

/// <summary>A line of a statement: base × rate.</summary>
public sealed record StatementReport(string Kind, long BaseMinor, int RatePpm, long AmountMinor);

/// <summary>What names an event for ever, and when it happened.</summary>
public sealed record EventReport(string Time, string Source, string Id);

/// <summary>A payout: what its cause entitles to, and how far it has come; amounts are cumulative and net of what was reversed.</summary>
public sealed record PayoutReport(
    string Payout, string Incentive, string Kind, string Partner, string? Opportunity, string State, EventReport Cause, string DueAt, string Currency,
    long EntitledMinor, long PendingMinor, long AccruedMinor, long CutMinor, long ApprovedMinor, long PaidMinor, long OwedMinor, bool Held,
    StatementReport[] Statement, string[] Claimants);

/// <summary>A movement of money: what leaves the credited account enters the debited one. Numbers are an incentive's own, from 1 without gaps.</summary>
public sealed record PostingReport(long Number, string At, string Debit, string Credit, long AmountMinor, string Currency, string? Payout);

/// <summary>A request for development funds.</summary>
public sealed record MdfReport(
    string Request, string Incentive, string Partner, string State, string Currency, long ProposedMinor, long ApprovedMinor, long ReservedMinor, long? ProvenMinor, string? EventAt,
    string LapsesAt, string? Tactic, int? ExpectedLeads, string? ProofRef, int? Leads, long? PipelineMinor, string? ProposedBy, string? Payout);

/// <summary>An activity that a claim names.</summary>
public sealed record ClaimedActivityReport(string Time, string Source, string Id, string Kind, bool Verified);

/// <summary>A claim for an activity.</summary>
public sealed record ClaimReport(
    string Claim, string Incentive, string Partner, string State, ClaimedActivityReport Activity, string Currency, long AmountMinor, string? ClaimedBy, string? Payout);

/// <summary>A decision of another system's history that is kept and has no effect, with the code of what it breaks or waits for.</summary>
public sealed record VoidReport(EventReport Event, string Type, string Code, string Detail);

/// <summary>
/// A ledger: totals by kind of account, which sum to 0; balances of single accounts, in order; and a page of postings. <c>next</c> is the cursor of the
/// following page of postings, null at the end.
/// </summary>
public sealed record LedgerReport(
    string Incentive, string Currency, long Version, AccountBalance[] Totals, AccountBalance[] Balances, IReadOnlyList<PostingReport> Postings, string? Next, long Total);
