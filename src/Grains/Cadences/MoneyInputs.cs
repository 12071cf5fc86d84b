using System.Runtime.CompilerServices;
using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Grains.Incentives;
using PemActors.Journal;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Cadences;

/// <summary>
/// What documents read of incentives, from the rows that they keep. A payout belongs to the instant of its cause; how much of it is accrued, approved and
/// paid is as the books say when the document is made.
/// </summary>
public sealed class MoneyInputs(IJournal journal)
{
    private const string Mdf = "mdf";

    /// <summary>What MDF was reimbursed in a period, with the pipeline that its proofs report, and since when.</summary>
    public async Task<IReadOnlyList<Reimbursed>> ReimbursedAsync(PeriodBounds period, CancellationToken cancellation)
    {
        var pipelineOf = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var request in RowsAsync<RequestBody>(IncentiveRows.Requests, cancellation))
            if (request is { Payout: { } payout, PipelineMinor: { } pipeline })
                pipelineOf[payout] = pipeline;
        var reimbursed = new Dictionary<(string Incentive, string Partner), Reimbursed>();
        await foreach (var payout in PayoutsIn(period, cancellation))
        {
            if (payout.Kind != Mdf) continue;
            var key = (payout.Incentive, payout.Partner);
            var known = reimbursed.TryGetValue(key, out var before) ? before : new(new(payout.Incentive), new(payout.Partner), 0, 0, payout.At);
            reimbursed[key] = new(
                known.Incentive, known.Partner, known.ReimbursedMinor + payout.AccruedMinor, known.PipelineMinor + pipelineOf.GetValueOrDefault(payout.Payout), Instant.Min(known.Since, payout.At));
        }
        return [.. reimbursed.Values];
    }

    /// <summary>What partners earned by causes of a quarter, each incentive once.</summary>
    public async Task<ILookup<PartnerId, PayoutTotal>> PayoutsAsync(PeriodBounds quarter, CancellationToken cancellation)
    {
        var totals = new Dictionary<(string Partner, string Incentive), PayoutTotal>();
        await foreach (var payout in PayoutsIn(quarter, cancellation))
        {
            var key = (payout.Partner, payout.Incentive);
            var known = totals.GetValueOrDefault(key) ?? new(new(payout.Incentive), 0, 0, 0);
            totals[key] = new(known.Incentive, known.AccruedMinor + payout.AccruedMinor, known.ApprovedMinor + payout.ApprovedMinor, known.PaidMinor + payout.PaidMinor);
        }
        return totals.ToLookup(total => new PartnerId(total.Key.Partner), total => total.Value);
    }

    /// <summary>The rebate incentives.</summary>
    public async Task<IReadOnlyList<Incentive>> RebatesAsync(CancellationToken cancellation)
    {
        var rebates = new List<Incentive>();
        await foreach (var row in journal.AllAsync(new(IncentiveRows.Incentives), cancellation))
            if (IncentiveJson.Read(row.Body) is { Terms: IncentiveTerms.Rebate } rebate)
                rebates.Add(rebate);
        return rebates;
    }

    private async IAsyncEnumerable<PayoutBody> PayoutsIn(PeriodBounds period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var payout in RowsAsync<PayoutBody>(IncentiveRows.Payouts, cancellation))
            if (period.Contains(payout.At))
                yield return payout;
    }

    private async IAsyncEnumerable<TBody> RowsAsync<TBody>(string list, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in journal.AllAsync(new(list), cancellation)) yield return JsonSerializer.Deserialize<TBody>(row.Body.Span, JsonSerializerOptions.Web)!;
    }

    private sealed record CauseBody(DateTimeOffset Time);

    private sealed record PayoutBody(string Payout, string Incentive, string Kind, string Partner, CauseBody Cause, long AccruedMinor, long ApprovedMinor, long PaidMinor)
    {
        public Instant At => Instant.From(Cause.Time);
    }

    private sealed record RequestBody(string? Payout, long? PipelineMinor);
}

/// <summary>What one MDF gave one partner in a period.</summary>
/// <param name="Incentive">Which MDF.</param>
/// <param name="Partner">Who got it.</param>
/// <param name="ReimbursedMinor">Reimbursed.</param>
/// <param name="PipelineMinor">The pipeline that its proofs report.</param>
/// <param name="Since">The first reimbursement of the period: what was won after it counts for it.</param>
public readonly record struct Reimbursed(IncentiveId Incentive, PartnerId Partner, long ReimbursedMinor, long PipelineMinor, Instant Since);
