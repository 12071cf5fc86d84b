using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>Turns consequences into the entries of an incentive's journal. An entry's id is the incentive and its own version, so nothing is told twice.</summary>
internal static class IncentiveEntries
{
    public static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The entries, of which the first has the version after <paramref name="version"/>.</summary>
    public static IReadOnlyList<NewEntry> Of(IReadOnlyList<TimedConsequence> consequences, IncentiveBook? book, string currency, long version)
    {
        if (consequences.Count == 0 || book is null) return [];
        var entries = new List<NewEntry>(consequences.Count);
        foreach (var (at, byClock, consequence) in consequences)
        {
            if (Told(consequence, book, currency) is not { } told) continue;
            var id = $"{book.Incentive.Id}/{version + entries.Count + 1}";
            entries.Add(new(new(byClock ? SubjectDeadline.ClockSource : IncentiveFold.RuleSource, id), told.Type, at, JsonSerializer.SerializeToUtf8Bytes(told.Data, Web)));
        }
        return entries;
    }

    /// <summary>The lines of a statement as they are shown everywhere.</summary>
    public static StatementRow[] Lines(IReadOnlyList<StatementLine> lines) =>
        [.. lines.Select(line => new StatementRow(Words.Of(line.Kind), line.BaseMinor, line.RatePpm, line.AmountMinor))];

    // A payment is told by its own decision, a hold by the partner, and what an MDF payout accrues by its reimbursement.
    private static (string Type, object Data)? Told(IncentiveConsequence consequence, IncentiveBook book, string currency)
    {
        var kind = book.Incentive.Terms.Kind;
        switch (consequence)
        {
            case IncentiveConsequence.Accrued when kind == IncentiveKind.Mdf:
            case IncentiveConsequence.Paid:
            case IncentiveConsequence.HoldChanged:
                return null;
            case IncentiveConsequence.Accrued accrued:
                return (kind == IncentiveKind.Rebate ? EventNames.IncentiveRebateCalculated : EventNames.IncentiveFeeAccrued, new
                {
                    Payout = accrued.Payout.Value,
                    Partner = accrued.Partner.Value,
                    Amount = new MoneyRow(accrued.AfterMinor, currency),
                    Previous = new MoneyRow(accrued.BeforeMinor, currency),
                    Opportunity = Deal(book, accrued.Payout),
                    Statement = Lines(accrued.Statement),
                });
            case IncentiveConsequence.ClawedBack clawed:
                return (EventNames.IncentivePayoutClawedBack, new
                {
                    Payout = clawed.Payout.Value,
                    Partner = clawed.Partner.Value,
                    Amount = new MoneyRow(clawed.AmountMinor, currency),
                    Owed = new MoneyRow(clawed.OwedMinor, currency),
                    Opportunity = Deal(book, clawed.Payout),
                    Statement = Lines(book.Payouts[clawed.Payout].Entitlement.Lines),
                });
            case IncentiveConsequence.Reimbursed reimbursed:
                return (EventNames.IncentiveMdfReimbursed, new
                {
                    Request = reimbursed.Request.Value,
                    Partner = reimbursed.Partner.Value,
                    Amount = new MoneyRow(reimbursed.AmountMinor, currency),
                    Payout = reimbursed.Payout.Value,
                });
            case IncentiveConsequence.Lapsed lapsed:
                return (EventNames.IncentiveMdfLapsed, new
                {
                    Request = lapsed.Request.Value,
                    Partner = lapsed.Partner.Value,
                    Amount = new MoneyRow(lapsed.FreedMinor, currency),
                });
            default:
                throw new UnreachableException(consequence.ToString());
        }
    }

    private static string? Deal(IncentiveBook book, PayoutId payout) => book.Payouts[payout].Entitlement.Opportunity?.Value;
}

/// <summary>Money as events write it.</summary>
internal sealed record MoneyRow(long Minor, string Currency);

/// <summary>A line of a statement as events and rows write it.</summary>
internal sealed record StatementRow(string Kind, long BaseMinor, int RatePpm, long AmountMinor);
